// A partner's filled form, through the pages: looked at first, recorded only on a press, nothing dropped.
#include <gmock/gmock.h>

#include <fstream>
#include <regex>
#include <sstream>

#include "pages_house.h"

namespace hogo::web::staff::testing {

using ::testing::HasSubstr;
using ::testing::Not;

std::string filled_form() {
    std::ostringstream text;
    text << std::ifstream(HOGO_SOURCE_DIR "/tests/cli/import/filled-form.xml").rdbuf();
    return text.str();
}

/// The form that waits in the page between the two presses.
std::string waiting_form(const std::string& page) {
    std::smatch found;
    const std::regex hidden("name=\"form\" value=\"([^\"]+)\"");
    return std::regex_search(page, found, hidden) ? found[1].str() : "";
}

struct ReferralPages : ::testing::Test {
    PagesHouse pages;

    Response look(std::string_view form, const std::string& who = "officer") {
        return pages.upload(who, "/referrals/new", "form", form);
    }
};

TEST_F(ReferralPages, ShowWhatWasUnderstoodAndWhatHasNoPlaceBeforeAnythingIsRecorded) {
    const auto shown = look(filled_form());
    EXPECT_EQ(shown.status, 200);
    EXPECT_THAT(shown.body, HasSubstr("まだ何も記録されていません"));
    EXPECT_THAT(shown.body, HasSubstr("Invented-Person"));
    EXPECT_THAT(shown.body, HasSubstr("What the partner added to the form"));
    EXPECT_THAT(pages.page("officer", "/work"), Not(HasSubstr("/files/"))) << "looking records nothing";
}

TEST_F(ReferralPages, OnePressRecordsItAndTheFileSaysWhatThePartnerWrote) {
    const auto waiting = waiting_form(look(filled_form()).body);
    ASSERT_FALSE(waiting.empty());
    const auto recorded = pages.post("officer", "/referrals/import", {{"form", waiting}});
    ASSERT_EQ(recorded.status, 303);
    const auto page = pages.page("officer", location(recorded));
    EXPECT_THAT(page, HasSubstr("関係機関からの連絡"));
    EXPECT_THAT(page, HasSubstr("搾取の形"));
    EXPECT_THAT(page, Not(HasSubstr("other.exploitation</h3>"))) << "a code is no heading";
    EXPECT_THAT(page, HasSubstr("&lt;b&gt;She is afraid.")) << "the partner's words, never their markup";
}

TEST_F(ReferralPages, TheSameFormSentTwiceOpensTheSameFile) {
    const auto waiting = waiting_form(look(filled_form()).body);
    const auto first = pages.post("officer", "/referrals/import", {{"form", waiting}});
    const auto again = pages.post("officer", "/referrals/import", {{"form", waiting}});
    EXPECT_EQ(location(first), location(again));
}

TEST_F(ReferralPages, WhatIsNoFilledFormIsRefusedWithWhatToDoAndRecordsNothing) {
    for (const auto& [form, said] : {std::pair<std::string, std::string>{"<html>", "正しいXMLではありません"},
                                     {"<!DOCTYPE a [<!ENTITY b 'c'>]><data id='htcds_xlsform'/>", "文書型"},
                                     {"<data id=\"another\"><a>b</a></data>", "記入済みの様式ではありません"},
                                     {std::string(200 * 1024, ' '), "128KB"}}) {
        const auto refused = look(form);
        EXPECT_EQ(refused.status, 422);
        EXPECT_THAT(refused.body, HasSubstr(said));
    }
    const auto tampered = pages.post("officer", "/referrals/import", {{"form", "%%%"}});
    EXPECT_EQ(tampered.status, 422);
    EXPECT_THAT(pages.page("officer", "/work"), Not(HasSubstr("/files/")));
}

TEST_F(ReferralPages, AnAuditorRecordsNothing) {
    const auto waiting = waiting_form(look(filled_form()).body);
    EXPECT_NE(pages.post("auditor", "/referrals/import", {{"form", waiting}}).status, 303);
}

}  // namespace hogo::web::staff::testing
