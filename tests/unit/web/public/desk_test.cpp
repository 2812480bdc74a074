// The desk: what waits is found by urgency, a flood hides nobody, each reading is on the ledger, who answered is a role.
#include "actions/consultation_desk.h"
#include "base/cbor.h"
#include "public_house.h"

namespace hogo::web::open::testing {
namespace {

using namespace actions;
using actions::testing::TestHouse;
using actions::testing::text;

class Desk : public ::testing::Test {
  protected:
    Desk() { house.house().consultations = &store; }

    TestHouse house;
    MemoryConsultations store;
    MemoryAttachments files;
    vault::DeskKey key = *desk_key_of(*house.house().office.directory());
    PublicDesk site{store, files, key, house.clock(), house.house().zone, house.random()};

    vault::Receipt write(const std::string& words, const Code& danger = "no", const Code& answer_in = "vi", bool crowd = false) {
        Consultation message{.language = "vi", .answer_in = answer_in, .danger = danger, .words = text(words), .contact = {}, .hours = {}, .avoid = {}, .crowd = crowd};
        auto receipt = site.receive(site.fresh_form(), message);
        EXPECT_TRUE(receipt) << receipt.error().code.view();
        return *std::move(receipt);
    }
    void write_again(const vault::Receipt& receipt, const std::string& words) {
        Consultation message{.language = "vi", .answer_in = "vi", .danger = "not_asked", .words = text(words), .contact = {}, .hours = {}, .avoid = {}};
        EXPECT_TRUE(site.receive_again(site.fresh_form(), receipt, message));
    }
    ConsultationQueue queue() { return read_consultations(house.house(), house.as("desk")).value(); }
    OpenedConsultation open(const vault::Receipt& receipt) {
        return open_consultation(house.house(), house.as("desk"), receipt.inbox()).value();
    }
    std::string take(const vault::Receipt& receipt, const DeskStep& step, std::optional<domain::ActionId> action = {}) {
        const auto outcome = take_desk_step(house.house(), house.as("desk"), action ? *action : house.fresh_action(), open(receipt), step);
        if (!outcome) return std::string(outcome.error().code.view());
        if (const auto* refused = std::get_if<Refused>(&*outcome)) return refused->rule.text();
        return "done";
    }
};

TEST_F(Desk, SeesTheUrgentFirstAndThenTheOldest) {
    const auto old = write("an old one");
    house.clock().pass(std::chrono::hours(48));
    const auto later = write("a later one"), unsure = write("not sure", "unsure"), danger = write("now", "yes");
    const auto waiting = queue().waiting;
    ASSERT_EQ(waiting.size(), 4u);
    EXPECT_EQ(waiting[0].inbox, danger.inbox());
    EXPECT_EQ(waiting[1].inbox, unsure.inbox());
    EXPECT_EQ(waiting[2].inbox, old.inbox());
    EXPECT_EQ(waiting[3].inbox, later.inbox());
    EXPECT_EQ(waiting[0].answer_in, Code("vi"));
    EXPECT_EQ(waiting[0].state, Code("new"));
}

TEST_F(Desk, OnlyTheDeskAndTheDutyComeIn) {
    const auto receipt = write("x");
    for (const auto* login : {"officer", "lead", "director", "administrator", "interpreter"}) {
        EXPECT_EQ(read_consultations(house.house(), house.as(login)).error().code.view(), "no_such_page") << login;
        EXPECT_EQ(open_consultation(house.house(), house.as(login), receipt.inbox()).error().code.view(), "no_such_page");
    }
    EXPECT_TRUE(read_consultations(house.house(), house.as("duty")));
}

TEST_F(Desk, EachReadingIsOnTheLedgerBeforeAnythingIsShown) {
    const auto receipt = write("x");
    const auto before = house.store().leaves().size();
    (void)queue();
    EXPECT_EQ(house.store().leaves().size(), before + 1);
    (void)open(receipt);
    ASSERT_EQ(house.store().leaves().size(), before + 2);
    const auto record = cbor::decode(house.store().leaves().back().record).value();
    EXPECT_EQ(record["action"], "open_consultation");
    EXPECT_EQ(record["task"], "consultation." + to_hex(receipt.inbox()));
}

TEST_F(Desk, AnAnswerIsReadWithTheReceiptAndSaysARoleAndNoName) {
    const auto receipt = write("toi can giup do");
    ASSERT_EQ(take(receipt, AnswerConsultation{text("Chúng tôi đã đọc"), text("読みました"), true}), "done");
    const auto answer = site.read_inbox(site.fresh_form(), receipt);
    ASSERT_TRUE(answer && *answer);
    EXPECT_EQ((*answer)->text.text(), "Chúng tôi đã đọc");
    EXPECT_EQ((*answer)->original.text(), "読みました");
    EXPECT_TRUE((*answer)->machine);
    EXPECT_EQ((*answer)->day, house.today());
    const auto opened = open(receipt);
    ASSERT_EQ(opened.notes.size(), 1u);
    EXPECT_EQ(opened.notes[0].head.role, Code("consultation_desk"));
    for (const auto& [id, row] : store.notes)
        for (const auto& [login, staff] : house.house().office.directory()->staff) {
            const auto plain = vault::open_at_desk(house.as("desk").groups, vault::ConsultationPart::head, id, row.head);
            ASSERT_TRUE(plain);
            EXPECT_EQ(plain->reveal().find(text_of(login.bytes())), std::string_view::npos);
        }
}

TEST_F(Desk, ComesBackToTheListWhenTheyWriteAgain) {
    const auto receipt = write("first");
    ASSERT_EQ(take(receipt, AnswerConsultation{text("answer"), {}, false}), "done");
    EXPECT_TRUE(queue().waiting.empty());
    EXPECT_EQ(queue().answered.at(0).state, Code("reply"));
    write_again(receipt, "second");
    ASSERT_EQ(queue().waiting.size(), 1u);
    EXPECT_EQ(queue().waiting[0].state, Code("again"));
    EXPECT_EQ(open(receipt).messages.size(), 2u);
    ASSERT_EQ(take(receipt, CloseConsultation{text("spoken on the telephone")}), "done");
    EXPECT_EQ(queue().answered.at(0).state, Code("closed"));
    write_again(receipt, "third");
    EXPECT_EQ(queue().waiting.size(), 1u) << "closing closes no door";
}

TEST_F(Desk, TheSameFormTwiceIsOneAnswerAndFourCanWait) {
    const auto receipt = write("x");
    const auto action = house.fresh_action();
    EXPECT_EQ(take(receipt, AnswerConsultation{text("one"), {}, false}, action), "done");
    EXPECT_EQ(take(receipt, AnswerConsultation{text("one"), {}, false}, action), "done");
    EXPECT_EQ(store.replies.size(), 1u);
    for (int i = 0; i < 3; ++i) EXPECT_EQ(take(receipt, AnswerConsultation{text("more"), {}, false}), "done");
    EXPECT_EQ(take(receipt, AnswerConsultation{text("fifth"), {}, false}), "inbox_full");
    EXPECT_EQ(store.notes.size(), 4u) << "what found no place is not noted as sent";
    EXPECT_EQ(open(receipt).unread_replies, 4);
    EXPECT_EQ(take(receipt, AnswerConsultation{text(std::string(vault::reply_limit, 'a')), {}, false}), "record_too_long");
}

TEST_F(Desk, HandsOverToAnEncounterWithConsentOnly) {
    const auto receipt = write("I want to meet");
    HandOverConsultation step;
    step.encounter.door = "consultation";
    step.encounter.seen_at = house.clock().now();
    step.encounter.language = "vi";
    EXPECT_EQ(take(receipt, step), "consultation_consent");
    EXPECT_TRUE(store.notes.empty());
    step.consent = true;
    EXPECT_EQ(take(receipt, step), "done");
    const auto opened = open(receipt);
    ASSERT_EQ(opened.notes.size(), 1u);
    const auto file = CaseId::parse(opened.notes[0].words.detail);
    ASSERT_TRUE(file);
    EXPECT_EQ(house.file(*file).encounter->recorded.door, Code("consultation"));
}

TEST_F(Desk, RefersOnwardWithConsentOrForDangerToALife) {
    const auto receipt = write("x");
    EXPECT_EQ(take(receipt, ReferConsultation{"police", text("reasons"), false, false}), "referral_not_agreed");
    EXPECT_EQ(take(receipt, ReferConsultation{"nowhere", text("reasons"), true, false}), "not_listed");
    EXPECT_EQ(take(receipt, ReferConsultation{"police", {}, true, false}), "reasons_needed");
    EXPECT_EQ(take(receipt, ReferConsultation{"police", text("a child is locked in"), false, true}), "done");
}

TEST_F(Desk, WritesOneLineForEachDayThatIsOver) {
    (void)write("monday one");
    (void)write("monday two");
    (void)queue();
    EXPECT_TRUE(store.batches.empty()) << "the day is not over";
    house.clock().pass(std::chrono::hours(24));
    (void)write("tuesday");
    (void)queue();
    ASSERT_EQ(store.batches.size(), 1u);
    EXPECT_EQ(store.batches.begin()->second, 2u);
    const auto lines = house.store().leaves().size();
    (void)queue();
    EXPECT_EQ(house.store().leaves().size(), lines + 1) << "a line of the reading, and no second one of the day";
}

TEST_F(Desk, AFloodFromOneSourceHidesNobody) {
    CrowdMeter crowd(house.random());
    const auto count = [&](const std::string& peer) { return crowd.count(peer, house.clock().now()); };
    for (int i = 0; i < 10'000; ++i) (void)write(i % 2 ? "the same words" : fmt::format("drawn words {}", i), "yes", "vi", count("198.51.100.9"));
    const auto person = write("they lock the door at night", "unsure", "vi", count("203.0.113.4"));
    EXPECT_EQ(store.intake.size(), 10'001u) << "nobody is refused";
    const auto waiting = queue().waiting;
    EXPECT_LE(waiting.size(), 5'002u) << "one text is one line";
    const auto at = std::ranges::find(waiting, person.inbox(), &ConsultationLine::inbox) - waiting.begin();
    EXPECT_LE(at, CrowdMeter::crowd_from) << "whoever came another way stands before the crowd";
    EXPECT_FALSE(waiting[static_cast<std::size_t>(at)].crowd);
}

TEST_F(Desk, ACrowdIsCountedWithoutAnAddressAndForgottenInAnHour) {
    CrowdMeter crowd(house.random());
    for (std::uint32_t i = 0; i < CrowdMeter::crowd_from; ++i) EXPECT_FALSE(crowd.count("198.51.100.9", house.clock().now()));
    EXPECT_TRUE(crowd.count("198.51.100.77", house.clock().now())) << "the network, not the one address";
    EXPECT_FALSE(crowd.count("2001:db8:1:2::1", house.clock().now()));
    house.clock().pass(std::chrono::hours(1));
    EXPECT_FALSE(crowd.count("198.51.100.9", house.clock().now()));
}

TEST_F(Desk, WhatSomebodyElsePutAmongTheRowsStopsNobody) {
    const auto receipt = write("x");
    store.intake[house.random().draw<16>()] = {house.random().draw<16>(), house.today(), Bytes(565, 7), Bytes(2101, 7)};
    EXPECT_EQ(queue().waiting.size(), 1u);
}

TEST_F(Desk, OpensAFileThatCameWithAMessageOnRecordAndNobodyElseDoes) {
    auto file = site.begin_file("IMG_1.jpg").value();
    ASSERT_TRUE(file.intake.add(bytes_of("a photograph")));
    Consultation message{.language = "vi", .answer_in = "vi", .danger = "no", .words = text("see"), .contact = {}, .hours = {}, .avoid = {}};
    const auto receipt = site.receive(site.fresh_form(), message, std::span(&file, 1)).value();
    const auto listed = open(receipt).messages.at(0).words.files;
    ASSERT_EQ(listed.size(), 1u);
    const auto before = house.store().leaves().size();
    auto opened = open_sent_file(house.house(), files, house.as("desk"), receipt.inbox(), listed[0].id).value();
    ASSERT_EQ(house.store().leaves().size(), before + 1);
    const auto record = cbor::decode(house.store().leaves().back().record).value();
    EXPECT_EQ(record["action"], "open_sent_file");
    EXPECT_EQ(record["task"], "file." + to_hex(listed[0].id));
    EXPECT_EQ(text_of(opened.pieces().value()), "a photograph");
    EXPECT_TRUE(opened.pieces().value().empty());
    for (const auto* login : {"officer", "lead", "director", "administrator"})
        EXPECT_EQ(open_sent_file(house.house(), files, house.as(login), receipt.inbox(), listed[0].id).error().code.view(), "no_such_page");
    EXPECT_EQ(open_sent_file(house.house(), files, house.as("desk"), receipt.inbox(), vault::RawId{}).error().code.view(), "no_such_consultation");
    files.files.at(listed[0].id)[300] ^= 1;
    auto changed = open_sent_file(house.house(), files, house.as("desk"), receipt.inbox(), listed[0].id).value();
    EXPECT_EQ(changed.pieces().error().code.view(), "attachment_damaged");
}

}  // namespace
}  // namespace hogo::web::open::testing
