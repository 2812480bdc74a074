// Interviews planned for the person (P8 to P10, and P14's planning half).
#include <gmock/gmock.h>

#include "actions/office_day.h"
#include "base/cbor.h"
#include "planning_house.h"

namespace hogo::actions::testing {
namespace {

using ::testing::Contains;
using ::testing::IsEmpty;
using ::testing::Not;

struct Office : TestHouse {
    Office() { fill_calendars(*this); }
};

TEST(PlanningInterviews, OfEachFileOnlyNeedsIsOpenedAndThatIsOnTheRecordBefore) {
    Office house;
    const auto file = begin_ploy(house);
    ask(house, file);
    const auto before = house.store().leaves().size();
    plan(house);
    int opened = 0;
    for (auto leaf = house.store().leaves().begin() + static_cast<std::ptrdiff_t>(before);
         leaf != house.store().leaves().end(); ++leaf) {
        const auto record = *cbor::decode(leaf->record);
        if (record.at("kind") != "access") continue;
        ++opened;
        EXPECT_EQ(record.at("parts").size(), 1u);
        EXPECT_EQ(record.at("parts").at(0), "needs");
        EXPECT_EQ(record.at("action"), "plan_interviews");
        EXPECT_EQ(record.at("file"), file.text());
    }
    EXPECT_EQ(opened, 1);
}

TEST(PlanningInterviews, TheNativeLanguageAWomanAClosedRoomAndABearableTimeAreProposed) {
    Office house;
    const auto file = begin_ploy(house);
    house.done("officer", file,
               StateNeeds{{{"needs.hours", Code("afternoon")}, {"needs.officer", Code("female")}}});
    const auto request = ask(house, file);
    EXPECT_EQ(plan(house).proposed, 1u);
    const auto planned = line(house, request);
    ASSERT_TRUE(planned.line.place);
    EXPECT_EQ(planned.line.place->officer, house.id("officer")) << "officer_two is a man";
    EXPECT_EQ(planned.line.place->interpreter, house.id("interpreter"));
    EXPECT_EQ(planned.line.place->room, Code("room_3"));
    EXPECT_GE(planned.line.place->minute, 13 * 60);
    EXPECT_GT(planned.line.place->day, house.today()) << "not before one night's sleep";
    EXPECT_THAT(planned.line.obstacles, IsEmpty());
    EXPECT_EQ(planned.line.state, Code("proposed"));
    EXPECT_TRUE(house.file(file).interviews.empty()) << "a proposal arranges nothing";
}

TEST(PlanningInterviews, WhatIsCorrectedInNeedsCountsFromTheNextPlanOn) {
    Office house;
    const auto file = begin_ploy(house);
    const auto request = ask(house, file);
    plan(house);
    house.done("officer", file, StateNeeds{{{"needs.hours", Code("afternoon")}}});
    plan(house);
    EXPECT_GE(line(house, request).line.place->minute, 13 * 60);
    house.done("officer", file, StateNeeds{{{"needs.hours", Code("morning")}}});
    plan(house);
    EXPECT_LT(line(house, request).line.place->minute, 12 * 60);
}

TEST(PlanningInterviews, AConflictIsNeverRelaxedAndNobodyReadsThatItIsOne) {
    Office house;
    const auto file = begin_ploy(house);
    const auto request = ask(house, file);
    house.done("lead", file, KeepStaffAway{house.id("interpreter")});
    EXPECT_EQ(plan(house).without_place, 1u);
    const auto kept_away = line(house, request);
    EXPECT_FALSE(kept_away.line.place);
    ASSERT_THAT(kept_away.line.obstacles, Not(IsEmpty()));
    EXPECT_EQ(kept_away.line.obstacles.front().ideal, Code("planned"));

    // The same interview where nobody is kept away and the interpreter merely declined: word for word the
    // same line.
    Office other;
    const auto same = begin_ploy(other);
    const auto asked = ask(other, same);
    plan(other);
    ASSERT_EQ(outcome_of(offer_line(other.house(), other.as("coordinator"), "tokyo", asked)), "done");
    const auto offers = *read_offers(other.house(), other.as("interpreter"));
    ASSERT_EQ(outcome_of(answer_offer(other.house(), other.as("interpreter"), offers.front().id, "declined")),
              "done");
    plan(other);
    EXPECT_EQ(line(other, asked).line.obstacles, kept_away.line.obstacles);
}

TEST(PlanningInterviews, WhoElseCouldBeAskedNamesOtherOfficesAndOneWordForWhoCannotCome) {
    Office house;
    const auto elsewhere = add_interpreter(house, thai_interpreter(), "narita");
    const auto file = begin_ploy(house);
    const auto request = ask(house, file);
    house.done("lead", file, KeepStaffAway{house.id("interpreter")});
    plan(house);
    const auto all = board(house);
    const auto asked =
        who_else(*house.house().office.directory(), all, *all.find(request), house.today().plus_days(1));
    ASSERT_EQ(asked.size(), 2u);
    EXPECT_EQ(asked.front().staff, elsewhere);
    EXPECT_TRUE(asked.front().available);
    EXPECT_FALSE(asked.back().available) << "kept away, declined or absent: one word";
}

TEST(PlanningInterviews, AConflictThatIsFoundAfterwardsTakesThePlaceAwayAlsoADecidedOne) {
    Office house;
    const auto file = begin_ploy(house);
    const auto request = ask(house, file);
    plan(house);
    ASSERT_EQ(accept(house, request), "done");
    house.done("lead", file, KeepStaffAway{house.id("interpreter")});
    EXPECT_EQ(plan(house, PlanMode::affected).without_place, 1u);
    EXPECT_FALSE(line(house, request).line.place);
}

TEST(PlanningInterviews, AProposalIsNotAcceptedOverAConflictThatIsYoungerThanIt) {
    Office house;
    const auto file = begin_ploy(house);
    const auto request = ask(house, file);
    plan(house);
    house.done("lead", file, KeepStaffAway{house.id("interpreter")});
    EXPECT_EQ(accept(house, request), "not_available");
}

TEST(PlanningInterviews, NobodyIsProposedBeforeTheySignedConfidentiality) {
    Office house;
    auto calendar = thai_interpreter();
    calendar.confidential_since.reset();
    keep(house, resource_of(house.id("interpreter")), calendar);
    ask(house, begin_ploy(house));
    EXPECT_EQ(plan(house).without_place, 1u);
}

TEST(PlanningInterviews, ARoomInAQuarterToAvoidOrInAnUnknownOneIsNotProposed) {
    Office house;
    auto asked = asked_for(house);
    asked.avoid = {"minato"};
    ask(house, begin_ploy(house), asked);
    EXPECT_EQ(plan(house).without_place, 1u);
    auto calendar = usual_week();
    keep(house, resource_of_room("room_3"), calendar);
    EXPECT_EQ(plan(house).without_place, 1u) << "nobody knows where it lies";
    calendar.zone = "chiyoda";
    keep(house, resource_of_room("room_3"), calendar);
    EXPECT_EQ(plan(house).proposed, 1u);
}

TEST(PlanningInterviews, ACounterIsNoPlaceForAVictim) {
    Office house;
    keep(house, resource_of_room("room_3"), Calendar{});
    ask(house, begin_ploy(house));
    EXPECT_EQ(plan(house).without_place, 1u);
}

TEST(PlanningInterviews, AManForAWomanIsProposedOnlyWhereNothingElseIsPossibleAndSaysWhy) {
    Office house;
    keep(house, resource_of(house.id("officer")), Calendar{});
    const auto request = ask(house, begin_ploy(house));
    plan(house);
    const auto planned = line(house, request);
    ASSERT_TRUE(planned.line.place);
    EXPECT_EQ(planned.line.place->officer, house.id("officer_two"));
    std::vector<Code> missed;
    for (const auto& obstacle : planned.line.obstacles) missed.push_back(obstacle.ideal);
    EXPECT_THAT(missed, Contains(Code("officer_gender")));
}

TEST(PlanningInterviews, APersonDecidesAndEverySafeguardIsAnswered) {
    Office house;
    const auto file = begin_ploy(house);
    const auto request = ask(house, file);
    plan(house);
    EXPECT_EQ(accept(house, request), "done");
    const auto opened = house.file(file);
    ASSERT_EQ(opened.interviews.size(), 1u);
    const auto& interview = opened.interviews.front();
    EXPECT_EQ(interview.arranged.officer, house.id("officer"));
    for (const auto* safeguard : safeguards_to_answer(assess(house.pack(), opened, house.today())))
        EXPECT_TRUE(interview.arranged.safeguards.contains(safeguard->id)) << safeguard->id.text();
    ASSERT_TRUE(interview.planned);
    EXPECT_EQ(interview.planned->request, request);
    EXPECT_EQ(opened.request(request)->closed, Code("arranged"));
    EXPECT_EQ(line(house, request).line.state, Code("arranged"));
    EXPECT_EQ(accept(house, request), "nothing_planned") << "twice is once";
}

TEST(PlanningInterviews, AnIdealThatWasMissedStandsWithItsReasonAndThePersonAnswersToIt) {
    Office house;
    keep(house, resource_of(house.id("officer")), Calendar{});
    const auto file = begin_ploy(house);
    const auto request = ask(house, file);
    plan(house);
    ASSERT_EQ(accept(house, request), "done");
    const auto opened = house.file(file);
    const auto& interview = opened.interviews.front();
    ASSERT_TRUE(interview.planned->missed.contains("officer_gender"));
    EXPECT_EQ(interview.arranged.safeguards.at("female_officer"), Answer::no);
    EXPECT_FALSE(opened.words_about(interview.origin.event).empty()) << "the reason in words";
    const auto id = interview.arranged.interview;
    EXPECT_EQ(house.refusal("officer", file, AnswerDeparture{id, "native_interpreter", Answer::yes}),
              "not_listed")
        << "it was not missed";
    house.done("officer", file, AnswerDeparture{id, "officer_gender", Answer::no});
    EXPECT_EQ(house.file(file).interviews.front().departures.at("officer_gender"), Answer::no);
}

TEST(PlanningInterviews, WhatNoPlanCanAnswerIsAnsweredByWhoeverAsks) {
    Office house;
    const auto file = begin_ploy(house);
    auto asking = requesting(house, file, asked_for(house));
    ASSERT_TRUE(asking.asked.safeguards.contains("i01"));
    ASSERT_FALSE(asking.asked.safeguards.contains("i05"));
    asking.asked.safeguards.erase("i01");
    EXPECT_EQ(house.refusal("officer", file, asking), "safeguards_unanswered");
    asking.asked.safeguards["i01"] = Answer::no;
    EXPECT_EQ(house.refusal("officer", file, asking), "safeguards_not_met");
    asking.asked.safeguards["i01"] = Answer::yes;
    EXPECT_EQ(house.refusal("coordinator", file, asking), "casework_only")
        << "a coordinator plans and does not ask";
    house.done("officer", file, asking);
}

TEST(PlanningInterviews, ASickInterpreterOnTheMorningIsReplacedAtTheSameHour) {
    Office house;
    const auto file = begin_ploy(house);
    const auto request = ask(house, file);
    plan(house);
    ASSERT_EQ(accept(house, request), "done");
    const auto before = *line(house, request).line.place;
    const auto substitute = add_interpreter(house, thai_interpreter());

    house.move_to(before.day, 8 * 60 + 10);
    ASSERT_EQ(outcome_of(note_absence(house.house(), house.as("interpreter"),
                                      resource_of(house.id("interpreter")), {before.day, 0})),
              "done");
    const auto sick = line(house, request);
    EXPECT_TRUE(sick.in_conflict);
    EXPECT_EQ(sick.missing, Code("interpreter"));

    plan(house, PlanMode::affected);
    const auto after = line(house, request);
    ASSERT_TRUE(after.line.place);
    EXPECT_EQ(after.line.place->interpreter, substitute);
    EXPECT_EQ(std::pair(after.line.place->day, after.line.place->minute),
              std::pair(before.day, before.minute))
        << "she was told this hour";
    EXPECT_EQ(after.line.state, Code("proposed")) << "a person decides again";
    EXPECT_EQ(house.file(file).interviews.front().state, domain::InterviewState::arranged)
        << "nothing moved by itself";
}

TEST(PlanningInterviews, WhereNobodyElseCanComeTheInterviewMovesAndTheEarlierOneIsCancelledWhenAccepted) {
    Office house;
    const auto file = begin_ploy(house);
    const auto request = ask(house, file);
    plan(house);
    ASSERT_EQ(accept(house, request), "done");
    const auto before = *line(house, request).line.place;
    house.move_to(before.day, 8 * 60 + 10);
    note_absence(house.house(), house.as("coordinator"), resource_of(house.id("interpreter")),
                 {before.day, 0});
    plan(house, PlanMode::affected);
    const auto moved = line(house, request);
    ASSERT_TRUE(moved.line.place);
    EXPECT_GT(moved.line.place->day, before.day);
    ASSERT_EQ(accept(house, request), "done");
    const auto opened = house.file(file);
    ASSERT_EQ(opened.interviews.size(), 2u);
    EXPECT_EQ(opened.interviews.front().state, domain::InterviewState::cancelled);
    EXPECT_EQ(opened.interviews.back().state, domain::InterviewState::arranged);
}

TEST(PlanningInterviews, OnlyWhatIsAffectedMovesWhenSomebodyFallsIll) {
    Office house;
    std::vector<InterviewRequestId> requests;
    for (int i = 0; i < 4; ++i) requests.push_back(ask(house, begin_ploy(house)));
    plan(house);
    std::vector<PlannedPlace> before;
    for (const auto& request : requests) before.push_back(*line(house, request).line.place);
    const auto day = before.front().day;
    note_absence(house.house(), house.as("coordinator"), resource_of(house.id("interpreter")), {day, 0});
    plan(house, PlanMode::affected);
    for (std::size_t i = 0; i < requests.size(); ++i) {
        const auto now = line(house, requests[i]).line.place;
        ASSERT_TRUE(now);
        if (before[i].day == day)
            EXPECT_NE(now->day, day);
        else
            EXPECT_EQ(*now, before[i]);
    }
}

TEST(PlanningInterviews, APinStaysWhenEverythingIsPlannedAgain) {
    Office house;
    const auto request = ask(house, begin_ploy(house));
    plan(house);
    const auto place = *line(house, request).line.place;
    ASSERT_EQ(outcome_of(pin_line(house.house(), house.as("coordinator"), "tokyo", request, true)), "done");
    for (int i = 0; i < 3; ++i) ask(house, begin_ploy(house));
    plan(house);
    EXPECT_EQ(line(house, request).line.place, place);
    EXPECT_TRUE(line(house, request).line.pinned);
}

TEST(PlanningInterviews, AnotherOneIsNotTheSameAgainAndNoReasonIsAsked) {
    Office house;
    const auto request = ask(house, begin_ploy(house));
    plan(house);
    const auto first = *line(house, request).line.place;
    ASSERT_EQ(outcome_of(ask_for_another(house.house(), house.as("coordinator"), "tokyo", request, "day")),
              "done");
    EXPECT_FALSE(line(house, request).line.place);
    plan(house);
    EXPECT_NE(line(house, request).line.place->day, first.day);
    ASSERT_EQ(
        outcome_of(ask_for_another(house.house(), house.as("coordinator"), "tokyo", request, "officer")),
        "done");
    plan(house);
    EXPECT_EQ(line(house, request).line.place->officer, house.id("officer_two"));
}

TEST(PlanningInterviews, NobodyIsTakenTwiceAlsoNotByWhatWasArrangedByHand) {
    Office house;
    const auto by_hand = begin_ploy(house);
    auto arranging = arrangement(house, by_hand);
    arranging.day = house.today().plus_days(1);
    arranging.minute = 9 * 60;
    arranging.length_minutes = 180;
    house.done("officer", by_hand, arranging);
    const auto request = ask(house, begin_ploy(house));
    plan(house);
    const auto place = line(house, request).line.place;
    ASSERT_TRUE(place);
    EXPECT_TRUE(place->day != arranging.day || place->minute >= 12 * 60)
        << "officer, interpreter and room are taken all morning";
}

TEST(PlanningInterviews, AnHourThatWasTakenMeanwhileIsAConflictAndNothingIsArranged) {
    Office house;
    const auto file = begin_ploy(house);
    const auto request = ask(house, file);
    plan(house);
    const auto place = *line(house, request).line.place;
    PlanningChange elsewhere;
    elsewhere.held.push_back({slot_token(house.house(), resource_of(house.id("interpreter")), place.day,
                                         *office_day::slot_at(place.minute)),
                              LineId::draw(house.random())});
    ASSERT_TRUE(house.house().planning.change(elsewhere));
    EXPECT_EQ(accept(house, request), "slot_taken");
    EXPECT_TRUE(house.file(file).interviews.empty());
}

TEST(PlanningInterviews, TheBoardIsClosedToWhoeverDoesNotPlanAndItsRowsToWhoeverStealsThem) {
    Office house;
    const auto file = begin_ploy(house);
    ask(house, file);
    for (const auto* login : {"officer", "interpreter", "administrator", "director", "medic"}) {
        const auto read = read_board(house.house(), house.as(login), "tokyo");
        ASSERT_FALSE(read) << login;
        EXPECT_EQ(read.error().code.view(), "no_board");
    }
    for (const auto* login : {"coordinator", "lead", "duty"})
        EXPECT_EQ(board(house, login).lines.size(), 1u) << login;
    for (const auto& bytes : house.store().planning().sealed()) {
        const std::string all(bytes.begin(), bytes.end());
        EXPECT_EQ(all.find(std::string(text_of(file.bytes()))), std::string::npos);
        EXPECT_EQ(all.find("victim_interview"), std::string::npos);
    }
}

TEST(PlanningInterviews, TheSameCalendarsNeedsAndLinesGiveTheSamePlan) {
    const auto planned = [] {
        Office house;
        std::vector<PlannedPlace> places;
        std::vector<InterviewRequestId> requests;
        for (int i = 0; i < 5; ++i) requests.push_back(ask(house, begin_ploy(house)));
        plan(house);
        for (const auto& request : requests) places.push_back(*line(house, request).line.place);
        return places;
    };
    EXPECT_EQ(planned(), planned());
}

TEST(PlanningInterviews, ARequestThatIsTakenBackLeavesTheBoard) {
    Office house;
    const auto file = begin_ploy(house);
    const auto request = ask(house, file);
    house.done("officer", file, WithdrawRequest{request});
    EXPECT_TRUE(board(house).lines.empty());
    EXPECT_EQ(house.refusal("officer", file, WithdrawRequest{request}), "no_such_interview");
}

TEST(PlanningInterviews, AnEmptyOfficePlansNothingAndSaysSo) {
    TestHouse house;
    const auto request = ask(house, begin_ploy(house));
    EXPECT_EQ(plan(house).without_place, 1u);
    EXPECT_THAT(line(house, request).line.obstacles, Not(IsEmpty()));
}

TEST(PlanningInterviews, ACancelledInterviewGivesItsHoursBack) {
    Office house;
    const auto file = begin_ploy(house);
    const auto request = ask(house, file);
    plan(house);
    ASSERT_EQ(accept(house, request), "done");
    const auto place = *line(house, request).line.place;
    house.done("officer", file,
               MarkInterview{house.file(file).interviews.front().arranged.interview, "cancelled"});
    EXPECT_TRUE(board(house).lines.empty());
    const auto again = ask(house, begin_ploy(house));
    plan(house);
    EXPECT_EQ(line(house, again).line.place, place);
}

TEST(Interviews, AnotherInterpreterIsOnePressAndABlindFlagWithoutAReason) {
    Office house;
    const auto file = begin_ploy(house);
    const auto interview = arrange(house, file);
    house.done("officer", file, AskAnotherInterpreter{interview});
    EXPECT_THAT(*house.file(file).staff_kept_away.opened(), Contains(house.id("interpreter")));
    ask(house, file);
    EXPECT_EQ(plan(house).without_place, 1u) << "never the same one again";
}

}  // namespace
}  // namespace hogo::actions::testing
