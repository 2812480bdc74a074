// The pages around planning: the board, offers, calendars, feeds, what planning is told, and the conduct
// page's plan.
#include <gmock/gmock.h>

#include "pages_house.h"
#include "planning_house.h"

namespace hogo::web::staff::testing {

using ::testing::HasSubstr;
using ::testing::Not;
using namespace actions::testing;

struct Planned {
    Planned() {
        fill_calendars(pages.house);
        file = begin_ploy(pages.house);
        request = ask(pages.house, file);
    }
    std::string number() {
        const auto opened = actions::gather(pages.house.house(), pages.house.as("lead"), file,
                                            {domain::Compartment::procedure}, {"test"});
        return opened->number;
    }
    Response press(std::string_view what, const std::string& login = "coordinator") {
        return pages.post(login, "/planning/lines/" + request.text(),
                          {{"unit", "tokyo"}, {"do", std::string(what)}});
    }
    std::string board(const std::string& login = "coordinator") { return pages.page(login, "/planning"); }
    void plan() {
        EXPECT_EQ(
            pages.post("coordinator", "/planning/plan", {{"unit", "tokyo"}, {"mode", "everything"}}).status,
            200);
    }

    PagesHouse pages;
    actions::CaseId file;
    domain::InterviewRequestId request;
};

TEST(BoardPage, ACoordinatorPlansWithoutLearningWhoWhyOrWhere) {
    Planned office;
    office.pages.house.done("officer", office.file,
                            actions::Note{{text("A reason that nobody may read here")}});
    office.plan();
    const auto page = office.board();
    EXPECT_THAT(page, HasSubstr("タイ語"));
    EXPECT_THAT(page, HasSubstr("Room 3"));
    EXPECT_THAT(page, Not(HasSubstr(office.number())));
    EXPECT_THAT(page, Not(HasSubstr(office.file.text()))) << "not even the file's address";
    EXPECT_THAT(page, Not(HasSubstr("A reason that nobody may read here")));
    EXPECT_THAT(page, Not(HasSubstr("/files/")));
}

TEST(BoardPage, IsClosedToWhoeverDoesNotPlan) {
    Planned office;
    for (const auto* login : {"officer", "director", "interpreter", "administrator"})
        EXPECT_EQ(office.pages.get(login, "/planning").status, 404) << login;
    for (const auto* login : {"coordinator", "lead", "duty"})
        EXPECT_EQ(office.pages.get(login, "/planning").status, 200) << login;
}

TEST(BoardPage, AProposalIsPinnedOfferedAndDecidedByPressesOfAForm) {
    Planned office;
    office.plan();
    EXPECT_THAT(office.board(), HasSubstr(R"(name="do" value="accept")"));
    EXPECT_EQ(office.press("pin").status, 303);
    EXPECT_THAT(office.board(), HasSubstr("固定"));
    EXPECT_EQ(office.press("offer").status, 303);
    EXPECT_THAT(office.board(), HasSubstr("通訳人に打診中"));
    EXPECT_EQ(office.press("accept").status, 303);
    EXPECT_THAT(office.board(), HasSubstr("決定済み"));
    EXPECT_EQ(office.pages.house.file(office.file).interviews.size(), 1u);
    EXPECT_EQ(office.press("accept").status, 422) << "once is enough";
}

TEST(BoardPage, SaysWhyAndWhoElseCouldBeAskedInOneWordForWhoCannotCome) {
    Planned office;
    auto& house = office.pages.house;
    add_interpreter(house, thai_interpreter(), "narita");
    actions::KeepPersonAway keeping;
    keeping.person.role = "broker";
    keeping.person.names = {text("A broker whose name nobody may read here")};
    keeping.staff = house.id("interpreter");
    house.done("lead", office.file, keeping);
    office.plan();
    const auto page = office.board();
    EXPECT_THAT(page, HasSubstr("予定が空でも、この面接に就ける人又は部屋がありません"));
    EXPECT_THAT(page, HasSubstr("この面接には就けません"));
    EXPECT_THAT(page, HasSubstr("another interpreter")) << "of the other office";
    EXPECT_THAT(page, Not(HasSubstr("A broker whose name nobody may read here")));
    EXPECT_THAT(page, Not(HasSubstr(R"(value="accept")"))) << "there is nothing to decide";
}

TEST(BoardPage, AnAbsenceShowsWhatIsMissingAndNotWhy) {
    Planned office;
    auto& house = office.pages.house;
    office.plan();
    office.press("accept");
    const auto day = line(house, office.request).line.place->day;
    const auto calendar = "/planning/calendars/staff." + house.id("interpreter").text();
    EXPECT_EQ(
        office.pages.post("coordinator", calendar, {{"step", "absence"}, {"day", day.text()}, {"half", "0"}})
            .status,
        303);
    EXPECT_THAT(office.board(), HasSubstr("組み直しが必要"));
    EXPECT_THAT(office.board(), HasSubstr("欠けたもの"));
}

TEST(OffersPage, AnInterpreterAnswersWithoutLearningWhomItConcerns) {
    Planned office;
    auto& house = office.pages.house;
    office.plan();
    office.press("offer");
    auto page = office.pages.page("interpreter", "/offers");
    EXPECT_THAT(page, HasSubstr("タイ語"));
    EXPECT_THAT(page, HasSubstr("当日に出ます"));
    EXPECT_THAT(page, Not(HasSubstr("Room 3")));
    EXPECT_THAT(page, Not(HasSubstr(office.number())));
    EXPECT_THAT(page, Not(HasSubstr(office.request.text())));
    EXPECT_THAT(page, Not(HasSubstr("/files/")));
    const auto offer = actions::read_offers(house.house(), house.as("interpreter"))->front();
    EXPECT_EQ(office.pages.post("interpreter", "/offers/" + offer.id.text(), {{"answer", "conflict"}}).status,
              303);
    EXPECT_THAT(office.pages.page("interpreter", "/offers"), HasSubstr("いま依頼はありません"));
    EXPECT_THAT(office.board(), HasSubstr("この面接には就けません"));
    EXPECT_EQ(office.pages.get("officer", "/offers").status, 404);
}

TEST(CalendarPage, KeepsTheWeekAndWhatAnInterpreterBrings) {
    Planned office;
    auto& house = office.pages.house;
    const auto path = "/planning/calendars/staff." + house.id("interpreter").text();
    EXPECT_EQ(office.pages
                  .post("coordinator", path,
                        {{"step", "week"},
                         {"from-0", "09:00"},
                         {"until-0", "12:00"},
                         {"language-0", "th"},
                         {"dialect-0", "isan"},
                         {"direction-0", "both"},
                         {"native-0", "yes"},
                         {"home", "コンケン"},
                         {"confidential_since", "2025-04-01"}})
                  .status,
              303);
    const auto calendars = *actions::read_calendars(house.house());
    const auto& calendar = actions::calendar_of(calendars, actions::resource_of(house.id("interpreter")));
    ASSERT_EQ(calendar.shifts.size(), 1u);
    EXPECT_EQ(calendar.spoken.front().dialect, Code("isan"));
    EXPECT_TRUE(calendar.native_of("th"));
    EXPECT_THAT(office.pages.page("coordinator", path), HasSubstr("コンケン"));
    EXPECT_EQ(
        office.pages.post("coordinator", path, {{"step", "week"}, {"from-0", "13:00"}, {"until-0", "12:00"}})
            .status,
        422);
    EXPECT_EQ(office.pages.get("officer", path).status, 404);
    EXPECT_EQ(
        office.pages
            .post("officer", "/calendar", {{"step", "absence"}, {"day", house.today().text()}, {"half", "1"}})
            .status,
        303);
    EXPECT_THAT(office.pages.page("officer", "/calendar"), HasSubstr("午前"));
}

TEST(FeedPage, IsOpenedInTheSettingsShownOnceAndReadWithoutASession) {
    Planned office;
    auto& house = office.pages.house;
    office.plan();
    office.press("accept");
    const auto opened = office.pages.post("officer", "/settings/feeds",
                                          {{"resource", "staff." + house.id("officer").text()}});
    EXPECT_EQ(opened.status, 200);
    const auto at = opened.body.find("/feeds/");
    ASSERT_NE(at, std::string::npos);
    const auto key = opened.body.substr(at + 7, 43);
    const auto feed = office.pages.without_session("/feeds/" + key);
    EXPECT_EQ(feed.status, 200);
    EXPECT_THAT(feed.content_type, HasSubstr("text/calendar"));
    EXPECT_THAT(feed.body, HasSubstr("SUMMARY:"));
    EXPECT_THAT(feed.body, Not(HasSubstr("LOCATION")));
    const auto settings = office.pages.page("officer", "/settings");
    EXPECT_THAT(settings, Not(HasSubstr(key))) << "shown once";
    const auto own = actions::read_own_feeds(house.house(), house.as("officer"))->front();
    EXPECT_EQ(office.pages.post("officer", "/settings/feeds/" + to_hex(own.id) + "/revoke", {}).status, 303);
    EXPECT_EQ(office.pages.without_session("/feeds/" + key).status, 404);
}

TEST(NeedsPage, WhatPlanningIsToldStandsOnTheFileAndIsCorrectedThere) {
    Planned office;
    auto& house = office.pages.house;
    EXPECT_EQ(
        office.pages
            .post("officer", path_of(office.file, "/needs"), {{"need-needs.hours", "afternoon"}}, office.file)
            .status,
        303);
    const auto page = office.pages.page("officer", path_of(office.file));
    EXPECT_THAT(page, HasSubstr("調整に伝わること"));
    EXPECT_THAT(page, HasSubstr("午後のみ"));
    EXPECT_THAT(page, HasSubstr("調整中"));
    EXPECT_EQ(office.pages
                  .post("officer", path_of(office.file, "/interview-request"),
                        {{"step", "withdraw"}, {"request", office.request.text()}}, office.file)
                  .status,
              303);
    EXPECT_EQ(house.file(office.file).request(office.request)->closed, Code("withdrawn"));
}

TEST(RequestPage, AsksWhatNoPlanCanAnswerAndStopsAtItsPlace) {
    Planned office;
    const auto path = path_of(office.file, "/interview-request");
    const auto page = office.pages.page("officer", path);
    EXPECT_THAT(page, HasSubstr(R"(name="met-i01")"));
    EXPECT_THAT(page, Not(HasSubstr(R"(name="met-i05")"))) << "the language is the plan's";
    std::vector<std::pair<std::string, std::string>> fields{
        {"step", "request"},
        {"document", "victim_interview"},
        {"language", "th"},
        {"length", "60"},
        {"earliest", office.pages.house.today().plus_days(1).text()},
        {"risk", "1"},
        {"officer", "female"},
        {"interpreter", "female"},
        {"avoid", "shinjuku, minato"},
        {"safeguard", "i01"}};
    EXPECT_EQ(office.pages.post("officer", path, fields, office.file).status, 422);
    fields.pop_back();
    for (const auto* safeguard : actions::safeguards_to_answer(actions::assess(
             office.pages.house.pack(), office.pages.house.file(office.file), office.pages.house.today())))
        if (!actions::answered_by_the_plan(*safeguard)) {
            fields.emplace_back("safeguard", safeguard->id.text());
            fields.emplace_back("met-" + safeguard->id.text(), "yes");
        }
    EXPECT_EQ(office.pages.post("officer", path, fields, office.file).status, 303);
    const auto file = office.pages.house.file(office.file);
    EXPECT_EQ(file.requests.opened()->back().requested.avoid, (std::vector<Code>{"shinjuku", "minato"}));
}

TEST(Conduct, ShowsWhoIsPresentWhichWishesWereMissedAndTakesThePersonsAnswer) {
    Planned office;
    auto& house = office.pages.house;
    keep(house, actions::resource_of(house.id("officer")), actions::Calendar{});
    office.plan();
    ASSERT_EQ(office.press("accept").status, 303);
    const auto interview = house.file(office.file).interviews.front().arranged.interview;
    const auto path = path_of(office.file, "/interviews/" + interview.text());
    const auto page = office.pages.page("officer", path);
    EXPECT_THAT(page, HasSubstr("本人が望む性別の担当官"));
    EXPECT_THAT(page, HasSubstr(step("departure")));
    EXPECT_EQ(
        office.pages
            .post("officer", path, {{"step", "departure"}, {"ideal", "officer_gender"}, {"agreed", "no"}})
            .status,
        303);
    EXPECT_THAT(office.pages.page("officer", path), HasSubstr("本人は望みません"));
    EXPECT_EQ(office.pages.post("officer", path, {{"step", "interpreter"}}).status, 303);
    EXPECT_EQ(office.pages.post("officer", path, {{"step", "woman"}}).status, 303);
    EXPECT_EQ(house.file(office.file).staff_kept_away.opened()->size(), 1u);
}

TEST(Conduct, SaysWhichOfTheTwoDocumentsThisIs) {
    PagesHouse pages;
    auto& house = pages.house;
    const auto file = begin_ploy(house);
    const auto victim = pages.page("officer", path_of(file, "/interviews/" + arrange(house, file).text()));
    EXPECT_THAT(victim, HasSubstr("本人を守るための聴取です"));
    EXPECT_THAT(victim, Not(HasSubstr("入管法第29条の取調べ(供述調書)です")));
    auto arranging = arrangement(house, file);
    arranging.document = "statutory_questioning";
    house.done("officer", file, arranging);
    const auto statutory = pages.page(
        "officer",
        path_of(file, "/interviews/" + house.file(file).interviews.back().arranged.interview.text()));
    EXPECT_THAT(statutory, HasSubstr("入管法第29条の取調べ(供述調書)です"));
    EXPECT_THAT(statutory, HasSubstr("I03・I18"));
}

}  // namespace hogo::web::staff::testing
