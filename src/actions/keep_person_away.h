// Record somebody who must not come near: names in any script, phones, companies, places (P14).
//
// Written without being read. Where the person is known to be one of the office or its interpreters, a second event says
// only "not available for this file", without a reason, to those who assign and arrange.
#pragma once
#include "actions/checks.h"

namespace hogo::actions {

struct KeepPersonAway {
    static inline const Code code = "keep_person_away";
    static constexpr domain::Compartments reads{domain::Compartment::procedure};

    domain::PersonToKeepAwayRecorded person;  ///< `role` of keep_away_roles(); free of form otherwise
    std::optional<domain::StaffId> staff;     ///< when it is one of ours
};

/// employer, broker, inviter, guarantor, family, official, other
std::span<const Code> keep_away_roles();

Verdict decide(const Deciding<KeepPersonAway>& deciding, const KeepPersonAway& keeping);
std::vector<domain::Event> change(const domain::CaseFile& file, const KeepPersonAway& keeping, domain::Occasion& occasion);

}  // namespace hogo::actions
