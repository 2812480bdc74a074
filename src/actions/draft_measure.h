// Draft the reasons for a measure (起案): words that rest on events of the file, not on memory.
//
// A draft can be written again at any time before the decision; a measure that was sent comes back by it. Earlier drafts
// stay.
#pragma once
#include "actions/add_words.h"
#include "actions/measure_checks.h"

namespace hogo::actions {

struct DraftMeasure {
    static inline const Code code = "draft_measure";
    static constexpr domain::Compartments reads{domain::Compartment::procedure, domain::Compartment::condition};

    domain::MeasureId measure;
    Said reasons;
    std::vector<domain::EventId> cites;  ///< events that the author can open, at least one
};

Verdict decide(const Deciding<DraftMeasure>& deciding, const DraftMeasure& draft);
std::vector<domain::Event> change(const domain::CaseFile& file, const DraftMeasure& draft, domain::Occasion& occasion);

}  // namespace hogo::actions
