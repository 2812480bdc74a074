// What a store promises to several who come at once.
#include <atomic>
#include <set>
#include <thread>

#include "contract/store_under_test.h"

namespace hogo::contract {
namespace {

class Together : public Contract {
  protected:
    /// Runs `body(n)` on `count` threads at once.
    template <class Body>
    void at_once(int count, Body body) {
        std::vector<std::thread> threads;
        std::atomic<int> ready = 0;
        for (int n = 0; n < count; ++n)
            threads.emplace_back([&, n] {
                ++ready;
                while (ready < count) std::this_thread::yield();
                body(n);
            });
        for (auto& thread : threads) thread.join();
    }
};
HOGO_CONTRACT(Together);

TEST_P(Together, exactly_one_of_those_who_change_the_same_revision_wins) {
    const auto first = sample.opening("H-1");
    committed(first);
    auto heads = Sample::after(first);
    for (int round = 0; round < 5; ++round) {
        std::vector<CaseChange> changes;
        for (int n = 0; n < 8; ++n) changes.push_back(sample.following(first.file, heads, {Compartment::procedure}));
        std::vector<std::string> outcomes(8);
        at_once(8, [&](int n) { outcomes[n] = code_of(cases().commit(permit, changes[n])); });
        EXPECT_EQ(std::ranges::count(outcomes, "ok"), 1);
        EXPECT_EQ(std::ranges::count(outcomes, "stale_file"), 7);
        const auto winner = std::ranges::find(outcomes, "ok") - outcomes.begin();
        heads = Sample::after(changes[winner], heads);
        EXPECT_EQ(rows_of(first.file).heads, heads);
    }
    EXPECT_EQ(signed_state().size, 1u + 1u + 5u);
    expect_sound_ledger();
}

TEST_P(Together, all_who_change_different_files_win) {
    constexpr int people = 8, each = 12;
    std::vector<std::vector<CaseChange>> changes(people);
    for (int n = 0; n < people; ++n)
        for (int i = 0; i < each; ++i) changes[n].push_back(sample.opening(fmt::format("H-{}-{}", n, i)));
    std::vector<std::vector<Receipt>> receipts(people);
    at_once(people, [&](int n) {
        for (const auto& change : changes[n]) receipts[n].push_back(cases().commit(permit, change).value());
    });
    std::set<std::uint64_t> leaves;
    for (int n = 0; n < people; ++n)
        for (int i = 0; i < each; ++i) {
            const auto& change = changes[n][i];
            leaves.insert(receipts[n][i].leaf);
            EXPECT_TRUE(cases().prove_leaf(receipts[n][i].leaf, change.entry.record, change.entry.salt).value());
            EXPECT_EQ(rows_of(change.file).events, change.events);
        }
    EXPECT_EQ(leaves.size(), std::size_t{people * each});
    expect_sound_ledger();
}

TEST_P(Together, one_who_fails_does_not_disturb_the_others) {
    committed(sample.opening("taken"));
    constexpr int people = 32;
    std::vector<CaseChange> changes;
    for (int n = 0; n < people; ++n) changes.push_back(sample.opening(n % 4 == 0 ? "taken" : fmt::format("H-{}", n)));
    const auto size = signed_state().size;
    std::vector<Result<Receipt>> results(people, problem(ProblemKind::conflict, "not_run", ""));
    at_once(people, [&](int n) { results[n] = cases().commit(permit, changes[n]); });
    for (int n = 0; n < people; ++n) {
        if (n % 4 == 0) {
            EXPECT_EQ(code_of(results[n]), "number_taken");
            EXPECT_EQ(code_of(cases().read_case(changes[n].file, {}, {})), "no_such_file");
        } else {
            ASSERT_EQ(code_of(results[n]), "ok");
            EXPECT_EQ(rows_of(changes[n].file).events, changes[n].events);
            EXPECT_TRUE(
                cases().prove_leaf(results[n]->leaf, changes[n].entry.record, changes[n].entry.salt).value());
        }
    }
    EXPECT_EQ(signed_state().size, size + people * 3 / 4);
    expect_sound_ledger();
}

TEST_P(Together, the_same_action_from_two_windows_is_one_action) {
    const auto first = sample.opening("H-1");
    committed(first);
    const auto change = sample.following(first.file, Sample::after(first), {Compartment::procedure});
    std::vector<Receipt> receipts(6);
    at_once(6, [&](int n) { receipts[n] = cases().commit(permit, change).value(); });
    for (const auto& receipt : receipts) EXPECT_EQ(receipt, receipts[0]);
    EXPECT_EQ(rows_of(first.file).events.size(), 2u);
}

TEST_P(Together, a_reader_sees_whole_commits_only) {
    const auto first = sample.opening("H-1");
    committed(first);
    std::atomic<bool> written = false;
    std::thread writer([&] {
        auto heads = Sample::after(first);
        for (int i = 0; i < 150; ++i) {
            const auto change =
                sample.following(first.file, heads, {Compartment::condition, Compartment::needs, Compartment::identity});
            if (!cases().commit(permit, change)) break;
            heads = Sample::after(change, heads);
        }
        written = true;
    });
    std::atomic<int> torn = 0, seen = 0;
    at_once(3, [&](int) {
        while (!written) {
            const auto rows = cases().read_case(first.file, {}, Compartments::all());
            if (!rows) {
                ++torn;
                continue;
            }
            Heads folded;
            for (const auto& event : rows->events) {
                auto& head = folded[event.compartment];
                if (head.revision == 0) head.hash = vault::first_head(vault::raw(first.file), Sample::code_of(event.compartment));
                head = {event.sequence, vault::next_head(head.hash, event.sealed)};
            }
            if (folded != rows->heads || rows->events.size() % 3 != 1) ++torn;
            ++seen;
        }
    });
    writer.join();
    EXPECT_EQ(torn, 0);
    EXPECT_GT(seen, 0);
    EXPECT_EQ(rows_of(first.file).events.size(), 451u);
}

}  // namespace
}  // namespace hogo::contract
