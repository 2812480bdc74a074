// A process that is killed while it writes loses nothing that it answered for, and leaves nothing half.
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <thread>

#include "data_folder.h"

namespace hogo::store::sqlite::testing {
namespace {

/// What the child reports after each answer: which round's action, and the leaf.
struct Reported {
    std::uint32_t writer, number;
    std::uint64_t leaf;
};

class Killed : public DataFolder {
  protected:
    static constexpr int writers = 3;
    static std::uint64_t seed_of(int round, int writer) { return 1000u * static_cast<unsigned>(round) + static_cast<unsigned>(writer); }

    /// The n-th change of a writer in a round; the test makes the same again to compare.
    static actions::CaseChange change_of(contract::Sample& sample, int round, int writer, std::uint32_t number) {
        auto change = sample.opening(fmt::format("{}-{}-{}", round, writer, number));
        sample.add_event(change, {}, actions::Compartment::condition);
        return change;
    }

    [[noreturn]] void write_until_killed(int round, int pipe) {
        auto opened = open({.pin_interval = std::chrono::milliseconds(20)});
        if (!opened) ::_exit(1);
        auto& cases = (*opened)->cases();
        std::vector<std::thread> threads;
        for (int writer = 0; writer < writers; ++writer)
            threads.emplace_back([&, writer] {
                contract::Sample sample(seed_of(round, writer));
                for (std::uint32_t number = 0;; ++number) {
                    const auto receipt = cases.commit(permit, change_of(sample, round, writer, number));
                    if (!receipt) ::_exit(2);
                    const Reported reported{static_cast<std::uint32_t>(writer), number, receipt->leaf};
                    if (::write(pipe, &reported, sizeof reported) != sizeof reported) ::_exit(3);
                }
            });
        for (auto& thread : threads) thread.join();
        ::_exit(0);
    }

    /// Starts a child, kills it after that many reports, and answers what it had reported.
    std::vector<Reported> run_and_kill(int round, std::size_t after) {
        int ends[2];
        require(::pipe(ends) == 0, "no pipe");
        const auto child = ::fork();
        require(child >= 0, "no child");
        if (child == 0) {
            ::close(ends[0]);
            write_until_killed(round, ends[1]);
        }
        ::close(ends[1]);
        std::vector<Reported> all;
        Reported one;
        while (::read(ends[0], &one, sizeof one) == sizeof one) {
            all.push_back(one);
            if (all.size() == after) ::kill(child, SIGKILL);
        }
        ::close(ends[0]);
        int status = 0;
        ::waitpid(child, &status, 0);
        EXPECT_TRUE(WIFSIGNALED(status)) << "the child ended by itself: " << WEXITSTATUS(status);
        return all;
    }

    void expect_whole(Database& database, int round, int writer, std::uint32_t reported) {
        contract::Sample sample(seed_of(round, writer));
        for (std::uint32_t number = 0;; ++number) {
            const auto change = change_of(sample, round, writer, number);
            const auto receipt = database.cases().find_receipt(change.action).value();
            if (!receipt) {
                EXPECT_GE(number, reported) << "an answered change is lost";
                EXPECT_FALSE(database.cases().find_number(change.opens->number)->has_value()) << "half a change";
                return;
            }
            const auto rows = database.cases().read_case(change.file, {}, actions::Compartments::all()).value();
            EXPECT_EQ(rows.events, change.events);
            EXPECT_EQ(rows.heads, contract::Sample::after(change));
            EXPECT_TRUE(database.cases().prove_leaf(receipt->leaf, change.entry.record, change.entry.salt).value());
        }
    }
};

TEST_F(Killed, while_it_writes_it_keeps_every_answered_change_whole) {
    ASSERT_TRUE(create());
    const auto random = seeded_random(20250612);
    for (int round = 0; round < 20; ++round) {
        const auto after = 1 + random->draw<1>()[0] % 60;
        const auto reports = run_and_kill(round, static_cast<std::size_t>(after));
        ASSERT_GE(reports.size(), static_cast<std::size_t>(after));
        expect_sound_ledger();
        auto opened = open();
        ASSERT_TRUE(opened) << opened.error().code.view();
        for (int writer = 0; writer < writers; ++writer) {
            std::uint32_t count = 0;
            for (const auto& reported : reports)
                if (reported.writer == static_cast<std::uint32_t>(writer)) count = std::max(count, reported.number + 1);
            expect_whole(**opened, round, writer, count);
        }
    }
}

}  // namespace
}  // namespace hogo::store::sqlite::testing
