// Possible links, proposals and what staff tell of themselves, as pages.
#include <gtest/gtest.h>

#include "actions/keep_staff_away.h"
#include "actions/read_links.h"
#include "pages_house.h"

namespace hogo::web::staff::testing {
namespace {

using actions::testing::begin_ploy;
using actions::testing::text;

class LinkPages : public ::testing::Test {
  protected:
    PagesHouse pages;
    TestHouse& house = pages.house;
    actions::CaseId file = begin_ploy(house);
    std::string path = "/files/" + file.text();

    void keep_away(std::string_view name) {
        house.done("officer", file, actions::KeepPersonAway{{.role = "broker", .names = {text(name)}}, {}});
    }
    static bool has(const std::string& page, std::string_view words) {
        return page.find(words) != std::string::npos;
    }
};

TEST_F(LinkPages, AProposalReadsAsWaitingAndNamesNobody) {
    keep_away("Chan Dara");
    for (const auto* name : {"Chan Dara", "Kind Neighbour"})
        EXPECT_EQ(pages
                      .post("officer", path + "/associates",
                            {{"role", "supervisor"}, {"belongs", "none"}, {"names", name}}, file)
                      .status,
                  303);
    for (const auto* page : {"/associates", ""}) {
        const auto shown = pages.page("officer", path + page);
        EXPECT_TRUE(has(shown, "主任担当官の確認待ち")) << page;
        EXPECT_FALSE(has(shown, "Neighbour") || has(shown, "Chan")) << page;
    }
    EXPECT_TRUE(has(pages.page("lead", "/work"), "監督者・受入先などの確認"));
}

TEST_F(LinkPages, TheLeadSeesBothSidesAndAnswersOnThePage) {
    keep_away("チャン・ダラー");
    ASSERT_EQ(pages.post("officer_two", "/settings/own-record", {{"relatives", "Chan Dara"}}).status, 303);
    EXPECT_TRUE(has(pages.page("lead", "/work"), path + "/links"));
    const auto shown = pages.page("lead", path + "/links");
    EXPECT_TRUE(has(shown, "チャン・ダラー") && has(shown, "Chan Dara")) << "both sides";
    const auto at = shown.find("name=\"step\" value=\"");
    ASSERT_NE(at, std::string::npos);
    const auto step = shown.substr(at + 19, 65);
    const auto refused = pages.post("lead", path + "/links", {{"step", step}, {"answer", "cleared"}}, file);
    EXPECT_EQ(refused.status, 422) << "a reason is needed";
    EXPECT_EQ(pages
                  .post("lead", path + "/links",
                        {{"step", step}, {"answer", "cleared"}, {"reasons", "別人と確認した"}}, file)
                  .status,
              303);
    EXPECT_TRUE(has(pages.page("lead", path + "/links"), "支障なし"));
    EXPECT_FALSE(has(pages.page("lead", "/work"), path + "/links"));
}

TEST_F(LinkPages, NobodyButTheLeadAndDutySeesThem) {
    keep_away("Chan Dara");
    EXPECT_EQ(pages.get("officer", path + "/links").status, 422);
    EXPECT_FALSE(has(pages.page("officer", path + "/links"), "Chan"));
    EXPECT_EQ(pages.get("interpreter", path + "/links").status, 404);
}

TEST_F(LinkPages, OpeningBothSidesAsksForThePasswordAgain) {
    pages.open_guarded_parts = false;
    keep_away("Chan Dara");
    const auto closed = pages.page("lead", path + "/links");
    EXPECT_TRUE(has(closed, "両方の記録を開く"));
    EXPECT_FALSE(has(closed, "Chan"));
}

TEST_F(LinkPages, WhatSomebodyTellsOfThemselvesIsAnsweredAlikeLinkedOrNot) {
    keep_away("Chan Dara");
    const auto linked = pages.post("interpreter", "/settings/own-record", {{"relatives", "Chan Dara"}});
    const auto unlinked = pages.post("liaison", "/settings/own-record", {{"relatives", "Chen Dora"}});
    EXPECT_EQ(linked.status, 303);
    EXPECT_EQ(linked.status, unlinked.status);
    EXPECT_EQ(linked.body, unlinked.body);
    EXPECT_TRUE(has(pages.page("interpreter", "/settings/own-record"), "Chan Dara")) << "one reads one's own";
}

TEST_F(LinkPages, TheCoordinatorReadsALinkAndAPrivateReasonAlike) {
    const auto private_reason = begin_ploy(house);
    keep_away("officer_two");
    house.done("officer", private_reason, actions::KeepStaffAway{house.id("officer_two")});
    const auto seen = [&](const actions::CaseId& of) {
        auto page = pages.page("coordinator", "/files/" + of.text());
        EXPECT_TRUE(has(page, "この面接には就けません")) << "one person is not available";
        EXPECT_FALSE(has(page, "担当できない者")) << "when and by whom is not told";
        // What belongs to the file and not to the reason: its address, its number, when it began.
        const auto from = page.find("id=\"timeline\"");
        return page.substr(from, page.find("</section>", from) - from);
    };
    EXPECT_EQ(seen(file), seen(private_reason));
}

TEST_F(LinkPages, ALeadAsksWhetherThePersonIsKnownAndOpensTheOtherFile) {
    const auto named = [&](std::string_view name) {
        const auto one = begin_ploy(house);
        actions::RecordIdentity recording;
        recording.identity.names = {text(name)};
        house.done("officer", one, recording);
        return one;
    };
    const auto first = named("สมชาย ใจดี"), second = named("Somchai Jaidee");
    const auto known = "/files/" + second.text() + "/known";
    EXPECT_EQ(pages.get("lead", known).status, 200);
    const auto answer = pages.post("lead", known, {});
    EXPECT_EQ(answer.status, 200);
    EXPECT_TRUE(has(answer.body, "/files/" + first.text()) && has(answer.body, "สมชาย ใจดี"));
    EXPECT_EQ(pages.post("officer", known, {}).status, 422);
    EXPECT_EQ(pages.get("interpreter", known).status, 404);
    EXPECT_TRUE(has(pages.post("lead", "/files/" + named("Nobody Whatever").text() + "/known", {}).body,
                    "同じ人と思われるものはありません"));
}

}  // namespace
}  // namespace hogo::web::staff::testing
