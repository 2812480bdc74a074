// From the first suspicion to "not established", and back (P2, P18, S7).
#include "casework.h"

namespace hogo::actions::testing {
namespace {

RecordEncounter without_suspicion() {
    RecordEncounter encounter;
    encounter.suspicion = Answer::unknown;
    return encounter;
}

TEST(FirstSuspicion, SuspicionAloneOpensTheFileInTheSameCommit) {
    TestHouse house;
    const auto file = house.begin("officer", without_suspicion());
    ASSERT_EQ(house.file(file).stage, Stage::encounter);
    const auto leaves = house.store().leaves().size();
    house.done("officer", file, AnswerScreening{{}, Answer::yes});
    EXPECT_EQ(house.file(file).stage, Stage::possible_victim);
    EXPECT_EQ(house.store().leaves().at(leaves + 1).kind, "change");
    EXPECT_EQ(house.file(file).stages.back().first.basis, Code("suspicion"));
}

TEST(FirstSuspicion, AnIndicatorOpensTheFileWhenTheRulesSaySo) {
    TestHouse house;
    const auto file = house.begin("officer", without_suspicion());
    // One strong indicator is enough to look into it.
    for (const auto& indicator : house.pack().indicators()) {
        if (indicator.adult != rules::Weight::strong) continue;
        house.done("officer", file, AnswerScreening{{{house.pack().facts()[indicator.fact].id, Answer::yes}}, {}});
        break;
    }
    EXPECT_EQ(house.file(file).stage, Stage::possible_victim);
    EXPECT_EQ(house.file(file).stages.back().first.basis, Code("screening"));
}

TEST(FirstSuspicion, AnswersOfUnknownOpenNothingAndCloseNothing) {
    TestHouse house;
    const auto file = house.begin("officer", without_suspicion());
    std::map<Code, Answer> unknown;
    for (const auto& indicator : house.pack().indicators()) unknown[house.pack().facts()[indicator.fact].id] = Answer::unknown;
    house.done("officer", file, AnswerScreening{unknown, {}});
    EXPECT_EQ(house.file(file).stage, Stage::encounter);
    EXPECT_TRUE(house.file(file).protection_stands());
}

TEST(FirstSuspicion, WhatTheRulesDoNotKnowIsNoAnswer) {
    TestHouse house;
    const auto file = house.begin();
    EXPECT_EQ(house.refusal("officer", file, AnswerScreening{{{"no_such_indicator", Answer::yes}}, {}}), "not_in_the_rules");
    EXPECT_EQ(house.refusal("officer", file, AnswerScreening{{{"file.opens", Answer::yes}}, {}}), "not_in_the_rules");
    EXPECT_EQ(house.refusal("officer", file, AnswerScreening{}), "nothing_answered");
}

TEST(FirstSuspicion, AScreeningClosesOnlyWhenTheOfficerSaidNoSuspicion) {
    TestHouse house;
    const auto file = house.begin("officer", without_suspicion());
    EXPECT_EQ(house.refusal("officer", file, CloseScreening{"no_indication"}), "suspicion_not_answered");
    house.done("officer", file, AnswerScreening{{}, Answer::no});
    EXPECT_EQ(house.refusal("officer", file, CloseScreening{"because"}), "not_listed");
    house.done("officer", file, CloseScreening{"no_indication"});
    EXPECT_FALSE(house.file(file).protection_stands());
    EXPECT_EQ(house.refusal("officer", file, CloseScreening{"no_indication"}), "screening_closed_already");

    house.done("residence", house.begin("residence", without_suspicion()), AnswerScreening{{}, Answer::no});
    house.done("officer", file, AnswerScreening{{}, Answer::yes});
    EXPECT_TRUE(house.file(file).file_open()) << "a closed screening is taken up again by answering";
}

TEST(FirstSuspicion, AnOpenFileIsNoScreeningToClose) {
    TestHouse house;
    const auto file = house.begin();
    house.done("officer", file, AnswerScreening{{}, Answer::no});
    EXPECT_EQ(house.refusal("officer", file, CloseScreening{"no_indication"}), "file_is_open");
}

TEST(FirstSuspicion, NotEstablishedNeedsASecondPersonAndReasons) {
    TestHouse house;
    const auto file = house.begin("lead");
    EXPECT_EQ(house.refusal("lead", file, ProposeNotEstablished{}), "reasons_needed");
    house.done("lead", file, ProposeNotEstablished{said("話したことと記録が合わない")});
    EXPECT_TRUE(house.file(file).file_open()) << "a proposal changes nothing";
    EXPECT_EQ(house.refusal("lead_two", file, ProposeNotEstablished{said("もう一度")}), "proposed_already");

    EXPECT_EQ(house.refusal("lead", file, AnswerNotEstablished{true, said("同意")}), "second_person_needed");
    EXPECT_EQ(house.refusal("lead_two", file, AnswerNotEstablished{true, {}}), "reasons_needed");
    EXPECT_EQ(house.refusal("duty", file, AnswerNotEstablished{true, said("同意")}), "not_the_decider");
    house.done("lead_two", file, AnswerNotEstablished{true, said("現時点の情報では")});
    EXPECT_EQ(house.file(file).stage, Stage::not_established);
    EXPECT_EQ(house.file(file).stages.back().first.basis, Code("second_person"));
}

TEST(FirstSuspicion, ASecondPersonWhoDisagreesKeepsTheFileOpen) {
    TestHouse house;
    const auto file = house.begin();
    house.done("lead", file, ProposeNotEstablished{said("理由")});
    house.done("director", file, AnswerNotEstablished{false, said("通訳を替えてもう一度聞く")});
    EXPECT_TRUE(house.file(file).file_open());
    EXPECT_FALSE(house.file(file).not_established_proposed);
    EXPECT_EQ(house.refusal("director", file, AnswerNotEstablished{true, said("同意")}), "nothing_proposed");
}

TEST(FirstSuspicion, NotEstablishedCanBeReopenedWithTheWholeHistoryInPlace) {
    TestHouse house;
    const auto file = house.begin();
    house.done("lead", file, ProposeNotEstablished{said("理由")});
    house.done("lead_two", file, AnswerNotEstablished{true, said("理由")});
    EXPECT_FALSE(assess(house.pack(), house.file(file), house.today()).held("custody"));
    EXPECT_EQ(house.refusal("lead", file, DetermineStage{Stage::recognised, said("理由")}), "reopen_first");
    EXPECT_EQ(house.refusal("lead", file, ProposeMeasure{"supervisory_measure"}), "reopen_first");
    EXPECT_EQ(house.refusal("officer", file, Reopen{}), "reasons_needed");

    const auto before = house.events(file).size();
    house.done("officer", file, Reopen{said("同僚の話が届いた")});
    const auto after = house.file(file);
    EXPECT_EQ(after.stage, Stage::possible_victim);
    EXPECT_EQ(after.stages.size(), 3u);
    EXPECT_GT(house.events(file).size(), before);
    EXPECT_TRUE(assess(house.pack(), after, house.today()).held("custody")) << "the hold is back";
    EXPECT_EQ(house.refusal("officer", file, Reopen{said("もう一度")}), "file_is_open");
}

TEST(FirstSuspicion, ReasonableGroundsAreAnyOfficersRecognitionIsNot) {
    TestHouse house;
    const auto file = house.begin();
    EXPECT_EQ(house.refusal("officer", file, DetermineStage{Stage::recognised, said("理由")}), "not_the_decider");
    house.done("officer", file, DetermineStage{Stage::reasonable_grounds, said("理由")});
    EXPECT_EQ(house.refusal("officer", file, DetermineStage{Stage::reasonable_grounds, said("理由")}), "stage_reached_already");
    house.done("lead", file, DetermineStage{Stage::recognised, said("理由")});
    EXPECT_EQ(house.refusal("lead", file, DetermineStage{Stage::reasonable_grounds, said("理由")}), "stage_reached_already");
    EXPECT_EQ(house.refusal("lead", file, DetermineStage{Stage::not_established, said("理由")}), "not_this_way");
}

TEST(FirstSuspicion, OverstayOpensTheSameFileAsALawfulStay) {
    TestHouse house;
    const auto ploy = house.file(begin_ploy(house)), maria = house.file(begin_maria(house));
    EXPECT_EQ(ploy.stage, maria.stage);
    const auto one = assess(house.pack(), ploy, house.today()), other = assess(house.pack(), maria, house.today());
    for (const auto* hold : {"custody", "removal", "waivers"})
        EXPECT_EQ(one.held(*Code::parse(hold)), other.held(*Code::parse(hold))) << hold;
}

TEST(FirstSuspicion, FactsComeWithSourceAndDayAndNeverFromTheFuture) {
    TestHouse house;
    const auto file = house.begin();
    house.done("officer", file, facts(house, {{"person.age", std::int64_t{27}}}));
    house.done("officer", file, facts(house, {{"person.age", Answer::unknown}}));
    EXPECT_EQ(house.file(file).facts.at("person.age").size(), 2u) << "later knowledge stands beside earlier";
    auto future = facts(house, {{"person.age", std::int64_t{27}}});
    future.on = house.today().plus_days(1);
    EXPECT_EQ(house.refusal("officer", file, future), "day_in_the_future");
    EXPECT_EQ(house.refusal("officer", file, facts(house, {{"person.age", Code("old")}})), "not_in_the_rules");
    EXPECT_EQ(house.refusal("officer", file, facts(house, {{"wishes.return_home", Answer::yes}})), "has_its_own_place");
    EXPECT_EQ(house.refusal("officer", file, facts(house, {})), "nothing_stated");
}

TEST(FirstSuspicion, AFormThatComesBackWholeAddsOnlyWhatIsNew) {
    TestHouse house;
    const auto file = house.begin();
    house.done("officer", file, facts(house, {{"person.age", std::int64_t{27}}}));
    auto again = facts(house, {{"person.age", std::int64_t{27}}});
    again.source = "person";
    EXPECT_EQ(house.refusal("officer", file, again), "nothing_stated");
    again.facts.emplace("person.age_disputed", Answer::unknown);
    house.done("officer", file, again);
    const auto& known = house.file(file).facts;
    EXPECT_EQ(known.at("person.age").size(), 1u) << "what was already so keeps its source and its day";
    EXPECT_EQ(known.at("person.age").back().source, Code("document"));
    EXPECT_EQ(known.at("person.age_disputed").size(), 1u);
}

TEST(FirstSuspicion, NobodyOutsideCaseworkChangesAFile) {
    TestHouse house;
    const auto file = house.begin();
    EXPECT_EQ(house.refusal("director", file, facts(house, {{"person.age", std::int64_t{27}}})), "casework_only");
    EXPECT_EQ(house.refusal("coordinator", file, wish(house, {})), "casework_only");
    for (const auto* stranger : {"interpreter", "auditor", "administrator", "officer_two"})
        EXPECT_EQ(house.refusal(stranger, file, wish(house, {})), "no_such_file") << stranger;
}

TEST(FirstSuspicion, ASecondPressOfTheSameButtonChangesNothing) {
    TestHouse house;
    const auto file = house.begin();
    const auto action = house.fresh_action();
    const AnswerScreening answers{{}, Answer::yes};
    const auto first = perform(house.house(), house.as("officer"), {file, action, {}}, answers);
    const auto events = house.events(file).size();
    const auto second = perform(house.house(), house.as("officer"), {file, action, {}}, answers);
    EXPECT_EQ(std::get<Receipt>(*first), std::get<Receipt>(*second));
    EXPECT_EQ(house.events(file).size(), events);
}

TEST(FirstSuspicion, AStaleFormIsAConflictAndChangesNothing) {
    TestHouse house;
    const auto file = house.begin();
    const auto outcome = perform(house.house(), house.as("officer"), {file, house.fresh_action(), 1}, AnswerScreening{{}, Answer::no});
    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.error().code.view(), "stale_file");
    EXPECT_EQ(house.file(file).suspicion, Answer::yes);
}

}  // namespace
}  // namespace hogo::actions::testing
