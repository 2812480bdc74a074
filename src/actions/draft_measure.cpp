#include "actions/draft_measure.h"

namespace hogo::actions {

Verdict decide(const Deciding<DraftMeasure>& deciding, const DraftMeasure& draft) {
    using enum domain::MeasureState;
    if (auto refused = first_of({casework_on(deciding.file, deciding.actor),
                                 measure_stands(deciding.file, draft.measure, {proposed, drafted, awaiting_decision}),
                                 has_reasons(draft.reasons.words, "policy_p4")}))
        return refused;
    if (draft.cites.empty()) return Refused{"cite_an_event", "policy_p4", {}, "an_event_cited"};
    for (const auto& cited : draft.cites)
        if (std::ranges::none_of(deciding.file.timeline, [&](const auto& entry) { return entry.origin.event == cited; }))
            return Refused{"cited_event_unknown", "house", {}, "an_event_of_the_file"};
    return permitted;
}

std::vector<domain::Event> change(const domain::CaseFile&, const DraftMeasure& draft, domain::Occasion& occasion) {
    std::vector events{occasion.event(domain::MeasureDrafted{draft.measure, draft.cites})};
    add_words(events, occasion, "reasons", events.front().id, draft.reasons);
    return events;
}

}  // namespace hogo::actions
