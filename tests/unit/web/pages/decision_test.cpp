#include <gmock/gmock.h>

#include "pages_house.h"
#include "web/messages.h"

namespace hogo::web::staff::testing {

using ::testing::HasSubstr;
using ::testing::Not;
using namespace actions::testing;

namespace {
std::string decision_page(const actions::CaseId& file, const domain::MeasureId& measure) {
    return path_of(file, "/measures/" + measure.text());
}
}  // namespace

TEST(Decision, WithAnUnconsideredCircumstanceNamesEachAndOffersNoButton) {
    PagesHouse pages;
    auto& house = pages.house;
    const auto file = begin_ploy(house);
    const auto measure = propose(house, file, "supervisory_measure");
    for (const auto* login : {"officer", "lead", "director"}) {
        const auto page = pages.page(login, decision_page(file, measure));
        for (const auto* fact : house.pack().facts_of("circumstances"))
            EXPECT_THAT(page, HasSubstr("/circumstances?kind=" + fact->id.text()));
        EXPECT_THAT(page, Not(HasSubstr(step("send"))));
        EXPECT_THAT(page, Not(HasSubstr(step("decide"))));
        EXPECT_THAT(page, HasSubstr("まだ決定できません"));
    }
}

TEST(Decision, WithEverythingThereGoesToTheDeciderAndToNobodyElse) {
    PagesHouse pages;
    auto& house = pages.house;
    const auto file = begin_ploy(house);
    const auto measure = sent(house, file, "supervisory_measure");
    EXPECT_THAT(pages.page("officer", decision_page(file, measure)), Not(HasSubstr(step("decide"))));
    EXPECT_THAT(pages.page("lead", decision_page(file, measure)), HasSubstr(step("decide")));
}

TEST(Decision, DraftIsComposedFromTheFileAndEachSentenceCitesItsEvent) {
    PagesHouse pages;
    auto& house = pages.house;
    const auto file = begin_ploy(house);
    house.done("officer", file, consider(house, "circumstances.danger_on_return", Answer::yes));
    const auto measure = propose(house, file, "supervisory_measure");
    const auto page = pages.page("officer", decision_page(file, measure));
    const auto event = house.file(file).circumstances.back().origin.event.text();
    EXPECT_THAT(page, HasSubstr(R"(value=")" + event + '"'));
    EXPECT_THAT(page, HasSubstr("考慮事情"));
    EXPECT_THAT(page, HasSubstr("入管法第44条の2"));
}

TEST(Decision, SendingADraftWithoutCitationsKeepsWhatWasTyped) {
    PagesHouse pages;
    auto& house = pages.house;
    const auto file = begin_ploy(house);
    const auto measure = propose(house, file, "supervisory_measure");
    const auto answer = pages.post("officer", decision_page(file, measure), {{"step", "draft"}, {"draft", "書きかけの理由"}}, file);
    EXPECT_EQ(answer.status, 422);
    EXPECT_THAT(answer.body, HasSubstr("書きかけの理由"));
    EXPECT_TRUE(house.file(file).measures.back().drafts.empty());
}

TEST(Decision, PrintedDraftCarriesNumberAndNoName) {
    PagesHouse pages;
    auto& house = pages.house;
    const auto file = begin_ploy(house);
    house.done("officer", file, actions::RecordIdentity{{.names = {text("Ploy Example")}, .date_of_birth = {}, .note = {}, .documents = {}}});
    const auto measure = sent(house, file, "supervisory_measure");
    const auto sheet = pages.page("officer", decision_page(file, measure) + "/draft");
    EXPECT_THAT(sheet, HasSubstr("起案書"));
    EXPECT_THAT(sheet, Not(HasSubstr("Ploy")));
}

TEST(Hold, LiftingSaysBeforehandThatItFallsBackByItself) {
    PagesHouse pages;
    const auto file = begin_ploy(pages.house);
    const auto page = pages.page("director", path_of(file, "/holds"));
    EXPECT_THAT(page, HasSubstr("何もしなくても留保に復帰します"));
    EXPECT_THAT(page, HasSubstr(step("lift")));
    EXPECT_THAT(pages.page("lead", path_of(file, "/holds")), Not(HasSubstr(step("lift"))));
}

TEST(Hold, LiftingWithoutAnAlternativeConsideredIsSaidAtTheField) {
    PagesHouse pages;
    const auto file = begin_ploy(pages.house);
    const auto answer = pages.post("director", path_of(file, "/holds"),
                                   {{"step", "lift"}, {"hold", "custody"}, {"until", pages.house.today().text()}, {"reasons", "理由"}}, file);
    EXPECT_EQ(answer.status, 422);
    EXPECT_THAT(answer.body, HasSubstr("error-alternatives"));
    EXPECT_TRUE(pages.house.file(file).lifts.empty());
}

TEST(Stage, WhoProposedNotEstablishedIsNotOfferedTheAnswer) {
    PagesHouse pages;
    auto& house = pages.house;
    const auto file = begin_ploy(house);
    house.done("lead", file, actions::ProposeNotEstablished{said("理由")});
    EXPECT_THAT(pages.page("lead", path_of(file, "/stage")), Not(HasSubstr(step("answer"))));
    EXPECT_THAT(pages.page("lead_two", path_of(file, "/stage")), HasSubstr(step("answer")));
}

}  // namespace hogo::web::staff::testing
