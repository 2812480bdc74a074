#include "actions/close_file.h"

#include "actions/deciders.h"
#include "actions/retention.h"

namespace hogo::actions {

Verdict decide(const Deciding<ProposeClosing>& deciding, const ProposeClosing& proposal) {
    if (auto refused = casework_on(deciding.file, deciding.actor, {domain::Role::director})) return refused;
    if (!deciding.file.file_open()) return Refused{"file_not_open", "house", {}, "an_open_file"};
    if (deciding.file.end_waits || deciding.file.not_established_proposed)
        return Refused{"proposed_already", "house", {}, "a_second_person"};
    return first_of({nothing_under_way(deciding.file), has_reasons(proposal.reasons.words, "policy_p18")});
}

std::vector<domain::Event> change(const domain::CaseFile&, const ProposeClosing& proposal,
                                  domain::Occasion& occasion) {
    std::vector events{occasion.event(domain::EndDecided{"close_proposed", {}})};
    add_words(events, occasion, "reasons", events.front().id, proposal.reasons);
    return events;
}

Verdict decide(const Deciding<AnswerClosing>& deciding, const AnswerClosing& answer) {
    const auto& waits = deciding.file.end_waits;
    if (!waits || waits->first.step != Code("close_proposed"))
        return Refused{"nothing_proposed", "house", {}, "a_proposal"};
    if (waits->second.author == deciding.actor.id())
        return Refused{"second_person_needed", "policy_p18", {}, "a_second_person"};
    const auto decider = decider_of(deciding.pack, "close", "section_chief");
    if (!may_decide(deciding.actor, decider))
        return Refused{"not_the_decider", "policy_p18", {decider}, decider};
    if (auto refused = has_reasons(answer.reasons.words, "policy_p18")) return refused;
    return answer.agreed ? nothing_under_way(deciding.file) : permitted;
}

std::vector<domain::Event> change(const domain::CaseFile&, const AnswerClosing& answer,
                                  domain::Occasion& occasion) {
    std::vector events{answer.agreed
                           ? occasion.event(domain::StageReached{domain::Stage::closed, "second_person"})
                           : occasion.event(domain::EndDecided{"close_refused", {}})};
    add_words(events, occasion, "reasons", events.front().id, answer.reasons);
    return events;
}

}  // namespace hogo::actions
