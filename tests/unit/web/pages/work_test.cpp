#include <gmock/gmock.h>

#include "pages_house.h"

namespace hogo::web::staff::testing {

using ::testing::HasSubstr;
using ::testing::Not;
using namespace actions::testing;

TEST(MyWorkPage, EmptyBandsSayThatNothingIsWaiting) {
    PagesHouse pages;
    const auto page = pages.page("officer", "/work");
    std::size_t said = 0;
    for (auto at = page.find("待っているものはありません"); at != std::string::npos; at = page.find("待っているものはありません", at + 1)) ++said;
    EXPECT_EQ(said, 3u);
}

TEST(MyWorkPage, ALineHasItsNumberAndItsNextStepAndNoName) {
    PagesHouse pages;
    auto& house = pages.house;
    actions::RecordEncounter encounter;
    encounter.facts = {{"stay.standing", Code("lawful")}, {"stay.expires_on", LocalDate::of(2025, 6, 30)}};
    encounter.identity.names = {text("Maria L.")};
    const auto file = house.begin("officer", encounter);
    const auto page = pages.page("officer", "/work");
    EXPECT_THAT(page, HasSubstr(path_of(file)));
    EXPECT_THAT(page, HasSubstr("あと18日"));
    EXPECT_THAT(page, HasSubstr("work-next"));
    EXPECT_THAT(page, Not(HasSubstr("Maria")));
}

TEST(MyWorkPage, ATimeThatSimplyEndedIsNotOverdueAndAStatusThatRanOutIs) {
    PagesHouse pages;
    auto& house = pages.house;
    actions::RecordEncounter encounter;
    encounter.facts = {{"stay.standing", Code("lawful")}, {"stay.expires_on", LocalDate::of(2025, 6, 30)}};
    encounter.suspicion = domain::Answer::yes;
    house.begin("officer", encounter);
    EXPECT_THAT(pages.page("lead", "/director"), HasSubstr("考える期間の終わり"));
    house.move_to(LocalDate::of(2025, 8, 1));
    pages.forget_cookie("lead");
    for (const auto* path : {"/work", "/director"}) {
        const auto page = pages.page("lead", path);
        EXPECT_THAT(page, Not(HasSubstr("考える期間の終わり"))) << path;
        EXPECT_THAT(page, HasSubstr("32日経過")) << path;
    }
}

TEST(MyWorkPage, TheNumberIsSearchedByAFormAndNeverInAnAddress) {
    PagesHouse pages;
    const auto page = pages.page("officer", "/work");
    EXPECT_THAT(page, HasSubstr(R"(role="search" method="post" action="/files")"));
}

TEST(DirectorPage, NamesNoOfficer) {
    PagesHouse pages;
    pages.house.begin("officer");
    const auto page = pages.page("director", "/director");
    EXPECT_THAT(page, HasSubstr("目標 0日"));
    EXPECT_THAT(page, Not(HasSubstr(">officer<")));
    EXPECT_EQ(pages.get("officer", "/director").status, 404);
}

TEST(WhoOpenedPage, SaysWhoOpenedWhatForWhichTask) {
    PagesHouse pages;
    const auto file = pages.house.begin("officer");
    pages.page("officer", path_of(file));
    const auto page = pages.page("lead", path_of(file, "/openings"));
    EXPECT_THAT(page, HasSubstr("用事:案件のページの確認"));
    EXPECT_THAT(page, HasSubstr("すべてが一致しています"));
    EXPECT_THAT(page, HasSubstr("外部検証者による確認はまだ受けていません"));
    EXPECT_THAT(page, HasSubstr("担当なし"));  // the lead holds no task on it, and reads so of themselves
}

TEST(WhoOpenedPage, SaysTheSameThingOnceADayWithHowOften) {
    PagesHouse pages;
    const auto file = pages.house.begin("officer");
    for (int look = 0; look < 3; ++look) pages.page("officer", path_of(file));
    const auto page = pages.page("officer", path_of(file, "/openings"));
    EXPECT_THAT(page, HasSubstr("同じ日に3回"));
    EXPECT_EQ(page.find("案件のページの確認"), page.rfind("案件のページの確認"));
}

TEST(SettingsPage, ShowsOnesOwnDataAndSignsOutEverywhere) {
    PagesHouse pages;
    EXPECT_THAT(pages.page("officer", "/settings"), HasSubstr("東京局 保護担当"));
    EXPECT_EQ(pages.post("officer", "/settings/sign-out-everywhere", {}).status, 303);
    EXPECT_EQ(pages.get("officer", "/settings").status, 303);
}

TEST(AboutPage, SaysThatNoLawyerHasComparedTheRules) {
    PagesHouse pages;
    const auto page = pages.page("officer", "/about");
    EXPECT_THAT(page, HasSubstr("CC BY 4.0"));
    EXPECT_THAT(page, HasSubstr(pages.house.pack().version()));
}

TEST(TenMinutesPage, SaysWhatToDoAndWhatNotToDo) {
    PagesHouse pages;
    const auto page = pages.page("enforcement", "/first-ten-minutes");
    for (const auto* step : {"同伴者から離す", "言語を指してもらう", "今夜寝る所", "当直に電話する", "身の上話を尋ねる"}) EXPECT_THAT(page, HasSubstr(step));
}

}  // namespace hogo::web::staff::testing
