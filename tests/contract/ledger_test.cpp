// What a store promises about the ledger: whatever it answered for is in the tree, under a signature, provable.
#include "contract/store_under_test.h"
#include "ledger/proof.h"

namespace hogo::contract {
namespace {

class Ledger : public Contract {};
HOGO_CONTRACT(Ledger);

TEST_P(Ledger, begins_with_the_hash_of_the_root_document) {
    const auto state = signed_state();
    EXPECT_EQ(state.size, 1u);
    EXPECT_EQ(entries(1)[0], Bytes(root.hash.begin(), root.hash.end()));
    expect_sound_ledger();
}

TEST_P(Ledger, has_an_access_entry_under_a_checkpoint_when_the_call_returns) {
    for (int i = 0; i < 5; ++i) {
        const auto entry = sample.entry();
        const auto leaf = cases().record_access(entry, today).value();
        const auto state = signed_state();
        ASSERT_LT(leaf, state.size);
        EXPECT_EQ(entries(state.size)[leaf], [&] {
            const auto commitment = ledger::commitment(entry.salt, entry.record);
            return Bytes(commitment.begin(), commitment.end());
        }());
    }
    expect_sound_ledger();
    store->reopen();
    EXPECT_EQ(signed_state().size, 6u);
    expect_sound_ledger();
}

TEST_P(Ledger, proves_a_record_at_its_own_leaf_and_nowhere_else) {
    const auto change = sample.opening("H-1");
    const auto receipt = committed(change);
    const auto entry = sample.entry(change.file);
    const auto leaf = cases().record_access(entry, today).value();

    EXPECT_TRUE(cases().prove_leaf(receipt.leaf, change.entry.record, change.entry.salt).value());
    EXPECT_TRUE(cases().prove_leaf(leaf, entry.record, entry.salt).value());
    EXPECT_FALSE(cases().prove_leaf(leaf, change.entry.record, change.entry.salt).value());
    EXPECT_FALSE(cases().prove_leaf(leaf, entry.record, change.entry.salt).value());
    EXPECT_FALSE(cases().prove_leaf(leaf + 1, entry.record, entry.salt).value());
    auto other = entry.record;
    other[0] ^= 1;
    EXPECT_FALSE(cases().prove_leaf(leaf, other, entry.salt).value());
}

TEST_P(Ledger, proves_leaves_of_full_tiles_and_of_the_growing_one) {
    std::vector<LedgerEntry> written;
    for (int i = 0; i < 600; ++i) {
        written.push_back(sample.entry());
        EXPECT_EQ(cases().record_access(written.back(), today).value(), static_cast<std::uint64_t>(i) + 1);
    }
    for (std::size_t i : {0u, 254u, 255u, 256u, 510u, 511u, 599u})
        EXPECT_TRUE(cases().prove_leaf(i + 1, written[i].record, written[i].salt).value()) << i;
    const auto at_300 = ledger::integrate({}, entries(300)).edge.root();
    const auto state = signed_state();
    const auto proof = ledger::consistency_proof(store->tiles(), state.size, 300, state.size).value();
    EXPECT_TRUE(ledger::verify_consistency(300, state.size, at_300, state.root, proof));
    expect_sound_ledger();
}

TEST_P(Ledger, gives_no_leaf_to_what_failed) {
    const auto first = sample.opening("H-1");
    committed(first);
    const auto size = signed_state().size;
    EXPECT_EQ(outcome(sample.opening("H-1")), "number_taken");
    EXPECT_EQ(outcome(sample.following(first.file, {}, {Compartment::procedure})), "stale_file");
    EXPECT_EQ(signed_state().size, size);
    EXPECT_EQ(cases().record_access(sample.entry(), today).value(), size);
    expect_sound_ledger();
}

TEST_P(Ledger, keeps_the_files_own_copies_newest_first) {
    const auto change = sample.opening("H-1"), other = sample.opening("H-2");
    const auto receipt = committed(change);
    committed(other);
    std::vector<SealedAccess> expected{{receipt.leaf, 1, change.entry.id, today, change.entry.sealed_for_file}};
    for (int i = 0; i < 4; ++i) {
        const auto entry = sample.entry(change.file);
        const auto leaf = cases().record_access(entry, today.plus_days(i)).value();
        expected.insert(expected.begin(), {leaf, 1, entry.id, today.plus_days(i), entry.sealed_for_file});
    }
    const auto same = [](const SealedAccess& left, const SealedAccess& right) {
        return std::tie(left.leaf, left.access_version, left.id, left.day, left.sealed) ==
               std::tie(right.leaf, right.access_version, right.id, right.day, right.sealed);
    };
    EXPECT_TRUE(std::ranges::equal(cases().read_accesses(change.file, 100).value(), expected, same));
    EXPECT_TRUE(std::ranges::equal(cases().read_accesses(change.file, 2).value(), std::span(expected).first(2), same));
    EXPECT_EQ(cases().read_accesses(other.file, 100)->size(), 1u);
}

TEST_P(Ledger, has_a_leaf_for_each_change_of_the_registrations) {
    auto chain = office().directory()->chain;
    const vault::PersonKeys person = vault::PersonKeys::draw(sample.random());
    OfficeChange change;
    change.registrations.push_back(root.registered(chain, vault::PersonRegistered{sample.array<16>(), person.open(), {}}));
    const auto size = signed_state().size;
    ASSERT_TRUE(office().change(change));
    EXPECT_EQ(signed_state().size, size + 1);
    expect_sound_ledger();
}

}  // namespace
}  // namespace hogo::contract
