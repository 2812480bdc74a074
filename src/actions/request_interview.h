// Ask for an interview: what planning must respect goes into `needs`, and the unit's board gets a line (P8,
// P9, P10).
//
// Promises: the line and the event are one commit; neither names anybody or says why. The safeguards that do
// not depend on who, where and when are answered here, by somebody who works on the file; the plan answers
// the others.
#pragma once
#include "actions/arrange_interview.h"
#include "actions/planning_line.h"

namespace hogo::actions {

struct RequestInterview {
    static inline const Code code = "request_interview";
    static constexpr domain::Compartments reads{domain::Compartment::procedure};

    domain::InterviewRequested asked;   ///< `request` drawn by the caller
    std::map<Code, Text> reasons = {};  ///< by safeguard, where it is not met
};

/// female, male, no_preference
std::span<const Code> preferences();
/// support_person, lawyer, guardian, child_guidance
std::span<const Code> companions();
/// The safeguards that the plan answers: language, gender of the officer, privacy of the place, ties of the
/// interpreter, confidentiality.
bool answered_by_the_plan(const rules::Safeguard& safeguard);

Verdict decide(const Deciding<RequestInterview>& deciding, const RequestInterview& requesting);
std::vector<domain::Event> change(const domain::CaseFile& file, const RequestInterview& requesting,
                                  domain::Occasion& occasion);
Result<Besides> besides_of(House& house, const Actor& actor, const OpenedFile& opened,
                           const RequestInterview& requesting);

/// The request is taken back; an interview that was arranged for it stays and is cancelled on its own page.
struct WithdrawRequest {
    static inline const Code code = "withdraw_request";
    static constexpr domain::Compartments reads{domain::Compartment::procedure, domain::Compartment::needs};
    InterviewRequestId request;
};
Verdict decide(const Deciding<WithdrawRequest>& deciding, const WithdrawRequest& withdrawing);
std::vector<domain::Event> change(const domain::CaseFile& file, const WithdrawRequest& withdrawing,
                                  domain::Occasion& occasion);
Result<Besides> besides_of(House& house, const Actor& actor, const OpenedFile& opened,
                           const WithdrawRequest& withdrawing);

}  // namespace hogo::actions
