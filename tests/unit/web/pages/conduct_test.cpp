#include <gmock/gmock.h>

#include "pages_house.h"

namespace hogo::web::staff::testing {

using ::testing::HasSubstr;
using ::testing::Not;
using namespace actions::testing;

TEST(Conduct, StatementHasAFormOnlyWhileConsentStandsAndSafetyAlways) {
    PagesHouse pages;
    auto& house = pages.house;
    const auto file = begin_ploy(house);
    const auto interview = arrange(house, file);
    const auto path = path_of(file, "/interviews/" + interview.text());
    const auto look = [&] { return pages.page("officer", path); };
    const auto press = [&](std::string_view what) { EXPECT_EQ(pages.post("officer", path, {{"step", std::string(what)}}).status, 303) << what; };

    EXPECT_THAT(look(), Not(HasSubstr(step("statement"))));
    EXPECT_THAT(look(), HasSubstr(step("safety")));
    press("rights");
    press("consent");
    press("begin");
    EXPECT_THAT(look(), HasSubstr(step("statement")));
    EXPECT_THAT(look(), HasSubstr(step("pause")));
    EXPECT_THAT(look(), HasSubstr(step("stop")));
    press("pause");
    EXPECT_THAT(look(), Not(HasSubstr(step("statement"))));
    EXPECT_THAT(look(), HasSubstr(step("resume")));
    press("withdraw");
    EXPECT_THAT(look(), Not(HasSubstr(step("statement"))));
    EXPECT_THAT(look(), Not(HasSubstr(step("consent"))));
    EXPECT_THAT(look(), HasSubstr(step("safety")));
}

TEST(Conduct, PauseIsNotBlockedByAnotherChangeOfTheFile) {
    PagesHouse pages;
    auto& house = pages.house;
    const auto file = begin_ploy(house);
    const auto interview = arrange(house, file);
    const auto path = path_of(file, "/interviews/" + interview.text());
    for (const auto* what : {"rights", "consent", "begin"}) pages.post("officer", path, {{"step", what}});
    house.done("lead", file, wish(house, {}));
    EXPECT_EQ(pages.post("officer", path, {{"step", "pause"}, {"seen", "1"}}).status, 303);
    EXPECT_EQ(house.file(file).interviews.back().state, domain::InterviewState::paused);
}

TEST(Conduct, RightsStandInThePersonsLanguageBesideJapaneseAndSayThatTheyWereMadeByMachine) {
    PagesHouse pages;
    const auto file = begin_ploy(pages.house);
    const auto interview = arrange(pages.house, file);
    const auto page = pages.page("officer", path_of(file, "/interviews/" + interview.text()));
    EXPECT_THAT(page, HasSubstr("คุณหยุดได้ทุกเมื่อ"));
    EXPECT_THAT(page, HasSubstr("いつでもやめられます"));
    EXPECT_THAT(page, HasSubstr("機械翻訳"));
}

TEST(Arranging, WhoIsKeptAwayIsNotAvailableAndNobodyReadsWhy) {
    PagesHouse pages;
    auto& house = pages.house;
    const auto file = begin_ploy(house);
    house.done("lead", file, actions::KeepPersonAway{{.role = "other", .names = {text("A name that nobody may read here")}, .phones = {},
                                                      .companies = {}, .places = {}, .note = {}},
                                                     house.id("officer_two")});
    const auto page = pages.page("officer", path_of(file, "/interviews/new"));
    EXPECT_THAT(page, Not(HasSubstr(R"(value=")" + house.id("officer_two").text())));
    EXPECT_THAT(page, HasSubstr("officer_two — 今回は担当できません"));
    EXPECT_THAT(page, Not(HasSubstr("A name that nobody may read here")));
}

TEST(Arranging, WhatIsMissingStopsAtItsPlaceAndKeepsTheRest) {
    PagesHouse pages;
    auto& house = pages.house;
    const auto file = begin_ploy(house);
    const auto answer = pages.post("officer", path_of(file, "/interviews/new"),
                                   {{"document", "victim_interview"}, {"day", house.today().text()}, {"time", "14:00"}, {"length", "60"},
                                    {"room", "room_3"}, {"language", "th"}, {"officer", house.id("officer").text()}, {"safeguard", "i01"}},
                                   file);
    EXPECT_EQ(answer.status, 422);
    EXPECT_THAT(answer.body, HasSubstr("を満たすまで、聴取は手配できません。"));
    EXPECT_THAT(answer.body, HasSubstr(R"(value="14:00")"));
    EXPECT_TRUE(house.file(file).interviews.empty());
}

}  // namespace hogo::web::staff::testing
