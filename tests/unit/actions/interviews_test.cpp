// Interviews: who, where, with which consent; what may be stored and what may not (P8 to P12, P14).
#include "casework.h"

namespace hogo::actions::testing {
namespace {

RecordStatement statement(const domain::InterviewId& interview) { return {interview, "th", text("เธอเล่าว่า"), text("話した内容")}; }
RecordSafetyInformation safety(std::optional<domain::InterviewId> interview = {}) {
    return {interview, "th", text("ลูกสาวถูกขังอยู่"), text("娘が閉じ込められている")};
}

/// An interview that has begun, with rights told and consent given.
domain::InterviewId in_progress(TestHouse& house, const CaseId& file) {
    const auto interview = arrange(house, file);
    house.done("officer", file, BeginInterview{interview});
    house.done("officer", file, TellRights{interview});
    house.done("officer", file, StateConsent{interview});
    return interview;
}

TEST(Interviews, EachSafeguardIsAnsweredBeforeAnInterviewIsArranged) {
    TestHouse house;
    const auto file = begin_ploy(house);
    auto arranging = arrangement(house, file);
    ASSERT_TRUE(arranging.safeguards.contains("i01"));
    arranging.safeguards.erase("i01");
    EXPECT_EQ(house.refusal("officer", file, arranging), "safeguards_unanswered");
    arranging.safeguards["i01"] = Answer::no;
    EXPECT_EQ(house.refusal("officer", file, arranging), "safeguards_not_met");
    arranging.safeguards["i01"] = Answer::unknown;
    EXPECT_EQ(house.refusal("officer", file, arranging), "safeguards_not_met") << "unknown is not a yes";
}

TEST(Interviews, ConsentAndRightsBelongToTheRoomAndAreNotTickedBefore) {
    TestHouse house;
    const auto arranging = arrangement(house, begin_ploy(house));
    EXPECT_FALSE(arranging.safeguards.contains("i03"));
    EXPECT_FALSE(arranging.safeguards.contains("i18"));
}

TEST(Interviews, AnythingLessThanTheNativeLanguageNeedsItsReason) {
    TestHouse house;
    const auto file = begin_ploy(house);
    auto arranging = arrangement(house, file);
    arranging.safeguards["i05"] = Answer::no;
    EXPECT_EQ(house.refusal("officer", file, arranging), "safeguards_need_reasons");
    arranging.reasons["i05"] = text("母語の通訳が見つからず、本人が英語に同意した");
    house.done("officer", file, arranging);
    const auto opened = house.file(file);
    const auto words = opened.words_about(opened.interviews.back().origin.event);
    ASSERT_EQ(words.size(), 1u);
    EXPECT_EQ(words.front()->recorded.about, Code("i05"));
}

TEST(Interviews, AManForAWomanNeedsTheReasonWhateverWasTicked) {
    TestHouse house;
    const auto file = begin_ploy(house);
    auto arranging = arrangement(house, file, "officer_two");
    ASSERT_EQ(arranging.safeguards.at("female_officer"), Answer::yes);
    EXPECT_EQ(house.refusal("officer", file, arranging), "safeguards_need_reasons");
    arranging.reasons["female_officer"] = text("本人が男性の担当者を希望した");
    house.done("officer", file, arranging);
}

TEST(Interviews, ACounterIsNoPlaceForAVictim) {
    TestHouse house;
    const auto file = begin_ploy(house);
    auto arranging = arrangement(house, file);
    arranging.room = "counter_1";
    EXPECT_EQ(house.refusal("officer", file, arranging), "not_at_the_counter");
    arranging.room = "no_such_room";
    EXPECT_EQ(house.refusal("officer", file, arranging), "not_listed");
}

TEST(Interviews, WhoIsKeptAwayIsOnlyNotAvailableAndSoIsEverybodyElseWhoCannotCome) {
    TestHouse house;
    const auto file = begin_ploy(house);
    KeepPersonAway keeping;
    keeping.person.role = "broker";
    keeping.person.names = {text("ดารา"), text("ダラー")};
    keeping.staff = house.id("interpreter");
    house.done("lead", file, keeping);

    auto refused_with = [&](const ArrangeInterview& arranging) {
        const auto outcome = house.perform("officer", file, arranging);
        return std::get<Refused>(*outcome);
    };
    auto arranging = arrangement(house, file);
    const auto kept_away = refused_with(arranging);
    EXPECT_EQ(kept_away.rule, Code("not_available"));
    EXPECT_TRUE(kept_away.facts.empty());
    arranging.interpreter = StaffId::draw(house.random());
    EXPECT_EQ(refused_with(arranging), kept_away) << "somebody who does not exist";
    arranging.interpreter = house.id("liaison");
    EXPECT_EQ(refused_with(arranging), kept_away) << "somebody of another role";
    arranging.interpreter.reset();
    house.done("officer", file, arranging);

    // The coordinator learns that much and no name.
    const auto seen = house.file(file, "coordinator");
    EXPECT_TRUE(seen.network.closed());
    EXPECT_EQ(*seen.staff_kept_away.opened(), std::vector{house.id("interpreter")});
}

TEST(Interviews, APersonToKeepAwayIsNamedByWhateverIsKnown) {
    TestHouse house;
    const auto file = begin_ploy(house);
    KeepPersonAway keeping;
    keeping.person.role = "employer";
    keeping.person.note = text("背が高い");
    EXPECT_EQ(house.refusal("officer", file, keeping), "nobody_named");
    keeping.person.phones = {text("090-0000-0000")};
    house.done("officer", file, keeping);
    EXPECT_TRUE(house.file(file).staff_kept_away.opened()->empty());
}

TEST(Interviews, OnlyTheArrangedOfficerBeginsAndNotBeforeTheDay) {
    TestHouse house;
    const auto file = begin_ploy(house);
    auto arranging = arrangement(house, file);
    arranging.day = house.today().plus_days(-1);
    EXPECT_EQ(house.refusal("officer", file, arranging), "day_has_passed");
    arranging.day = house.today().plus_days(1);
    house.done("officer", file, arranging);
    const auto interview = house.file(file).interviews.back().arranged.interview;
    EXPECT_EQ(house.refusal("lead", file, BeginInterview{interview}), "another_officer_was_arranged");
    EXPECT_EQ(house.refusal("officer", file, BeginInterview{interview}), "before_its_day");
    house.move_to(house.today().plus_days(1));
    house.done("officer", file, BeginInterview{interview});
}

TEST(Interviews, NoStatementIsStoredWithoutTheConsentToThatInterview) {
    TestHouse house;
    const auto file = begin_ploy(house);
    const auto interview = arrange(house, file);
    EXPECT_EQ(house.refusal("officer", file, statement(interview)), "interview_stands_elsewhere");
    house.done("officer", file, BeginInterview{interview});
    EXPECT_EQ(house.refusal("officer", file, statement(interview)), "i03_consent");
    house.done("officer", file, StateConsent{interview, {"not_for_police"}});
    EXPECT_EQ(house.refusal("officer", file, statement(interview)), "i18_rights");
    house.done("officer", file, TellRights{interview});
    house.done("officer", file, statement(interview));
    EXPECT_EQ(house.file(file).interview(interview)->restrictions, std::vector<Code>{"not_for_police"});

    const auto another = arrange(house, file);
    house.done("officer", file, BeginInterview{another});
    house.done("officer", file, TellRights{another});
    EXPECT_EQ(house.refusal("officer", file, statement(another)), "i03_consent") << "consent to one interview is to that one";
}

TEST(Interviews, AWithdrawalEndsTheInterviewAndNothingSaidAfterItCanBeStored) {
    TestHouse house;
    const auto file = begin_ploy(house);
    const auto interview = in_progress(house, file);
    house.done("officer", file, statement(interview));
    const auto events = house.events(file).size();
    house.done("officer", file, WithdrawConsent{interview});
    EXPECT_EQ(house.events(file).size(), events + 1) << "one event and no mark anywhere else";
    EXPECT_EQ(house.file(file).interview(interview)->state, domain::InterviewState::ended);
    EXPECT_EQ(house.refusal("officer", file, statement(interview)), "consent_withdrawn");
    EXPECT_EQ(house.refusal("officer", file, StateConsent{interview}), "consent_withdrawn");
    EXPECT_EQ(house.refusal("officer", file, MarkInterview{interview, "resumed"}), "interview_stands_elsewhere");
    EXPECT_EQ(house.refusal("officer", file, ReviewRecord{interview, said("訂正")}), "consent_withdrawn");

    house.done("officer", file, safety(interview));
    EXPECT_TRUE(house.file(file).statements.opened()->back().first.safety_only);
}

TEST(Interviews, AWithdrawalLeavesNoPenaltyInWhatTheRulesSay) {
    TestHouse house;
    const auto one = begin_ploy(house), other = begin_ploy(house);
    for (const auto& file : {one, other}) in_progress(house, file);
    house.done("officer", other, WithdrawConsent{house.file(other).interviews.back().arranged.interview});
    const auto kept = assess(house.pack(), house.file(one), house.today());
    const auto withdrawn = assess(house.pack(), house.file(other), house.today());
    EXPECT_EQ(kept.facts, withdrawn.facts);
}

TEST(Interviews, ItIsNeverTooLateToWithdrawAndNobodyHasToBegin) {
    TestHouse house;
    const auto file = begin_ploy(house);
    const auto declined = arrange(house, file);
    house.done("officer", file, WithdrawConsent{declined});
    EXPECT_EQ(house.refusal("officer", file, BeginInterview{declined}), "interview_stands_elsewhere");
    const auto ended = in_progress(house, file);
    house.done("officer", file, MarkInterview{ended, "ended"});
    house.done("officer", file, WithdrawConsent{ended});
}

TEST(Interviews, SafetyInformationIsAlwaysStoredForSafetyOnly) {
    TestHouse house;
    const auto file = begin_ploy(house);
    house.done("officer", file, safety());
    const auto opened = house.file(file);
    const auto& stored = opened.statements.opened()->back().first;
    EXPECT_TRUE(stored.safety_only);
    EXPECT_FALSE(stored.interview);
}

TEST(Interviews, ABreakAndAStopAreAlwaysPossible) {
    TestHouse house;
    const auto file = begin_ploy(house);
    const auto interview = in_progress(house, file);
    house.done("lead", file, MarkInterview{interview, "paused"});
    EXPECT_EQ(house.refusal("officer", file, statement(interview)), "interview_stands_elsewhere") << "nothing is taken down in a break";
    house.done("officer", file, MarkInterview{interview, "resumed"});
    house.done("lead", file, MarkInterview{interview, "stopped"});
    EXPECT_EQ(house.refusal("officer", file, MarkInterview{interview, "resumed"}), "interview_stands_elsewhere");
    house.done("officer", file, ReviewRecord{interview, said("日付を直した")});
    EXPECT_TRUE(house.file(file).interview(interview)->record_reviewed);
}

TEST(Interviews, WhatWasSaidIsReadByTheNamedFewAndEachOpeningIsOnTheRecordBefore) {
    TestHouse house;
    const auto file = begin_ploy(house);
    house.done("officer", file, statement(in_progress(house, file)));
    EXPECT_TRUE(house.file(file, "director").statements.closed());
    EXPECT_TRUE(house.file(file, "duty").statements.closed());
    const auto leaves = house.store().leaves().size();
    EXPECT_FALSE(house.file(file, "lead").statements.opened()->empty());
    ASSERT_EQ(house.store().leaves().size(), leaves + 1);
    EXPECT_EQ(house.store().leaves().back().kind, "access");
}

TEST(Interviews, ANoteIsNoWayAroundTheConsent) {
    TestHouse house;
    const auto file = begin_ploy(house);
    EXPECT_EQ(house.refusal("officer", file, Note{said("話した内容"), domain::Compartment::statement, {}}), "note_is_no_statement");
    EXPECT_EQ(house.refusal("officer", file, Note{said("理由"), domain::Compartment::needs, {}}), "no_notes_here");
    house.done("officer", file, Note{said("電話があった"), domain::Compartment::condition, {}});
    EXPECT_EQ(house.file(file).words.back().recorded.about, Code("note"));
}

TEST(Interviews, PlanningRespectsNeedsWithoutTheirReason) {
    TestHouse house;
    const auto file = begin_ploy(house);
    house.done("officer", file, StateNeeds{{{"needs.hours", Code("afternoon")}}});
    EXPECT_EQ(house.file(file, "coordinator").needs.opened()->size(), 1u);
    EXPECT_TRUE(house.file(file, "coordinator").words.empty());
    EXPECT_TRUE(arrangement(house, file).safeguards.contains("afternoons_only"));
    EXPECT_EQ(house.refusal("officer", file, StateNeeds{{{"person.age", std::int64_t{3}}}}), "has_its_own_place");
}

}  // namespace
}  // namespace hogo::actions::testing
