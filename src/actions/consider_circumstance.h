// Consider a circumstance: what weighs, with its evidence, who said it and when (P3).
//
// The list is open: any `other.<word>` is as good as the pack's own. Cooperation with criminal procedures can be written
// down like everything else, and nobody ever has to ask for it.
#pragma once
#include "actions/add_words.h"
#include "actions/checks.h"

namespace hogo::actions {

struct ConsiderCircumstance {
    static inline const Code code = "consider_circumstance";
    static constexpr domain::Compartments reads{domain::Compartment::procedure};

    Code kind;                         ///< a fact of the pack's groups `circumstances` or `cooperation`, or `other.*`
    domain::Answer answer = domain::Answer::unknown;
    Code source;                       ///< of fact_sources()
    LocalDate on;                      ///< of the evidence
    Said evidence = {};
};

Verdict decide(const Deciding<ConsiderCircumstance>& deciding, const ConsiderCircumstance& considering);
std::vector<domain::Event> change(const domain::CaseFile& file, const ConsiderCircumstance& considering,
                                  domain::Occasion& occasion);

}  // namespace hogo::actions
