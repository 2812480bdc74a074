// Say where the file stands: reasonable grounds, or recognised. Protection waits for neither (P18).
//
// Reasonable grounds: any officer who carries the case, alone. Recognition: whoever the rules name for it (in Japan the
// section chief: case leads and directors), so that who met the person first is not the only one who judged, as the
// Council of Europe's convention (Art. 10) asks of the authority that identifies victims. "Not established" has another
// way, with two persons: propose_not_established.
#pragma once
#include "actions/add_words.h"
#include "actions/checks.h"

namespace hogo::actions {

struct DetermineStage {
    static inline const Code code = "determine_stage";
    static constexpr domain::Compartments reads{domain::Compartment::procedure};

    domain::Stage stage = domain::Stage::reasonable_grounds;  ///< reasonable_grounds or recognised
    Said reasons;
};

Verdict decide(const Deciding<DetermineStage>& deciding, const DetermineStage& finding);
std::vector<domain::Event> change(const domain::CaseFile& file, const DetermineStage& finding, domain::Occasion& occasion);

}  // namespace hogo::actions
