// Holds, their lifting, and days in custody (P5, S2, S13).
#include "casework.h"

namespace hogo::actions::testing {
namespace {

bool custody_held(TestHouse& house, const CaseId& file) {
    return assess(house.pack(), house.file(file), house.today()).held("custody");
}
LiftHold lifting(const TestHouse& house, int days = 7) {
    return {"custody", house.today().plus_days(days), {"supervisory_measure"}, said("ほかの方法では足りない")};
}
int nights(TestHouse& house, const CaseId& file) {
    const auto opened = house.file(file);
    return nights_against_hold(opened, opened.custody.back(), "custody", house.house().zone, house.today());
}

TEST(Holds, ADirectorLiftsInWritingWithAlternativesAndAnEnd) {
    TestHouse house;
    const auto file = begin_ploy(house);
    ASSERT_TRUE(custody_held(house, file));
    for (const auto* other : {"officer", "lead", "duty"}) EXPECT_EQ(house.refusal(other, file, lifting(house)), "director_only") << other;
    auto without = lifting(house);
    without.reasons = {};
    EXPECT_EQ(house.refusal("director", file, without), "reasons_needed");
    without = lifting(house);
    without.alternatives = {};
    EXPECT_EQ(house.refusal("director", file, without), "alternatives_needed");
    without.alternatives = {"nothing_else"};
    EXPECT_EQ(house.refusal("director", file, without), "not_listed");
    EXPECT_EQ(house.refusal("director", file, lifting(house, 31)), "lift_too_long");
    EXPECT_EQ(house.refusal("director", file, lifting(house, -1)), "ends_in_the_past");

    house.done("director", file, lifting(house, 30));
    EXPECT_FALSE(custody_held(house, file));
    EXPECT_EQ(house.refusal("director", file, lifting(house)), "hold_does_not_stand");
}

TEST(Holds, AHoldThatTheRulesDoNotHaveCannotBeLifted) {
    TestHouse house;
    auto other = lifting(house);
    other.hold = "hearing";
    EXPECT_EQ(house.refusal("director", begin_ploy(house), other), "hold_does_not_stand");
}

TEST(Holds, AfterItsEndTheHoldIsBackByItselfAlsoWhenNothingRan) {
    TestHouse house;
    const auto file = begin_ploy(house);
    house.done("director", file, lifting(house, 7));
    const auto events = house.events(file).size();
    house.move_to(LocalDate::of(2025, 6, 19));
    EXPECT_FALSE(custody_held(house, file)) << "the last day";
    // The server is down for a fortnight; there is nothing that could have run.
    house.move_to(LocalDate::of(2025, 6, 20));
    EXPECT_TRUE(custody_held(house, file)) << "the day after";
    house.move_to(LocalDate::of(2025, 7, 4));
    EXPECT_TRUE(custody_held(house, file));
    EXPECT_EQ(house.events(file).size(), events);
}

TEST(Holds, AHoldIsPutBackAtOnceByALeadToo) {
    TestHouse house;
    const auto file = begin_ploy(house);
    EXPECT_EQ(house.refusal("lead", file, RestoreHold{"custody"}), "hold_not_lifted");
    house.done("director", file, lifting(house, 7));
    EXPECT_EQ(house.refusal("officer", file, RestoreHold{"custody"}), "not_the_decider");
    house.done("lead", file, RestoreHold{"custody"});
    EXPECT_TRUE(custody_held(house, file));
    house.done("director", file, lifting(house, 7));
    EXPECT_FALSE(custody_held(house, file)) << "and can be lifted again, in writing again";
}

TEST(Holds, AFormalOrderWithReleaseTheSameDayIsZeroDays) {
    TestHouse house;
    const auto file = begin_ploy(house);
    house.done("officer", file, RecordCustody{house.today(), house.today(), "detention_order"});
    EXPECT_EQ(house.file(file).custody.back().days(house.today()), 0);
    EXPECT_EQ(nights(house, file), 0);
}

TEST(Holds, ANightInCustodyIsNeverRefusedAsAFactAndNeverHidden) {
    TestHouse house;
    const auto file = begin_ploy(house);
    house.move_to(LocalDate::of(2025, 6, 15));
    house.done("officer", file, RecordCustody{LocalDate::of(2025, 6, 12), std::nullopt, "detention_order"});
    EXPECT_EQ(house.file(file).custody.back().days(house.today()), 3);
    EXPECT_EQ(nights(house, file), 3);
    house.done("officer", file, RecordCustody{LocalDate::of(2025, 6, 12), LocalDate::of(2025, 6, 14), "detention_order"});
    EXPECT_EQ(house.file(file).custody.size(), 1u) << "the end completes the same stay";
    EXPECT_EQ(nights(house, file), 2);
}

TEST(Holds, NightsUnderAWrittenLiftingAndNightsBeforeTheEncounterAreNotAgainstTheHold) {
    TestHouse house;
    const auto file = begin_ploy(house);  // seen on 12 June
    house.done("director", file, lifting(house, 1));
    house.move_to(LocalDate::of(2025, 6, 16));
    house.done("officer", file, RecordCustody{LocalDate::of(2025, 6, 10), LocalDate::of(2025, 6, 16), "detention_order"});
    // 10, 11: before; 12, 13: lifted; 14, 15: against the hold.
    EXPECT_EQ(nights(house, file), 2);
}

TEST(Holds, CustodyHasACauseAndDaysThatCanBe) {
    TestHouse house;
    const auto file = begin_ploy(house);
    EXPECT_EQ(house.refusal("officer", file, RecordCustody{house.today(), {}, "bad_mood"}), "not_listed");
    EXPECT_EQ(house.refusal("officer", file, RecordCustody{house.today(), house.today().plus_days(-1), "police"}), "ends_before_it_begins");
    EXPECT_EQ(house.refusal("officer", file, RecordCustody{house.today().plus_days(1), {}, "police"}), "day_in_the_future");
}

TEST(Holds, WhoIsDetainedAlreadyIsProposedAWayOutToday) {
    TestHouse house;
    house.move_to(LocalDate::of(2025, 10, 7));
    RecordEncounter encounter;
    encounter.door = "detention_centre";
    encounter.facts = {{"stay.standing", Code("overstayed")}, {"procedure.removal_order_on", LocalDate::of(2025, 5, 12)}};
    const auto file = house.begin("medic", encounter);  // she told the nurse
    house.done("medic", file, RecordCustody{LocalDate::of(2025, 4, 1), std::nullopt, "removal_order"});
    EXPECT_TRUE(assess(house.pack(), house.file(file), house.today()).held("removal"));
    EXPECT_EQ(house.refusal("lead", file, ProposeMeasure{"special_permission_on_application"}), "measure_closed");
    house.done("lead", file, ProposeMeasure{"supervisory_measure_after_order"});
    house.done("lead", file, ProposeMeasure{"provisional_release"});
    house.done("lead", file, ProposeMeasure{"special_permission_review"});
    EXPECT_EQ(nights(house, file), 0) << "the days before the file are counted apart";
}

}  // namespace
}  // namespace hogo::actions::testing
