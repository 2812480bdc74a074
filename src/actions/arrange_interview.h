// Arrange an interview by hand, with each safeguard of the rules answered (P8, P9, P10, P14).
//
// `block` must be a yes; `justify` is a yes or has its reason in words; `ask` and `offer` were done. A man for a woman, or
// anyone other than she prefers, needs the reason; a counter is no place for a victim's interview. Consent and rights
// (I03, I18) belong to the room and are enforced there: see interview_consent and record_statement.
#pragma once
#include "actions/interview_checks.h"

namespace hogo::actions {

struct ArrangeInterview {
    static inline const Code code = "arrange_interview";
    static constexpr domain::Compartments reads{domain::Compartment::procedure, domain::Compartment::needs};

    Code document;  ///< of interview_documents(): two documents with different readers
    LocalDate day;
    std::int64_t minute = 0, length_minutes = 60;
    Code room;      ///< of the office's rooms
    domain::StaffId officer;
    std::optional<domain::StaffId> interpreter;
    Code language;
    std::map<Code, domain::Answer> safeguards;  ///< by safeguard of the assessment
    std::map<Code, Text> reasons = {};          ///< by safeguard, where it is not met
};

/// victim_interview, statutory_questioning
std::span<const Code> interview_documents();
/// The safeguards that must be answered before this interview is arranged; a page shows these.
std::vector<const rules::Safeguard*> safeguards_to_answer(const rules::Assessment& assessment);

Verdict decide(const Deciding<ArrangeInterview>& deciding, const ArrangeInterview& arranging);
std::vector<domain::Event> change(const domain::CaseFile& file, const ArrangeInterview& arranging, domain::Occasion& occasion);

/// Half hours, words to those who come, and feeds: an interview arranged by hand is seen by planning, and never stopped by it.
Result<Besides> besides_of(House& house, const Actor& actor, const OpenedFile& opened, const ArrangeInterview& arranging);

}  // namespace hogo::actions
