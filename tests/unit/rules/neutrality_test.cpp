// What the pack must prove, and that each proof fails on a pack that breaks it once.
#include <gmock/gmock.h>

#include <cstdlib>
#include <random>

#include "packs.h"
#include "rules/explain.h"

namespace hogo::rules {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

std::uint64_t situations_to_draw() { return std::getenv("HOGO_DEEP") ? 1'000'000 : 20'000; }

/// Whole situations from a seed: every fact known, unknown, not asked or closed, days around today.
class Situations {
  public:
    explicit Situations(const Pack& pack, std::uint64_t seed) : pack_(pack), random_(seed) {}

    LocalDate day() { return LocalDate::of(2023, 1, 1).plus_days(below(2000)); }

    void fill(FactTable& facts, LocalDate today) {
        for (std::size_t i = 0; i < pack_.facts().size(); ++i) {
            if (pack_.facts()[i].derived) continue;
            const int standing = below(5);
            facts.put(static_cast<FactIndex>(i), standing < 2 ? known(static_cast<FactIndex>(i), today)
                                                              : FactValue{static_cast<Standing>(standing - 1), 0});
        }
    }

    FactValue known(FactIndex index, LocalDate today) {
        const Fact& fact = pack_.facts()[index];
        switch (fact.type) {
            case FactType::answer: return {Standing::known, below(2)};
            case FactType::code: return {Standing::known, below(static_cast<int>(fact.options.size()))};
            case FactType::date: return {Standing::known, today.number() + below(240) - 120};
            case FactType::integer: return {Standing::known, below(60)};
        }
        return {};
    }

    int below(int bound) { return static_cast<int>(random_() % static_cast<std::uint64_t>(bound)); }

  private:
    const Pack& pack_;
    std::mt19937_64 random_;
};

/// The number of drawn situations in which refusing gives another outcome than never having been asked.
std::uint64_t differing_situations(const Pack& pack, std::uint64_t count) {
    Situations situations(pack, 20250612);
    FactTable refused(pack), not_asked(pack);
    Assessment one, other;
    std::uint64_t differing = 0;
    for (std::uint64_t i = 0; i < count; ++i) {
        const LocalDate today = situations.day();
        situations.fill(refused, today);
        not_asked = refused;
        refused.put(pack.known().cooperation, {Standing::known, pack.known().cooperation_refused});
        not_asked.put(pack.known().cooperation, {Standing::not_asked, 0});
        evaluate(pack, refused, today, one);
        evaluate(pack, not_asked, today, other);
        if (outcome_of(one) != outcome_of(other)) ++differing;
    }
    return differing;
}

/// A pack whose renewal is closed to whoever refuses.
std::shared_ptr<const Pack> pack_that_punishes_refusal() {
    return loaded(broken_texts("measures.yaml",
                               "reads: [file.opens, stay.lawful]\n        when: {file.opens: yes, stay.lawful: yes}\n        reason:\n          ja: \"在留資格があるうちは、期限前に",
                               "reads: [file.opens, stay.lawful, cooperation]\n        when: {file.opens: yes, stay.lawful: yes, not: {cooperation: refused}}\n        reason:\n          ja: \"在留資格があるうちは、期限前に"));
}

// --- (a) nothing but a ground reaches cooperation ----------------------------------------------------------------------

TEST(Cooperation, ReachesNothingButAnAddedGround) { EXPECT_THAT(cooperation_reaches_only_grounds(japanese_pack()), IsEmpty()); }

TEST(Cooperation, IsFoundWhereARuleReadsIt) {
    const auto findings = cooperation_reaches_only_grounds(*pack_that_punishes_refusal());
    ASSERT_EQ(findings.size(), 1U);
    EXPECT_EQ(findings[0].file, "measures.yaml");
    EXPECT_GT(findings[0].line, 0);
    EXPECT_THAT(findings[0].reason, HasSubstr("renewal_while_lawful"));
}

TEST(Cooperation, IsFoundBehindADefinitionToo) {
    const auto pack = loaded(broken_texts("definitions.yaml", "reads: [stay.standing]\n        when: {stay.standing: lawful}",
                                          "reads: [stay.standing, cooperation]\n        when: {stay.standing: lawful, not: {cooperation: refused}}"));
    EXPECT_THAT(cooperation_reaches_only_grounds(*pack), Not(IsEmpty()));
    const auto findings = cooperation_reaches_only_grounds(*pack);
    EXPECT_TRUE(std::ranges::any_of(findings, [](const auto& finding) { return finding.reason.find("measure/renewal") != std::string::npos; }));
}

TEST(Cooperation, AddsAGroundAndNothingElse) {
    const Pack& pack = japanese_pack();
    FactTable facts(pack);
    (void)facts.set("suspicion", Answer::yes);
    (void)facts.set_code("stay.standing", "lawful");
    Assessment before = evaluate(pack, facts, LocalDate::of(2025, 6, 12));
    (void)facts.set_code("cooperation", "given");
    Assessment after = evaluate(pack, facts, LocalDate::of(2025, 6, 12));
    ASSERT_EQ(after.grounds.size(), before.grounds.size() + 5) << "one for each measure that knows the ground";
    after.grounds = before.grounds;
    EXPECT_EQ(outcome_of(before), outcome_of(after));
}

// --- (b) exhaustively, and (c) over drawn situations -------------------------------------------------------------------

TEST(Refusing, GivesExactlyTheOutcomeOfNotAskedOverAllCombinations) {
    std::uint64_t combinations = 0;
    EXPECT_THAT(refusal_differs_from_not_asked(japanese_pack(), combinations), IsEmpty());
    EXPECT_GT(combinations, 1000U);
}

TEST(Refusing, IsFoundWhereItWouldBePunished) {
    std::uint64_t combinations = 0;
    const auto findings = refusal_differs_from_not_asked(*pack_that_punishes_refusal(), combinations);
    ASSERT_EQ(findings.size(), 1U);
    EXPECT_THAT(findings[0].reason, HasSubstr("measure/renewal"));
}

TEST(Refusing, GivesExactlyTheOutcomeOfNotAskedInDrawnSituations) {
    EXPECT_EQ(differing_situations(japanese_pack(), situations_to_draw()), 0U);
}

TEST(Refusing, IsFoundInDrawnSituationsWhereItWouldBePunished) {
    EXPECT_GT(differing_situations(*pack_that_punishes_refusal(), 2'000), 0U);
}

TEST(Effects, ThatReadTooMuchToBeWalkedAreRefused) {
    std::string reads, when;
    for (const Indicator* indicator : japanese_pack().indicators_of(Dimension::d3)) {
        reads += ", " + japanese_pack().facts()[indicator->fact].id.text();
        when += ", " + japanese_pack().facts()[indicator->fact].id.text() + ": yes";
    }
    const auto pack = loaded(broken_texts("stages.yaml", "reads: [suspicion]\n      when: {suspicion: yes}",
                                          "reads: [suspicion" + reads + "]\n      when: {suspicion: yes" + when + "}"));
    std::uint64_t combinations = 0;
    EXPECT_THAT(contradictions(*pack, combinations)[0].reason, HasSubstr("exceed 2^20"));
}

// --- (d) unknown never counts as no ------------------------------------------------------------------------------------

TEST(Unknown, NeverCountsAsNo) { EXPECT_THAT(unknown_counts_as_no(japanese_pack()), IsEmpty()); }

TEST(Unknown, IsFoundWhereARuleTakesItForAnAnswer) {
    const auto pack = loaded(broken_texts("stages.yaml", "when: {suspicion: yes}", "when: {suspicion: {known: yes}}"));
    ASSERT_EQ(unknown_counts_as_no(*pack).size(), 1U);
    EXPECT_THAT(unknown_counts_as_no(*pack)[0].reason, HasSubstr("suspicion is not known"));
}

/// A rule that is settled although something is open stays as it is, whatever the open answers turn out to be.
TEST(Unknown, CannotSettleARuleThatAnAnswerWouldSettleOtherwise) {
    const Pack& pack = japanese_pack();
    const Conditions conditions = pack.conditions();
    std::vector<const Rule*> rules;
    for (const Rule& rule : pack.rules()) {
        const auto body = conditions.nodes.subspan(rule.root, static_cast<std::size_t>(conditions.nodes[rule.root].end - rule.root));
        if (std::ranges::none_of(body, [](const Node& node) { return node.operation == Operation::is_known; })) rules.push_back(&rule);
    }
    ASSERT_GT(rules.size(), pack.rules().size() / 2);
    Situations situations(pack, 4711);
    FactTable facts(pack);
    for (int round = 0; round < 3'000; ++round) {
        const LocalDate today = situations.day();
        situations.fill(facts, today);
        std::vector<FactValue> open(facts.values().begin(), facts.values().end());
        std::vector<FactValue> settled = open;
        for (std::size_t i = 0; i < settled.size(); ++i)
            if (settled[i].standing != Standing::known) settled[i] = situations.known(static_cast<FactIndex>(i), today);
        for (const Rule* rule : rules) {
            const Truth before = conditions.evaluate(rule->root, open, today);
            if (before == Truth::unsettled) continue;
            ASSERT_EQ(conditions.evaluate(rule->root, settled, today), before) << rule->id.text();
        }
    }
}

// --- (e) suspicion alone opens the file --------------------------------------------------------------------------------

TEST(Suspicion, OpensTheFileInEveryCombination) {
    std::uint64_t combinations = 0;
    EXPECT_THAT(suspicion_fails_to_open(japanese_pack(), combinations), IsEmpty());
    EXPECT_GT(combinations, 100U);
}

TEST(Suspicion, IsFoundWhereItWouldNotBeEnough) {
    const auto pack = loaded(broken_texts("stages.yaml", "reads: [suspicion]\n      when: {suspicion: yes}",
                                          "reads: [suspicion, screening.d4]\n      when: {suspicion: yes, screening.d4: yes}"));
    std::uint64_t combinations = 0;
    EXPECT_THAT(suspicion_fails_to_open(*pack, combinations), Not(IsEmpty()));
}

TEST(Suspicion, OpensTheFileInEveryDrawnSituation) {
    const Pack& pack = japanese_pack();
    Situations situations(pack, 99);
    FactTable facts(pack);
    Assessment assessment;
    for (std::uint64_t i = 0; i < situations_to_draw() / 10; ++i) {
        const LocalDate today = situations.day();
        situations.fill(facts, today);
        facts.put(pack.known().suspicion, {Standing::known, 1});
        evaluate(pack, facts, today, assessment);
        ASSERT_EQ(assessment.file, Truth::yes);
        ASSERT_TRUE(assessment.conflicts.empty())
            << assessment.conflicts[0].one->id.text() << " " << assessment.conflicts[0].other->id.text();
    }
}

// --- (f) a yes takes no protection away --------------------------------------------------------------------------------

TEST(AYes, TakesNoProtectionAway) {
    std::uint64_t combinations = 0;
    EXPECT_THAT(yes_takes_protection_away(japanese_pack(), combinations), IsEmpty());
    EXPECT_GT(combinations, 1000U);
}

TEST(AYes, IsFoundWhereItWouldTakeProtectionAway) {
    const auto pack = loaded(broken_texts("measures.yaml", "when: {file.opens: yes, circumstances.danger_on_return: yes}",
                                          "when: {file.opens: yes, circumstances.danger_on_return: no}"));
    std::uint64_t combinations = 0;
    const auto findings = yes_takes_protection_away(*pack, combinations);
    ASSERT_EQ(findings.size(), 1U);
    EXPECT_THAT(findings[0].reason, HasSubstr("circumstances.danger_on_return takes protection away"));
}

TEST(AYes, TakesNoHoldMeasureOrSafeguardAwayInDrawnSituations) {
    const Pack& pack = japanese_pack();
    std::vector<FactIndex> protective;
    for (std::size_t i = 0; i < pack.facts().size(); ++i)
        if (!pack.facts()[i].derived && pack.facts()[i].type == FactType::answer &&
            std::ranges::find(pack.protective_groups(), pack.facts()[i].group) != pack.protective_groups().end())
            protective.push_back(static_cast<FactIndex>(i));
    Situations situations(pack, 5);
    FactTable facts(pack);
    Assessment before, after;
    for (std::uint64_t i = 0; i < situations_to_draw() / 10; ++i) {
        const LocalDate today = situations.day();
        situations.fill(facts, today);
        const FactIndex fact = protective[static_cast<std::size_t>(situations.below(static_cast<int>(protective.size())))];
        facts.put(fact, {Standing::unknown, 0});
        evaluate(pack, facts, today, before);
        facts.put(fact, {Standing::known, 1});
        evaluate(pack, facts, today, after);
        const auto name = pack.facts()[fact].id.text();
        if (before.file == Truth::yes) {
            ASSERT_EQ(after.file, Truth::yes) << name;
        }
        for (std::size_t hold = 0; hold < before.holds.size(); ++hold) {
            ASSERT_GE(after.holds[hold].held, before.holds[hold].held) << name;
        }
        for (std::size_t measure = 0; measure < before.measures.size(); ++measure) {
            ASSERT_LE(after.measures[measure].state, before.measures[measure].state) << name;
        }
        for (const auto& safeguard : before.safeguards) {
            ASSERT_NE(after.safeguard(safeguard.safeguard->id), nullptr) << name;
        }
    }
}

// --- no two rules contradict -------------------------------------------------------------------------------------------

TEST(Contradictions, AreNotThere) {
    std::uint64_t combinations = 0;
    EXPECT_THAT(contradictions(japanese_pack(), combinations), IsEmpty());
}

TEST(Contradictions, AreFoundBeforeAnyCaseMeetsThemAndShowBothRules) {
    const auto pack = loaded(broken_texts("tracks.yaml", "overrides: [track_afterwards, track_legal_stay]", "overrides: [track_legal_stay]"));
    std::uint64_t combinations = 0;
    const auto findings = contradictions(*pack, combinations);
    ASSERT_EQ(findings.size(), 1U);
    EXPECT_THAT(findings[0].reason, testing::AllOf(HasSubstr("track_violation"), HasSubstr("track_afterwards"), HasSubstr("line")));
}

TEST(TheWholeCheck, CountsWhatNoLawyerComparedYet) {
    const CheckReport report = check_pack(japanese_pack());
    EXPECT_THAT(report.findings, IsEmpty());
    EXPECT_EQ(report.rules, japanese_pack().rules().size());
    EXPECT_EQ(report.unverified, report.rules);
}

// --- words ------------------------------------------------------------------------------------------------------------

TEST(NoText, CallsAnybodyUncooperative) {
    for (const auto& text : japanese_texts())
        for (const char* word : {"uncooperative", "非協力", "不協力"})
            EXPECT_EQ(text.text.find(word), std::string::npos) << text.filename << " " << word;
}

}  // namespace
}  // namespace hogo::rules
