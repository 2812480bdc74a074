// The pages around signing in: one answer for whatever was wrong, the five minutes, and the form that waited.
#include "actions/record_whereabouts.h"
#include "pages_house.h"

namespace hogo::web::staff::testing {
namespace {

using domain::Compartment;

std::string without(std::string page, std::string_view typed) {
    for (auto at = page.find(typed); at != page.npos; at = page.find(typed)) page.erase(at, typed.size());
    return page;
}

class SignInPages : public ::testing::Test {
  protected:
    PagesHouse pages;

    Response sign_in(const std::string& user, const std::string& password, const std::string& code) {
        return pages.post_unsigned("/sign-in", {{"user", user}, {"password", password}, {"code", code}});
    }
    Response sign_in(const std::string& user) {
        const auto attempt = pages.house.attempt(user);
        return sign_in(user, std::string(attempt.proof.password.reveal()), attempt.proof.code);
    }
};

TEST_F(SignInPages, AnswerUnknownNamesWrongPasswordsAndWrongCodesWithTheSameBytes) {
    const auto right = pages.house.attempt("officer");
    const std::string password(right.proof.password.reveal());
    const auto unknown = sign_in("nobody-here", password, right.proof.code);
    const auto wrong_password = sign_in("officer", "a password that is another", right.proof.code);
    const auto wrong_code = sign_in("officer", password, "000000");
    for (const auto* answer : {&wrong_password, &wrong_code}) {
        EXPECT_EQ(answer->status, unknown.status);
        EXPECT_EQ(answer->headers, unknown.headers);
        EXPECT_TRUE(answer->cookies.empty());
        EXPECT_EQ(without(answer->body, "officer"), without(unknown.body, "nobody-here"));
    }
    EXPECT_EQ(unknown.status, 422);
    EXPECT_EQ(unknown.body.find(password), std::string::npos) << "what was typed as a password is never sent back";
}

TEST_F(SignInPages, GiveASessionAndMarkTheDevice) {
    const auto answer = sign_in("officer");
    ASSERT_EQ(answer.status, 303) << answer.body;
    ASSERT_EQ(answer.cookies.size(), 2u);
    EXPECT_EQ(answer.cookies[0].name.view(), "session");
    EXPECT_FALSE(answer.cookies[0].max_age) << "gone when the browser closes";
    EXPECT_EQ(answer.cookies[1].name.view(), "device");
}

TEST_F(SignInPages, ShowNoCodeOutsideTheSampleOffice) {
    EXPECT_EQ(pages.get("officer", "/sign-in").body.find("sample-code"), std::string::npos);
}

class StepUpPages : public SignInPages {
  protected:
    StepUpPages() {
        pages.open_guarded_parts = false;
        pages.house.done("officer", file,
                         actions::RecordWhereabouts{{.kind = "shelter", .address = actions::testing::text("Seventh Street of the Test"),
                                                     .contact = {}, .safe_hours = {}, .since = pages.house.today()}});
    }
    const actions::CaseId file = pages.house.begin("officer");
    static bool has(const Response& response, std::string_view text) { return response.body.find(text) != std::string::npos; }
    Response press(const std::string& login, std::vector<std::pair<std::string, std::string>> more = {}) {
        more.emplace_back("part", "whereabouts");
        return pages.post(login, path_of(file), std::move(more));
    }
};

TEST_F(StepUpPages, SayBeforeThePressThatItOpensForFiveMinutes) {
    const auto page = pages.get("lead", path_of(file));
    EXPECT_TRUE(has(page, "five-minutes"));
    EXPECT_FALSE(has(page, "guarded-open"));
    EXPECT_FALSE(has(page, "Seventh Street"));
}

TEST_F(StepUpPages, AskForPasswordAndCodeAndGoOnWithWhatWasPressed) {
    const auto asked = press("lead");
    EXPECT_EQ(asked.status, 200);
    EXPECT_TRUE(has(asked, "step_up_password"));
    EXPECT_TRUE(has(asked, R"(name="part" value="whereabouts")")) << "the form waits, whole";
    EXPECT_FALSE(has(asked, "Seventh Street"));

    const auto proof = pages.house.proof("lead");
    const auto opened = press("lead", {{"step_up_password", std::string(proof.password.reveal())}, {"step_up_code", proof.code}});
    EXPECT_EQ(opened.status, 200);
    EXPECT_TRUE(has(opened, "Seventh Street"));
    EXPECT_TRUE(has(opened, "guarded-open")) << "says until when";
    EXPECT_TRUE(has(press("lead"), "Seventh Street")) << "within the five minutes nothing is asked again";

    pages.house.clock().pass(std::chrono::minutes{5});
    EXPECT_TRUE(has(press("lead"), "step_up_password"));
}

TEST_F(StepUpPages, KeepWhatWasTypedWhenTheCodeIsWrongAndNeverSendThePasswordBack) {
    const auto answer = press("lead", {{"step_up_password", "sample password of nobody"}, {"step_up_code", "000000"}, {"note", "words of the test"}});
    EXPECT_EQ(answer.status, 422);
    EXPECT_TRUE(has(answer, "words of the test"));
    EXPECT_FALSE(has(answer, "sample password of nobody"));
    EXPECT_FALSE(has(answer, "Seventh Street"));
}

TEST_F(StepUpPages, CloseWhenTheScreenIsCovered) {
    ASSERT_TRUE(has(press("lead"), "step_up_password"));
    const auto proof = pages.house.proof("lead");
    ASSERT_TRUE(has(press("lead", {{"step_up_password", std::string(proof.password.reveal())}, {"step_up_code", proof.code}}), "Seventh Street"));
    pages.post("lead", "/cover", {});
    pages.post("lead", "/uncover", {{"password", "sample password of nobody"}});
    EXPECT_TRUE(has(press("lead"), "step_up_password"));
}

TEST_F(StepUpPages, AreNotShownToWhoHoldsNothingThatTheyWouldOpen) {
    const auto page = press("director");
    EXPECT_FALSE(has(page, "step_up_password"));
    EXPECT_FALSE(has(page, "Seventh Street"));
}

TEST_F(StepUpPages, AFormPostedAfterTheSessionEndedWaitsForItsAuthorWithoutThePassword) {
    pages.page("lead", "/work");
    pages.house.clock().pass(actions::session_idle_limit + std::chrono::minutes{1});
    ASSERT_TRUE(actions::end_sessions_that_are_over(pages.house.house()));
    const auto late = press("lead", {{"step_up_password", "sample password of nobody"}, {"note", "words that must not be lost"}});
    EXPECT_EQ(late.status, 303);
    EXPECT_EQ(late.body.find("words that must not be lost"), std::string::npos);

    const auto kept = pages.house.house().office.read_kept_forms(pages.house.id("lead"));
    ASSERT_EQ(kept->size(), 1u);
    pages.forget_cookie("lead");
    const auto offered = pages.get("lead", "/kept");
    EXPECT_TRUE(has(offered, "words that must not be lost"));
    EXPECT_FALSE(has(offered, "sample password of nobody"));
    EXPECT_FALSE(has(pages.get("officer", "/kept"), "words that must not be lost")) << "nobody else reads it";
}

class OwnFactors : public SignInPages {};

TEST_F(OwnFactors, ThePasswordChangesWithTheOldOneAndACode) {
    EXPECT_EQ(pages.get("officer", "/settings/password").status, 200);
    const auto send = [&](const std::string& next, const std::string& again) {
        pages.house.clock().pass(std::chrono::minutes{1});
        const auto proof = pages.house.proof("officer");
        return pages.post("officer", "/settings/password", {{"password", std::string(proof.password.reveal())}, {"code", proof.code},
                                                            {"new_password", next}, {"new_password_again", again}});
    };
    EXPECT_EQ(send("eine ganz andere Losung", "eine andere Losung als die").status, 422);
    EXPECT_EQ(send("too short", "too short").status, 422);
    EXPECT_EQ(send("eine ganz andere Losung", "eine ganz andere Losung").status, 303);
    EXPECT_EQ(sign_in("officer").status, 422) << "the old one no longer serves";
}

TEST_F(OwnFactors, TheSecondFactorIsShownAsAPictureAndAsLetters) {
    const auto page = pages.page("officer", "/settings/second-factor");
    EXPECT_NE(page.find(R"(class="qr")"), std::string::npos);
    EXPECT_NE(page.find("factor-text"), std::string::npos);
    EXPECT_NE(page.find(R"(name="offered")"), std::string::npos);
    const auto other = pages.page("officer", "/settings/second-factor");
    EXPECT_NE(page, other) << "a fresh one each time";
}

}  // namespace
}  // namespace hogo::web::staff::testing
