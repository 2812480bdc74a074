// What a store promises about walls, readers and the ledger's records.
#include "contract/store_under_test.h"

namespace hogo::contract {
namespace {

class Walls : public Contract {
  protected:
    CaseChange change_of(const CaseId& file) {
        CaseChange change;
        change.action = sample.id<domain::ActionId>();
        change.file = file;
        change.entry = sample.entry(file);
        return change;
    }
};
HOGO_CONTRACT(Walls);

TEST_P(Walls, stand_until_they_are_lifted_for_that_person_alone) {
    const auto first = sample.opening("H-1");
    committed(first);
    const vault::Hash walled = sample.array<32>(), other = sample.array<32>();
    const auto line = sample.id<WorkId>();
    auto change = change_of(first.file);
    change.walls = {{walled, line}};
    committed(change);
    EXPECT_EQ(cases().read_walls(walled).value(), std::vector{line});
    EXPECT_TRUE(cases().read_walls(other).value().empty());
    store->reopen();
    EXPECT_EQ(cases().read_walls(walled).value(), std::vector{line});
    auto lifted = change_of(first.file);
    lifted.walls_lifted = {{walled, line}};
    committed(lifted);
    EXPECT_TRUE(cases().read_walls(walled).value().empty());
}

TEST_P(Walls, hold_for_a_new_line_as_for_those_that_it_is_like) {
    const auto first = sample.opening("H-1");
    committed(first);
    const vault::Hash walled = sample.array<32>();
    const auto line = sample.id<WorkId>(), unwalled = sample.id<WorkId>(), notice = sample.id<WorkId>();
    auto change = change_of(first.file);
    change.walls = {{walled, line}};
    committed(change);
    auto noticing = change_of(first.file);
    noticing.work = {{notice, "tokyo", today, sample.bytes(40), {unwalled, line}}};
    committed(noticing);
    auto expected = std::vector{line, notice};
    std::ranges::sort(expected);
    EXPECT_EQ(cases().read_walls(walled).value(), expected);
}

TEST_P(Walls, every_reader_of_a_file_is_listed_and_records_come_newest_first) {
    const auto reader = vault::SealPublic{sample.array<32>()};
    const auto first = sample.opening("H-1", reader);
    committed(first);
    const auto grants = cases().read_readers(first.file).value();
    EXPECT_EQ(grants.size(), domain::compartment_count);
    EXPECT_TRUE(std::ranges::all_of(grants, [&](const GrantRow& row) { return row.recipient == reader; }));
    EXPECT_EQ(code_of(cases().read_readers(sample.id<CaseId>())), "no_such_file");
    const auto leaf = cases().record_access(sample.entry(first.file), today).value();
    const auto records = cases().read_records(leaf + 1, 2).value();
    ASSERT_EQ(records.size(), 2u);
    EXPECT_EQ(records[0].leaf, leaf);
    EXPECT_EQ(records[1].leaf, leaf - 1);
}

}  // namespace
}  // namespace hogo::contract
