// P16, P17: information in the languages of the people concerned, small, on a phone, without a trace.
#include "public_house.h"

namespace hogo::web::open::testing {
namespace {

using Pages = PublicTest;

TEST_F(Pages, AreThereInEveryLanguageByItsOwnNameWithItsDirection) {
    EXPECT_GE(texts().languages().size(), 11u);
    for (const auto& words : texts().languages())
        for (int number = 1; number <= return_number; ++number) {
            const auto response = get(fmt::format("/{}/{}", words.tongue.id, number));
            const auto body = body_of(response);
            ASSERT_EQ(response.status, 200) << words.tongue.id << number;
            EXPECT_NE(body.find(fmt::format("<html lang=\"{}\" dir=\"{}\">", words.tongue.tag, words.tongue.right_to_left ? "rtl" : "ltr")),
                      std::string::npos);
            for (const auto& other : texts().languages())
                EXPECT_NE(body.find(">" + other.tongue.name + "<"), std::string::npos)
                    << words.tongue.id << number << " leads to " << other.tongue.id;
            EXPECT_NE(body.find("href=\"/leave\""), std::string::npos);
        }
}

TEST_F(Pages, AreFourteenKilobytesAtMostWhenCompressed) {
    accept_encoding = "gzip, deflate, br";
    std::size_t most = 0;
    for (const auto& words : texts().languages())
        for (int number = 1; number <= return_number; ++number) {
            const auto response = get(fmt::format("/{}/{}", words.tongue.id, number));
            const auto body = body_of(response);
            most = std::max(most, body.size());
            EXPECT_LE(body.size(), 14u * 1024) << words.tongue.id << number;
            EXPECT_NE(unzipped(body).find("<main"), std::string::npos);
        }
    RecordProperty("largest", static_cast<int>(most));
}

TEST_F(Pages, SayNothingInTitlesAndAddresses) {
    std::set<std::string> titles;
    for (const auto* path : {"/en/1", "/en/4", "/en/11", "/en/12"}) {
        const auto body = body_of(get(path));
        const auto from = body.find("<title>") + 7;
        titles.insert(body.substr(from, body.find("</title>") - from));
    }
    for (const auto& title : titles) EXPECT_TRUE(title.starts_with(texts().find("en")->sentences.at("site.name"))) << title;
    for (const auto& words : texts().languages())
        for (const auto* secret : {"consult", "traffick", "receipt", "help"})
            for (const auto& page : words.pages) EXPECT_EQ(page.title.find(secret), std::string::npos);
}

TEST_F(Pages, KeepNothingInTheBrowserAndLeaveQuicklyClearsWhatItKept) {
    for (const auto* path : {"/", "/en/1", "/th/11", "/ur/12", "/leave", "/nowhere"}) {
        const auto response = get(path);
        EXPECT_TRUE(response.cookies.empty()) << path;
        for (const auto& [name, value] : response.headers) EXPECT_NE(name, "Cache-Control") << "no-store is the rule, and stays";
        EXPECT_EQ(body_of(response).find("localStorage"), std::string::npos);
    }
    const auto leave = get("/leave");
    EXPECT_EQ(leave.status, 303);
    const auto header = [&](std::string_view wanted) {
        for (const auto& [name, value] : leave.headers)
            if (name == wanted) return value;
        return std::string();
    };
    EXPECT_EQ(header("Location"), leave_to);
    EXPECT_EQ(header("Clear-Site-Data"), "\"cache\", \"storage\"");
}

TEST_F(Pages, TheBrowsersLanguageOnlySuggests) {
    auto asked = request(Method::get, "/");
    asked.accept_language = "vi-VN,vi;q=0.9,en;q=0.5";
    const auto body = router.answer(asked).body;
    EXPECT_NE(body.find("<html lang=\"vi\""), std::string::npos);
    EXPECT_LT(body.find("href=\"/vi/1\""), body.find("href=\"/ja/1\""));
    for (const auto& words : texts().languages()) EXPECT_NE(body.find("href=\"/" + words.tongue.id + "/1\""), std::string::npos);
    auto japanese = request(Method::get, "/ja/1");
    japanese.accept_language = "vi";
    EXPECT_NE(body_of(router.answer(japanese)).find("<html lang=\"ja\""), std::string::npos);
}

TEST_F(Pages, AMachineTranslationSaysSoAndAStaleOneOffersTheNewest) {
    auto words = *texts().find("en");
    words.pages[0].state = TranslationState::machine;
    const auto machine = information(texts(), words, 1).text();
    EXPECT_NE(machine.find(words.sentences.at("translation.machine")), std::string::npos);
    EXPECT_EQ(machine.find("href=\"/ja/1\" hreflang=\"ja\""), std::string::npos);
    words.pages[0].stale = true;
    const auto stale = information(texts(), words, 1).text();
    EXPECT_NE(stale.find("href=\"/ja/1\" hreflang=\"ja\">"), std::string::npos);
    EXPECT_EQ(information(texts(), texts().original(), 1).text().find("class=\"note\""), std::string::npos);
}

TEST_F(Pages, ARefusalIsInTheReadersLanguage) {
    const auto missing = get("/vi/99");
    EXPECT_EQ(missing.status, 404);
    EXPECT_NE(missing.body.find("<html lang=\"vi\""), std::string::npos);
    EXPECT_NE(missing.body.find(texts().find("vi")->sentences.at("error.page_missing")), std::string::npos);
    EXPECT_EQ(get("/vi/01").status, 404);
    EXPECT_EQ(get("/vi/1/x").status, 404);
    EXPECT_EQ(get("/assets/0/hogo.js").status, 404) << "the office's own assets are not here";
    const auto large = router.error(request(Method::post, "/th/11"), 413);
    EXPECT_NE(large.body.find("<html lang=\"th\""), std::string::npos);
}

TEST_F(Pages, NeverSayThatThePoliceWillNotKnow) {
    // Checked word by word in the texts' own lint; here only that who reads and what is passed on stands before the form.
    for (const auto& words : texts().languages()) {
        const auto body = body_of(get("/" + words.tongue.id + "/11"));
        const auto passed_on = body.find(words.sentences.at("consult.passed_on"));
        EXPECT_NE(passed_on, std::string::npos) << words.tongue.id;
        EXPECT_LT(passed_on, body.find("<textarea"));
    }
}

}  // namespace
}  // namespace hogo::web::open::testing
