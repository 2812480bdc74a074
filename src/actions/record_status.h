// Record a status of residence and its end, as a document or the authority's own data show it. The end is watched.
#pragma once
#include "actions/checks.h"

namespace hogo::actions {

struct RecordStatus {
    static inline const Code code = "record_status";
    static constexpr domain::Compartments reads{domain::Compartment::procedure};

    Code status;  ///< a status of the pack (its list, or a value of `stay.status`), or `none`
    LocalDate from;
    std::optional<LocalDate> until;
};

Verdict decide(const Deciding<RecordStatus>& deciding, const RecordStatus& status);
std::vector<domain::Event> change(const domain::CaseFile& file, const RecordStatus& status, domain::Occasion& occasion);

}  // namespace hogo::actions
