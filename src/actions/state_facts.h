// State facts: coded answers that the rules read, with who said so and when. Later knowledge stands beside earlier.
//
// Wishes, circumstances and indicators have actions of their own, because they carry words or are answered one by one.
#pragma once
#include "actions/checks.h"

namespace hogo::actions {

struct StateFacts {
    static inline const Code code = "state_facts";
    static constexpr domain::Compartments reads{domain::Compartment::procedure};

    std::map<Code, domain::FactValue> facts;  ///< of the pack, by its types
    Code source;                              ///< of fact_sources()
    LocalDate on;                             ///< when it was said or seen
};

/// person, document, officer, partner, medical
std::span<const Code> fact_sources();

Verdict decide(const Deciding<StateFacts>& deciding, const StateFacts& stated);
std::vector<domain::Event> change(const domain::CaseFile& file, const StateFacts& stated, domain::Occasion& occasion);

}  // namespace hogo::actions
