// Record a statement: only in an interview that is in progress, with the consent to that interview and after the rights
// were told. And safety information: always, for safety only (P11, P12).
//
// Written without being read: whoever records need not be among the few who can open what was said.
#pragma once
#include "actions/interview_checks.h"

namespace hogo::actions {

struct RecordStatement {
    static inline const Code code = "record_statement";
    static constexpr domain::Compartments reads{domain::Compartment::procedure};
    domain::InterviewId interview;
    Code language;
    Text words;
    Text translation = {};
};
Verdict decide(const Deciding<RecordStatement>& deciding, const RecordStatement& statement);
std::vector<domain::Event> change(const domain::CaseFile& file, const RecordStatement& statement, domain::Occasion& occasion);

/// "My daughter is locked in": needs no consent and no interview, and stays possible after a withdrawal.
struct RecordSafetyInformation {
    static inline const Code code = "record_safety_information";
    static constexpr domain::Compartments reads{domain::Compartment::procedure};
    std::optional<domain::InterviewId> interview;  ///< during which it was volunteered, if during one
    Code language;
    Text words;
    Text translation = {};
};
Verdict decide(const Deciding<RecordSafetyInformation>& deciding, const RecordSafetyInformation& information);
std::vector<domain::Event> change(const domain::CaseFile& file, const RecordSafetyInformation& information,
                                  domain::Occasion& occasion);

}  // namespace hogo::actions
