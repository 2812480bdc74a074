#include "actions/associate.h"

#include "actions/link_tokens.h"

namespace hogo::actions {
namespace {

using domain::Role;

Verdict accepted(const domain::CaseFile& file, auto belongs) {
    // A proposal that was not accepted is over once another of the same role is.
    std::map<Code, const domain::Associate*> newest;
    for (const auto& associate : file.associates)
        if (belongs(associate.proposed)) newest[associate.proposed.role] = &associate;
    for (const auto& [role, associate] : newest) {
        if (associate->waits()) return Refused{"associate_waits", "policy_p14", {role}, "the_case_lead"};
        if (!associate->accepted())
            return Refused{"associate_not_accepted", "policy_p14", {role}, "another_person"};
    }
    return permitted;
}

}  // namespace

std::span<const Code> associate_roles() {
    static const std::array<Code, 6> roles{"supervisor", "guarantor", "guardian",
                                           "recipient",  "escort",    "place"};
    return roles;
}
std::span<const Code> link_answers() {
    static const std::array<Code, 2> answers{"cleared", "confirmed"};
    return answers;
}

Verdict decide(const Deciding<ProposeAssociate>& deciding, const ProposeAssociate& proposal) {
    if (auto refused = first_of({casework_on(deciding.file, deciding.actor,
                                             {Role::coordinator, Role::shelter_liaison, Role::director}),
                                 listed(proposal.role, associate_roles(), "role")}))
        return refused;
    if (proposal.names.empty() && proposal.companies.empty() && proposal.places.empty())
        return Refused{"nobody_named", "policy_p14", {}, "a_name_phone_company_or_place"};
    if (proposal.measure && !deciding.file.measure(*proposal.measure))
        return Refused{"no_such_measure", "house", {}, {}};
    if (proposal.release && !deciding.file.release(*proposal.release))
        return Refused{"no_such_release", "house", {}, {}};
    return permitted;
}

std::vector<domain::Event> change(const domain::CaseFile&, const ProposeAssociate& proposal,
                                  domain::Occasion& occasion) {
    const auto id = occasion.fresh<struct domain::AssociateTag>();
    return {occasion.event(domain::AssociateProposed{id, proposal.role, proposal.measure, proposal.release}),
            occasion.event(domain::AssociateDescribed{id, proposal.names, proposal.phones, proposal.companies,
                                                      proposal.places, proposal.note})};
}

Result<Besides> besides_of(House& house, const Actor& actor, const OpenedFile&, const ProposeAssociate&) {
    if (!house.link_budgets->proposals.take(actor.id(), house.now()))
        return problem(ProblemKind::conflict, "budget_spent", "too many proposals within an hour");
    return Besides{};
}

Verdict decide(const Deciding<AnswerAssociate>& deciding, const AnswerAssociate& answer) {
    if (!deciding.actor.is({Role::case_lead, Role::duty}))
        return Refused{"not_the_decider", "policy_p14", {"case_lead"}, "case_lead"};
    if (auto refused = first_of(
            {casework_on(deciding.file, deciding.actor), listed(answer.answer, link_answers(), "answer")}))
        return refused;
    // Whoever cannot see whom to keep away cannot say that somebody is none of them.
    if (!deciding.file.network.opened())
        return Refused{"you_do_not_hold", "policy_p14", {"network"}, "somebody_who_holds_it"};
    const auto* associate = deciding.file.associate(answer.associate);
    if (!associate) return Refused{"no_such_associate", "house", {}, {}};
    if (!associate->waits()) return Refused{"answered_already", "house", {}, {}};
    if (associate->origin.author == deciding.actor.id())
        return Refused{"second_person_needed", "policy_p14", {}, "a_second_person"};
    return has_reasons(answer.reasons.words, "policy_p14");
}

std::vector<domain::Event> change(const domain::CaseFile&, const AnswerAssociate& answer,
                                  domain::Occasion& occasion) {
    std::vector events{
        occasion.event(domain::LinkAnswered{{}, {}, answer.associate, answer.answer}),
        occasion.event(domain::AssociateAnswered{
            answer.associate, answer.answer == "cleared" ? Code("accepted") : Code("not_accepted")})};
    add_words(events, occasion, "reasons", events.front().id, answer.reasons, Compartment::network);
    return events;
}

Verdict associates_accepted(const domain::CaseFile& file, const domain::MeasureId& measure) {
    return accepted(file,
                    [&](const domain::AssociateProposed& proposed) { return proposed.measure == measure; });
}
Verdict associates_accepted(const domain::CaseFile& file, const domain::ReleaseId& release) {
    return accepted(file,
                    [&](const domain::AssociateProposed& proposed) { return proposed.release == release; });
}

}  // namespace hogo::actions
