// The queue of derivations, and the process that holds keys.
#include "vault/derivation_queue.h"

#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <latch>

#include <gtest/gtest.h>

#include "vault/process.h"

namespace hogo::vault {
namespace {

using Lane = DerivationQueue::Lane;

/// Holds the threads of a queue until release(), so that what is submitted meanwhile waits in a known order.
class Gate {
  public:
    Gate(DerivationQueue& queue, std::size_t threads) : held_(static_cast<std::ptrdiff_t>(threads)) {
        for (std::size_t i = 0; i < threads; ++i)
            EXPECT_TRUE(queue.submit("gate", Lane::other, [this] {
                held_.count_down();
                open_.wait();
            }));
        held_.wait();
    }
    void release() { open_.count_down(); }

  private:
    std::latch held_;
    std::latch open_{1};
};

std::string order_of(const std::vector<std::pair<std::string, Lane>>& submitted) {
    std::string order;
    DerivationQueue queue({.at_once = 1, .waiting = 64, .waiting_per_client = 16});
    Gate gate(queue, 1);
    std::latch done(static_cast<std::ptrdiff_t>(submitted.size()));
    for (const auto& [client, lane] : submitted)
        EXPECT_TRUE(queue.submit(client, lane, [&order, &done, name = client] {
            order += name;
            done.count_down();
        }));
    gate.release();
    done.wait();
    return order;
}

TEST(DerivationQueue, serves_clients_in_turn_so_that_one_that_floods_delays_itself_alone) {
    EXPECT_EQ(order_of({{"f", Lane::other},
                        {"f", Lane::other},
                        {"f", Lane::other},
                        {"a", Lane::other},
                        {"b", Lane::other}}),
              "fabff");
}

TEST(DerivationQueue, prefers_known_devices_without_starving_strangers) {
    const auto known = Lane::known_device;
    EXPECT_EQ(order_of({{"s", Lane::other},
                        {"s", Lane::other},
                        {"k", known},
                        {"k", known},
                        {"k", known},
                        {"k", known},
                        {"k", known}}),
              "kkkskks");
}

TEST(DerivationQueue, never_runs_more_at_once_than_it_may) {
    std::atomic<int> running = 0, most = 0;
    DerivationQueue queue({.at_once = 2, .waiting = 64, .waiting_per_client = 64});
    std::latch done(32);
    for (int i = 0; i < 32; ++i)
        ASSERT_TRUE(queue.submit("c", Lane::other, [&] {
            const int now = ++running;
            for (int seen = most; seen < now && !most.compare_exchange_weak(seen, now);) {
            }
            std::this_thread::yield();
            --running;
            done.count_down();
        }));
    done.wait();
    EXPECT_LE(most, 2);
}

TEST(DerivationQueue, refuses_at_once_when_it_or_a_clients_share_is_full) {
    DerivationQueue queue({.at_once = 1, .waiting = 3, .waiting_per_client = 2});
    Gate gate(queue, 1);
    EXPECT_TRUE(queue.submit("a", Lane::other, [] {}));
    EXPECT_TRUE(queue.submit("a", Lane::other, [] {}));
    EXPECT_EQ(queue.submit("a", Lane::other, [] {}).error().code.view(), "sign_in_busy");
    EXPECT_TRUE(queue.submit("b", Lane::other, [] {}));
    EXPECT_EQ(queue.submit("c", Lane::other, [] {}).error().code.view(), "sign_in_busy");
    EXPECT_TRUE(queue.submit("c", Lane::known_device, [] {})) << "known devices have a lane of their own";
    EXPECT_EQ(queue.waiting(), 4u);
    gate.release();
}

TEST(DerivationQueue, waits_for_its_answer_when_asked_to) {
    DerivationQueue queue;
    int value = 0;
    EXPECT_TRUE(queue.run("a", Lane::other, [&] { value = 7; }));
    EXPECT_EQ(value, 7);
}

TEST(DerivationQueue, that_ends_drops_what_waits_and_says_so) {
    auto queue = std::make_unique<DerivationQueue>(DerivationQueue::Limits{.at_once = 0});
    bool ran = false;
    std::string code;
    std::thread waiter([&, raw = queue.get()] {
        const auto result = raw->run("a", Lane::other, [&] { ran = true; });
        code = result ? "ok" : result.error().code.view();
    });
    while (queue->waiting() == 0) std::this_thread::yield();
    queue.reset();
    waiter.join();
    EXPECT_FALSE(ran);
    EXPECT_EQ(code, "sign_in_busy");
}

TEST(Process, leaves_no_core_and_lets_nobody_read_it) {
    const pid_t child = fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
        rlimit limit{1, 1};
        const bool hardened = harden_process().has_value() && getrlimit(RLIMIT_CORE, &limit) == 0 &&
                              limit.rlim_cur == 0 && limit.rlim_max == 0 && prctl(PR_GET_DUMPABLE) == 0;
        _exit(hardened ? 0 : 1);
    }
    int status = 0;
    ASSERT_EQ(waitpid(child, &status, 0), child);
    EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0);
}

}  // namespace
}  // namespace hogo::vault
