#include "actions/interview_consent.h"

namespace hogo::actions {

using enum domain::InterviewState;

std::span<const Code> consent_restrictions() {
    static const std::array<Code, 5> restrictions{"not_for_police", "not_for_court", "not_recorded", "not_about_family",
                                                  "not_shared"};
    return restrictions;
}

Verdict decide(const Deciding<StateConsent>& deciding, const StateConsent& consent) {
    if (auto refused = casework_on(deciding.file, deciding.actor)) return refused;
    for (const auto& restriction : consent.restrictions)
        if (auto refused = listed(restriction, consent_restrictions(), "restrictions")) return refused;
    const auto* interview = deciding.file.interview(consent.interview);
    if (interview && interview->withdrawn) return Refused{"consent_withdrawn", "policy_p11", {}, "another_interview"};
    return interview_stands(deciding.file, consent.interview, {arranged, in_progress, paused});
}
std::vector<domain::Event> change(const domain::CaseFile&, const StateConsent& consent, domain::Occasion& occasion) {
    return {occasion.event(domain::ConsentStated{consent.interview, true, consent.restrictions})};
}

Verdict decide(const Deciding<WithdrawConsent>& deciding, const WithdrawConsent& withdrawal) {
    return first_of({casework_on(deciding.file, deciding.actor, {domain::Role::shelter_liaison}),
                     interview_stands(deciding.file, withdrawal.interview, {arranged, in_progress, paused, ended})});
}
std::vector<domain::Event> change(const domain::CaseFile&, const WithdrawConsent& withdrawal, domain::Occasion& occasion) {
    return {occasion.event(domain::ConsentStated{withdrawal.interview, false, {}})};
}

}  // namespace hogo::actions
