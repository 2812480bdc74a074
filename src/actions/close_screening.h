// Close a screening that left no indication and no suspicion. The holds end with it, so silence is not enough: the
// officer has said "no suspicion", and what was not asked does not count as that (P5, P18).
//
// It can be taken up again by answering. A file that is open is not closed here: see propose_not_established.
#pragma once
#include "actions/checks.h"

namespace hogo::actions {

struct CloseScreening {
    static inline const Code code = "close_screening";
    static constexpr domain::Compartments reads{domain::Compartment::procedure};

    Code because;  ///< of closing_reasons()
};

/// no_indication, entered_twice, entered_by_mistake
std::span<const Code> closing_reasons();

Verdict decide(const Deciding<CloseScreening>& deciding, const CloseScreening& closing);
std::vector<domain::Event> change(const domain::CaseFile& file, const CloseScreening& closing, domain::Occasion& occasion);

}  // namespace hogo::actions
