#include "actions/keep_person_away.h"

namespace hogo::actions {

std::span<const Code> keep_away_roles() {
    static const std::array<Code, 7> roles{"employer", "broker", "inviter", "guarantor", "family", "official", "other"};
    return roles;
}

Verdict decide(const Deciding<KeepPersonAway>& deciding, const KeepPersonAway& keeping) {
    const auto& person = keeping.person;
    if (auto refused = first_of({casework_on(deciding.file, deciding.actor, {domain::Role::consultation_desk}),
                                 listed(person.role, keep_away_roles(), "role")}))
        return refused;
    if (person.names.empty() && person.phones.empty() && person.companies.empty() && person.places.empty())
        return Refused{"nobody_named", "policy_p14", {}, "a_name_phone_company_or_place"};
    return permitted;
}

std::vector<domain::Event> change(const domain::CaseFile&, const KeepPersonAway& keeping, domain::Occasion& occasion) {
    std::vector events{occasion.event(keeping.person)};
    if (keeping.staff) events.push_back(occasion.event(domain::StaffKeptAway{*keeping.staff, false}));
    return events;
}

}  // namespace hogo::actions
