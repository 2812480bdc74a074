#include "actions/retention.h"

namespace hogo::actions {

std::vector<KeptPart> kept_parts(const rules::Pack& pack, const domain::CaseFile& file) {
    const auto since = file.at_rest_since();
    if (!since) return {};
    const auto zone = Zone::named(pack.zone());
    require(zone.has_value(), "a pack whose zone is unknown");
    const auto last_entry = zone->day_of(*since);
    std::vector<KeptPart> kept;
    for (const auto& retention : pack.retention()) {
        const auto part = domain::compartment_named(retention.compartment.text());
        if (!part) continue;
        const auto erased = file.erased.find(*part);
        if (erased != file.erased.end() && erased->second.at >= *since) continue;
        kept.push_back({*part, rules::end_of(last_entry, retention.period)});
    }
    return kept;
}

Compartments due_parts(std::span<const KeptPart> kept, LocalDate today) {
    Compartments due;
    for (const auto& part : kept)
        if (part.until < today) due.add(part.part);
    return due.has(Compartment::procedure) ? Compartments::all() : due;
}

Verdict nothing_under_way(const domain::CaseFile& file) {
    if (std::ranges::any_of(file.custody,
                            [](const domain::Custody& custody) { return !custody.recorded.until; }))
        return Refused{"in_custody", "policy_p5", {}, "the_end_of_custody"};
    if (std::ranges::any_of(file.measures, &domain::Measure::pending))
        return Refused{"measure_under_way", "policy_p6", {}, "a_decision"};
    const auto ahead = [](const domain::Interview& interview) {
        return interview.state != domain::InterviewState::ended &&
               interview.state != domain::InterviewState::cancelled;
    };
    if (std::ranges::any_of(file.interviews, ahead))
        return Refused{"interview_ahead", "house", {}, "the_end_of_the_interview"};
    return permitted;
}

Verdict no_deadline_runs(const rules::Assessment& assessment) {
    Refused refused{"deadline_running", "policy_p6", {}, "the_day_after_it"};
    for (const auto& deadline : assessment.deadlines)
        if (deadline.days_left >= 0) refused.facts.push_back(deadline.deadline->id);
    return refused.facts.empty() ? permitted : Verdict(std::move(refused));
}

}  // namespace hogo::actions
