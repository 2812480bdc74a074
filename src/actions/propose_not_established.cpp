#include "actions/propose_not_established.h"

#include "actions/deciders.h"

namespace hogo::actions {
namespace {

std::vector<domain::Event> with_reasons(domain::Event event, const Said& reasons, domain::Occasion& occasion) {
    std::vector events{std::move(event)};
    add_words(events, occasion, "reasons", events.front().id, reasons);
    return events;
}

}  // namespace

Verdict decide(const Deciding<ProposeNotEstablished>& deciding, const ProposeNotEstablished& proposal) {
    if (auto refused = first_of({casework_on(deciding.file, deciding.actor), has_reasons(proposal.reasons.words, "policy_p18")}))
        return refused;
    if (!deciding.file.file_open()) return Refused{"file_not_open", "house", {}, "an_open_file"};
    if (deciding.file.not_established_proposed) return Refused{"proposed_already", "house", {}, "a_second_person"};
    return permitted;
}

std::vector<domain::Event> change(const domain::CaseFile&, const ProposeNotEstablished& proposal, domain::Occasion& occasion) {
    return with_reasons(occasion.event(domain::NotEstablishedProposed{false}), proposal.reasons, occasion);
}

Verdict decide(const Deciding<AnswerNotEstablished>& deciding, const AnswerNotEstablished& answer) {
    const auto& proposed = deciding.file.not_established_proposed;
    const auto decider = decider_of(deciding.pack, "not_established", "section_chief");
    if (!proposed) return Refused{"nothing_proposed", "house", {}, "a_proposal"};
    if (proposed->second.author == deciding.actor.id())
        return Refused{"second_person_needed", "policy_p18", {}, "a_second_person"};
    if (!may_decide(deciding.actor, decider)) return Refused{"not_the_decider", "policy_p18", {decider}, decider};
    return has_reasons(answer.reasons.words, "policy_p18");
}

std::vector<domain::Event> change(const domain::CaseFile&, const AnswerNotEstablished& answer, domain::Occasion& occasion) {
    if (answer.agreed)
        return with_reasons(occasion.event(domain::StageReached{domain::Stage::not_established, "second_person"}),
                            answer.reasons, occasion);
    return with_reasons(occasion.event(domain::NotEstablishedProposed{true}), answer.reasons, occasion);
}

Verdict decide(const Deciding<Reopen>& deciding, const Reopen& reopening) {
    const auto decider = decider_of(deciding.pack, "reopen", "case_officer");
    if (!may_decide(deciding.actor, decider)) return Refused{"not_the_decider", "policy_p18", {decider}, decider};
    if (!deciding.file.file_ended()) return Refused{"file_is_open", "house", {}, {}};
    return has_reasons(reopening.reasons.words, "policy_p18");
}

std::vector<domain::Event> change(const domain::CaseFile&, const Reopen& reopening, domain::Occasion& occasion) {
    return with_reasons(occasion.event(domain::StageReached{domain::Stage::possible_victim, "new_information"}),
                        reopening.reasons, occasion);
}

}  // namespace hogo::actions
