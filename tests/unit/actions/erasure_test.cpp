// The end of a file, and what was kept long enough: nothing goes by itself, two persons decide, and what is
// erased answers as if it had never been.
#include <fstream>
#include <sstream>

#include "actions/audit.h"
#include "actions/close_file.h"
#include "actions/director_figures.h"
#include "actions/erase_file.h"
#include "actions/hidden.h"
#include "actions/wall.h"
#include "casework.h"
#include "rules/load.h"

namespace hogo::actions::testing {
namespace {

/// The Japanese rules, with a month where they say a year, two where they say five and three where they say
/// ten.
std::shared_ptr<const rules::Pack> hasty_rules() {
    std::vector<rules::SourceText> texts;
    for (auto name : rules::pack_files()) {
        std::ostringstream content;
        content << std::ifstream(HOGO_SOURCE_DIR "/packs/jp/" + std::string(name)).rdbuf();
        auto text = content.str();
        if (name == "retention.yaml")
            for (const auto& [years, months] : {std::pair{"months: 120", "months: 3"},
                                                {"months: 12", "months: 1"},
                                                {"months: 60", "months: 2"}})
                for (auto at = text.find(years); at != std::string::npos; at = text.find(years))
                    text.replace(at, std::string_view(years).size(), months);
        texts.push_back({std::string(name), std::move(text)});
    }
    return rules::load_pack(texts).value();
}

class Erasing : public ::testing::Test {
  protected:
    TestHouse house{1, hasty_rules()};
    CaseId file = begin_ploy(house);

