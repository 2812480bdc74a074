// Somebody of the office is not available for this file: a blind flag, without a reason, by whoever assigns
// or arranges.
//
// Beside keep_person_away, which also writes down who it is: here nobody learns anything, neither who set it
// nor why.
#pragma once
#include "actions/interview_checks.h"

namespace hogo::actions {

struct KeepStaffAway {
    static inline const Code code = "keep_staff_away";
    static constexpr domain::Compartments reads{domain::Compartment::procedure};
    domain::StaffId staff;
};
Verdict decide(const Deciding<KeepStaffAway>& deciding, const KeepStaffAway& keeping);
std::vector<domain::Event> change(const domain::CaseFile& file, const KeepStaffAway& keeping,
                                  domain::Occasion& occasion);

/// "Another interpreter, please": one press in the room. Whoever interprets now is not arranged again for
/// this file, and nobody asks why (P9). Refused: `no_such_interview`, `no_interpreter`.
struct AskAnotherInterpreter {
    static inline const Code code = "ask_another_interpreter";
    static constexpr domain::Compartments reads{domain::Compartment::procedure};
    domain::InterviewId interview;
};
Verdict decide(const Deciding<AskAnotherInterpreter>& deciding, const AskAnotherInterpreter& asking);
std::vector<domain::Event> change(const domain::CaseFile& file, const AskAnotherInterpreter& asking,
                                  domain::Occasion& occasion);

}  // namespace hogo::actions
