// How long each part of a file is kept once the file is over (packs/*/retention.yaml), and what keeps it
// longer.
//
// Promises: pure; nothing is due while protection stands or anything is under way, whatever the years. Does
// not erase, and never decides that something is erased.
#pragma once
#include "actions/perform.h"

namespace hogo::actions {

/// Every part that was not erased yet and the last day on which it is kept, in the pack's order; `access`
/// goes with `procedure`. Empty while the file is not over.
std::vector<KeptPart> kept_parts(const rules::Pack& pack, const domain::CaseFile& file);
/// Those whose time has passed; with `procedure` all of them.
Compartments due_parts(std::span<const KeptPart> kept, LocalDate today);

/// Something of the file goes on. Refused: `in_custody`, `measure_under_way`, `interview_ahead`.
Verdict nothing_under_way(const domain::CaseFile& file);
/// A day that the rules count to is still to come. Refused: `deadline_running`.
Verdict no_deadline_runs(const rules::Assessment& assessment);

}  // namespace hogo::actions
