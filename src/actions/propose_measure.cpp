#include "actions/propose_measure.h"

namespace hogo::actions {
namespace {

/// The rule that decides: one that was met, else the first that was not.
Refused closed_by_rule(const Deciding<ProposeMeasure>& deciding, const rules::Measure& measure) {
    Refused refused{"measure_closed", "house", {}, {}};
    const auto subject = static_cast<std::uint16_t>(&measure - deciding.pack.measures().data());
    const rules::Explanation* decisive = nullptr;
    for (const auto& explanation : deciding.assessment.explanations) {
        if (explanation.rule->kind != rules::Kind::measure || explanation.rule->subject != subject) continue;
        if (!decisive || (explanation.outcome == rules::Outcome::applied && decisive->outcome != rules::Outcome::applied))
            decisive = &explanation;
    }
    if (!decisive) return refused;
    refused.source = decisive->rule->id;
    for (const auto& change : deciding.assessment.changes_of(*decisive)) {
        const auto& fact = deciding.pack.facts()[deciding.pack.conditions().nodes[change.node].fact];
        if (std::ranges::find(refused.facts, fact.id) == refused.facts.end()) refused.facts.push_back(fact.id);
    }
    if (!refused.facts.empty()) refused.would_change = refused.facts.front();
    return refused;
}

bool departs(const rules::MeasureAnswer& answer) { return answer.wish == rules::WishStanding::against; }

}  // namespace

Verdict decide(const Deciding<ProposeMeasure>& deciding, const ProposeMeasure& proposal) {
    if (auto refused = casework_on(deciding.file, deciding.actor, {domain::Role::director})) return refused;
    if (deciding.file.file_ended()) return Refused{"reopen_first", "policy_p18", {}, "reopening"};
    const auto* answer = deciding.assessment.measure(proposal.kind);
    if (!answer) return Refused{"not_in_the_rules", "house", {proposal.kind}, "a_measure_of_the_rules"};
    if (answer->state == rules::MeasureState::closed) return closed_by_rule(deciding, *answer->measure);
    for (const auto& measure : deciding.file.measures)
        if (measure.proposed.kind == proposal.kind && measure.pending())
            return Refused{"measure_proposed_already", "house", {proposal.kind}, {}};
    const auto& for_wish = answer->measure->needs_wish;
    if (!for_wish.empty() && answer->wish != rules::WishStanding::follows) {
        Refused refused{"ask_first", "policy_p1", {}, "a_wish"};
        for (auto fact : for_wish) refused.facts.push_back(deciding.pack.facts()[fact].id);
        return refused;
    }
    if (departs(*answer) && proposal.reasons.words.empty())
        return Refused{"departs_from_wish_needs_reasons", "policy_p1", {}, "reasons"};
    return permitted;
}

std::vector<domain::Event> change(const Deciding<ProposeMeasure>& deciding, const ProposeMeasure& proposal,
                                  domain::Occasion& occasion) {
    const auto& wishes = deciding.file.wishes;
    domain::MeasureProposed proposed{.measure = occasion.fresh<struct domain::MeasureTag>(),
                                     .kind = proposal.kind,
                                     .wish = std::nullopt,
                                     .departs_from_wish = departs(*deciding.assessment.measure(proposal.kind)),
                                     .particulars = proposal.particulars};
    if (!wishes.empty()) proposed.wish = wishes.back().origin.event;
    std::vector events{occasion.event(std::move(proposed))};
    add_words(events, occasion, "reasons", events.front().id, proposal.reasons);
    return events;
}

}  // namespace hogo::actions
