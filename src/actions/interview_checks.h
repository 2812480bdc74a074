// What the actions around an interview ask alike.
#pragma once
#include "actions/checks.h"

namespace hogo::actions {

/// Refused: `no_such_interview`, or `interview_stands_elsewhere` (its state in `facts`) where it is none of these.
Verdict interview_stands(const domain::CaseFile& file, const domain::InterviewId& interview,
                         std::initializer_list<domain::InterviewState> states);

/// Somebody of the office who may be given a part in this file. Kept away, closed, unknown or of another role: the
/// answer is one and the same, `not_available`, without a reason (P14).
Verdict is_available(const domain::CaseFile& file, const Directory& directory, const domain::StaffId& staff,
                     std::span<const domain::Role> roles);

}  // namespace hogo::actions
