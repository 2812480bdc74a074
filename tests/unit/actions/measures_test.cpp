// Measures beside the wish, and a decision that nobody takes alone or too early (P1, P3, P4, P6, S1, S2, S6, S14).
#include <random>

#include "casework.h"

namespace hogo::actions::testing {
namespace {

Refused refusal_in_full(const Outcome<>& outcome) {
    if (outcome && std::holds_alternative<Refused>(*outcome)) return std::get<Refused>(*outcome);
    ADD_FAILURE() << "not refused";
    return {};
}
DecideMeasure decision(const TestHouse& house, const domain::MeasureId& measure,
                       domain::Decision decided = domain::Decision::granted) {
    return {measure, decided, house.today(), said("理由"), {}};
}

TEST(Measures, WhatTheRulesHoldOpenCanBeProposedAndWhatTheyCloseNamesItsRule) {
    TestHouse house;
    const auto file = begin_ploy(house);
    propose(house, file, "supervisory_measure");
    const auto refused = refusal_in_full(house.perform("officer", file, ProposeMeasure{"renewal"}));
    EXPECT_EQ(refused.rule, Code("measure_closed"));
    ASSERT_TRUE(house.pack().rule(refused.source)) << "the rule can be shown with its reason and provision";
    EXPECT_EQ(refused.facts, std::vector<Code>{"stay.lawful"});
    EXPECT_EQ(house.refusal("officer", file, ProposeMeasure{"supervisory_measure"}), "measure_proposed_already");
    EXPECT_EQ(house.refusal("officer", file, ProposeMeasure{"no_such_measure"}), "not_in_the_rules");
}

TEST(Measures, RenewalAndChangeAreOpenToWhoeverIsLegallyResident) {
    TestHouse house;
    const auto file = begin_maria(house);
    propose(house, file, "renewal");
    propose(house, file, "change_of_status");
    EXPECT_EQ(house.refusal("officer", file, ProposeMeasure{"supervisory_measure"}), "measure_closed");
}

TEST(Measures, WhatExistsForAWishAloneIsNotProposedBeforeThePersonWishesIt) {
    TestHouse house;
    const auto file = begin_ploy(house);
    const auto refused = refusal_in_full(house.perform("officer", file, ProposeMeasure{"assisted_return"}));
    EXPECT_EQ(refused.rule, Code("ask_first"));
    EXPECT_EQ(refused.facts, std::vector<Code>{"wishes.return_home"});
    house.done("officer", file, wish(house, {"wishes.return_home"}));
    propose(house, file, "assisted_return");
    const auto measure = house.file(file).measures.back();
    EXPECT_FALSE(measure.proposed.departs_from_wish);
    EXPECT_EQ(measure.proposed.wish, house.file(file).wishes.back().origin.event) << "it stands beside the wish that it follows";
}

TEST(Measures, DepartingFromTheWishNeedsReasonsFromTheFirstMoment) {
    TestHouse house;
    const auto file = begin_maria(house);
    house.done("officer", file, wish(house, {"wishes.return_home"}));
    EXPECT_EQ(house.refusal("officer", file, ProposeMeasure{"renewal"}), "departs_from_wish_needs_reasons");
    propose(house, file, "renewal", "officer", said("出国まで在留を続けるため"));
    EXPECT_TRUE(house.file(file).measures.back().proposed.departs_from_wish);
}

TEST(Measures, AWishIsNeverOverwritten) {
    TestHouse house;
    const auto file = begin_ploy(house);
    house.done("officer", file, wish(house, {"wishes.stay_in_japan"}));
    house.done("officer", file, wish(house, {"wishes.return_home"}));
    const auto opened = house.file(file);
    ASSERT_EQ(opened.wishes.size(), 2u);
    EXPECT_EQ(opened.wishes.front().recorded.wishes, std::vector<Code>{"wishes.stay_in_japan"});
    EXPECT_EQ(opened.words_about(opened.wishes.front().origin.event).front()->recorded.words, text("คำพูดของเธอ"));
}

TEST(Measures, ADraftCitesEventsAndNotMemories) {
    TestHouse house;
    const auto file = begin_ploy(house);
    const auto measure = propose(house, file, "special_permission_own_motion");
    EXPECT_EQ(house.refusal("officer", file, DraftMeasure{measure, said("理由"), {}}), "cite_an_event");
    EXPECT_EQ(house.refusal("officer", file, DraftMeasure{measure, said("理由"), {EventId::draw(house.random())}}), "cited_event_unknown");
    EXPECT_EQ(house.refusal("officer", file, DraftMeasure{measure, {}, {house.file(file).timeline.front().origin.event}}), "reasons_needed");
    EXPECT_EQ(house.refusal("officer", file, draft(house, file, domain::MeasureId::draw(house.random()))), "no_such_measure");
    house.done("officer", file, draft(house, file, measure));
    EXPECT_EQ(house.file(file).measure(measure)->state, MeasureState::drafted);
}

TEST(Measures, NothingIsSentWhileACircumstanceWasNotConsidered) {
    TestHouse house;
    const auto file = begin_ploy(house);
    const auto measure = propose(house, file, "special_permission_own_motion");
    auto missing = refusal_in_full(house.perform("officer", file, SendMeasure{measure}));
    EXPECT_EQ(missing.rule, Code("not_ready_to_send"));
    EXPECT_EQ(missing.facts.size(), house.pack().facts_of("circumstances").size() + 2) << "and the draft, and the wish";

    house.done("officer", file, draft(house, file, measure));
    house.done("officer", file, wish(house, {}));  // asked, and none stated
    consider_all(house, file);
    house.done("officer", file, consider(house, "circumstances.danger_on_return", Answer::not_asked));
    missing = refusal_in_full(house.perform("officer", file, SendMeasure{measure}));
    EXPECT_EQ(missing.facts, std::vector<Code>{"circumstances.danger_on_return"}) << "not asked is not considered";
    house.done("officer", file, consider(house, "circumstances.danger_on_return", Answer::yes));
    house.done("officer", file, SendMeasure{measure});
    EXPECT_EQ(house.file(file).measure(measure)->state, MeasureState::awaiting_decision);
}

TEST(Measures, NothingIsDecidedOnceACircumstanceIsOpenAgain) {
    TestHouse house;
    const auto file = begin_ploy(house);
    const auto measure = sent(house, file, "special_permission_own_motion");
    house.done("officer", file, consider(house, "circumstances.danger_on_return", Answer::not_asked));
    EXPECT_EQ(house.refusal("director", file, decision(house, measure)), "not_ready_to_decide");
}

TEST(Measures, WhoeverTheRulesNameDecidesAndNeverWhoDraftedItWhereTwoAreNeeded) {
    TestHouse house;
    const auto file = begin_ploy(house);
    const auto measure = sent(house, file, "special_permission_own_motion");
    EXPECT_EQ(house.refusal("officer", file, decision(house, measure)), "not_the_decider");
    EXPECT_EQ(house.refusal("lead", file, decision(house, measure)), "not_the_decider");
    house.done("director", file, decision(house, measure));
    EXPECT_EQ(house.file(file).measure(measure)->state, MeasureState::granted);
    EXPECT_EQ(house.refusal("director_two", file, decision(house, measure)), "measure_stands_elsewhere");

    const auto other = begin_ploy(house);
    const auto proposed_by_director = [&] {
        house.done("officer", other, wish(house, {}));
        consider_all(house, other);
        const auto id = propose(house, other, "special_permission_own_motion", "director");
        house.done("officer", other, draft(house, other, id));
        house.done("officer", other, SendMeasure{id});
        return id;
    }();
    EXPECT_EQ(house.refusal("director", other, decision(house, proposed_by_director)), "second_person_needed");
    house.done("director_two", other, decision(house, proposed_by_director));
}

TEST(Measures, ADecisionAgainstTheWishNeedsReasonsAndASecondPersonEvenWhereTheRulesAskForOne) {
    TestHouse house;
    const auto file = begin_ploy(house);
    house.done("officer", file, wish(house, {"wishes.return_home"}));
    const auto measure = sent(house, file, "assisted_return", "lead");  // the lead would decide alone
    auto refusing = decision(house, measure, domain::Decision::refused);
    EXPECT_EQ(house.refusal("lead", file, refusing), "second_person_needed");
    refusing.reasons = {};
    EXPECT_EQ(house.refusal("lead_two", file, refusing), "reasons_needed");
    house.done("lead", file, decision(house, measure));  // what she wishes, the lead grants
}

TEST(Measures, AGrantBringsAStatusWithAWatchedEnd) {
    TestHouse house;
    const auto file = begin_ploy(house);
    const auto measure = sent(house, file, "special_permission_own_motion");
    auto granting = decision(house, measure);
    granting.status = domain::StatusHeld{"student", house.today(), house.today().plus_months(12), {}};
    EXPECT_EQ(house.refusal("director", file, granting), "not_listed") << "only what the rules let it lead to";
    granting.status->status = "designated_activities";
    house.done("director", file, granting);
    const auto opened = house.file(file);
    ASSERT_TRUE(opened.current_status());
    EXPECT_EQ(opened.current_status()->by, measure);
    EXPECT_TRUE(opened.file_open()) << "the long-term track goes on after the first permission";

    // Eleven months later the end is watched, and the next step is open.
    house.move_to(LocalDate::of(2026, 5, 12));
    const auto later = assess(house.pack(), house.file(file), house.today());
    EXPECT_FALSE(later.deadlines.empty());
    EXPECT_EQ(house.refusal("officer", file, ProposeMeasure{"renewal"}), "done");
}

TEST(Measures, ARenewalGoesOnWithTheStatusThatIsHeld) {
    TestHouse house;
    const auto file = begin_maria(house);
    const auto measure = sent(house, file, "renewal");
    auto granting = decision(house, measure);
    granting.status = domain::StatusHeld{"same_status", house.today(), house.today().plus_months(12), {}};
    house.done("director", file, granting);
    EXPECT_EQ(house.file(file).current_status()->status, Code("spouse_of_japanese"));
}

TEST(Measures, ARefusalBringsNoStatusAndHasReasons) {
    TestHouse house;
    const auto file = begin_ploy(house);
    const auto measure = sent(house, file, "special_permission_own_motion");
    auto refusing = decision(house, measure, domain::Decision::refused);
    refusing.status = domain::StatusHeld{"designated_activities", house.today(), {}, {}};
    EXPECT_EQ(house.refusal("director", file, refusing), "refusal_brings_no_status");
    refusing.status = {};
    refusing.reasons = {};
    EXPECT_EQ(house.refusal("director", file, refusing), "reasons_needed");
}

TEST(Measures, StepsOnTheWayKeepTheirDaysAndAWithdrawnMeasureTakesNone) {
    TestHouse house;
    const auto file = begin_maria(house);
    const auto measure = propose(house, file, "renewal");
    house.done("officer", file, AdvanceMeasure{measure, "applied", house.today()});
    EXPECT_EQ(house.file(file).measure(measure)->step_on("applied"), house.today());
    EXPECT_EQ(house.refusal("officer", file, AdvanceMeasure{measure, "danced", house.today()}), "not_listed");
    EXPECT_EQ(house.refusal("officer", file, AdvanceMeasure{measure, "heard", house.today().plus_days(1)}), "day_in_the_future");
    EXPECT_EQ(house.refusal("officer", file, WithdrawMeasure{measure, {}}), "reasons_needed");
    house.done("officer", file, WithdrawMeasure{measure, said("本人が変更を希望した")});
    EXPECT_EQ(house.refusal("officer", file, AdvanceMeasure{measure, "heard", house.today()}), "measure_stands_elsewhere");
    propose(house, file, "renewal");
}

TEST(Measures, GoingHomeComesAfterThePermissionAndHerChoiceStands) {
    TestHouse house;
    house.move_to(LocalDate::of(2025, 6, 16));
    const auto file = begin_ploy(house);
    house.done("officer", file, wish(house, {"wishes.return_home"}));
    EXPECT_TRUE(assess(house.pack(), house.file(file), house.today()).held("departure_order"));
    propose(house, file, "special_permission_own_motion");
    propose(house, file, "assisted_return");
    EXPECT_EQ(house.refusal("officer", file, ProposeMeasure{"embassy_contact"}), "ask_first") << "only with her consent";
}

TEST(Measures, OtherCircumstancesAreFirstClass) {
    TestHouse house;
    const auto file = begin_ploy(house);
    house.done("officer", file, consider(house, "other.younger_sister_still_there", Answer::yes));
    EXPECT_TRUE(house.file(file).circumstance("other.younger_sister_still_there"));
    EXPECT_EQ(house.refusal("officer", file, consider(house, "person.age", Answer::yes)), "not_in_the_rules");
}

TEST(Measures, TheWishAboutThePoliceChangesNothingInWhatIsOpen) {
    TestHouse house;
    const auto one = begin_ploy(house), other = begin_ploy(house);
    house.done("officer", other, wish(house, {"wishes.no_police_contact"}));
    const auto without = assess(house.pack(), house.file(one), house.today());
    const auto with = assess(house.pack(), house.file(other), house.today());
    ASSERT_EQ(without.measures.size(), with.measures.size());
    for (std::size_t i = 0; i < with.measures.size(); ++i) {
        EXPECT_EQ(without.measures[i].state, with.measures[i].state);
        EXPECT_EQ(without.measures[i].wish, with.measures[i].wish);
    }

    DecideCrimeReport report{"report_later", house.today().plus_days(14), {"exploiters"}, said("本人の安全を先に")};
    EXPECT_EQ(house.refusal("lead", other, report), "director_only");
    report.on = {};
    EXPECT_EQ(house.refusal("director", other, report), "day_needed");
    report.decision = "report_now";
    report.content = {};
    EXPECT_EQ(house.refusal("director", other, report), "content_needed");
    report.decision = "not_now";
    house.done("director", other, report);
}

// ── cooperation: with everything else equal, a refusal gives what never having been asked gives ──────────────────

/// A person, an action, whatever came of it.
struct Step {
    int person, action;
};

/// Runs the script; answers each event's encoding without ids, and each refusal.
std::vector<std::string> outcome_of(TestHouse& house, const std::vector<Step>& script, std::optional<Answer> cooperation) {
    const auto file = begin_ploy(house);
    if (cooperation) house.done("officer", file, consider(house, "cooperation", *cooperation));
    const std::string people[] = {"officer", "lead", "director", "lead_two"};
    std::vector<std::string> outcomes;
    for (const auto& step : script) {
        const auto who = people[step.person];
        const auto opened = house.file(file);
        const auto measure = opened.measures.empty() ? domain::MeasureId() : opened.measures.back().proposed.measure;
        auto note_down = [&](const Outcome<>& outcome) { outcomes.push_back(TestHouse::refusal_of(outcome)); };
        switch (step.action) {
            case 0: note_down(house.perform(who, file, ProposeMeasure{"supervisory_measure"})); break;
            case 1: note_down(house.perform(who, file, ProposeMeasure{"special_permission_own_motion"})); break;
            case 2: note_down(house.perform(who, file, ProposeMeasure{"assisted_return"})); break;
            case 3: note_down(house.perform(who, file, wish(house, {"wishes.return_home"}))); break;
            case 4: note_down(house.perform(who, file, DraftMeasure{measure, said("理由"), {opened.timeline.front().origin.event}})); break;
            case 5: consider_all(house, file); break;
            case 6: note_down(house.perform(who, file, SendMeasure{measure})); break;
            case 7: note_down(house.perform(who, file, decision(house, measure))); break;
            case 8: note_down(house.perform(who, file, LiftHold{"custody", house.today(), {"shelter"}, said("理由")})); break;
            case 9: note_down(house.perform(who, file, DetermineStage{Stage::recognised, said("理由")})); break;
            case 10: note_down(house.perform(who, file, ProposeNotEstablished{said("理由")})); break;
            default: note_down(house.perform(who, file, AnswerNotEstablished{true, said("理由")})); break;
        }
    }
    for (const auto& event : house.events(file)) {
        if (const auto* considered = std::get_if<domain::CircumstanceConsidered>(&event.payload);
            considered && considered->kind == "cooperation")
            continue;
        outcomes.emplace_back(type_of(event.payload));
        if (const auto* proposed = std::get_if<domain::MeasureProposed>(&event.payload))
            outcomes.push_back(proposed->kind.text() + (proposed->departs_from_wish ? " departs" : ""));
        if (const auto* decided = std::get_if<domain::MeasureDecided>(&event.payload))
            outcomes.emplace_back(name_of(decided->decision));
    }
    // Besides its own event and its evidence.
    if (cooperation) {
        const auto evidence = std::ranges::find(outcomes, "words_recorded");
        if (evidence != outcomes.end()) outcomes.erase(evidence);
    }
    return outcomes;
}

/// From a proposal to a decision, and a proposal after it.
const std::vector<Step> whole_case{{0, 0}, {0, 1}, {0, 3}, {0, 5}, {0, 4}, {0, 6}, {2, 7}, {1, 9}, {0, 2}};

TEST(Cooperation, RefusingGivesTheVerySameFileAsNeverHavingBeenAsked) {
    const auto& script = whole_case;
    TestHouse house;
    const auto not_asked = outcome_of(house, script, std::nullopt);
    EXPECT_EQ(std::ranges::count(not_asked, "done"), 8) << "the script carries a case from a proposal to a decision";
    EXPECT_EQ(outcome_of(house, script, Answer::no), not_asked);
    EXPECT_EQ(outcome_of(house, script, Answer::unknown), not_asked);
}

TEST(Cooperation, NoScriptOfActionsTellsARefusalFromNeverHavingAsked) {
    // The whole case, with steps left out and others in between: most of the thirty scripts get far.
    std::minstd_rand chance(2025);
    auto below = [&](int limit) { return static_cast<int>(chance() % static_cast<unsigned>(limit)); };
    TestHouse house;
    for (int number = 0; number < 30; ++number) {
        std::vector<Step> script;
        std::string told;
        auto add = [&](Step step) {
            script.push_back(step);
            told += fmt::format("{{{}, {}}} ", step.person, step.action);
        };
        for (const auto& step : whole_case) {
            if (below(3) == 0) add({below(4), below(12)});
            if (below(8) != 0) add(step);
        }
        EXPECT_EQ(outcome_of(house, script, Answer::no), outcome_of(house, script, std::nullopt)) << told;
    }
}

}  // namespace
}  // namespace hogo::actions::testing