    void close(const CaseId& which) {
        house.done("officer", which, ProposeClosing{said("安定した")});
        house.done("lead", which, AnswerClosing{true, said("確かめた")});
    }
    void pass_days(int days) { house.move_to(house.today().plus_days(days)); }
    std::string opening(const std::string& login, const CaseId& which,
                        Compartments parts = Compartments::all()) {
        const auto opened = gather(house.house(), house.as(login), which, parts, {"test"});
        return opened ? "open" : std::string(opened.error().code.view());
    }
    std::string proposed(Compartments parts, const std::string& by = "lead") {
        return house.refusal(by, file, ProposeErasure{parts, said("期間が過ぎた")});
    }
    std::string answered(bool agreed, const std::string& by = "director") {
        return house.refusal(by, file, AnswerErasure{agreed, said("確かめた")});
    }
    void erase_whole() {
        close(file);
        pass_days(100);
        ASSERT_EQ(proposed(Compartments::all()), "done");
        ASSERT_EQ(answered(true), "done");
    }
    Erasures list(const std::string& login = "lead") {
        return read_erasures(house.house(), house.as(login)).value();
    }
};

TEST_F(Erasing, AFileIsClosedByTwoPersonsWithReasonsAndCanBeReopened) {
    EXPECT_EQ(house.refusal("officer", file, ProposeClosing{}), "reasons_needed");
    house.done("officer", file, ProposeClosing{said("安定した")});
    EXPECT_TRUE(house.file(file).protection_stands()) << "a proposal changes nothing";
    EXPECT_EQ(house.refusal("officer", file, AnswerClosing{true, said("同意")}), "second_person_needed");
    EXPECT_EQ(house.refusal("officer_two", file, AnswerClosing{true, said("同意")}), "no_such_file");
    EXPECT_EQ(house.refusal("lead", file, AnswerClosing{true, {}}), "reasons_needed");
    house.done("lead", file, AnswerClosing{false, said("まだ早い")});
    EXPECT_TRUE(house.file(file).protection_stands());
    close(file);
    EXPECT_EQ(house.file(file).stage, Stage::closed);
    EXPECT_FALSE(house.file(file).protection_stands());
    EXPECT_EQ(house.refusal("officer", file, DetermineStage{Stage::recognised, said("理由")}),
              "reopen_first");
    house.done("officer", file, Reopen{said("新しい事情")});
    EXPECT_TRUE(house.file(file).protection_stands());
}

TEST_F(Erasing, NothingIsClosedWhileSomethingIsUnderWay) {
    house.done("officer", file, RecordCustody{house.today(), std::nullopt, "detention_order"});
    EXPECT_EQ(house.refusal("officer", file, ProposeClosing{said("理由")}), "in_custody");
    house.done("officer", file, RecordCustody{house.today(), house.today(), "detention_order"});
    arrange(house, file);
    EXPECT_EQ(house.refusal("officer", file, ProposeClosing{said("理由")}), "interview_ahead");
}

TEST_F(Erasing, NothingIsDueWhileProtectionStandsHoweverLong) {
    pass_days(100);
    EXPECT_TRUE(kept_parts(house.pack(), house.file(file)).empty());
    EXPECT_TRUE(list().due.empty());
    for (const auto* who : {"lead", "director"})
        EXPECT_EQ(proposed(Compartments::all(), who), "still_protected") << who;
}

TEST_F(Erasing, EachPartIsDueAfterItsOwnTimeAndNotADayBefore) {
    close(file);
    const auto ended = house.today();
    const auto due_on = [&](LocalDate day) {
        return due_parts(kept_parts(house.pack(), house.file(file)), day);
    };
    EXPECT_TRUE(due_on(ended.plus_months(1)).empty()) << "the last day is still a day on which it is kept";
    EXPECT_EQ(due_on(ended.plus_months(1).plus_days(1)),
              (Compartments{Compartment::needs, Compartment::whereabouts}));
    EXPECT_EQ(due_on(ended.plus_months(2).plus_days(1)),
              (Compartments{Compartment::needs, Compartment::whereabouts, Compartment::condition,
                            Compartment::network}));
    EXPECT_EQ(due_on(ended.plus_months(3).plus_days(1)), Compartments::all())
        << "the record of openings goes with the rest";
    pass_days(40);
    EXPECT_EQ(proposed({Compartment::whereabouts, Compartment::statement}), "not_due_yet");
    EXPECT_EQ(proposed(Compartments::all()), "not_due_yet");
    EXPECT_EQ(proposed({}), "not_due_yet");
    ASSERT_EQ(list().due.size(), 1u);
}

TEST_F(Erasing, AnythingNewInTheProcedureBeginsTheTimeAnew) {
    close(file);
    pass_days(35);
    EXPECT_EQ(list().due.size(), 1u);
    house.done("officer", file, wish(house, {"stay_in_japan"}));
    EXPECT_TRUE(list().due.empty());
    EXPECT_EQ(proposed({Compartment::needs}), "not_due_yet");
}

TEST_F(Erasing, ADayThatTheRulesCountToKeepsEverything) {
    house.done("officer", file,
               RecordStatus{"long_term_resident", house.today(), house.today().plus_months(60)});
    close(file);
    pass_days(100);
    EXPECT_EQ(proposed(Compartments::all()), "deadline_running");
}

TEST_F(Erasing, TakesTwoPersonsWhoDecideOnItAndMayBeRefused) {
    close(file);
    pass_days(100);
    EXPECT_EQ(house.refusal("officer", file, ProposeErasure{Compartments::all(), said("理由")}),
              "not_the_decider");
    EXPECT_EQ(house.refusal("lead", file, ProposeErasure{Compartments::all(), {}}), "reasons_needed");
    EXPECT_EQ(answered(true), "nothing_proposed");
    EXPECT_EQ(proposed(Compartments::all()), "done");
    EXPECT_EQ(proposed(Compartments::all(), "lead_two"), "proposed_already");
    EXPECT_EQ(list().waiting.size(), 1u);
    EXPECT_EQ(answered(true, "lead"), "second_person_needed");
    EXPECT_EQ(answered(true, "officer"), "not_the_decider");
    EXPECT_EQ(answered(false), "done");
    EXPECT_EQ(opening("lead", file), "open");
    EXPECT_EQ(list().due.size(), 1u) << "it may be proposed again";
}

TEST_F(Erasing, WhatChangedSinceTheProposalStopsIt) {
    close(file);
    pass_days(100);
    ASSERT_EQ(proposed(Compartments::all()), "done");
    house.done("officer", file, wish(house, {"stay_in_japan"}));
    EXPECT_EQ(answered(true), "not_due_yet");
    house.done("officer", file, Reopen{said("新しい事情")});
    EXPECT_EQ(answered(true), "nothing_proposed");
    EXPECT_EQ(opening("lead", file), "open");
}

TEST_F(Erasing, APartGoesAloneAndTheFileGoesOn) {
    const RecordWhereabouts stay{
        {"shelter", text("東京都架空区一丁目"), text("03-0000-0000"), {}, house.today()}};
    house.done("officer", file, stay);
    close(file);
    pass_days(40);
    ASSERT_EQ(proposed({Compartment::whereabouts}), "done");
    ASSERT_EQ(answered(true), "done");
    EXPECT_TRUE(house.file(file).whereabouts.opened()->empty()) << "it is open, and nothing is in it";
    EXPECT_EQ(house.file(file).stage, Stage::closed);
    EXPECT_EQ(due_parts(kept_parts(house.pack(), house.file(file)), house.today()),
              Compartments{Compartment::needs})
        << "what was erased is not listed again";
    const auto receipt = list().done.at(0);
    EXPECT_FALSE(receipt.whole());
    EXPECT_EQ(receipt.records, 0u) << "who opened what stays as long as the file";
    house.done("officer", file, Reopen{said("新しい事情")});
    house.done("officer", file, stay);
    EXPECT_EQ(house.file(file).whereabouts.opened()->size(), 1u) << "new keys for those who read it before";
}

TEST_F(Erasing, AFileThatWasErasedAnswersAsOneThatNeverWas) {
    const auto number = gather(house.house(), house.as("lead"), file, {}, {"test"}).value().number;
    house.done("officer", file,
               RecordIdentity{{{text("Ploy Testname")}, {}, {}, {{"passport", text("AB1234567"), "th"}}}});
    const domain::IdentityDocument documents[] = {{"passport", text("AB1234567"), "th"}};
    const auto tokens = document_tokens(house.house(), documents);
    ASSERT_EQ(house.store().find_documents(tokens).value().size(), 1u);
    erase_whole();
    if (HasFatalFailure()) return;
    EXPECT_EQ(house.store().find_documents(tokens).value().size(), 0u);
    EXPECT_TRUE(house.store().list_links(LinkSide::person).value().empty());
    EXPECT_FALSE(house.store().find_number(number).value());
    EXPECT_FALSE(house.store().read_work_row(work_id(house.house(), file)).value());
    EXPECT_EQ(read_director_figures(house.house(), house.as("director")).value().open_files, 0);
    const auto never = CaseId::draw(house.random());
    for (const auto* who : {"lead", "lead_two", "director", "officer", "duty"}) {
        const auto leaves = house.store().leaves().size();
        house.store().watch.clear();
        EXPECT_EQ(opening(who, file), "no_such_file") << who;
        const auto of_erased = house.store().watch;
        house.store().watch.clear();
        EXPECT_EQ(opening(who, never), "no_such_file") << who;
        EXPECT_EQ(of_erased, house.store().watch) << "call for call";
        EXPECT_EQ(house.store().leaves().size(), leaves);
    }
}

TEST_F(Erasing, TheWallBeforeTheFileGoesWithIt) {
    auto ready = ready_to_raise(house.house(), house.as("lead"), file,
                                {house.id("lead_two"), "named_in_case", true, said("記録に名前がある")});
    house.done("lead", file, ready.value());
    ASSERT_TRUE(is_hidden(house.house(), house.id("lead_two"), file).value());
    erase_whole();
    EXPECT_TRUE(hidden_from(house.house(), house.id("lead_two")).value().empty());
}

TEST_F(Erasing, TheDecisionAndTheReceiptAreLeftAndTheRecordsBesideLeavesAreNot) {
    const auto number = gather(house.house(), house.as("lead"), file, {}, {"test"}).value().number;
    erase_whole();
    if (HasFatalFailure()) return;
    const auto& leaves = house.store().leaves();
    const auto receipt = list("director").done.at(0);
    EXPECT_TRUE(receipt.whole());
    EXPECT_EQ(receipt.number, number);
    EXPECT_EQ(receipt.proposed_by, house.id("lead"));
    EXPECT_EQ(receipt.decided_by, house.id("director"));
    EXPECT_EQ(receipt.day, house.today());
    EXPECT_FALSE(leaves.at(receipt.leaf).sealed.empty());
    const auto erased = std::ranges::count_if(leaves, [](const auto& leaf) { return leaf.sealed.empty(); });
    EXPECT_EQ(static_cast<std::uint64_t>(erased), receipt.records);
    EXPECT_GT(receipt.records, 5u);
    const auto audit = read_audit(house.house(), house.as("auditor"), std::nullopt).value();
    EXPECT_GT(audit.erased, 0u);
    const auto decided = std::ranges::find(audit.records, Code("answer_erasure"), &AuditedRecord::action);
    ASSERT_NE(decided, audit.records.end());
    EXPECT_TRUE(std::ranges::any_of(audit.records, [](const AuditedRecord& record) {
        return record.kind == "erasure" && record.proven;
    }));
}

TEST_F(Erasing, ReceiptsAreForThoseWhoDecideInTheUnit) {
    erase_whole();
    for (const auto* who : {"officer", "duty", "coordinator", "auditor", "administrator"})
        EXPECT_EQ(read_erasures(house.house(), house.as(who)).error().code.view(), "no_such_page") << who;
    EXPECT_EQ(
        read_erasure(house.house(), house.as("lead"), ErasureId::draw(house.random())).error().code.view(),
        "no_such_page");
}

TEST_F(Erasing, AScreeningThatWasClosedWithoutSuspicionIsOverToo) {
    RecordEncounter encounter;
    encounter.suspicion = Answer::no;
    const auto screened = house.begin("officer", encounter);
    EXPECT_FALSE(house.file(screened).at_rest_since()) << "an unresolved screening protects";
    house.done("officer", screened, CloseScreening{"no_indication"});
    EXPECT_TRUE(house.file(screened).at_rest_since());
}

}  // namespace
}  // namespace hogo::actions::testing
