// Consent to one interview, and its withdrawal, at any moment (P11, I03, I04).
//
// Withdrawing ends the interview and does nothing else, anywhere: one event, no reason asked, nothing that a rule or a
// screen could read as a mark against the person. Whoever withdrew can be asked again for another interview, never for
// this one.
#pragma once
#include "actions/interview_checks.h"

namespace hogo::actions {

struct StateConsent {
    static inline const Code code = "state_consent";
    static constexpr domain::Compartments reads{domain::Compartment::procedure};
    domain::InterviewId interview;
    std::vector<Code> restrictions = {};  ///< of consent_restrictions()
};
/// not_for_police, not_for_court, not_recorded, not_about_family, not_shared
std::span<const Code> consent_restrictions();
Verdict decide(const Deciding<StateConsent>& deciding, const StateConsent& consent);
std::vector<domain::Event> change(const domain::CaseFile& file, const StateConsent& consent, domain::Occasion& occasion);

/// Also for whoever never gave it: "no" before the beginning.
struct WithdrawConsent {
    static inline const Code code = "withdraw_consent";
    static constexpr domain::Compartments reads{domain::Compartment::procedure};
    domain::InterviewId interview;
};
Verdict decide(const Deciding<WithdrawConsent>& deciding, const WithdrawConsent& withdrawal);
std::vector<domain::Event> change(const domain::CaseFile& file, const WithdrawConsent& withdrawal, domain::Occasion& occasion);

}  // namespace hogo::actions
