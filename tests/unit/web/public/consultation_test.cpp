// P16: a consultation that needs no account, no script, no e-mail; and an inbox that tells a watcher nothing.
#include "public_house.h"

#include <random>

#include "actions/consultation_format.h"

namespace hogo::web::open::testing {
namespace {

using testing::PublicTest;

class Consultation : public PublicTest {
  protected:
    const std::map<std::string, std::string, std::less<>>& en = texts().find("en")->sentences;
    bool shows(const Response& response, const std::string& text) { return response.body.find(text) != std::string::npos; }
};

TEST_F(Consultation, IsSealedToTheDeskAndAnsweredWithAReceipt) {
    const auto receipt = consult("Please help. パスポートを取られました。");
    ASSERT_TRUE(vault::Receipt::parse(receipt));
    ASSERT_EQ(store.intake.size(), 1u);
    const auto& [id, row] = *store.intake.begin();
    EXPECT_EQ(row.day, LocalDate::of(2025, 6, 12));
    const auto head = vault::open_at_desk(std::span(&desk_secret, 1), vault::ConsultationPart::head, id, row.head);
    const auto words = vault::open_at_desk(std::span(&desk_secret, 1), vault::ConsultationPart::words, id, row.words);
    ASSERT_TRUE(head && words);
    const auto read = actions::decode_message_head(bytes_of(head->reveal())).value();
    EXPECT_EQ(read.inbox, vault::Receipt::parse(receipt)->inbox());
    EXPECT_EQ(read.language, Code("en"));
    EXPECT_EQ(read.danger, Code("no"));
    EXPECT_EQ(actions::decode_message_words(bytes_of(words->reveal()))->words, "Please help. パスポートを取られました。");
}

TEST_F(Consultation, TheReplyIsReadOnceAndOnlyTheNewOne) {
    const auto receipt = consult("hello");
    EXPECT_TRUE(shows(open_inbox(receipt), en.find("return.nothing")->second));
    reply(receipt, "We can meet you", "会うことができます");
    const auto first = open_inbox(receipt);
    EXPECT_TRUE(shows(first, "We can meet you"));
    EXPECT_TRUE(shows(first, "会うことができます"));
    EXPECT_TRUE(shows(open_inbox(receipt), en.find("return.nothing")->second)) << "read already";
    reply(receipt, "Tomorrow at two");
    const auto second = open_inbox(receipt);
    EXPECT_TRUE(shows(second, "Tomorrow at two"));
    EXPECT_FALSE(shows(second, "We can meet you"));
}

TEST_F(Consultation, APageThatDidNotArriveIsShownOnceMoreToTheSameFormForAWhile) {
    const auto receipt = consult("hello");
    reply(receipt, "We can meet you");
    const auto form = form_of("/en/12");
    EXPECT_TRUE(shows(open_inbox(receipt, "en", form), "We can meet you"));
    EXPECT_TRUE(shows(open_inbox(receipt, "en", form), "We can meet you"));
    EXPECT_TRUE(shows(open_inbox(receipt), en.find("return.nothing")->second));
    EXPECT_EQ(desk.forget_shown(), 0u);
    clock.pass(actions::shown_again_for);
    EXPECT_EQ(desk.forget_shown(), 1u);
    EXPECT_TRUE(store.replies.empty()) << "what was shown is gone from the store";
    EXPECT_TRUE(shows(open_inbox(receipt, "en", form), en.find("return.nothing")->second));
}

TEST_F(Consultation, WritingAgainReachesTheSameInbox) {
    const auto receipt = consult("first");
    const auto answer = post("/en/12", {{"form", form_of("/en/12")}, {"step", "write"}, {"receipt", receipt}, {"words", "second"}});
    EXPECT_EQ(answer.status, 200);
    EXPECT_TRUE(shows(answer, en.find("reply.sent")->second));
    ASSERT_EQ(store.intake.size(), 2u);
    std::set<vault::Inbox> inboxes;
    int again = 0;
    for (const auto& [id, row] : store.intake) {
        const auto head = vault::open_at_desk(std::span(&desk_secret, 1), vault::ConsultationPart::head, id, row.head);
        const auto read = actions::decode_message_head(bytes_of(head->reveal())).value();
        inboxes.insert(read.inbox);
        again += read.again ? 1 : 0;
    }
    EXPECT_EQ(inboxes.size(), 1u);
    EXPECT_EQ(again, 1);
}

TEST_F(Consultation, TheSamePostTwiceIsOneMessageAndOneReceipt) {
    const PublicTest::Fields fields{{"form", form_of("/en/11")}, {"words", "hello"}, {"answer_in", "en"}};
    const auto first = receipt_in(post("/en/11", fields)), second = receipt_in(post("/en/11", fields));
    EXPECT_EQ(first, second);
    EXPECT_FALSE(first.empty());
    EXPECT_EQ(store.intake.size(), 1u);
    auto edited = fields;
    edited[1].second = "hello, and more";
    EXPECT_EQ(receipt_in(post("/en/11", edited)), first) << "went back and wrote more: the same receipt reads both answers";
    EXPECT_EQ(store.intake.size(), 2u);
}

TEST_F(Consultation, AWhileLaterTheSamePostShowsNoReceiptAndNoWords) {
    const PublicTest::Fields fields{{"form", form_of("/en/11")}, {"words", "they watch me"}, {"answer_in", "en"}};
    EXPECT_FALSE(receipt_in(post("/en/11", fields)).empty());
    clock.pass(actions::receipt_again_for);
    const auto later = post("/en/11", fields);
    EXPECT_EQ(later.status, 409);
    EXPECT_TRUE(receipt_in(later).empty());
    EXPECT_TRUE(shows(later, en.find("error.already_sent")->second));
    EXPECT_FALSE(shows(later, "they watch me"));
    EXPECT_EQ(store.intake.size(), 1u);
}

// ── nothing to see from outside ──────────────────────────────────────────────────────────────────────────────

TEST_F(Consultation, OneSizeForEachPageOverAThousandStatesOfTheInbox) {
    std::mt19937 draw(7);
    const auto unknown = consult("x");
    for (const auto* encoding : {"identity", "gzip"}) {
        accept_encoding = encoding;
        std::set<std::pair<int, std::size_t>> inbox_sizes;
        std::set<std::string> header_names;
        for (int state = 0; state < 1000; ++state) {
            accept_encoding = "identity";
            const auto form = form_of("/vi/12");
            accept_encoding = encoding;
            const auto receipt =
                std::string(vault::Receipt::of_form(vault::SecretKey{}, seeded_random(static_cast<std::uint64_t>(state))->draw<16>()).text().reveal());
            const int waiting = static_cast<int>(draw() % 5);
            for (int i = 0; i < waiting; ++i) {
                std::string text;
                const auto length = draw() % 1200;
                for (std::size_t c = 0; c < length; ++c) {
                    const auto point = 0x4e00 + draw() % 3000;
                    text += {static_cast<char>(0xE0 | point >> 12), static_cast<char>(0x80 | (point >> 6 & 63)), static_cast<char>(0x80 | (point & 63))};
                }
                reply(receipt, text + ".", draw() % 2 ? text : "");
            }
            const auto response = open_inbox(receipt, "vi", form);
            inbox_sizes.insert({response.status, response.body.size()});
            std::string names;
            for (const auto& [name, value] : response.headers) names += name + ":" + value + "\n";
            header_names.insert(names);
            store.replies.clear();
        }
        EXPECT_EQ(inbox_sizes.size(), 1u) << encoding;
        EXPECT_EQ(header_names.size(), 1u);
        EXPECT_EQ(*inbox_sizes.begin(), (std::pair{200, std::string_view(encoding) == "gzip" ? padded_gzip : padded_plain}));
    }
}

TEST_F(Consultation, AnUnknownReceiptAnEmptyInboxAReadReplyAndANewOneTakeTheSameCalls) {
    const auto known = consult("x");
    const auto measure = [&](const std::string& receipt) {
        const auto form = form_of("/en/12");
        store.calls.clear();
        hogo::testing::crypto_calls().clear();
        const auto response = open_inbox(receipt, "en", form);
        EXPECT_EQ(response.status, 200);
        auto all = store.calls;
        all.insert(all.end(), hogo::testing::crypto_calls().begin(), hogo::testing::crypto_calls().end());
        all.push_back(std::to_string(response.body.size()));
        return all;
    };
    const auto unknown = measure(std::string(vault::Receipt::of_form(vault::SecretKey{}, seeded_random(5)->draw<16>()).text().reveal()));
    const auto empty = measure(known);
    reply(known, "an answer that is here", "そして原文");
    const auto waiting = measure(known);
    const auto read = measure(known);
    EXPECT_EQ(unknown, empty);
    EXPECT_EQ(empty, waiting);
    EXPECT_EQ(waiting, read);
    EXPECT_EQ(std::ranges::count_if(waiting, [](const auto& call) { return call.starts_with("decrypt"); }), 1);
    EXPECT_EQ(std::ranges::count_if(waiting, [](const auto& call) { return call.starts_with("encrypt"); }), 1);
    EXPECT_EQ(std::ranges::count_if(waiting, [](const auto& call) { return call.starts_with("fetch"); }), 1);
}

// ── whatever is posted ───────────────────────────────────────────────────────────────────────────────────────

TEST_F(Consultation, BadInputGetsAKindSentenceInTheReadersLanguageAndTheTextIsKept) {
    const auto& th = texts().find("th")->sentences;
    const auto form = form_of("/th/11");
    const auto expect = [&](const Response& response, std::string_view key, std::string_view kept) {
        EXPECT_EQ(response.status, 422) << key;
        EXPECT_NE(response.body.find("<html lang=\"th\""), std::string::npos);
        auto sentence = th.at(std::string(key));
        sentence = sentence.substr(0, sentence.find('{'));
        EXPECT_NE(response.body.find(sentence), std::string::npos) << key;
        EXPECT_NE(response.body.find(kept), std::string::npos) << key << " keeps what was typed";
        EXPECT_TRUE(store.intake.empty());
    };
    expect(post("/th/11", {{"form", form}, {"words", ""}, {"contact", "after two"}}), "error.words_missing", "after two");
    expect(post("/th/11", {{"form", form}, {"words", "   \n "}}), "error.words_missing", "<textarea");
    const std::string huge(100'000, 'a');
    expect(post("/th/11", {{"form", form}, {"words", huge}}), "error.too_long", huge);
    expect(post("/th/11", {{"form", form}, {"words", "ok"}, {"hours", std::string(400, 'b')}}), "error.too_long", std::string(400, 'b'));
    expect(post_raw("/th/11", "form=" + form + "&words=%83%70%83%58 and more"), "error.not_text", "and more");
    expect(post_raw("/th/11", "form=" + form + "&words=a%00b%1bc"), "error.not_text", "c</textarea>");
    expect(post_raw("/th/11", std::string("\x00\x01\x02\xff", 4), "application/octet-stream"), "error.not_text", "<textarea");
    expect(post_raw("/th/11", "{\"words\":\"x\"}", "application/json"), "error.not_text", "<textarea");
}

TEST_F(Consultation, AFormWithABrokenEncodingOrThousandsOfFieldsIsReadForWhatItSays) {
    std::string many;
    for (int i = 0; i < 3000; ++i) many += fmt::format("f{}=x&", i);
    EXPECT_EQ(post_raw("/th/11", many + "form=" + form_of("/th/11") + "&words=" + encoded("ช่วยด้วย")).status, 200);
    EXPECT_EQ(post_raw("/th/11", "form=" + form_of("/th/11") + "&words=100%25 and 50% more").status, 200);
    std::set<std::string> read;
    for (const auto& [id, row] : store.intake) {
        const auto plain = vault::open_at_desk(std::span(&desk_secret, 1), vault::ConsultationPart::words, id, row.words);
        read.insert(actions::decode_message_words(bytes_of(plain->reveal()))->words);
    }
    EXPECT_EQ(read, (std::set<std::string>{"ช่วยด้วย", "100% and 50% more"}));
}

TEST_F(Consultation, AnOldFormIsAskedForOnceMoreWithTheTextInIt) {
    const auto response = post("/en/11", {{"form", std::string(64, '0')}, {"words", "<b>my words</b> & more"}});
    EXPECT_EQ(response.status, 409);
    EXPECT_TRUE(shows(response, "&lt;b&gt;my words&lt;/b&gt; &amp; more</textarea>"));
    EXPECT_TRUE(store.intake.empty());
    const auto from = response.body.find("name=\"form\" value=\"") + 19;
    EXPECT_EQ(post("/en/11", {{"form", response.body.substr(from, 64)}, {"words", "my words"}}).status, 200);
}

TEST_F(Consultation, AnotherSitesPageCannotSendAForm) {
    auto sent = request(Method::post, "/en/11");
    sent.origin = Origin::other;
    sent.content_type = "application/x-www-form-urlencoded";
    const auto body = "form=" + form_of("/en/11") + "&words=x";
    sent.body.assign(body.begin(), body.end());
    EXPECT_EQ(router.answer(sent).status, 403);
    EXPECT_TRUE(store.intake.empty());
}

TEST_F(Consultation, ATypingErrorInTheReceiptIsToldAndTheDigitsStay) {
    auto typed = consult("x");
    typed[0] = typed[0] == '9' ? '1' : static_cast<char>(typed[0] + 1);
    const auto response = open_inbox(typed);
    EXPECT_EQ(response.status, 422);
    EXPECT_TRUE(shows(response, en.find("return.typing_error")->second));
    EXPECT_TRUE(shows(response, typed));
    EXPECT_TRUE(shows(open_inbox("12345"), "44"));
    EXPECT_TRUE(shows(open_inbox(""), en.find("error.receipt_missing")->second));
}

TEST_F(Consultation, WhenNothingMoreCanBeKeptTheTextStaysInTheForm) {
    store.most = 0;
    const auto response = post("/en/11", {{"form", form_of("/en/11")}, {"words", "my words"}});
    EXPECT_EQ(response.status, 503);
    EXPECT_TRUE(shows(response, "my words</textarea>"));
    EXPECT_TRUE(shows(response, en.find("error.busy")->second));
}

TEST_F(Consultation, NoFieldIsRememberedByTheBrowser) {
    for (const auto* page : {"/en/11", "/en/12"}) {
        const auto body = body_of(get(page));
        EXPECT_NE(body.find("autocomplete=\"off\" novalidate>"), std::string::npos);
        for (auto at = body.find("<input id="); at != std::string::npos; at = body.find("<input id=", at + 1)) {
            const auto field = body.substr(at, body.find('>', at) - at);
            EXPECT_TRUE(field.find("radio") != std::string::npos || field.find("autocomplete=\"off\"") != std::string::npos) << field;
        }
    }
}

}  // namespace
}  // namespace hogo::web::open::testing
