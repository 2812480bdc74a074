// What a store promises about files: whole, durable, found, and never overwritten by somebody who saw less.
#include "contract/store_under_test.h"

namespace hogo::contract {
namespace {

class Files : public Contract {};
HOGO_CONTRACT(Files);

TEST_P(Files, come_back_as_they_were_written_also_after_reopening) {
    const vault::SealPublic reader{sample.array<32>()}, stranger{sample.array<32>()};
    auto change = sample.opening("H-1", reader);
    sample.add_event(change, {}, Compartment::condition);
    sample.add_event(change, {}, Compartment::procedure);
    committed(change);

    for (int opened = 0; opened < 2; ++opened, store->reopen()) {
        const auto rows = rows_of(change.file, Compartments::all(), {stranger, reader});
        EXPECT_EQ(rows.id, change.file);
        EXPECT_EQ(rows.number, "H-1");
        EXPECT_EQ(rows.unit, Code("tokyo"));
        EXPECT_EQ(rows.events, change.events);
        EXPECT_EQ(rows.heads, Sample::after(change));
        EXPECT_EQ(rows.compartments, change.compartments);
        EXPECT_EQ(rows.grants, change.grants);
    }
}

TEST_P(Files, bring_only_the_wanted_compartments_and_only_the_grants_of_those_who_asked) {
    const vault::SealPublic reader{sample.array<32>()}, stranger{sample.array<32>()};
    auto change = sample.opening("H-1", reader);
    sample.add_event(change, {}, Compartment::statement);
    committed(change);

    const auto rows = rows_of(change.file, {Compartment::procedure}, {stranger});
    ASSERT_EQ(rows.events.size(), 1u);
    EXPECT_EQ(rows.events[0].compartment, Compartment::procedure);
    EXPECT_TRUE(rows.grants.empty());
    EXPECT_EQ(rows.heads, Sample::after(change));
}

TEST_P(Files, that_do_not_exist_are_not_found) {
    const auto unknown = sample.id<CaseId>();
    EXPECT_EQ(code_of(cases().read_case(unknown, {}, Compartments::all())), "no_such_file");
    EXPECT_EQ(outcome(sample.following(unknown, {}, {Compartment::procedure})), "no_such_file");
    EXPECT_EQ(code_of(cases().record_access(sample.entry(unknown), today)), "no_such_file");
}

TEST_P(Files, keep_the_order_in_which_things_happened_across_compartments) {
    const auto first = sample.opening("H-1");
    committed(first);
    auto heads = Sample::after(first);
    std::vector<EventId> expected{first.events[0].id};
    for (auto part : {Compartment::needs, Compartment::condition, Compartment::needs, Compartment::identity}) {
        const auto next = sample.following(first.file, heads, {part});
        committed(next);
        heads = Sample::after(next, heads);
        expected.push_back(next.events[0].id);
    }
    std::vector<EventId> found;
    for (const auto& event : rows_of(first.file).events) found.push_back(event.id);
    EXPECT_EQ(found, expected);
}

TEST_P(Files, refuse_a_change_by_somebody_who_saw_less) {
    const auto first = sample.opening("H-1");
    committed(first);
    const auto heads = Sample::after(first);
    committed(sample.following(first.file, heads, {Compartment::procedure}));

    EXPECT_EQ(outcome(sample.following(first.file, heads, {Compartment::procedure})), "stale_file");
    EXPECT_EQ(outcome(sample.following(first.file, heads, {Compartment::needs})), "ok");
}

TEST_P(Files, refuse_a_change_over_another_history_of_the_same_length) {
    const auto first = sample.opening("H-1");
    committed(first);
    auto heads = Sample::after(first);
    heads[Compartment::procedure].hash[0] ^= 1;
    EXPECT_EQ(outcome(sample.following(first.file, heads, {Compartment::procedure})), "stale_file");
    EXPECT_EQ(rows_of(first.file).events.size(), 1u);
}

TEST_P(Files, answer_the_same_action_with_its_first_receipt_and_do_nothing_twice) {
    const auto first = sample.opening("H-1");
    const auto receipt = committed(first);
    auto again = sample.following(first.file, {}, {Compartment::procedure});
    again.action = first.action;
    const auto size = signed_state().size;

    EXPECT_EQ(committed(again), receipt);
    EXPECT_EQ(cases().find_receipt(first.action)->value(), receipt);
    EXPECT_FALSE(cases().find_receipt(sample.id<domain::ActionId>())->has_value());
    EXPECT_EQ(signed_state().size, size);
    EXPECT_EQ(rows_of(first.file).events.size(), 1u);
    store->reopen();
    EXPECT_EQ(cases().find_receipt(first.action)->value(), receipt);
}

TEST_P(Files, have_numbers_of_their_own) {
    const auto first = sample.opening("H-1");
    committed(first);
    const auto size = signed_state().size;
    const auto second = sample.opening("H-1");
    EXPECT_EQ(outcome(second), "number_taken");
    EXPECT_EQ(signed_state().size, size);
    EXPECT_EQ(code_of(cases().read_case(second.file, {}, Compartments::all())), "no_such_file");
    EXPECT_EQ(cases().find_number("H-1")->value(), first.file);
    EXPECT_FALSE(cases().find_number("H-2")->has_value());
}

TEST_P(Files, cannot_begin_twice) {
    const auto first = sample.opening("H-1");
    committed(first);
    auto second = sample.opening("H-2");
    second.file = first.file;
    for (auto& row : second.compartments) row.key.of.case_id = vault::raw(first.file);
    EXPECT_EQ(outcome(second), "stale_file");
    EXPECT_FALSE(cases().find_number("H-2")->has_value());
}

TEST_P(Files, take_no_change_whose_parts_do_not_fit) {
    const auto first = sample.opening("H-1");
    committed(first);
    const auto heads = Sample::after(first);
    const auto changed = [&](auto&& mend) {
        auto change = sample.following(first.file, heads, {Compartment::procedure});
        mend(change);
        return outcome(change);
    };
    EXPECT_EQ(changed([](CaseChange& change) { change.events[0].sequence += 1; }), "change_not_whole");
    EXPECT_EQ(changed([](CaseChange& change) { change.expected.clear(); }), "change_not_whole");
    EXPECT_EQ(changed([](CaseChange& change) { change.events[0].sealed.clear(); }), "change_not_whole");
    EXPECT_EQ(changed([](CaseChange& change) { change.events[0].version = 9; }), "change_not_whole");
    EXPECT_EQ(changed([&](CaseChange& change) {
                  change.grants.push_back({Compartment::needs, 9, {}, sample.bytes(10)});
              }),
              "change_not_whole");
    EXPECT_EQ(changed([&](CaseChange& change) {
                  change.compartments.push_back(sample.compartment(sample.id<CaseId>(), Compartment::needs, 2));
              }),
              "change_not_whole");
    EXPECT_EQ(rows_of(first.file).heads, heads);
    expect_sound_ledger();
}

TEST_P(Files, take_a_new_version_of_a_compartment_once) {
    const auto first = sample.opening("H-1");
    committed(first);
    auto heads = Sample::after(first);
    auto rotation = sample.following(first.file, heads, {Compartment::procedure});
    rotation.compartments.push_back(sample.compartment(first.file, Compartment::needs, 2));
    rotation.grants.push_back({Compartment::needs, 2, {}, sample.bytes(180)});
    committed(rotation);
    heads = Sample::after(rotation, heads);

    auto second = sample.following(first.file, heads, {Compartment::procedure});
    second.compartments.push_back(sample.compartment(first.file, Compartment::needs, 2));
    EXPECT_EQ(outcome(second), "stale_file");
    const auto rows = rows_of(first.file);
    EXPECT_EQ(rows.compartments.size(), domain::compartment_count + 1);
    EXPECT_EQ(rows.grants.size(), domain::compartment_count + 1);
}

TEST_P(Files, are_found_by_any_of_their_document_tokens) {
    const auto passport = sample.array<32>(), card = sample.array<32>(), other = sample.array<32>();
    auto first = sample.opening("H-1"), second = sample.opening("H-2");
    first.document_tokens = {passport, card};
    second.document_tokens = {card, card};
    committed(first);
    committed(second);

    auto both = std::vector{first.file, second.file};
    std::ranges::sort(both);
    EXPECT_EQ(cases().find_documents(std::vector{passport, other}).value(), std::vector{first.file});
    EXPECT_EQ(cases().find_documents(std::vector{passport, card}).value(), both);
    EXPECT_TRUE(cases().find_documents(std::vector{other}).value().empty());
}

TEST_P(Files, stand_on_their_units_list_soonest_first_and_once_each) {
    auto change = sample.opening("H-1");
    const auto row = [&](Code unit, int day) {
        return WorkRow{sample.id<WorkId>(), unit, LocalDate::of(2025, 6, 1).plus_days(day), sample.bytes(30)};
    };
    auto late = row("tokyo", 20), soon = row("tokyo", 2), middle = row("tokyo", 10), elsewhere = row("osaka", 1);
    change.work = {late, soon, middle, elsewhere};
    committed(change);

    const auto until = [](int day) { return LocalDate::of(2025, 6, 1).plus_days(day); };
    EXPECT_EQ(cases().read_work("tokyo", until(10)).value(), (std::vector{soon, middle}));
    EXPECT_EQ(cases().read_work("tokyo", until(99)).value(), (std::vector{soon, middle, late}));
    EXPECT_EQ(cases().read_work_row(elsewhere.id)->value(), elsewhere);
    EXPECT_FALSE(cases().read_work_row(sample.id<WorkId>())->has_value());

    auto next = sample.following(change.file, Sample::after(change), {Compartment::procedure});
    late.due = until(0);
    late.sealed = sample.bytes(31);
    soon.unit = Code("osaka");
    next.work = {late, soon};
    committed(next);
    EXPECT_EQ(cases().read_work("tokyo", until(99)).value(), (std::vector{late, middle}));
    EXPECT_EQ(cases().read_work("osaka", until(99)).value(), (std::vector{elsewhere, soon}));
}

}  // namespace
}  // namespace hogo::contract
