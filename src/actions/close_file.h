// The end of a file: the person's life is stable and the watching has ended. One proposes with reasons, a
// second person answers with reasons, and it can always be reopened (P6, P18).
//
// Until the second person agreed nothing changes: the file is open and the holds stand. Nothing that is under
// way may be left behind. From the end on the time of keeping is counted (retention.h).
#pragma once
#include "actions/add_words.h"
#include "actions/checks.h"

namespace hogo::actions {

struct ProposeClosing {
    static inline const Code code = "propose_closing";
    static constexpr domain::Compartments reads{domain::Compartment::procedure};

    Said reasons;
};
/// Refused: `casework_only`, `file_not_open`, `proposed_already`, `reasons_needed`, those of
/// nothing_under_way.
Verdict decide(const Deciding<ProposeClosing>& deciding, const ProposeClosing& proposal);
std::vector<domain::Event> change(const domain::CaseFile& file, const ProposeClosing& proposal,
                                  domain::Occasion& occasion);

struct AnswerClosing {
    static inline const Code code = "answer_closing";
    static constexpr domain::Compartments reads{domain::Compartment::procedure,
                                                domain::Compartment::condition};

    bool agreed = false;  ///< false: the file stays open
    Said reasons;
};
/// Refused: `nothing_proposed`, `second_person_needed`, `not_the_decider`, `reasons_needed`, those of
/// nothing_under_way.
Verdict decide(const Deciding<AnswerClosing>& deciding, const AnswerClosing& answer);
std::vector<domain::Event> change(const domain::CaseFile& file, const AnswerClosing& answer,
                                  domain::Occasion& occasion);

}  // namespace hogo::actions
