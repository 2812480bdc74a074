#include "rules/screening.h"

#include "packs.h"

namespace hogo::rules {
namespace {

const LocalDate today = LocalDate::of(2025, 6, 12);

std::string result_of(const std::vector<const char*>& yes, bool child = false, bool rest_no = false) {
    const Pack& pack = japanese_pack();
    FactTable facts(pack);
    (void)facts.set_integer("person.age", child ? 15 : 30);
    (void)facts.set("person.age_disputed", Answer::no);
    if (rest_no)
        for (const auto& indicator : pack.indicators()) facts.put(indicator.fact, {Standing::known, 0});
    for (const char* indicator : yes) EXPECT_TRUE(facts.set(*Code::parse(indicator), Answer::yes)) << indicator;
    const Assessment assessment = evaluate(pack, facts, today);
    if (!assessment.screening.result) return "unsettled";
    return pack.facts()[pack.known().result].options[*assessment.screening.result].id.text();
}

/// The sentence of the tool, written out: 2 strong, 1 strong + 1 medium or weak, 3 medium, or 2 medium + 1 weak.
TEST(ADimension, IsPositiveExactlyAsTheToolSays) {
    for (int strong = 0; strong < 5; ++strong)
        for (int medium = 0; medium < 5; ++medium)
            for (int weak = 0; weak < 5; ++weak) {
                bool expected = false;
                if (strong >= 2) expected = true;
                if (strong == 1 && (medium >= 1 || weak >= 1)) expected = true;
                if (medium >= 3) expected = true;
                if (medium == 2 && weak >= 1) expected = true;
                EXPECT_EQ(is_positive(strong, medium, weak), expected) << strong << medium << weak;
            }
}

TEST(ADimension, IsNotPositiveByOneStrongAloneNorByWeakOnesNorByOneMediumWithWeakOnes) {
    EXPECT_FALSE(is_positive(1, 0, 0));
    EXPECT_FALSE(is_positive(0, 0, 9));
    EXPECT_FALSE(is_positive(0, 1, 9));
    EXPECT_FALSE(is_positive(0, 2, 0));
}

TEST(AnOpenAnswer, KeepsADimensionUnsettledAndNeverMakesItNo) {
    const Pack& pack = japanese_pack();
    FactTable facts(pack);
    for (const auto& indicator : pack.indicators()) facts.put(indicator.fact, {Standing::known, 0});
    EXPECT_EQ(evaluate(pack, facts, today).screening.dimensions[4].positive, Truth::no);
    for (const Standing open : {Standing::unknown, Standing::not_asked, Standing::closed}) {
        FactTable some = facts;
        some.put(*pack.fact_index("d5.violence"), {open, 0});
        some.put(*pack.fact_index("d5.isolation"), {open, 0});
        EXPECT_EQ(evaluate(pack, some, today).screening.dimensions[4].positive, Truth::unsettled);
    }
    FactTable one = facts;
    one.put(*pack.fact_index("d5.violence"), {Standing::unknown, 0});
    EXPECT_EQ(evaluate(pack, one, today).screening.dimensions[4].positive, Truth::no) << "one strong alone could not do it";
}

TEST(TheTable, IsReadRowByRow) {
    EXPECT_EQ(result_of({"d4.excessive_hours", "d4.low_pay"}), "exploited_worker");
    EXPECT_EQ(result_of({"d1.nature_of_job", "d1.wages", "d4.excessive_hours", "d4.low_pay"}), "deception_and_exploitation");
    EXPECT_EQ(result_of({"d4.excessive_hours", "d4.low_pay", "d5.violence", "d5.isolation"}), "forced_labour");
    EXPECT_EQ(result_of({"d1.nature_of_job", "d1.wages", "d4.excessive_hours", "d4.low_pay", "d5.violence", "d5.isolation"}),
              "trafficking_for_forced_labour");
    EXPECT_EQ(result_of({"d2.violence", "d2.abduction", "d4.excessive_hours", "d4.low_pay", "d5.violence", "d5.isolation"}),
              "trafficking_for_forced_labour");
    EXPECT_EQ(result_of({}, false, true), "no_indication");
    EXPECT_EQ(result_of({"d5.violence", "d5.isolation"}, false, true), "means_without_exploitation");
    EXPECT_EQ(result_of({}), "unsettled");
}

TEST(TheTable, LetsAbuseOfVulnerabilityStandInForTheMeans) {
    EXPECT_EQ(result_of({"d3.economic_reasons", "d3.illegal_status", "d3.lack_of_education", "d4.excessive_hours", "d4.low_pay",
                         "d6.dependency", "d6.unknown_area", "d6.economic_reasons"}),
              "trafficking_for_forced_labour");
}

TEST(TheTable, AsksNoMeansOfAChild) {
    EXPECT_EQ(result_of({"d4.excessive_hours", "d4.low_pay"}, true), "child_trafficking");
    EXPECT_EQ(result_of({"d4.low_pay", "d4.bad_living", "d4.no_education"}, true), "child_trafficking");
}

TEST(TheChildList, WeighsAsItsOwnColumn) {
    // No social protection is not on the child's list; threats of violence are strong there.
    EXPECT_EQ(result_of({"d4.low_pay", "d4.bad_living", "d4.no_social_protection"}, false), "exploited_worker");
    EXPECT_EQ(result_of({"d4.low_pay", "d4.bad_living", "d4.no_social_protection"}, true), "unsettled");
    FactTable facts(japanese_pack());
    (void)facts.set_integer("person.age", 15);
    (void)facts.set("d5.threats_of_violence", Answer::yes);
    EXPECT_EQ(evaluate(japanese_pack(), facts, today).screening.any_strong, Truth::yes);
}

TEST(TheProtectiveReading, OpensTheFileWhereTheStrictOneWaits) {
    const auto file_with = [](const std::vector<const char*>& yes) {
        FactTable facts(japanese_pack());
        (void)facts.set("suspicion", Answer::no);
        for (const char* indicator : yes) (void)facts.set(*Code::parse(indicator), Answer::yes);
        return evaluate(japanese_pack(), facts, today).file;
    };
    EXPECT_EQ(file_with({"d5.violence"}), Truth::yes) << "one strong indicator";
    EXPECT_EQ(file_with({"d4.low_pay", "d4.bad_living", "d4.hazardous_work", "d6.dependency", "d6.unknown_area", "d6.economic_reasons"}),
              Truth::yes);
    EXPECT_EQ(file_with({"d4.low_pay", "d4.bad_living", "d4.hazardous_work"}), Truth::unsettled);
}

TEST(TheChecklistsAndPrompts, ConcludeNothing) {
    const Pack& pack = japanese_pack();
    FactTable facts(pack);
    for (const auto& list : pack.checklists())
        for (const FactIndex item : list.items) facts.put(item, {Standing::known, 1});
    const Assessment with = evaluate(pack, facts, today);
    const Assessment without = evaluate(pack, FactTable(pack), today);
    EXPECT_EQ(outcome_of(with), outcome_of(without));
    for (const auto& list : pack.checklists()) EXPECT_FALSE(list.authority.verified);
}

}  // namespace
}  // namespace hogo::rules
