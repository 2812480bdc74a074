#include "actions/record_statement.h"

namespace hogo::actions {

Verdict decide(const Deciding<RecordStatement>& deciding, const RecordStatement& statement) {
    if (auto refused = casework_on(deciding.file, deciding.actor)) return refused;
    if (statement.words.empty()) return Refused{"nothing_stated", "house", {}, "words"};
    const auto* interview = deciding.file.interview(statement.interview);
    if (interview && interview->withdrawn) return Refused{"consent_withdrawn", "policy_p11", {}, "another_interview"};
    if (auto refused = interview_stands(deciding.file, statement.interview, {domain::InterviewState::in_progress})) return refused;
    if (!interview->consent) return Refused{"i03_consent", "policy_p11", {}, "consent"};
    if (!interview->rights_told) return Refused{"i18_rights", "policy_p11", {}, "rights_told"};
    return permitted;
}
std::vector<domain::Event> change(const domain::CaseFile&, const RecordStatement& statement, domain::Occasion& occasion) {
    return {occasion.event(domain::StatementRecorded{.interview = statement.interview,
                                                     .safety_only = false,
                                                     .language = statement.language,
                                                     .words = statement.words,
                                                     .translation = statement.translation})};
}

Verdict decide(const Deciding<RecordSafetyInformation>& deciding, const RecordSafetyInformation& information) {
    if (auto refused = casework_on(deciding.file, deciding.actor,
                                   {domain::Role::shelter_liaison, domain::Role::consultation_desk, domain::Role::director}))
        return refused;
    if (information.words.empty()) return Refused{"nothing_stated", "house", {}, "words"};
    return permitted;
}
std::vector<domain::Event> change(const domain::CaseFile&, const RecordSafetyInformation& information,
                                  domain::Occasion& occasion) {
    return {occasion.event(domain::StatementRecorded{.interview = information.interview,
                                                     .safety_only = true,
                                                     .language = information.language,
                                                     .words = information.words,
                                                     .translation = information.translation})};
}

}  // namespace hogo::actions
