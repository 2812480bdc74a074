// A release: named fields leave the file for a purpose, to a recipient, on a ground, until an instant (P13, P15).
//
// Promises: two different persons approve before anything opens, one of whom leads, directs or is on duty; whoever asked
// may be one of the two and is never enough alone. For an ambulance one person is enough, and another reviews it after.
// Reading opens what was named and nothing else, only while the release is open; the ledger has it before the text is
// shown.
#pragma once
#include "actions/add_words.h"
#include "actions/checks.h"

namespace hogo::actions {

inline constexpr std::chrono::hours release_limit{7 * 24};

struct ReleasableField {
    Code id;
    domain::Compartment compartment;
};
/// name, date_of_birth, documents, whereabouts, contact, safe_hours, status, stage, language
std::span<const ReleasableField> releasable_fields();
/// protection_detail, ambulance, support, medical_care, legal_help, return_home, official_duty
std::span<const Code> release_purposes();
/// police, ambulance, womens_support_center, child_guidance_centre, shelter, hospital, embassy, ministry,
/// bar_association, lawyer, other
std::span<const Code> release_recipients();
/// approved, refused, closed, reviewed
std::span<const Code> release_answers();

struct RequestRelease {
    static inline const Code code = "request_release";
    static constexpr domain::Compartments reads{domain::Compartment::procedure};

    std::vector<Code> fields;  ///< of releasable_fields()
    Code purpose, recipient;
    Code ground;               ///< of inquiry_grounds()
    Instant until;             ///< at most seven days ahead
    bool urgent = false;       ///< for the purpose `ambulance` alone
    Said reasons = {};
};
Verdict decide(const Deciding<RequestRelease>& deciding, const RequestRelease& request);
std::vector<domain::Event> change(const domain::CaseFile& file, const RequestRelease& request, domain::Occasion& occasion);

struct AnswerRelease {
    static inline const Code code = "answer_release";
    static constexpr domain::Compartments reads{domain::Compartment::procedure, domain::Compartment::condition};

    domain::ReleaseId release;
    Code answer;         ///< of release_answers()
    Said reasons = {};   ///< needed for refused and reviewed
};
Verdict decide(const Deciding<AnswerRelease>& deciding, const AnswerRelease& answer);
std::vector<domain::Event> change(const domain::CaseFile& file, const AnswerRelease& answer, domain::Occasion& occasion);

struct ReleasedField {
    Code field;
    std::vector<std::string> values;  ///< empty: nothing is on file
};
struct ReleasedFields {
    domain::ReleaseRequested requested;
    std::vector<ReleasedField> fields;
};
/// For the person who hands it over. Refused: `no_such_release`, `release_not_open`, `casework_only`, `you_do_not_hold`.
Outcome<ReleasedFields> read_released(House& house, const Actor& actor, const CaseId& file, const domain::ReleaseId& release);

}  // namespace hogo::actions
