#include "actions/lift_hold.h"

namespace hogo::actions {

std::span<const Code> lift_alternatives() {
    static const std::array<Code, 7> alternatives{"supervisory_measure", "provisional_release", "shelter", "private_lodging",
                                                  "regular_reporting",   "postponement",        "other"};
    return alternatives;
}

Verdict decide(const Deciding<LiftHold>& deciding, const LiftHold& lifting) {
    if (!deciding.actor.is({domain::Role::director})) return Refused{"director_only", "policy_p5", {}, "a_director"};
    if (auto refused = has_reasons(lifting.reasons.words, "policy_p5")) return refused;
    if (lifting.alternatives.empty()) return Refused{"alternatives_needed", "policy_p5", {}, "an_alternative_considered"};
    for (const auto& alternative : lifting.alternatives)
        if (auto refused = listed(alternative, lift_alternatives(), "alternatives")) return refused;
    if (lifting.until < deciding.today) return Refused{"ends_in_the_past", "house", {"until"}, "a_day_to_come"};
    if (lifting.until > deciding.today.plus_days(lift_limit_days))
        return Refused{"lift_too_long", "house", {"until"}, "thirty_days_at_most"};
    if (!deciding.assessment.held(lifting.hold) || deciding.file.lift(lifting.hold, deciding.today))
        return Refused{"hold_does_not_stand", "house", {lifting.hold}, "a_hold_that_stands"};
    return permitted;
}

std::vector<domain::Event> change(const domain::CaseFile&, const LiftHold& lifting, domain::Occasion& occasion) {
    std::vector events{occasion.event(domain::HoldLifted{lifting.hold, lifting.until, lifting.alternatives})};
    add_words(events, occasion, "reasons", events.front().id, lifting.reasons);
    return events;
}

Verdict decide(const Deciding<RestoreHold>& deciding, const RestoreHold& restoring) {
    if (!deciding.actor.is({domain::Role::director, domain::Role::case_lead, domain::Role::duty}))
        return Refused{"not_the_decider", "policy_p5", {"director"}, "director"};
    if (!deciding.file.lift(restoring.hold, deciding.today))
        return Refused{"hold_not_lifted", "house", {restoring.hold}, {}};
    return permitted;
}

std::vector<domain::Event> change(const domain::CaseFile&, const RestoreHold& restoring, domain::Occasion& occasion) {
    return {occasion.event(domain::HoldRestored{restoring.hold, occasion.today})};
}

}  // namespace hogo::actions
