#include "actions/decide_measure.h"

#include "actions/associate.h"
#include "actions/deciders.h"

namespace hogo::actions {
namespace {

bool had_a_hand_in(const domain::Measure& measure, const domain::StaffId& person) {
    return measure.origin.author == person || (measure.sent && measure.sent->author == person) ||
           std::ranges::any_of(measure.drafts, [&](const auto& draft) { return draft.second.author == person; });
}

Verdict status_fits(const rules::Measure& kind, const DecideMeasure& decision) {
    if (!decision.status) return permitted;
    if (decision.decision == domain::Decision::refused) return Refused{"refusal_brings_no_status", "house", {}, {}};
    if (auto refused = listed(decision.status->status, kind.statuses, "status")) return refused;
    if (decision.status->until && *decision.status->until < decision.status->from)
        return Refused{"ends_before_it_begins", "house", {"until"}, "a_later_day"};
    return permitted;
}

}  // namespace

Verdict decide(const Deciding<DecideMeasure>& deciding, const DecideMeasure& decision) {
    if (auto refused = first_of({measure_stands(deciding.file, decision.measure, {domain::MeasureState::awaiting_decision}),
                                 has_come(decision.on, deciding.today)}))
        return refused;
    const auto& measure = *deciding.file.measure(decision.measure);
    const auto* kind = deciding.pack.measure(measure.proposed.kind);
    if (!kind) return Refused{"not_in_the_rules", "house", {measure.proposed.kind}, "a_measure_of_the_rules"};
    if (!may_decide(deciding.actor, kind->decider)) return Refused{"not_the_decider", "house", {kind->decider}, kind->decider};

    const bool departs = departs_from_wish(measure, decision.decision, deciding.assessment.measure(kind->id)->wish);
    if ((departs || decision.decision == domain::Decision::refused) && decision.reasons.words.empty())
        return Refused{"reasons_needed", "policy_p1", {}, "reasons"};
    if ((departs || kind->second_person) && had_a_hand_in(measure, deciding.actor.id()))
        return Refused{"second_person_needed", "policy_p1", {}, "a_second_person"};
    if (auto missing = missing_for_decision(deciding.pack, deciding.file, measure); !missing.empty())
        return Refused{"not_ready_to_decide", "policy_p3", missing, missing.front()};
    if (decision.decision == domain::Decision::granted)
        if (auto refused = associates_accepted(deciding.file, decision.measure)) return refused;
    return status_fits(*kind, decision);
}

std::vector<domain::Event> change(const domain::CaseFile& file, const DecideMeasure& decision, domain::Occasion& occasion) {
    std::vector events{occasion.event(domain::MeasureDecided{decision.measure, decision.decision, decision.on})};
    add_words(events, occasion, "reasons", events.front().id, decision.reasons);
    if (decision.status) {
        auto held = *decision.status;
        held.by = decision.measure;
        // A renewal goes on with the status that is held: it is written by its name.
        if (held.status == "same_status" && file.current_status()) held.status = file.current_status()->status;
        events.push_back(occasion.event(std::move(held)));
    }
    return events;
}

}  // namespace hogo::actions
