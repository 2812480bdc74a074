#include "actions/determine_stage.h"

#include "actions/deciders.h"

namespace hogo::actions {

Verdict decide(const Deciding<DetermineStage>& deciding, const DetermineStage& finding) {
    const auto& file = deciding.file;
    const bool recognising = finding.stage == domain::Stage::recognised;
    const auto decider = decider_of(deciding.pack, "recognise", "section_chief");
    if (auto refused = first_of({casework_on(file, deciding.actor, {domain::Role::director}),
                                 has_reasons(finding.reasons.words, "policy_p18")}))
        return refused;
    if (!recognising && finding.stage != domain::Stage::reasonable_grounds)
        return Refused{"not_this_way", "policy_p18", {}, "the_form_for_it"};
    if (file.file_ended()) return Refused{"reopen_first", "policy_p18", {}, "reopening"};
    if (file.stage == finding.stage || file.stage == domain::Stage::recognised)
        return Refused{"stage_reached_already", "house", {}, {}};
    if (recognising && !may_decide(deciding.actor, decider)) return Refused{"not_the_decider", "policy_p18", {decider}, decider};
    return permitted;
}

std::vector<domain::Event> change(const domain::CaseFile&, const DetermineStage& finding, domain::Occasion& occasion) {
    std::vector events{occasion.event(domain::StageReached{finding.stage, "reasons"})};
    add_words(events, occasion, "reasons", events.front().id, finding.reasons);
    return events;
}

}  // namespace hogo::actions
