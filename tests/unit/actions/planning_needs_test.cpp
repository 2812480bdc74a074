// What the person needs, and what the office knows of its own people and buildings, reaches the planner (P8,
// P9).
#include <gmock/gmock.h>

#include "actions/office_day.h"
#include "actions/planning_needs.h"
#include "planning_house.h"

namespace hogo::actions::testing {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::IsEmpty;
using ::testing::Not;

struct Office : TestHouse {
    Office() { fill_calendars(*this); }

    void needs(const CaseId& file, std::map<Code, domain::FactValue> stated) {
        done("officer", file, StateNeeds{std::move(stated)});
    }
    PlannedPlace place(const InterviewRequestId& request) {
        const auto placed = line(*this, request).line.place;
        EXPECT_TRUE(placed);
        return placed.value_or(PlannedPlace{});
    }
    Code first_cause(const InterviewRequestId& request) {
        const auto obstacles = line(*this, request).line.obstacles;
        return obstacles.empty() ? Code() : obstacles.front().cause;
    }
};

TEST(PlanningNeeds, TheHourThatThePersonAskedForIsKeptOrThereIsNoPlace) {
    Office house;
    const auto file = begin_ploy(house);
    house.needs(file, {{"needs.hour", Code("at_1430")}});
    const auto request = ask(house, file);
    plan(house);
    EXPECT_EQ(house.place(request).minute, 14 * 60 + 30);
    house.needs(file, {{"needs.hour", Code("at_1000")}});
    plan(house);
    EXPECT_EQ(house.place(request).minute, 10 * 60);
    house.needs(file, {{"needs.hour", Code("at_1630")}});
    EXPECT_EQ(plan(house).without_place, 1u) << "an hour does not end before the office closes";
    house.needs(file, {{"needs.hour", Code("any")}});
    EXPECT_EQ(plan(house).proposed, 1u);
}

TEST(PlanningNeeds, TheHourThatThePersonAskedForStaysOnAnotherDayToo) {
    Office house;
    const auto file = begin_ploy(house);
    house.needs(file, {{"needs.hour", Code("at_1430")}});
    const auto request = ask(house, file);
    plan(house);
    const auto before = house.place(request);
    note_absence(house.house(), house.as("coordinator"), resource_of(house.id("interpreter")),
                 {before.day, 0});
    plan(house, PlanMode::affected);
    EXPECT_GT(house.place(request).day, before.day);
    EXPECT_EQ(house.place(request).minute, before.minute);
}

TEST(PlanningNeeds, WhoeverComesAlongCanComeAtThatTime) {
    Office house;
    const auto file = begin_ploy(house);
    auto asked = asked_for(house);
    asked.present = {"support_person"};
    const auto request = ask(house, file, asked);
    house.needs(file, {{"needs.company_mon", Code("never")},
                       {"needs.company_tue", Code("never")},
                       {"needs.company_wed", Code("afternoon")},
                       {"needs.company_thu", Code("never")},
                       {"needs.company_fri", Code("never")}});
    plan(house);
    EXPECT_EQ(house.place(request).day.weekday(), std::chrono::Wednesday);
    EXPECT_GE(house.place(request).minute, office_day::afternoon);
    house.needs(file, {{"needs.company_wed", Code("never")}});
    EXPECT_EQ(plan(house).without_place, 1u) << "nobody is questioned without those who come along";
}

TEST(PlanningNeeds, HoursOfThoseWhoComeAlongDoNotCountWhereNobodyDoes) {
    Office house;
    const auto file = begin_ploy(house);
    house.needs(file, {{"needs.company_mon", Code("never")},
                       {"needs.company_tue", Code("never")},
                       {"needs.company_wed", Code("never")},
                       {"needs.company_thu", Code("never")},
                       {"needs.company_fri", Code("never")}});
    ask(house, file);
    EXPECT_EQ(plan(house).proposed, 1u);
}

TEST(PlanningNeeds, ALongerInterviewThanThePersonCanBearHasNoPlaceAndIsToBeDivided) {
    Office house;
    const auto file = begin_ploy(house);
    house.needs(file, {{"needs.longest", Code("half_hour")}});
    const auto request = ask(house, file);
    EXPECT_EQ(plan(house).without_place, 1u);
    EXPECT_EQ(house.first_cause(request), Code("too_long"));
    house.needs(file, {{"needs.longest", Code("hour")}});
    EXPECT_EQ(plan(house).proposed, 1u);
}

TEST(PlanningNeeds, BreaksAreBookedAsThePersonNeedsThem) {
    Office house;
    const auto file = begin_ploy(house);
    house.needs(file, {{"needs.breaks", Code("each_half_hour")}});
    const auto request = ask(house, file);
    plan(house);
    EXPECT_EQ(booked_minutes(line(house, request).line), 90) << "an hour with one break of half an hour";
    ASSERT_EQ(accept(house, request), "done");
    EXPECT_EQ(house.file(file).interviews.front().arranged.length_minutes, 90);
    house.needs(file, {{"needs.breaks", Code("each_hour")}});
    plan(house);
    EXPECT_EQ(booked_minutes(line(house, request).line), 90) << "what is decided stays as it was booked";
}

TEST(PlanningNeeds, ThereAreAsManyDaysOfRestBetweenInterviewsAsThePersonNeeds) {
    Office house;
    const auto file = begin_ploy(house);
    house.needs(file, {{"needs.rest", Code("week")}});
    const auto one = ask(house, file), other = ask(house, file);
    EXPECT_EQ(plan(house).proposed, 2u);
    const auto first = house.place(one).day, second = house.place(other).day;
    EXPECT_TRUE(first.plus_days(7) < second || second.plus_days(7) < first)
        << first.text() << " and " << second.text();
}

TEST(PlanningNeeds, NobodyIsGivenMoreInterviewsOnOneDayThanTheyCanWork) {
    Office house;
    auto calendar = thai_interpreter();
    calendar.most_minutes = 120;
    keep(house, resource_of(house.id("interpreter")), calendar);
    std::vector<InterviewRequestId> requests;
    for (int i = 0; i < 5; ++i) requests.push_back(ask(house, begin_ploy(house)));
    EXPECT_EQ(plan(house).proposed, 5u);
    std::map<LocalDate, int> on;
    for (const auto& request : requests) ++on[house.place(request).day];
    for (const auto& [day, count] : on) EXPECT_LE(count, 2) << day.text();
    EXPECT_EQ(on.size(), 3u);
}

TEST(PlanningNeeds, WhatIsDecidedStaysWhenALimitComesLater) {
    Office house;
    const auto one = ask(house, begin_ploy(house)), other = ask(house, begin_ploy(house));
    plan(house);
    ASSERT_EQ(house.place(one).day, house.place(other).day);
    ASSERT_EQ(accept(house, one), "done");
    ASSERT_EQ(accept(house, other), "done");
    auto calendar = thai_interpreter();
    calendar.most_minutes = 60;
    keep(house, resource_of(house.id("interpreter")), calendar);
    const auto before = house.place(one);
    plan(house);
    EXPECT_EQ(line(house, one).line.state, Code("arranged"));
    EXPECT_EQ(line(house, other).line.state, Code("arranged"));
    EXPECT_EQ(house.place(one), before);
}

TEST(PlanningNeeds, WorkIsSharedOutFairlyAlsoWithWhatWasBefore) {
    Office house;
    const auto request = ask(house, begin_ploy(house));
    plan(house);
    const auto before = house.place(request);
    ASSERT_EQ(accept(house, request), "done");
    house.move_to(before.day.plus_days(1), 8 * 60);
    const auto rested = add_interpreter(house, thai_interpreter());
    const auto next = ask(house, begin_ploy(house));
    plan(house);
    EXPECT_EQ(house.place(next).interpreter, rested) << "the other one interpreted yesterday";
}

TEST(PlanningNeeds, BetweenTwoBuildingsThereIsTimeForTheWay) {
    Office house;
    auto annex = usual_week();
    annex.zone = "minato", annex.site = "annex", annex.way_minutes = 50;
    keep(house, resource_of_room("room_3"), annex);
    const auto calendars = *read_calendars(house.house());
    const auto instance = planning_instance(*house.house().office.directory(), calendars, "tokyo",
                                            planned_days(house.today()), {}, {}, {}, {});
    ASSERT_EQ(instance.travel.size(), 1u);
    EXPECT_EQ(instance.travel.front().slots, 2) << "50 minutes are two half hours";
    EXPECT_THAT(instance.rooms, Contains(Field(&planning::Room::office, "annex")));
    EXPECT_THAT(planning::check(instance), IsEmpty());
}

TEST(PlanningNeeds, WhatMayBeginOnlyAfterTheDaysThatArePlannedHasNoPlaceYet) {
    Office house;
    auto asked = asked_for(house);
    asked.earliest = house.today().plus_days(60);
    const auto request = ask(house, begin_ploy(house), asked);
    EXPECT_EQ(plan(house).without_place, 1u);
    EXPECT_FALSE(line(house, request).line.place);
}

TEST(PlanningNeeds, WhoeverGrewUpWithTheDialectComesBeforeWhoeverGrewUpWithTheLanguage) {
    Office house;
    auto isan = thai_interpreter();
    isan.spoken.front().dialect = "isan";
    const auto native = add_interpreter(house, isan);
    auto asked = asked_for(house);
    asked.dialect = "isan";
    const auto request = ask(house, begin_ploy(house), asked);
    plan(house);
    EXPECT_EQ(house.place(request).interpreter, native);
    EXPECT_THAT(line(house, request).line.obstacles, IsEmpty());
    keep(house, resource_of(native), Calendar{}, "administrator");
    plan(house);
    EXPECT_EQ(house.place(request).interpreter, house.id("interpreter"));
    const auto obstacles = line(house, request).line.obstacles;
    ASSERT_FALSE(obstacles.empty());
    EXPECT_EQ(obstacles.front().ideal, Code("native_interpreter"));
    ASSERT_TRUE(obstacles.front().helps);
    EXPECT_EQ(obstacles.front().helps->language, Code("th"));

    auto other = asked_for(house);
    const auto plain = ask(house, begin_ploy(house), other);
    plan(house);
    EXPECT_THAT(line(house, plain).line.obstacles, IsEmpty()) << "a native of the language is native there";
}

TEST(PlanningNeeds, AnInterpreterOfNoNativeLanguageStopsNobody) {
    Office house;
    auto learned = usual_week();
    learned.spoken = {{"lo", {}, "both", false}, {"th", {}, "into_japanese", false}};
    learned.confidential_since = LocalDate::of(2025, 4, 1);
    add_interpreter(house, learned);
    ask(house, begin_ploy(house));
    EXPECT_EQ(plan(house).proposed, 1u);
    auto asked = asked_for(house);
    asked.language = "lo";
    const auto request = ask(house, begin_ploy(house), asked);
    plan(house);
    const auto obstacles = line(house, request).line.obstacles;
    ASSERT_FALSE(obstacles.empty());
    EXPECT_EQ(obstacles.front().ideal, Code("native_interpreter"));
}

TEST(PlanningNeeds, AnUnknownCodeCountsAsNotStated) {
    const auto needs = persons_needs(
        {{"needs.hour", Code("at_2500")}, {"needs.longest", Code("a_while")}, {"needs.rest", Answer::yes}});
    EXPECT_FALSE(needs.asked_slot);
    EXPECT_FALSE(needs.longest);
    EXPECT_EQ(needs.rest_days, 1);
}

TEST(PlanningRemedies, OneInterviewThatCouldMoveStandsOnTheBoardAndHelpsWhenItIsMoved) {
    Office house;
    // The one woman among the officers is there for an hour on each of two days.
    const auto days = planned_days(house.today());
    Calendar hours;
    for (const auto day : {days[1], days[2]})
        hours.shifts.push_back({static_cast<int>(day.weekday().iso_encoding()) - 1, {9 * 60, 10 * 60}});
    keep(house, resource_of(house.id("officer")), hours);
    const auto early = ask(house, begin_ploy(house));
    plan(house);
    const auto held = house.place(early);
    ASSERT_EQ(std::pair(held.day, held.officer), std::pair(days[1], house.id("officer")));
    auto asked = asked_for(house);
    asked.latest = days[1];
    const auto request = ask(house, begin_ploy(house), asked);
    plan(house, PlanMode::affected);
    ASSERT_EQ(house.place(early), held) << "nobody moves for the officer's gender";
    ASSERT_EQ(house.place(request).officer, house.id("officer_two"));
    const auto obstacles = line(house, request).line.obstacles;
    const auto officer = std::ranges::find(obstacles, Code("officer_gender"), &Obstacle::ideal);
    ASSERT_NE(officer, obstacles.end());
    EXPECT_THAT(officer->bookings, ElementsAre(early));
    ASSERT_TRUE(officer->moves);
    EXPECT_EQ(officer->moves->request, early);
    EXPECT_EQ(std::pair(officer->moves->day, officer->moves->minute), std::pair(days[2], 9 * 60));
    EXPECT_EQ(std::pair(officer->moves->own_day, officer->moves->own_minute), std::pair(days[1], 9 * 60));

    plan(house);  // everything is planned again: carried out
    EXPECT_EQ(house.place(early).day, days[2]);
    EXPECT_EQ(house.place(early).officer, house.id("officer"));
    EXPECT_EQ(house.place(request).officer, house.id("officer"));
}

}  // namespace
}  // namespace hogo::actions::testing
