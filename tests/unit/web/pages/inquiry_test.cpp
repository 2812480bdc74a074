#include <gmock/gmock.h>

#include "pages_house.h"

namespace hogo::web::staff::testing {

using ::testing::HasSubstr;
using ::testing::Not;
using namespace actions::testing;

namespace {

std::string answered(PagesHouse& pages, const std::string& words, const std::string& ground = "none") {
    const auto answer = pages.post("desk", "/inquiries", {{"caller", "private_person"}, {"channel", "telephone"}, {"ground", ground},
                                                          {"language", "ja"}, {"words", words}});
    EXPECT_EQ(answer.status, 303);
    for (const auto& [name, value] : answer.headers)
        if (name == "Location") return pages.page("desk", value);
    return {};
}

/// From the answer to read aloud to the end of its section: what the caller hears.
std::string heard(const std::string& page) {
    const auto from = page.find(R"(class="read-aloud")");
    return from == std::string::npos ? std::string() : page.substr(from, page.find("</div>", from) - from);
}

}  // namespace

TEST(Inquiry, WithoutAGroundIsAnsweredAlikeForTheKnownAndTheUnknown) {
    PagesHouse pages;
    auto& house = pages.house;
    const auto file = begin_ploy(house);
    house.done("officer", file, actions::RecordIdentity{{.names = {text("Ploy Example")}, .date_of_birth = {}, .note = {}, .documents = {}}});
    const auto known = heard(answered(pages, "Ploy Example")), unknown = heard(answered(pages, "Nobody at all"));
    EXPECT_FALSE(known.empty());
    EXPECT_EQ(known, unknown);
    EXPECT_THAT(known, HasSubstr("お答えしておりません"));
}

TEST(Inquiry, WithAGroundIsHeardAlikeUntilSomebodyDecides) {
    PagesHouse pages;
    EXPECT_EQ(heard(answered(pages, "x")), heard(answered(pages, "x", "investigation")));
}

TEST(Inquiry, WithAGroundIsDecidedByWhomTheRulesNameAlone) {
    PagesHouse pages;
    const auto answer = pages.post("desk", "/inquiries", {{"caller", "police"}, {"channel", "letter"}, {"ground", "investigation"},
                                                          {"language", "ja"}, {"words", "x"}});
    std::string path;
    for (const auto& [name, value] : answer.headers)
        if (name == "Location") path = value;
    EXPECT_THAT(pages.page("desk", path), Not(HasSubstr(step("decide"))));
    EXPECT_THAT(pages.page("director", path), HasSubstr(step("decide")));
}

TEST(Release, ShowsNothingBeforeTwoPersonsApprovedAndClosesAgain) {
    PagesHouse pages;
    auto& house = pages.house;
    const auto file = begin_ploy(house);
    house.done("lead", file, actions::RecordWhereabouts{{.kind = "shelter", .address = text("A place that nobody may read"), .contact = {},
                                                         .safe_hours = {}, .since = house.today()}});
    house.done("lead", file, actions::RequestRelease{.fields = {"whereabouts"}, .purpose = "protection_detail", .recipient = "police",
                                                     .ground = "protection_detail", .until = house.house().now().plus(std::chrono::hours(24))});
    const auto release = house.file(file).releases.back().requested.release;
    const auto path = path_of(file, "/releases/" + release.text());
    EXPECT_THAT(pages.page("lead", path), Not(HasSubstr(step("open"))));
    EXPECT_EQ(pages.post("lead", path, {{"step", "approve"}}, file).status, 303);
    EXPECT_THAT(pages.page("lead", path), Not(HasSubstr(step("open"))));
    EXPECT_EQ(pages.post("lead", path, {{"step", "open"}}, file).status, 422);
    EXPECT_EQ(pages.post("director", path, {{"step", "approve"}}, file).status, 303);
    const auto opened = pages.post("lead", path, {{"step", "open"}}, file);
    EXPECT_THAT(opened.body, HasSubstr("A place that nobody may read"));
    EXPECT_EQ(pages.post("lead", path, {{"step", "close"}}, file).status, 303);
    EXPECT_EQ(pages.post("lead", path, {{"step", "open"}}, file).status, 422);
}

TEST(Pages, OfAPersonWhoRefusedToCooperateCallThemNothing) {
    PagesHouse pages;
    auto& house = pages.house;
    const auto file = begin_ploy(house);
    house.done("officer", file, facts(house, {{"cooperation", Code("refused")}}));
    const auto measure = propose(house, file, "supervisory_measure");
    for (const auto& rest : {std::string(""), std::string("/stage"), std::string("/measures"), "/measures/" + measure.text(),
                             std::string("/interviews/new"), std::string("/holds")}) {
        const auto page = pages.page("officer", path_of(file, rest));
        EXPECT_THAT(page, Not(HasSubstr("非協力"))) << rest;
        EXPECT_THAT(page, Not(HasSubstr("協力的でない"))) << rest;
    }
}

TEST(Letters, CarryNeitherNumberNorNameNorSubject) {
    PagesHouse pages;
    const auto file = begin_ploy(pages.house);
    const auto answer = pages.get("officer", path_of(file, "/letters"), "kind", "ring");
    const auto letter = answer.body.substr(answer.body.find(R"(class="sheet letter")"));
    for (const auto* word : {"入管", "保護番号", "人身取引", "聴取", "trafficking", "immigration", "interview"})
        EXPECT_THAT(letter.substr(0, letter.find("</article>")), Not(HasSubstr(word)));
}

}  // namespace hogo::web::staff::testing
