// What a store promises about erasing: what goes is gone, the tree stays, and nothing comes back.
#include "contract/store_under_test.h"

namespace hogo::contract {
namespace {

class Erasures : public Contract {
  protected:
    /// A change that erases these parts, up to their first version.
    CaseChange erasing(const CaseId& file, const Heads& now, std::initializer_list<Compartment> parts) {
        auto change = sample.following(file, now, {Compartment::procedure});
        Shredding shredding{
            .id = sample.id<ErasureId>(), .unit = "tokyo", .day = today, .sealed = sample.bytes(90)};
        for (auto part : parts) shredding.parts.emplace(part, 1u);
        change.shredding = std::move(shredding);
        return change;
    }
    CaseChange erasing_whole(const CaseId& file, const Heads& now) {
        auto change = erasing(file, now, {});
        for (auto part : domain::all_compartments) change.shredding->parts.emplace(part, 1u);
        return change;
    }
    std::size_t records_with_content() {
        return static_cast<std::size_t>(
            std::ranges::count_if(cases().read_records(1000, 1000).value(),
                                  [](const SealedRecord& row) { return !row.sealed.empty(); }));
    }
};
HOGO_CONTRACT(Erasures);

TEST_P(Erasures, of_a_whole_file_leave_nothing_of_it_and_the_tree_as_it_was) {
    const vault::SealPublic reader{sample.array<32>()};
    auto first = sample.opening("H-1", reader);
    const auto token = sample.array<32>();
    first.document_tokens = {token};
    const WorkRow line{sample.id<WorkId>(), "tokyo", today, sample.bytes(50)};
    first.work = {line};
    first.walls = {{sample.array<32>(), line.id}};
    committed(first);
    ASSERT_TRUE(cases().record_access(sample.entry(first.file), today));
    const auto other = sample.opening("H-2", reader);
    committed(other);
    const auto size = signed_state().size;

    auto change = erasing_whole(first.file, Sample::after(first));
    change.shredding->work = {line.id};
    const auto receipt = committed(change);

    for (int opened = 0; opened < 2; ++opened, store->reopen()) {
        EXPECT_EQ(code_of(cases().read_case(first.file, {}, Compartments::all())), "no_such_file");
        EXPECT_EQ(code_of(cases().read_readers(first.file)), "no_such_file");
        EXPECT_FALSE(cases().find_number("H-1").value());
        EXPECT_TRUE(cases().find_documents(std::vector{token}).value().empty());
        EXPECT_TRUE(cases().read_accesses(first.file, 10).value().empty());
        EXPECT_FALSE(cases().read_work_row(line.id).value());
        EXPECT_TRUE(cases().read_walls(first.walls[0].person).value().empty());
        EXPECT_FALSE(cases().find_receipt(first.action).value());
        EXPECT_EQ(rows_of(other.file, Compartments::all(), {reader}).grants, other.grants) << "nobody else's";
        EXPECT_EQ(signed_state().size, size + 1);
        expect_sound_ledger();
    }
    EXPECT_EQ(committed(change), receipt) << "the same form again";
    EXPECT_EQ(outcome(sample.following(first.file, {}, {Compartment::procedure})), "no_such_file");
    const auto rows = cases().read_erasures("tokyo").value();
    ASSERT_EQ(rows.size(), 1u);
    EXPECT_EQ(rows[0].id, change.shredding->id);
    EXPECT_EQ(rows[0].leaf, receipt.leaf);
    EXPECT_EQ(rows[0].records, 2u) << "its beginning and its opening; the decision stays";
    EXPECT_EQ(rows[0].sealed, change.shredding->sealed);
    EXPECT_EQ(rows[0].final_on, today) << "there is no backup";
    EXPECT_EQ(records_with_content(), 2u) << "the decision, and the other file";
    EXPECT_TRUE(cases().read_erasures("osaka").value().empty());
}

TEST_P(Erasures, of_one_part_leave_the_others_and_take_new_keys_in_the_same_change) {
    const vault::SealPublic reader{sample.array<32>()};
    auto first = sample.opening("H-1", reader);
    sample.add_event(first, {}, Compartment::whereabouts);
    committed(first);
    auto heads = Sample::after(first);
    auto change = erasing(first.file, heads, {Compartment::whereabouts});
    change.compartments.push_back(sample.compartment(first.file, Compartment::whereabouts, 2));
    change.grants.push_back({Compartment::whereabouts, 2, reader, sample.bytes(180)});
    committed(change);
    heads = Sample::after(change, heads);

    const auto rows = rows_of(first.file, Compartments::all(), {reader});
    EXPECT_EQ(rows.heads, heads) << "the chain goes on from where it was";
    EXPECT_EQ(std::ranges::count(rows.events, Compartment::whereabouts, &EventRow::compartment), 0);
    EXPECT_EQ(std::ranges::count(rows.events, Compartment::procedure, &EventRow::compartment), 2);
    for (const auto& grant : rows.grants)
        if (grant.compartment == Compartment::whereabouts) EXPECT_EQ(grant.version, 2u);
    EXPECT_EQ(std::ranges::count(rows.compartments, Compartment::whereabouts, &CompartmentRow::compartment),
              1);
    auto next = sample.following(first.file, heads, {Compartment::whereabouts});
    next.events[0].version = 2;
    EXPECT_EQ(outcome(next), "ok");
    EXPECT_EQ(records_with_content(), 3u) << "records beside leaves stay as long as the file";
}

TEST_P(Erasures, that_are_refused_leave_everything) {
    const auto first = sample.opening("H-1");
    committed(first);
    EXPECT_EQ(outcome(erasing_whole(first.file, {})), "stale_file");
    EXPECT_EQ(rows_of(first.file).events.size(), 1u);
    EXPECT_TRUE(cases().read_erasures("tokyo").value().empty());
}

}  // namespace
}  // namespace hogo::contract
