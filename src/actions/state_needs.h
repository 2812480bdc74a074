// State needs: only what planning must respect, coarsened and confirmed by a person; no name, no reason (P8).
#pragma once
#include "actions/checks.h"

namespace hogo::actions {

struct StateNeeds {
    static inline const Code code = "state_needs";
    static constexpr domain::Compartments reads{domain::Compartment::procedure};

    std::map<Code, domain::FactValue> needs;  ///< facts of the pack's group `needs`
};

Verdict decide(const Deciding<StateNeeds>& deciding, const StateNeeds& stated);
std::vector<domain::Event> change(const domain::CaseFile& file, const StateNeeds& stated, domain::Occasion& occasion);

}  // namespace hogo::actions
