// Nobody near them: whom files keep away, the people of the office, those who are proposed and those who
// inquire (P14).
#include "actions/hidden.h"
#include "actions/keep_staff_away.h"
#include "actions/recheck_links.h"
#include "actions/wall.h"
#include "base/cbor.h"
#include "link_house.h"

namespace hogo::actions::testing {
namespace {

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

TEST_F(Links, WhoReadsTheMarksCannotTellALinkFromAPrivateReason) {
    const auto marks_after = [&](const auto& press) {
        const auto other = begin_ploy(house);
        press(other);
        const auto read =
            gather(house.house(), house.as("coordinator"), other, Compartments::all(), {"test"}).value();
        EXPECT_EQ(read.file.staff_kept_away.opened()->size(), 1u);
        return std::ranges::count_if(read.events, [](const domain::Event& event) {
            return std::holds_alternative<domain::StaffKeptAway>(event.payload);
        });
    };
    auto named = away({"officer_two"}), unlinked = away({"Somebody Else"});
    named.staff = unlinked.staff = house.id("officer_two");
    EXPECT_EQ(marks_after([&](const CaseId& other) {
                  house.done("officer", other, KeepStaffAway{house.id("officer_two")});
              }),
              1);
    EXPECT_EQ(marks_after([&](const CaseId& other) { house.done("officer", other, named); }), 1)
        << "named, and found by matching";
    EXPECT_EQ(marks_after([&](const CaseId& other) { house.done("officer", other, unlinked); }), 1)
        << "named, and not found";
    EXPECT_EQ(marks_after([&](const CaseId& other) { house.done("officer", other, away({"officer_two"})); }), 1)
        << "found by matching alone";
}

TEST_F(Links, WhoWasNamedStaysUnavailableWhenTheLinkThatMatchingFoundIsCleared) {
    auto named = away({"officer_two"});
    named.staff = house.id("officer_two");
    house.done("officer", file, named);
    house.done("lead", file, answer("cleared"));
    EXPECT_EQ(given_to("officer_two"), "not_available");
}

TEST_F(Links, APlaceToStayThatResemblesAPlaceToKeepAwayFromIsALineForTheLeads) {
    KeepPersonAway owner;
    owner.person.role = "employer";
    owner.person.places = texts({"東京都架空区一丁目2番3号 青空ビル"});
    house.done("officer", file, owner);
    const auto other = begin_ploy(house);
    const auto stay = [&](std::string_view address) {
        house.done("officer", other,
                   RecordWhereabouts{{"shelter", text(address), text("03-0000-7777"), {}, house.today()}});
    };
    stay("東京都架空区四丁目5番6号");
    EXPECT_FALSE(waits("lead", "place"));
    stay("架空区1-2-3 青空ビル");
    EXPECT_TRUE(waits("lead", "place")) << "whichever file keeps it away";
    EXPECT_FALSE(waits("officer", "place"));
    stay("東京都架空区四丁目5番6号");
    EXPECT_FALSE(waits("lead", "place")) << "she has moved";
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

TEST_F(Associates, AMeetingPlaceInTheBuildingToKeepAwayFromIsFoundByItsAddress) {
    KeepPersonAway owner;
    owner.person.role = "employer";
    owner.person.places = texts({"東京都架空区一丁目2番3号 青空ビル"});
    house.done("officer", file, owner);
    ProposeAssociate place{.role = "place", .names = {}, .phones = {}, .companies = {},
                           .places = texts({"架空区1-2-3 青空ビル4階"}), .note = {}};
    propose(place);
    place.places = texts({"東京都架空区四丁目5番6号"});
    propose(place);
    const auto view = links();
    ASSERT_EQ(view.associates.size(), 2u);
    EXPECT_FALSE(view.associates[0].likenesses.empty());
    EXPECT_TRUE(view.associates[1].likenesses.empty());
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

}  // namespace
}  // namespace hogo::actions::testing
