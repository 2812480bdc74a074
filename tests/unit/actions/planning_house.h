// An office with calendars, and interviews asked for in it: what the tests of planning begin with.
#pragma once
#include "actions/accept_plan.h"
#include "actions/feeds.h"
#include "actions/keep_staff_away.h"
#include "actions/offers.h"
#include "actions/plan_interviews.h"
#include "actions/request_interview.h"
#include "casework.h"

namespace hogo::actions::testing {

inline void keep(TestHouse& house, const Code& resource, const Calendar& calendar,
                 const std::string& login = "coordinator") {
    const auto outcome = keep_calendar(house.house(), house.as(login), resource, calendar);
    ASSERT_TRUE(outcome && std::holds_alternative<Done>(*outcome)) << resource.text();
}

inline Calendar thai_interpreter() {
    auto calendar = usual_week();
    calendar.spoken = {{"th", {}, "both", true}};
    calendar.confidential_since = LocalDate::of(2025, 4, 1);
    return calendar;
}

/// Everybody of the small office is there from nine to five, Monday to Friday.
inline void fill_calendars(TestHouse& house) {
    for (const auto* officer : {"officer", "officer_two"})
        keep(house, resource_of(house.id(officer)), usual_week());
    keep(house, resource_of(house.id("interpreter")), thai_interpreter());
    for (const Code room : {Code("room_3"), Code("counter_1")}) {
        auto calendar = usual_week();
        calendar.zone = "minato";
        keep(house, resource_of_room(room), calendar);
    }
}

/// A further interpreter of the office, in the list of staff alone.
inline StaffId add_interpreter(TestHouse& house, const Calendar& calendar, const Code& unit = "tokyo") {
    StaffRecord person;
    person.id = StaffId::draw(house.random());
    person.name = "another interpreter";
    person.role = domain::Role::interpreter;
    person.unit = unit;
    person.female = "yes";
    for (const auto& spoken : calendar.spoken) person.languages.push_back(spoken.language);
    OfficeChange change;
    change.staff.push_back(person);
    EXPECT_TRUE(house.house().office.change(change));
    keep(house, resource_of(person.id), calendar, "administrator");
    return person.id;
}

inline domain::InterviewRequested asked_for(TestHouse& house) {
    return {.request = InterviewRequestId::draw(house.random()),
            .document = "victim_interview",
            .language = "th",
            .dialect = {},
            .second_language = {},
            .length_minutes = 60,
            .earliest = house.today().plus_days(1),
            .latest = {},
            .risk = 2,
            .officer = "female",
            .interpreter = "female"};
}
inline RequestInterview requesting(TestHouse& house, const CaseId& file, domain::InterviewRequested asked) {
    RequestInterview requesting{std::move(asked), {}};
    for (const auto* safeguard : safeguards_to_answer(assess(house.pack(), house.file(file), house.today())))
        if (!answered_by_the_plan(*safeguard)) requesting.asked.safeguards[safeguard->id] = Answer::yes;
    return requesting;
}
inline InterviewRequestId ask(TestHouse& house, const CaseId& file, domain::InterviewRequested asked) {
    const auto request = asked.request;
    house.done("officer", file, requesting(house, file, std::move(asked)));
    return request;
}
inline InterviewRequestId ask(TestHouse& house, const CaseId& file) {
    return ask(house, file, asked_for(house));
}

inline PlanResult plan(TestHouse& house, PlanMode mode = PlanMode::everything,
                       const std::string& login = "coordinator") {
    const auto outcome = plan_interviews(house.house(), house.as(login), "tokyo", mode);
    EXPECT_TRUE(outcome) << outcome.error().code.view();
    EXPECT_TRUE(outcome && std::holds_alternative<PlanResult>(*outcome));
    return outcome && std::holds_alternative<PlanResult>(*outcome) ? std::get<PlanResult>(*outcome)
                                                                   : PlanResult{};
}
inline Board board(TestHouse& house, const std::string& login = "coordinator") {
    auto read = read_board(house.house(), house.as(login), "tokyo");
    EXPECT_TRUE(read) << read.error().code.view();
    return read ? *std::move(read) : Board{};
}
inline BoardLine line(TestHouse& house, const InterviewRequestId& request) {
    const auto all = board(house);
    const auto* found = all.find(request);
    EXPECT_NE(found, nullptr);
    return found ? *found : BoardLine{};
}
template <class Value>
std::string outcome_of(const Outcome<Value>& outcome) {
    if (!outcome) return std::string(outcome.error().code.view());
    if (const auto* refused = std::get_if<Refused>(&*outcome)) return refused->rule.text();
    return "done";
}
/// The proposal becomes an interview; the reasons as a page would write them.
inline std::string accept(TestHouse& house, const InterviewRequestId& request,
                          const std::string& login = "coordinator") {
    auto accepting = acceptance_of(house.house(), house.as(login), "tokyo", request);
    if (outcome_of(accepting) != "done") return outcome_of(accepting);
    auto& ready = std::get<AcceptPlan>(*accepting);
    for (const auto& obstacle : ready.line.obstacles)
        ready.reasons.emplace(obstacle.ideal, text("計画で満たせない"));
    return house.refusal(login, ready.line.file, ready);
}

}  // namespace hogo::actions::testing
