#include <gmock/gmock.h>

#include "pages_house.h"

namespace hogo::web::staff::testing {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;
using namespace actions::testing;
using Fields = std::vector<std::pair<std::string, std::string>>;

namespace {

constexpr const char* at_the_counter = "/encounters/new/residence_examination";

actions::CaseId file_of(const Response& response) {
    const auto address = location(response);
    const auto id = actions::CaseId::parse(address.substr(0, address.find("/screening")).substr(std::string("/files/").size()));
    EXPECT_TRUE(id.has_value()) << response.status << " " << address;
    return id.value_or(actions::CaseId());
}

Fields with_time(Fields fields) {
    fields.emplace_back("seen_on", "2025-06-12");
    fields.emplace_back("seen_time", "12:30");
    return fields;
}

}  // namespace

TEST(EncounterPage, TheRolesOwnDoorComesFirst) {
    PagesHouse pages;
    const auto first_door = [&](const std::string& login) {
        const auto page = pages.page(login, "/encounters/new");
        const auto at = page.find("/encounters/new/");
        return page.substr(at, page.find('"', at) - at);
    };
    EXPECT_EQ(first_door("landing"), "/encounters/new/landing_examination");
    EXPECT_EQ(first_door("residence"), "/encounters/new/residence_examination");
    EXPECT_EQ(first_door("enforcement"), "/encounters/new/deportation_procedure");
    EXPECT_EQ(first_door("medic"), "/encounters/new/detention_centre");
}

TEST(EncounterPage, EverythingMayStayUnknown) {
    PagesHouse pages;
    const auto answer = pages.post("residence", at_the_counter, with_time({}));
    EXPECT_EQ(answer.status, 303);
    const auto file = pages.house.file(file_of(answer), "residence");
    EXPECT_EQ(file.stage, domain::Stage::encounter);
    EXPECT_TRUE(file.protection_stands());
    EXPECT_TRUE(file.facts.empty());
}

TEST(EncounterPage, OnePressOfSuspicionIsEnough) {
    PagesHouse pages;
    const auto answer = pages.post("residence", at_the_counter, with_time({{"suspicion", "yes"}}));
    EXPECT_THAT(location(answer), HasSubstr("/screening"));
    EXPECT_EQ(pages.house.file(file_of(answer), "residence").stage, domain::Stage::possible_victim);
}

TEST(EncounterPage, WhatWasTypedReachesItsOwnCompartment) {
    PagesHouse pages;
    const auto answer = pages.post("residence", at_the_counter,
                                   with_time({{"language", "fil"}, {"companion", "yes"}, {"sex", "female"}, {"age", "24"},
                                              {"standing", "lawful"}, {"expires_on", "2025-07-20"}, {"place", "店の二階"},
                                              {"names", "Maria L.\nマリア"}, {"document_number", "P123"}, {"nationality", "ph"}}));
    const auto file = pages.house.file(file_of(answer), "residence");
    EXPECT_EQ(file.encounter->recorded.language, Code("fil"));
    EXPECT_EQ(file.fact("person.age")->value, domain::FactValue{std::int64_t{24}});
    EXPECT_EQ(file.fact("stay.expires_on")->value, domain::FactValue{LocalDate::of(2025, 7, 20)});
    ASSERT_TRUE(file.identity.opened() && file.whereabouts.opened());
    EXPECT_EQ(file.identity.opened()->front().first.names.size(), 2u);
    EXPECT_EQ(file.identity.opened()->front().first.documents.front().country, Code("ph"));
    EXPECT_EQ(file.whereabouts.opened()->front().first.address, text("店の二階"));
}

TEST(EncounterPage, FullWidthFiguresAreAnAgeAndWordsAreNot) {
    PagesHouse pages;
    const auto good = pages.post("residence", at_the_counter, with_time({{"age", "24"}}));
    EXPECT_EQ(pages.house.file(file_of(good), "residence").fact("person.age")->value, domain::FactValue{std::int64_t{24}});
    for (const auto* wrong : {"abc", "-3", "121", "24.5"}) {
        const auto bad = pages.post("residence", at_the_counter, with_time({{"age", wrong}, {"observed", "震えている"}}));
        EXPECT_EQ(bad.status, 422) << wrong;
        EXPECT_THAT(bad.body, HasSubstr("#field-age"));
        EXPECT_THAT(bad.body, HasSubstr("震えている"));
    }
}

TEST(EncounterPage, ATimeThatHasNotComeIsSaidAtItsField) {
    PagesHouse pages;
    const auto answer = pages.post("residence", at_the_counter, {{"seen_on", "2025-06-13"}, {"seen_time", "09:00"}});
    EXPECT_EQ(answer.status, 422);
    EXPECT_THAT(answer.body, HasSubstr("#field-seen_on"));
}

TEST(EncounterPage, TheSameFormTwiceMakesOneFile) {
    PagesHouse pages;
    const auto action = pages.house.fresh_action().text();
    const auto once = pages.post("residence", at_the_counter, with_time({{"action_id", action}}));
    const auto again = pages.post("residence", at_the_counter, with_time({{"action_id", action}}));
    EXPECT_EQ(location(once), location(again));
}

TEST(EncounterPage, PointingAtALanguageKeepsTheFormAndRecordsNothing) {
    PagesHouse pages;
    const auto action = pages.house.fresh_action();
    const auto sheet = pages.post("residence", "/languages/point",
                                  {{"door", "residence_examination"}, {"action_id", action.text()}, {"observed", "震えている"}, {"language", "en"}});
    EXPECT_THAT(sheet.body, HasSubstr("震えている"));
    EXPECT_THAT(sheet.body, HasSubstr("คุณพูดภาษาอะไร"));
    const auto form = pages.post("residence", at_the_counter,
                                 {{"pointed", "yes"}, {"language", "th"}, {"observed", "震えている"}, {"action_id", action.text()}});
    EXPECT_EQ(form.status, 200);
    EXPECT_THAT(form.body, HasSubstr(R"(value="th" selected)"));
    EXPECT_THAT(form.body, HasSubstr("震えている"));
    EXPECT_FALSE(pages.house.store().find_receipt(action)->has_value());
}

TEST(EncounterPage, AnUnknownDoorLeadsBackToTheDoors) {
    PagesHouse pages;
    EXPECT_EQ(location(pages.get("residence", "/encounters/new/back_door")), "/encounters/new");
}

TEST(GroupSheet, TwentyThreePeopleFromOneNumberAndOneTick) {
    PagesHouse pages;
    const auto action = pages.house.fresh_action();
    const Fields fields = with_time({{"action_id", action.text()}, {"door", "deportation_procedure"}, {"people", "23"}, {"place", "dormitory"},
                                     {"suspicion_of_all", "yes"}, {"language_of_all", "vi"}, {"row-2-language", "id"},
                                     {"row-3-medical", "yes"}, {"row-4-leader", "yes"}, {"row-4-name", "Tuan"}, {"leaders", "背の高い男"}});
    const auto answer = pages.post("enforcement", "/group-sheets/new", fields);
    ASSERT_EQ(answer.status, 303) << answer.body;
    EXPECT_THAT(location(answer), StartsWith("/group-sheets/" + action.text()));
    EXPECT_THAT(location(answer), Not(HasSubstr("partly")));

    std::vector<domain::CaseFile> files;
    for (std::size_t row = 0; row < 23; ++row)
        files.push_back(pages.house.file((*pages.house.store().find_receipt(actions::action_of_row(action, row)))->file, "enforcement"));
    for (const auto& file : files) {
        EXPECT_EQ(file.stage, domain::Stage::possible_victim);
        EXPECT_EQ(file.encounter->recorded.group, files.front().encounter->recorded.group);
    }
    ASSERT_FALSE(files[22].words.empty());
    EXPECT_THAT(files[22].words.front().recorded.words.text(), HasSubstr("寮・宿舎"));
    EXPECT_EQ(files[0].encounter->recorded.language, Code("vi"));
    EXPECT_EQ(files[1].encounter->recorded.language, Code("id"));
    ASSERT_TRUE(files[2].needs.opened() && files[0].network.opened());
    EXPECT_TRUE(files[2].needs.opened()->front().first.needs.contains("needs.medical"));
    EXPECT_EQ(files[0].network.opened()->front().first.names.size(), 2u);  // the leaders are kept away from the others …
    EXPECT_TRUE(files[3].network.opened()->empty());                       // … and not from themselves
    EXPECT_TRUE(files[0].identity.opened()->empty());                      // nobody's name crosses into another file's identity

    const auto result = pages.get("enforcement", "/group-sheets/" + action.text(), "rows", "23");
    EXPECT_EQ(result.status, 200);
    EXPECT_THAT(result.body, HasSubstr("23人を記録しました"));
    const auto again = pages.post("enforcement", "/group-sheets/new", fields);
    EXPECT_EQ(location(again), location(answer));
}

TEST(GroupSheet, MoreRowsKeepWhatWasTyped) {
    PagesHouse pages;
    const auto answer = pages.post("enforcement", "/group-sheets/new", {{"more", "yes"}, {"rows", "5"}, {"row-5-name", "Lan"}});
    EXPECT_EQ(answer.status, 200);
    EXPECT_THAT(answer.body, HasSubstr(R"(name="row-10-age")"));
    EXPECT_THAT(answer.body, Not(HasSubstr(R"(name="row-11-age")")));
    EXPECT_THAT(answer.body, HasSubstr(R"(value="Lan")"));
}

TEST(GroupSheet, NobodyOnItIsSaidAndNothingIsRecorded) {
    PagesHouse pages;
    const auto before = pages.house.store().leaves().size();
    const auto answer = pages.post("enforcement", "/group-sheets/new", with_time({{"door", "deportation_procedure"}}));
    EXPECT_EQ(answer.status, 422);
    EXPECT_THAT(answer.body, HasSubstr("#field-people"));
    EXPECT_EQ(pages.house.store().leaves().size(), before);
}

TEST(GroupSheet, AWrongAgeIsSaidAtItsRow) {
    PagesHouse pages;
    const auto answer = pages.post("enforcement", "/group-sheets/new",
                                   with_time({{"door", "deportation_procedure"}, {"row-1-age", "old"}, {"row-2-age", "31"}}));
    EXPECT_EQ(answer.status, 422);
    EXPECT_THAT(answer.body, HasSubstr("#field-row-1-age"));
    EXPECT_THAT(answer.body, Not(HasSubstr("#field-row-2-age")));
}

}  // namespace hogo::web::staff::testing
