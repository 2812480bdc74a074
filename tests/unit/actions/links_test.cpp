// Nobody near them: whom files keep away, the people of the office, those who are proposed and those who
// inquire (P14).
#include <functional>
#include "actions/answer_link.h"
#include "actions/hidden.h"
#include "actions/inquiry.h"
#include "actions/my_work.h"
#include "actions/read_links.h"
#include "actions/recheck_links.h"
#include "actions/wall.h"
#include "base/cbor.h"
#include "casework.h"

namespace hogo::actions::testing {
namespace {

std::vector<Text> texts(std::initializer_list<std::string_view> list) {
    std::vector<Text> all;
    for (const auto one : list) all.push_back(text(one));
    return all;
}
KeepPersonAway away(std::initializer_list<std::string_view> names, const Code& role = "broker") {
    return {{.role = role, .names = texts(names), .phones = {}, .companies = {}, .places = {}, .note = {}},
            {}};
}

class Links : public ::testing::Test {
  protected:
    TestHouse house;
    CaseId file = begin_ploy(house);

    void told(const std::string& login, std::initializer_list<std::string_view> relatives) {
        const auto done = declare_record(house.house(), house.as(login), {{}, texts(relatives), {}, {}, {}});
        ASSERT_TRUE(done) << done.error().code.view();
        ASSERT_TRUE(std::holds_alternative<Done>(*done)) << std::get<Refused>(*done).rule.text();
    }
    LinksView links(const std::string& login = "lead", std::optional<CaseId> of = {}) {
        auto read = read_links(house.house(), house.as(login), of.value_or(file));
        if (!read || !std::holds_alternative<LinksView>(*read))
            throw std::runtime_error("links are closed to " + login);
        return std::get<LinksView>(*std::move(read));
    }
    std::string given_to(const std::string& login, const Code& task = "officer") {
        return house.refusal("lead", file, Assign{task, house.id(login)});
    }
    std::vector<std::string> waiting(const std::string& login) {
        std::vector<std::string> kinds;
        const auto work = read_my_work(house.house(), house.as(login)).value();
        for (const auto& line : work.waiting)
            kinds.push_back(line.wait.kind.text());
        return kinds;
    }
    bool waits(const std::string& login, const std::string& kind) {
        const auto kinds = waiting(login);
        return std::ranges::find(kinds, kind) != kinds.end();
    }
    AnswerLink answer(const Code& how, std::string_view reasons = "同姓同名の別人と確認した") {
        const auto view = links();
        return {view.staff.back().link.person, view.staff.back().link.found.staff, how, said(reasons)};
    }
};

// ── people of the office
// ─────────────────────────────────────────────────────────────────────────────────────

TEST_F(Links, S8TheBrokersCousinIsUnavailableInEverySpellingAndInTheSameWord) {
    ASSERT_TRUE(declare_record(house.house(), house.as("interpreter"),
                               {texts({"Dara Chan Sopheap", "ដារ៉ា ចាន់"}), {}, {}, {}, {}}));
    for (const auto* spelling : {"ចាន់ ដារ៉ា", "Chan Dara", "チャン・ダラー"}) {
        const auto other = begin_maria(house);
        house.done("officer", other, away({spelling}));
        auto arranging = arrangement(house, other);
        EXPECT_EQ(house.refusal("coordinator", other, arranging), "not_available") << spelling;
    }
    const auto unlinked = begin_maria(house);
    house.done("officer", unlinked, away({"Somchai Jaidee"}));
    EXPECT_EQ(house.refusal("officer", unlinked, arrangement(house, unlinked)), "done");
}

TEST_F(Links, ANameInTheDirectoryIsEnoughWhoeverHasToldNothing) {
    house.done("officer", file, away({"officer_two"}));
    EXPECT_EQ(given_to("officer_two"), "not_available");
    EXPECT_TRUE(is_hidden(house.house(), house.id("officer_two"), file).value())
        << "the wall stands in the same request";
}

TEST_F(Links, WhatSomebodyTellsLaterBlocksThemInEveryFileAtOnce) {
    house.done("officer", file, away({"Sasayama Toshio"}));
    const auto second = begin_maria(house);
    house.done("officer", second, away({"笹山 利夫"}));
    EXPECT_EQ(house.refusal("lead", file, Assign{"medic", house.id("medic")}), "done");
    told("officer_two", {"ささやま としお"});
    EXPECT_EQ(given_to("officer_two"), "not_available");
    EXPECT_EQ(house.refusal("lead", second, Assign{"officer", house.id("officer_two")}), "not_available");
    EXPECT_TRUE(waits("lead", "link"));
}

TEST_F(Links, TheLineGoesToReadersOfTheFileAndNeverToTheLinkedPerson) {
    told("lead_two", {"Chan Dara"});
    house.done("officer", file, away({"Chan Dara"}));
    EXPECT_TRUE(waits("lead", "link"));
    EXPECT_TRUE(waits("duty", "link"));
    EXPECT_FALSE(waits("lead_two", "link"));
    EXPECT_FALSE(waits("officer", "link"));
    EXPECT_TRUE(links("lead_two").staff.empty()) << "nor do they find it where leads look";
    EXPECT_EQ(links("lead").staff.size(), 1u);
    auto own = answer("cleared");
    EXPECT_EQ(house.refusal("lead_two", file, own), "no_such_link") << "to them it does not exist";
}

TEST_F(Links, ACurrentReaderKeepsAccessUntilASecondPersonAgreed) {
    told("lead_two", {"Chan Dara"});
    house.done("officer", file, away({"Chan Dara"}));
    EXPECT_TRUE(gather(house.house(), house.as("lead_two"), file, {}, {"test"}));
    EXPECT_EQ(given_to("lead_two", "lead"), "not_available") << "but is given nothing new";
    house.done("lead", file, answer("confirmed", "本人の申告と一致"));
    EXPECT_FALSE(gather(house.house(), house.as("lead_two"), file, {}, {"test"}))
        << "the lead is that second person";
    EXPECT_EQ(given_to("lead_two", "lead"), "not_available");
}

TEST_F(Links, TheLeadSeesBothSidesAndClearsWithAReason) {
    told("officer_two", {"Chan Dara"});
    house.done("officer", file, away({"Dara Chan"}));
    const auto view = links();
    ASSERT_EQ(view.staff.size(), 1u);
    EXPECT_EQ(view.staff.front().record.value().relatives, texts({"Chan Dara"}));
    EXPECT_FALSE(view.staff.front().likeness.meetings.empty());
    EXPECT_EQ(house.refusal("lead", file, answer("cleared", "")), "reasons_needed");
    EXPECT_EQ(house.refusal("officer", file, answer("cleared")), "not_the_decider");
    house.done("lead", file, answer("cleared"));
    EXPECT_EQ(house.refusal("lead", file, answer("cleared")), "answered_already");
    EXPECT_FALSE(waits("lead", "link"));
    EXPECT_FALSE(is_hidden(house.house(), house.id("officer_two"), file).value());
    EXPECT_EQ(given_to("officer_two"), "done");
}

TEST_F(Links, ClearingALinkLeavesWhatSomebodySetByHandAndEveryOtherLink) {
    told("officer_two", {"Chan Dara", "Sasayama Toshio"});
    house.done("officer", file, away({"Chan Dara"}));
    const auto first = answer("cleared");
    house.clock().pass(std::chrono::minutes(1));
    house.done("officer", file, away({"Sasayama Toshio"}));
    house.done("lead", file, first);
    EXPECT_EQ(given_to("officer_two"), "not_available") << "the other link stands";
    house.clock().pass(std::chrono::minutes(1));
    auto by_hand = away({"somebody unknown"});
    by_hand.staff = house.id("officer_two");
    house.done("officer", file, by_hand);
    house.done("lead", file, answer("cleared"));
    EXPECT_EQ(given_to("officer_two"), "not_available") << "a private reason stands as it stood";
}

TEST_F(Links, AnAnswerOfBothSidesIsAnEventAndNothingIsClearedByItself) {
    told("officer_two", {"Chan Dara"});
    house.done("officer", file, away({"Chan Dara"}));
    told("officer_two", {});
    EXPECT_EQ(given_to("officer_two"), "not_available") << "taking it back clears nothing";
    house.done("lead", file, answer("confirmed"));
    const auto events = house.events(file);
    EXPECT_TRUE(std::ranges::any_of(events, [](const domain::Event& event) {
        const auto* answered = std::get_if<domain::LinkAnswered>(&event.payload);
        return answered && answered->answer == "confirmed";
    }));
}

TEST_F(Links, TellingTheSameAgainAsksNothingAgain) {
    told("officer_two", {"Chan Dara"});
    house.done("officer", file, away({"Chan Dara"}));
    house.done("lead", file, answer("cleared"));
    told("officer_two", {"Chan Dara", "Nobody Else"});
    EXPECT_EQ(given_to("officer_two"), "done");
}

TEST_F(Links, OwnRecordsAreReadByOneselfAndBudgeted) {
    told("officer_two", {"Chan Dara"});
    EXPECT_EQ(read_own_record(house.house(), house.as("officer_two")).value().relatives,
              texts({"Chan Dara"}));
    EXPECT_FALSE(read_record_of(house.house(), house.as("officer"), house.id("officer_two")).value());
    EXPECT_TRUE(read_record_of(house.house(), house.as("lead"), house.id("officer_two")).value());
    for (int i = 1; i < 10; ++i) told("officer_two", {});
    const auto eleventh = declare_record(house.house(), house.as("officer_two"), {});
    EXPECT_EQ(std::get<Refused>(eleventh.value()).rule.text(), "budget_spent");
    const auto record = cbor::decode(house.store().leaves().back().record).value();
    EXPECT_NE(record.dump().find("own_record"), std::string::npos) << "each is on the ledger";
}

TEST_F(Links, AllIsComparedAgainWhenTheMethodHasChanged) {
    house.done("officer", file, away({"Chan Dara"}));
    told("officer_two", {"Chan Dara"});
    house.done("lead", file, answer("cleared"));
    const auto none = std::get<Rechecked>(recheck_links(house.house(), house.as("lead")).value());
    EXPECT_EQ(none.persons + none.staff + none.links, 0) << "what stands under this method is left alone";
    house.store().forget_matcher();
    const auto all = std::get<Rechecked>(recheck_links(house.house(), house.as("lead")).value());
    EXPECT_EQ(all.persons, 1);
    EXPECT_GT(all.staff, 10);
    EXPECT_EQ(all.links, 0) << "cleared on the same evidence stays cleared";
    EXPECT_EQ(given_to("officer_two"), "done");
    EXPECT_EQ(std::get<Refused>(recheck_links(house.house(), house.as("officer")).value()).rule.text(),
              "not_the_decider");
}

// ── people who are proposed
// ──────────────────────────────────────────────────────────────────────────────────

class Associates : public Links {
  protected:
    ProposeAssociate proposal(std::initializer_list<std::string_view> names,
                              std::initializer_list<std::string_view> companies = {}) {
        return {.role = "supervisor",
                .names = texts(names),
                .phones = {},
                .companies = texts(companies),
                .places = {},
                .note = {}};
    }
    domain::AssociateId propose(const ProposeAssociate& proposed) {
        house.done("officer", file, proposed);
        return house.file(file).associates.back().proposed.associate;
    }
};

TEST_F(Associates, S12TheOwnersBrotherInLawReadsLikeEverybodyElseAndTheLeadSeesWhy) {
    KeepPersonAway owner;
    owner.person.role = "employer";
    owner.person.companies = texts({"有限会社ささやま興業"});
    owner.person.phones = texts({"03-0000-1234"});
    house.done("officer", file, owner);
    auto neighbour = proposal({"笹山 一郎"});
    neighbour.phones = texts({"+81 3 0000 1234"});
    const auto linked = propose(neighbour);
    const auto unlinked = propose(proposal({"Kind Neighbour"}));
    for (const auto& id : {linked, unlinked}) EXPECT_TRUE(house.file(file, "officer").associate(id)->waits());
    EXPECT_TRUE(waits("lead", "associate"));

    const auto view = links();
    ASSERT_EQ(view.associates.size(), 2u);
    EXPECT_FALSE(view.associates[0].likenesses.empty()) << "the telephone of the club";
    EXPECT_TRUE(view.associates[1].likenesses.empty());

    EXPECT_EQ(house.refusal("officer", file, AnswerAssociate{linked, "cleared", said("x")}),
              "not_the_decider");
    EXPECT_EQ(house.refusal("lead", file, AnswerAssociate{linked, "confirmed", {}}), "reasons_needed");
    house.done("lead", file, AnswerAssociate{linked, "confirmed", said("経営者の義弟")});
    house.done("lead", file, AnswerAssociate{unlinked, "cleared", said("面識を確認した")});
    const auto read_by_officer =
        gather(house.house(), house.as("officer"), file, {Compartment::condition}, {"test"}).value();
    EXPECT_FALSE(read_by_officer.file.associate(linked)->accepted());
    EXPECT_TRUE(read_by_officer.file.associate(unlinked)->accepted());
    for (const auto& event : read_by_officer.events)
        EXPECT_FALSE(std::holds_alternative<domain::LinkAnswered>(event.payload) ||
                     std::holds_alternative<domain::AssociateDescribed>(event.payload))
            << "why, and who it was, stand in a part of their own";
}

TEST_F(Associates, NobodyChecksTheirOwnProposal) {
    house.done("lead", file, proposal({"Kind Neighbour"}));
    const auto id = house.file(file).associates.back().proposed.associate;
    EXPECT_EQ(house.refusal("lead", file, AnswerAssociate{id, "cleared", said("知人")}),
              "second_person_needed");
    house.done("lead_two", file, AnswerAssociate{id, "cleared", said("面接した")});
}

TEST_F(Associates, WhatWaitsHoldsUpTheMeasureItBelongsTo) {
    const auto measure = sent(house, file, "special_permission_own_motion");
    auto proposed = proposal({"Kind Neighbour"});
    proposed.measure = measure;
    const auto id = propose(proposed);
    const DecideMeasure granting{.measure = measure,
                                 .decision = domain::Decision::granted,
                                 .on = house.today(),
                                 .reasons = {},
                                 .status = {}};
    EXPECT_EQ(house.refusal("director", file, granting), "associate_waits");
    house.done("lead", file, AnswerAssociate{id, "confirmed", said("不適当")});
    EXPECT_EQ(house.refusal("director", file, granting), "associate_not_accepted");
    proposed.names = texts({"Another Neighbour"});
    house.done("lead", file, AnswerAssociate{propose(proposed), "cleared", said("面接した")});
    EXPECT_EQ(house.refusal("director", file, granting), "done");
}

TEST_F(Associates, ARecipientHoldsUpTheReleaseItBelongsTo) {
    house.done("officer", file,
               RequestRelease{.fields = {"stage"},
                              .purpose = "support",
                              .recipient = "lawyer",
                              .ground = "consent",
                              .until = house.clock().now().plus(std::chrono::hours(2)),
                              .urgent = false,
                              .reasons = said("引継ぎ")});
    const auto release = house.file(file).releases.back().requested.release;
    auto proposed = proposal({"Kind Lawyer"});
    proposed.role = "recipient";
    proposed.release = release;
    const auto id = propose(proposed);
    EXPECT_EQ(house.refusal("lead", file, AnswerRelease{release, "approved", {}}), "associate_waits");
    house.done("lead", file, AnswerAssociate{id, "cleared", said("確認済み")});
    EXPECT_EQ(house.refusal("lead", file, AnswerRelease{release, "approved", {}}), "done");
}

TEST_F(Associates, SomebodyWhomAnotherFileKeepsAwayIsShownToALeadWhoReadsThatFile) {
    const auto other = begin_maria(house);
    house.done("officer", other, away({"Chan Dara"}));
    propose(proposal({"チャン・ダラー"}));
    const auto view = links();
    ASSERT_EQ(view.associates.front().likenesses.size(), 1u);
    EXPECT_NE(view.associates.front().likenesses.front().number, view.opened.number);
}

TEST_F(Associates, ProposalsAreBudgeted) {
    for (int i = 0; i < 20; ++i)
        ASSERT_EQ(house.refusal("officer", file, proposal({"Kind Neighbour"})), "done");
    EXPECT_EQ(house.refusal("officer", file, proposal({"Kind Neighbour"})), "budget_spent");
}

// ── no oracle
// ────────────────────────────────────────────────────────────────────────────────────────────────

class Watched : public Associates {
  protected:
    /// The calls of the store, and of each commit the rows and their sealed sizes.
    std::vector<std::string> trace(const std::function<void()>& act) {
        house.store().watch.clear();
        act();
        return house.store().watch;
    }
};

TEST_F(Watched, AProposalMakesTheSameCallsAndRowsLinkedOrNot) {
    house.done("officer", file, away({"Chan Dara"}));
    const auto linked = trace([&] { house.done("officer", file, proposal({"Chan Dara"})); });
    const auto unlinked = trace([&] { house.done("officer", file, proposal({"Mori Gaku"})); });
    EXPECT_EQ(linked, unlinked);
    EXPECT_FALSE(linked.empty());
}

TEST_F(Watched, KeepingSomebodyAwayMakesTheSameCallsAndRowsLinkedOrNot) {
    told("officer_two", {"Chan Dara"});
    house.done("officer", file, away({"the first, with whom everybody's name becomes known"}));
    const auto one = begin_ploy(house), other = begin_ploy(house);
    const auto linked = trace([&] { house.done("officer", one, away({"Chan Dara"})); });
    const auto unlinked = trace([&] { house.done("officer", other, away({"Mori Gaku"})); });
    EXPECT_EQ(linked, unlinked);
    EXPECT_EQ(house.refusal("lead", one, Assign{"officer", house.id("officer_two")}), "not_available");
    EXPECT_EQ(house.refusal("lead", other, Assign{"officer", house.id("officer_two")}), "done");
    EXPECT_TRUE(walls_of(house.file(other)).empty()) << "what stands for nobody is shown to nobody";
}

TEST_F(Watched, S9TheBrotherHearsTheSameAndTheLeadOfTheFileReadsThatHeCalled) {
    house.done("officer", file, away({"สมชาย ใจดี", "Somchai Jaidee"}, "family"));
    const auto inquire = [&](std::string_view name) {
        ReceiveInquiry inquiry{.caller = "private_person",
                               .channel = "letter",
                               .ground = "none",
                               .language = "ja",
                               .words = said("妹を捜しています"),
                               .names = {text(name)},
                               .phones = {}};
        return TestHouse::receipt_of(
                   receive_inquiry(house.house(), house.as("desk"), house.fresh_action(), inquiry), "inquiry")
            .file;
    };
    const auto stranger = trace([&] { inquire("Somebody Ajdee"); });
    EXPECT_FALSE(waits("lead", "caller"));
    CaseId inquiry;
    const auto brother = trace([&] { inquiry = inquire("Somchai Jaidee"); });
    EXPECT_EQ(brother, stranger);
    EXPECT_TRUE(waits("lead", "caller"));
    EXPECT_FALSE(waits("officer", "caller"));
    house.done("desk", inquiry, AnswerInquiry{});
    EXPECT_TRUE(house.file(inquiry).inquiry->answered("neutral"));
}

TEST_F(Watched, TellingOfOneselfMakesTheSameCallsLinkedOrNot) {
    house.done("officer", file, away({"Chan Dara"}));
    const auto names = [](const std::vector<std::string>& calls) {
        std::vector<std::string> all;
        for (const auto& call : calls) all.push_back(call.substr(0, call.find(' ')));
        return all;
    };
    const auto linked = trace([&] { told("interpreter", {"Chan Dara"}); });
    const auto unlinked = trace([&] { told("interpreter", {"Mori Gaku"}); });
    EXPECT_EQ(names(linked), names(unlinked));
    const auto linked_colleague = trace([&] { told("liaison", {"Dara Chan"}); });
    const auto unlinked_colleague = trace([&] { told("medic", {"Mori Gaku"}); });
    EXPECT_EQ(names(linked_colleague), names(unlinked_colleague));
    EXPECT_EQ(links().staff.size(), 2u);
}

}  // namespace
}  // namespace hogo::actions::testing
