#include <gmock/gmock.h>

#include "pages_house.h"
#include "web/staff/screening_parts.h"

namespace hogo::web::staff::testing {

using ::testing::HasSubstr;
using ::testing::Not;
using namespace actions::testing;

namespace {

/// An encounter whose screening is still open.
actions::CaseId met(TestHouse& house) {
    actions::RecordEncounter encounter;
    encounter.suspicion = domain::Answer::unknown;
    return house.begin("officer", encounter);
}

}  // namespace

TEST(ScreeningPage, PromptsComeFirstThenSixDimensionsThenTheListThatIsNeverScored) {
    TestHouse house;
    const auto groups = screening_groups(house.pack(), rules::Language::ja);
    ASSERT_EQ(groups.size(), 8u);
    EXPECT_EQ(groups.front().id, Code("prompts"));
    EXPECT_FALSE(groups.front().scored);
    for (std::size_t at = 1; at <= 6; ++at) {
        EXPECT_TRUE(groups[at].scored);
        EXPECT_FALSE(groups[at].questions.empty());
    }
    EXPECT_EQ(groups.back().id, Code("sexual_exploitation"));
    EXPECT_FALSE(groups.back().scored);
}

TEST(ScreeningPage, APressSavesThatAnswerAndNothingElseOfTheForm) {
    PagesHouse pages;
    const auto file = met(pages.house);
    const auto answer = pages.post("officer", path_of(file, "/screening"), {{"answer-d1.wages", "yes"}, {"answer-d5.violence", "no"}}, file,
                                   "question-d1_wages");
    EXPECT_EQ(answer.status, 200);
    const auto now = pages.house.file(file, "officer");
    EXPECT_EQ(now.indicators.at("d1.wages"), domain::Answer::yes);
    EXPECT_FALSE(now.indicators.contains("d5.violence"));
    EXPECT_THAT(answer.body, HasSubstr(R"(id="question-d1_wages")"));
    EXPECT_THAT(answer.body, HasSubstr(R"(id="screening-panel")"));
    EXPECT_THAT(answer.body, HasSubstr(R"(id="count-d1")"));
    EXPECT_THAT(answer.body, Not(HasSubstr("<html")));
}

TEST(ScreeningPage, APressAgainTakesTheAnswerBack) {
    PagesHouse pages;
    const auto file = met(pages.house);
    for (const auto* value : {"yes", "no", "not_asked"})
        EXPECT_EQ(pages.post("officer", path_of(file, "/screening"), {{"answer-d1.wages", value}}, file, "question-d1_wages").status, 200);
    EXPECT_EQ(pages.house.file(file, "officer").indicators.at("d1.wages"), domain::Answer::not_asked);
}

TEST(ScreeningPage, WithoutScriptOneButtonSavesThePage) {
    PagesHouse pages;
    const auto file = met(pages.house);
    const auto answer = pages.post("officer", path_of(file, "/screening"),
                                   {{"answer-d1.wages", "yes"}, {"answer-prompt.fear", "unknown"}, {"answer-d5.violence", "not_asked"}}, file);
    EXPECT_EQ(answer.status, 303);
    const auto now = pages.house.file(file, "officer");
    EXPECT_EQ(now.indicators.size(), 2u);
    EXPECT_EQ(now.indicators.at("prompt.fear"), domain::Answer::unknown);
    EXPECT_THAT(pages.page("officer", path_of(file, "/screening")), HasSubstr(R"(value="yes" checked)"));
}

TEST(ScreeningPage, AnotherOfficersAnswersAreNotOverwrittenByAnOldPage) {
    PagesHouse pages;
    const auto file = met(pages.house);
    const auto answer = pages.post("officer", path_of(file, "/screening"), {{"seen", "0"}, {"answer-d1.wages", "no"}}, file);
    EXPECT_EQ(answer.status, 409);
    EXPECT_THAT(answer.body, HasSubstr(R"(value="no" checked)"));
    EXPECT_FALSE(pages.house.file(file, "officer").indicators.contains("d1.wages"));
}

TEST(ScreeningPage, SuspicionIsOnePressAndOpensTheFile) {
    PagesHouse pages;
    const auto file = met(pages.house);
    EXPECT_THAT(pages.page("officer", path_of(file, "/screening")), HasSubstr("screening/suspicion"));
    EXPECT_EQ(pages.post("officer", path_of(file, "/screening/suspicion"), {}, file).status, 303);
    EXPECT_EQ(pages.house.file(file, "officer").stage, domain::Stage::possible_victim);
    const auto page = pages.page("officer", path_of(file, "/screening"));
    EXPECT_THAT(page, HasSubstr("保護案件が始まっています"));
    EXPECT_THAT(page, Not(HasSubstr("screening/close")));
}

TEST(ScreeningPage, TheTableSpeaksInASentenceWithItsReason) {
    PagesHouse pages;
    const auto file = met(pages.house);
    pages.post("officer", path_of(file, "/screening"),
               {{"answer-d4.excessive_hours", "yes"}, {"answer-d1.nature_of_job", "yes"}, {"answer-d1.wages", "yes"}}, file);
    const auto page = pages.page("officer", path_of(file, "/screening"));
    EXPECT_THAT(page, HasSubstr("保護の見方"));
    EXPECT_THAT(page, HasSubstr("認められる"));
    EXPECT_THAT(page, HasSubstr("この表は助言です"));
}

TEST(ScreeningPage, ClosesOnlyWhereNobodySuspectsIt) {
    PagesHouse pages;
    const auto file = met(pages.house);
    const auto silent = pages.post("officer", path_of(file, "/screening/close"), {{"because", "no_indication"}}, file);
    EXPECT_EQ(silent.status, 422);
    EXPECT_THAT(silent.body, HasSubstr("#field-no_suspicion"));
    EXPECT_FALSE(pages.house.file(file, "officer").screening_closed);

    const auto said = pages.post("officer", path_of(file, "/screening/close"), {{"because", "no_indication"}, {"no_suspicion", "yes"}}, file);
    EXPECT_EQ(said.status, 303) << said.body;
    const auto now = pages.house.file(file, "officer");
    EXPECT_TRUE(now.screening_closed);
    EXPECT_EQ(now.suspicion, domain::Answer::no);
}

TEST(ScreeningPage, IsNotThereForWhoMayNotOpenTheFile) {
    PagesHouse pages;
    const auto file = met(pages.house);
    EXPECT_EQ(pages.get("officer_two", path_of(file, "/screening")).status, 404);
    EXPECT_EQ(pages.post("officer_two", path_of(file, "/screening"), {{"answer-d1.wages", "yes"}}, file, "question-d1_wages").status, 404);
}

}  // namespace hogo::web::staff::testing
