#include "rules/evaluate.h"

#include <gmock/gmock.h>

#include "packs.h"
#include "rules/explain.h"

namespace hogo::rules {
namespace {

const LocalDate june_2025 = LocalDate::of(2025, 6, 12);

FactTable overstayed_and_suspected(const Pack& pack) {
    FactTable facts(pack);
    (void)facts.set("suspicion", Answer::yes);
    (void)facts.set_code("stay.standing", "overstayed");
    (void)facts.set_code("stage", "possible_victim");
    return facts;
}

Outcome outcome_of_rule(const Assessment& assessment, std::string_view rule) {
    for (const auto& explanation : assessment.explanations)
        if (explanation.rule->id == rule) return explanation.outcome;
    throw std::runtime_error("no such rule");
}

TEST(AnAssessment, IsTheSameForTheSameFactsAlsoInUsedMemory) {
    const Pack& pack = japanese_pack();
    Assessment reused;
    FactTable nothing(pack);
    evaluate(pack, nothing, LocalDate::of(2020, 1, 1), reused);
    evaluate(pack, overstayed_and_suspected(pack), june_2025, reused);
    const Assessment fresh = evaluate(pack, overstayed_and_suspected(pack), june_2025);
    EXPECT_EQ(answer_json(pack, reused).dump(), answer_json(pack, fresh).dump());
}

TEST(AnAssessment, ExplainsEveryRuleOnce) {
    const Assessment assessment = evaluate(japanese_pack(), overstayed_and_suspected(japanese_pack()), june_2025);
    EXPECT_EQ(assessment.explanations.size(), japanese_pack().rules().size());
}

TEST(SuspicionAlone, OpensTheFileAndEveryHoldStands) {
    FactTable facts(japanese_pack());
    ASSERT_TRUE(facts.set("suspicion", Answer::yes));
    const Assessment assessment = evaluate(japanese_pack(), facts, june_2025);
    EXPECT_EQ(assessment.file, Truth::yes);
    for (const auto& hold : assessment.holds) EXPECT_TRUE(hold.held) << hold.hold->id.text();
}

TEST(NothingKnown, IsNoNo) {
    const Assessment assessment = evaluate(japanese_pack(), FactTable(japanese_pack()), june_2025);
    EXPECT_EQ(assessment.file, Truth::unsettled);
    for (const auto& hold : assessment.holds) EXPECT_TRUE(hold.held) << hold.hold->id.text();
    for (const auto& answer : assessment.measures) EXPECT_NE(answer.state, MeasureState::open) << answer.measure->id.text();
    EXPECT_EQ(assessment.measure("change_of_status")->state, MeasureState::unsettled);
}

TEST(AClosedPart, IsNotUnknownAndNotNo) {
    FactTable facts = overstayed_and_suspected(japanese_pack());
    facts.close("network");
    const Assessment assessment = evaluate(japanese_pack(), facts, june_2025);
    ASSERT_NE(assessment.safeguard("away_from_persons_to_avoid"), nullptr);
    EXPECT_FALSE(assessment.safeguard("away_from_persons_to_avoid")->settled);
}

TEST(AnEverythingAnsweredNo, LeavesTheFileClosedButHoldsUntilSomebodyDecided) {
    const Pack& pack = japanese_pack();
    FactTable facts(pack);
    for (const Fact& fact : pack.facts())
        if (!fact.derived && fact.type == FactType::answer) (void)facts.set(fact.id, Answer::no);
    (void)facts.set_integer("person.age", 30);
    (void)facts.set_code("stage", "screening");
    const Assessment screening = evaluate(pack, facts, june_2025);
    EXPECT_EQ(screening.file, Truth::no);
    EXPECT_EQ(pack.facts()[pack.known().result].options[*screening.screening.result].id, "no_indication");
    EXPECT_TRUE(screening.held("custody")) << "an unresolved screening";
    (void)facts.set_code("stage", "not_established");
    EXPECT_FALSE(evaluate(pack, facts, june_2025).held("custody"));
}

TEST(TwoRulesWithoutAnOrder, AreAConflictThatShowsBoth) {
    const auto pack = loaded(broken_texts("holds.yaml", "        overrides: [custody_held]\n        reason:\n          ja: \"局長", "        reason:\n          ja: \"局長"));
    FactTable facts = overstayed_and_suspected(*pack);
    (void)facts.set_date("lift.custody", june_2025);
    const Assessment assessment = evaluate(*pack, facts, june_2025);
    ASSERT_EQ(assessment.conflicts.size(), 1U);
    EXPECT_EQ(assessment.conflicts[0].one->id, "custody_held");
    EXPECT_EQ(assessment.conflicts[0].other->id, "custody_lifted_by_director");
}

TEST(AnOverridingRule, IsShownTogetherWithTheOneItGoesBefore) {
    FactTable facts = overstayed_and_suspected(japanese_pack());
    (void)facts.set_date("lift.custody", june_2025);
    const Assessment assessment = evaluate(japanese_pack(), facts, june_2025);
    EXPECT_TRUE(assessment.conflicts.empty());
    EXPECT_FALSE(assessment.held("custody"));
    EXPECT_EQ(outcome_of_rule(assessment, "custody_held"), Outcome::overridden);
    EXPECT_EQ(outcome_of_rule(assessment, "custody_lifted_by_director"), Outcome::applied);
}

TEST(ALiftedHold, IsBackTheDayAfterItsEndByItself) {
    FactTable facts = overstayed_and_suspected(japanese_pack());
    (void)facts.set_date("lift.custody", june_2025);
    EXPECT_FALSE(evaluate(japanese_pack(), facts, june_2025).held("custody"));
    EXPECT_TRUE(evaluate(japanese_pack(), facts, june_2025.plus_days(1)).held("custody"));
}

TEST(AnOverridingRuleThatIsUnsettled, LeavesTheMeasureUnsettledAndNotOpen) {
    FactTable facts = overstayed_and_suspected(japanese_pack());
    (void)facts.set("work.wages_unpaid", Answer::yes);
    EXPECT_EQ(evaluate(japanese_pack(), facts, june_2025).measure("labour_inspection")->state, MeasureState::unsettled);
    (void)facts.set("work.seafarer", Answer::no);
    EXPECT_EQ(evaluate(japanese_pack(), facts, june_2025).measure("labour_inspection")->state, MeasureState::open);
}

TEST(RulesByDate, ChangeOnTheDayAndNotBefore) {
    const FactTable facts = overstayed_and_suspected(japanese_pack());
    const auto before = evaluate(japanese_pack(), facts, LocalDate::of(2024, 6, 9));
    const auto since = evaluate(japanese_pack(), facts, LocalDate::of(2024, 6, 10));
    EXPECT_EQ(before.measure("supervisory_measure")->state, MeasureState::closed);
    EXPECT_EQ(since.measure("supervisory_measure")->state, MeasureState::open);
    EXPECT_EQ(outcome_of_rule(before, "supervisory_measure_without_detention"), Outcome::not_in_force);
}

TEST(AnExplanation, CarriesTheCompartmentsOfAllThatItDrewOn) {
    const Pack& pack = japanese_pack();
    const Rule& network = *pack.rule("away_from_persons_to_avoid_needed");
    EXPECT_THAT(compartments_of(pack, network), testing::UnorderedElementsAre(Code("procedure"), Code("network")));
    const std::vector<Code> officer = {"procedure", "needs"};
    const std::vector<Code> lead = {"procedure", "needs", "network"};
    EXPECT_FALSE(may_render(pack, network, officer));
    EXPECT_TRUE(may_render(pack, network, lead));
    EXPECT_TRUE(may_render(pack, *pack.rule("custody_held"), officer));
}

TEST(AnExplanation, SaysWhatWouldChangeIt) {
    FactTable facts = overstayed_and_suspected(japanese_pack());
    const Assessment assessment = evaluate(japanese_pack(), facts, june_2025);
    const auto about = explanations_about(japanese_pack(), assessment, Kind::measure, "provisional_release");
    ASSERT_FALSE(about.empty());
    std::vector<std::string> words;
    for (const auto* explanation : about)
        for (const Change& change : assessment.changes_of(*explanation)) words.push_back(text_of(japanese_pack(), change));
    EXPECT_THAT(words, testing::Contains("custody.detained = yes"));
}

TEST(AnExplanation, SpeaksInWordsAndNeverInFormulas) {
    const Pack& pack = japanese_pack();
    std::set<std::string> said;
    for (std::size_t i = 0; i < pack.conditions().nodes.size(); ++i) {
        if (!pack.conditions().nodes[i].compares()) continue;
        for (const auto to : {Truth::yes, Truth::no})
            for (const auto language : {Language::ja, Language::en})
                said.insert(text_of(pack, Change{static_cast<NodeIndex>(i), to}, language));
    }
    for (const auto& words : said) {
        EXPECT_THAT(words, testing::Not(testing::ContainsRegex("[<>=|!]"))) << words;
        EXPECT_THAT(words, testing::Not(testing::ContainsRegex("[0-9]{4}-[0-9]{2}-[0-9]{2}以|today[+-]"))) << words;
    }
    EXPECT_TRUE(said.contains("放棄の留保の解除期限:本日以降"));
    EXPECT_TRUE(said.contains("放棄の留保の解除期限:本日より前"));
}

TEST(TheFirstExplanation, IsTheDecisiveOne) {
    const Assessment assessment = evaluate(japanese_pack(), overstayed_and_suspected(japanese_pack()), june_2025);
    const auto about = explanations_about(japanese_pack(), assessment, Kind::hold, "custody");
    ASSERT_EQ(about.size(), 3U);
    EXPECT_EQ(about.front()->outcome, Outcome::applied);
}

TEST(DaysInCustody, CountNoneForAFormalOrderWithReleaseTheSameDay) {
    FactTable facts = overstayed_and_suspected(japanese_pack());
    (void)facts.set_date("custody.since", june_2025);
    (void)facts.set_date("custody.until", june_2025);
    (void)facts.set_date("file_opened_on", june_2025);
    const auto custody = evaluate(japanese_pack(), facts, june_2025.plus_days(30)).custody;
    ASSERT_TRUE(custody);
    EXPECT_EQ(custody->before_file, 0);
    EXPECT_EQ(custody->with_file, 0);
}

TEST(DaysInCustody, CountThoseBeforeTheFileApart) {
    FactTable facts = overstayed_and_suspected(japanese_pack());
    (void)facts.set_date("custody.since", june_2025);
    (void)facts.set_date("file_opened_on", june_2025.plus_days(10));
    const auto custody = evaluate(japanese_pack(), facts, june_2025.plus_days(13)).custody;
    EXPECT_EQ(custody->before_file, 10);
    EXPECT_EQ(custody->with_file, 3);
}

TEST(AMeasure, IsNeverProposedAgainstTheWish) {
    FactTable facts(japanese_pack());
    (void)facts.set("suspicion", Answer::yes);
    (void)facts.set_code("stay.standing", "lawful");
    const auto proposed = [&](const char* measure) {
        return evaluate(japanese_pack(), facts, june_2025).measure(*Code::parse(measure))->proposed();
    };
    EXPECT_TRUE(proposed("renewal"));
    EXPECT_FALSE(proposed("assisted_return")) << "nobody asked";
    (void)facts.set("wishes.return_home", Answer::yes);
    EXPECT_FALSE(proposed("renewal"));
    EXPECT_TRUE(proposed("assisted_return"));
    (void)facts.set("wishes.stay_in_japan", Answer::yes);
    EXPECT_TRUE(proposed("renewal")) << "both were said: the person may still choose";
}

TEST(Deadlines, AreSortedByTheDangerOfFallingOutOfStatus) {
    FactTable facts(japanese_pack());
    (void)facts.set("suspicion", Answer::yes);
    (void)facts.set_code("stay.standing", "lawful");
    (void)facts.set_date("stay.expires_on", june_2025.plus_days(90));
    (void)facts.set_integer("stay.period_days", 365);
    (void)facts.set_date("file_opened_on", june_2025);
    const auto assessment = evaluate(japanese_pack(), facts, june_2025);
    ASSERT_EQ(assessment.deadlines.size(), 3U);
    EXPECT_EQ(assessment.deadlines[0].deadline->id, "stay_expires");
    EXPECT_EQ(assessment.deadlines[2].deadline->id, "reflection_ends");
}

TEST(Deadlines, SayWhenTheHolidaysOfThatYearAreNotListed) {
    FactTable facts(japanese_pack());
    (void)facts.set_code("stay.standing", "lawful");
    (void)facts.set_date("stay.expires_on", LocalDate::of(2031, 5, 3));
    const auto assessment = evaluate(japanese_pack(), facts, june_2025);
    EXPECT_FALSE(assessment.deadline("stay_expires")->calendar_known);
}

}  // namespace
}  // namespace hogo::rules
