#include "actions/decide_crime_report.h"

namespace hogo::actions {

std::span<const Code> crime_report_decisions() {
    static const std::array<Code, 3> decisions{"report_now", "report_later", "not_now"};
    return decisions;
}
std::span<const Code> crime_report_contents() {
    static const std::array<Code, 4> contents{"facts_without_identity", "exploiters", "places", "identity"};
    return contents;
}

Verdict decide(const Deciding<DecideCrimeReport>& deciding, const DecideCrimeReport& decision) {
    if (!deciding.actor.is({domain::Role::director})) return Refused{"director_only", "policy_p3", {}, "a_director"};
    if (auto refused = first_of({casework_on(deciding.file, deciding.actor, {domain::Role::director}),
                                 listed(decision.decision, crime_report_decisions(), "decision"),
                                 has_reasons(decision.reasons.words, "policy_p3")}))
        return refused;
    for (const auto& content : decision.content)
        if (auto refused = listed(content, crime_report_contents(), "content")) return refused;
    if (decision.decision == "report_later" && !decision.on) return Refused{"day_needed", "house", {"on"}, "a_day_to_come"};
    if (decision.decision != "not_now" && decision.content.empty())
        return Refused{"content_needed", "house", {"content"}, "what_is_told"};
    return permitted;
}

std::vector<domain::Event> change(const domain::CaseFile&, const DecideCrimeReport& decision, domain::Occasion& occasion) {
    std::vector events{occasion.event(domain::CrimeReportDecided{decision.decision, decision.on, decision.content})};
    add_words(events, occasion, "reasons", events.front().id, decision.reasons);
    return events;
}

}  // namespace hogo::actions
