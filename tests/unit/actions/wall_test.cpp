// Walls: for one person a file does not exist any more (P13, P14). And looks in an emergency, and what
// auditors read.
#include "actions/wall.h"
#include "actions/audit.h"
#include "actions/break_glass.h"
#include "actions/director_figures.h"
#include "actions/hidden.h"
#include "actions/my_work.h"
#include "actions/who_opened.h"
#include "base/cbor.h"
#include "casework.h"

namespace hogo::actions::testing {
namespace {

class Walls : public ::testing::Test {
  protected:
    TestHouse house;
    CaseId file = begin_ploy(house);

    Outcome<> raise(const std::string& against, bool strong = false, const std::string& by = "lead") {
        auto ready = ready_to_raise(house.house(), house.as(by), file,
                                    {house.id(against), "named_in_case", strong, said("記録に名前がある")});
        if (!ready) return std::unexpected(ready.error());
        return house.perform(by, file, *ready);
    }
    std::string raised(const std::string& against, bool strong = false, const std::string& by = "lead") {
        return TestHouse::refusal_of(raise(against, strong, by));
    }
    std::string opening(const std::string& login, const CaseId& which) {
        const auto opened = gather(house.house(), house.as(login), which, Compartments::all(), {"test"});
        return opened ? "open" : std::string(opened.error().code.view());
    }
    std::size_t lines(const std::string& login) {
        return read_unit_work(house.house(), house.as(login), LocalDate::of(2199, 12, 31), "test")
            .value()
            .size();
    }
    std::size_t waiting(const std::string& login) {
        return read_my_work(house.house(), house.as(login)).value().waiting.size();
    }
};

TEST_F(Walls, WhoReadsNothingIsWalledAtOnceAndIsGivenNoTask) {
    EXPECT_EQ(raised("officer_two"), "done");
    EXPECT_TRUE(is_hidden(house.house(), house.id("officer_two"), file).value());
    EXPECT_EQ(house.refusal("lead", file, Assign{"officer", house.id("officer_two")}), "not_available")
        << "the same word as for every other reason";
}

TEST_F(Walls, ACurrentReaderLosesAccessOnlyWithASecondPerson) {
    ASSERT_EQ(raised("lead_two"), "done");
    EXPECT_EQ(opening("lead_two", file), "open") << "nobody agreed yet";
    EXPECT_EQ(house.refusal("lead", file, Assign{"lead", house.id("lead_two")}), "not_available")
        << "no new task from here on";
    EXPECT_EQ(waiting("lead_two"), 0u) << "the question never reaches whom it is about";
    EXPECT_EQ(waiting("director"), 1u);
    EXPECT_EQ(waiting("officer"), 0u) << "nor those who cannot answer it";
    EXPECT_EQ(house.refusal("lead", file, AnswerWall{house.id("lead_two"), "confirmed", said("同意")}),
              "second_person_needed");
    house.done("director", file, AnswerWall{house.id("lead_two"), "confirmed", said("同意")});
    EXPECT_EQ(opening("lead_two", file), "no_such_file");
    EXPECT_EQ(waiting("director"), 0u);
    for (const auto* reader : {"lead", "officer", "director", "duty"})
        EXPECT_EQ(opening(reader, file), "open") << reader;
}

TEST_F(Walls, StrongEvidenceTakesAccessAtOnceAndTheKeysAreNewWithoutThem) {
    ASSERT_EQ(raised("lead_two", true), "done");
    EXPECT_EQ(opening("lead_two", file), "no_such_file");
    house.done("officer", file, wish(house, {"stay_in_japan"}));
    // Even with the wall taken out of the database the new keys are not theirs.
    const auto opened =
        gather(house.house(), house.as("lead"), file, {Compartment::procedure}, {"test"}).value();
    EXPECT_EQ(opened.newest(Compartment::procedure).of.version, 2u);
    const auto rows = house.store()
                          .read_case(file,
                                     std::vector{house.as("lead_two").keys.open().ordinary,
                                                 house.as("lead_two").keys.open().guarded},
                                     {})
                          .value();
    EXPECT_TRUE(std::ranges::none_of(rows.grants, [](const GrantRow& row) { return row.version == 2; }));
    std::vector<vault::SealPublic> of_leads;
    for (const auto& group : house.as("lead_two").groups) of_leads.push_back(group.pair.open);
    const auto by_group = house.store().read_case(file, of_leads, {}).value();
    EXPECT_TRUE(std::ranges::none_of(by_group.grants, [](const GrantRow& row) { return row.version == 2; }))
        << "a group that they belong to gave way to its other members";
}

TEST_F(Walls, AWalledFileAndOneThatNeverWasAreOneAnswer) {
    const auto before = lines("lead_two");
    ASSERT_EQ(raised("lead_two", true), "done");
    EXPECT_EQ(lines("lead_two") + 1, before);
    EXPECT_EQ(lines("lead"), before);
    EXPECT_EQ(read_director_figures(house.house(), house.as("lead_two")).value().open_files, 0);
    EXPECT_EQ(read_director_figures(house.house(), house.as("lead")).value().open_files, 1);
    const auto number = gather(house.house(), house.as("lead"), file, {}, {"test"}).value().number;
    const auto found = find_file(house.house(), number).value(),
               none = find_file(house.house(), "0000-0000-0").value();
    const auto leaves = house.store().leaves().size();
    EXPECT_EQ(opening("lead_two", found), opening("lead_two", none));
    EXPECT_EQ(house.store().leaves().size(), leaves) << "neither leaves a trace that the other does not";
}

TEST_F(Walls, AFormSentAgainByWhomTheFileIsHiddenFromGetsNoReceipt) {
    const auto action = house.fresh_action();
    const auto again = [&] {
        return TestHouse::refusal_of(actions::perform(house.house(), house.as("lead_two"),
                                                      {file, action, std::nullopt},
                                                      wish(house, {"stay_in_japan"})));
    };
    ASSERT_EQ(again(), "done");
    ASSERT_EQ(raised("lead_two", true), "done");
    EXPECT_EQ(again(), "no_such_file");
}

TEST_F(Walls, LiftingGivesNoAccessBackByItself) {
    ASSERT_EQ(raised("lead_two", true), "done");
    house.done("lead", file, AnswerWall{house.id("lead_two"), "lifted", said("別人だった")});
    EXPECT_FALSE(is_hidden(house.house(), house.id("lead_two"), file).value());
    EXPECT_EQ(opening("lead_two", file), "no_such_file") << "the new keys were never theirs";
    house.done("lead", file, Assign{"lead", house.id("lead_two")});
    EXPECT_EQ(opening("lead_two", file), "open");
}

TEST_F(Walls, ASecondPersonMayRefuseAndTheTaskIsOpenAgain) {
    ASSERT_EQ(raised("duty"), "done");
    house.done("director", file, AnswerWall{house.id("duty"), "refused", said("根拠が弱い")});
    EXPECT_EQ(opening("duty", file), "open");
    EXPECT_TRUE(walls_of(house.file(file)).empty());
}

TEST_F(Walls, OnlyTheLeadRaisesThemWithReasonsAndNeverAgainstOneself) {
    EXPECT_EQ(raised("officer_two", false, "officer"), "not_the_decider");
    EXPECT_EQ(raised("lead"), "not_yourself");
    EXPECT_EQ(house.refusal("lead", file, RaiseWall{house.id("officer_two"), "named_in_case", false, {}}),
              "reasons_needed");
    EXPECT_EQ(house.refusal("lead", file, RaiseWall{house.id("duty"), "named_in_case", false, said("x")}),
              "stale_file")
        << "who reads now is looked up, never believed";
    EXPECT_EQ(raised("officer_two"), "done");
    EXPECT_EQ(raised("officer_two"), "walled_already");
}

TEST_F(Walls, ALinkThatMatchingFoundBlocksAtOnceAndWaitsForASecondPersonWithAReader) {
    auto opened = gather(house.house(), house.as("officer"), file, {Compartment::access}, {"test"}).value();
    const auto ids = draw_ids(house.random());
    domain::Occasion occasion(house.fresh_action(), house.id("officer"), house.clock().now(), house.today(),
                              ids);
    const auto weak =
        wall_by_link(house.house(), house.as("officer"), opened, house.id("lead_two"), false, occasion)
            .value();
    EXPECT_TRUE(weak.besides.compartments.empty()) << "a reader keeps access until somebody agreed";
    EXPECT_EQ(weak.besides.work.size(), 1u);
    const auto stranger =
        wall_by_link(house.house(), house.as("officer"), opened, house.id("officer_two"), false, occasion)
            .value();
    EXPECT_EQ(stranger.besides.walls.size(), 1u);
    const auto strong =
        wall_by_link(house.house(), house.as("officer"), opened, house.id("lead_two"), true, occasion)
            .value();
    EXPECT_FALSE(strong.besides.compartments.empty());
}

TEST_F(Walls, AreCommittedInTheLedgersLeaf) {
    ASSERT_EQ(raised("officer_two"), "done");
    const auto record = cbor::decode(house.store().leaves().back().record).value();
    ASSERT_TRUE(record.contains("walls"));
    EXPECT_EQ(record["walls"].size(), 1u);
}

// ── looks in an emergency
// ────────────────────────────────────────────────────────────────────────────────────

class Looks : public Walls {
  protected:
    BreakGlass look(const std::string& who) {
        return {house.id(who),
                {Compartment::procedure, Compartment::condition},
                "danger_to_life",
                30,
                said("命の危険")};
    }
};

TEST_F(Looks, OpenForASecondPersonsWordAndEndByThemselves) {
    EXPECT_EQ(opening("officer_two", file), "no_such_file");
    EXPECT_EQ(house.refusal("officer", file, look("officer_two")), "not_the_decider");
    house.done("duty", file, look("officer_two"));
    EXPECT_EQ(opening("officer_two", file), "open");
    EXPECT_EQ(
        gather(house.house(), house.as("officer_two"), file, Compartments::all(), {"test"}).value().readable,
        (Compartments{Compartment::procedure, Compartment::condition}));
    house.clock().pass(std::chrono::minutes{31});
    EXPECT_EQ(opening("officer_two", file), "no_such_file");
}

TEST_F(Looks, AreLoudAndReviewedBySomebodyElse) {
    house.done("duty", file, look("officer_two"));
    for (const auto* reader : {"lead", "lead_two", "director"}) EXPECT_EQ(waiting(reader), 1u) << reader;
    EXPECT_EQ(waiting("duty"), 0u) << "who gave it does not review it";
    EXPECT_EQ(house.refusal("duty", file, ReviewGlass{house.id("officer_two"), "justified", said("妥当")}),
              "second_person_needed");
    house.done("director", file, ReviewGlass{house.id("officer_two"), "justified", said("妥当")});
    EXPECT_EQ(waiting("lead"), 0u);
    EXPECT_EQ(house.refusal("lead", file, ReviewGlass{house.id("officer_two"), "justified", said("妥当")}),
              "nothing_to_review");
    const auto record = read_who_opened(house.house(), house.as("lead"), file).value();
    EXPECT_TRUE(std::ranges::any_of(record.openings,
                                    [](const Opening& opening) { return opening.action == "break_glass"; }));
}

TEST_F(Looks, AreNeverForOneselfNorForLongNorForTheTightestParts) {
    EXPECT_EQ(house.refusal("duty", file, look("duty")), "not_yourself");
    auto longer = look("officer_two");
    longer.minutes = 61;
    EXPECT_EQ(house.refusal("duty", file, longer), "look_too_long");
    auto tight = look("officer_two");
    tight.parts = {Compartment::whereabouts};
    EXPECT_EQ(house.refusal("lead", file, tight), "not_by_breaking");
    auto silent = look("officer_two");
    silent.reasons = {};
    EXPECT_EQ(house.refusal("duty", file, silent), "reasons_needed");
}

TEST_F(Looks, AreRefusedInTheSameWordToWhoeverIsKeptAwayAndToWhoeverCannotBe) {
    ASSERT_EQ(raised("officer_two"), "done");
    EXPECT_EQ(house.refusal("duty", file, look("officer_two")), "not_available");
    EXPECT_EQ(house.refusal("duty", file, look("interpreter")), "not_available");
}

TEST_F(Looks, DoNotStandInTheWayOfATaskThatStays) {
    house.done("duty", file, look("officer_two"));
    house.done("lead", file, Assign{"officer", house.id("officer_two")});
    house.clock().pass(std::chrono::hours{2});
    EXPECT_EQ(opening("officer_two", file), "open");
}

// ── the auditors' record
// ─────────────────────────────────────────────────────────────────────────────────────

TEST_F(Walls, AuditorsReadWhoLookedAndWhyAndNoContents) {
    house.done("officer", file, wish(house, {"stay_in_japan"}));
    ASSERT_EQ(opening("duty", file), "open");
    const auto audit = read_audit(house.house(), house.as("auditor"), std::nullopt).value();
    EXPECT_EQ(audit.unreadable, 0u);
    ASSERT_GT(audit.records.size(), 3u);
    for (const auto& record : audit.records) EXPECT_TRUE(record.proven);
    const auto by_duty = std::ranges::find(audit.records, house.id("duty"), &AuditedRecord::who);
    ASSERT_NE(by_duty, audit.records.end());
    EXPECT_TRUE(by_duty->without_task) << "the duty looked through its group's key";
    const auto by_officer = std::ranges::find_if(audit.records, [&](const AuditedRecord& record) {
        return record.who == house.id("officer") && record.kind == "access";
    });
    ASSERT_NE(by_officer, audit.records.end());
    EXPECT_FALSE(by_officer->without_task);
    for (const auto* other : {"director", "lead", "administrator", "officer"})
        EXPECT_EQ(read_audit(house.house(), house.as(other), std::nullopt).error().code.view(),
                  "no_such_page")
            << other;
}

}  // namespace
}  // namespace hogo::actions::testing
