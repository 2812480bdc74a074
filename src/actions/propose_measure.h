// Propose a measure that the rules hold open today, beside the wish that it follows or departs from (P1, P6).
//
// A measure that exists for a wish alone is not proposed before the person was asked and wants it. Proposing is what the
// rules leave open or unsettled; what they close is refused with the rule that closes it.
#pragma once
#include "actions/add_words.h"
#include "actions/checks.h"

namespace hogo::actions {

struct ProposeMeasure {
    static inline const Code code = "propose_measure";
    static constexpr domain::Compartments reads{domain::Compartment::procedure};

    Code kind;                              ///< a measure of the pack
    std::map<Code, Code> particulars = {};  ///< status asked for, instrument …
    Said reasons = {};                      ///< needed where it departs from the wish
};

/// A refusal `measure_closed` carries the deciding rule of the pack in `source` (its reason and provision are to be
/// shown), and the facts that would change the answer in `facts`.
Verdict decide(const Deciding<ProposeMeasure>& deciding, const ProposeMeasure& proposal);
std::vector<domain::Event> change(const Deciding<ProposeMeasure>& deciding, const ProposeMeasure& proposal,
                                  domain::Occasion& occasion);

}  // namespace hogo::actions
