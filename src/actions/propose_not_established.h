// "Not established on present information": one officer proposes with reasons, a second person answers with reasons,
// and it can always be reopened (P18).
//
// Until the second person agreed, nothing changes: the file is open and the holds stand. Whoever proposed never answers.
#pragma once
#include "actions/add_words.h"
#include "actions/checks.h"

namespace hogo::actions {

struct ProposeNotEstablished {
    static inline const Code code = "propose_not_established";
    static constexpr domain::Compartments reads{domain::Compartment::procedure};

    Said reasons;
};
Verdict decide(const Deciding<ProposeNotEstablished>& deciding, const ProposeNotEstablished& proposal);
std::vector<domain::Event> change(const domain::CaseFile& file, const ProposeNotEstablished& proposal,
                                  domain::Occasion& occasion);

struct AnswerNotEstablished {
    static inline const Code code = "answer_not_established";
    static constexpr domain::Compartments reads{domain::Compartment::procedure, domain::Compartment::condition};

    bool agreed = false;  ///< false: the proposal is withdrawn and the file stays open
    Said reasons;
};
Verdict decide(const Deciding<AnswerNotEstablished>& deciding, const AnswerNotEstablished& answer);
std::vector<domain::Event> change(const domain::CaseFile& file, const AnswerNotEstablished& answer,
                                  domain::Occasion& occasion);

struct Reopen {
    static inline const Code code = "reopen";
    static constexpr domain::Compartments reads{domain::Compartment::procedure};

    Said reasons;  ///< what came to light
};
Verdict decide(const Deciding<Reopen>& deciding, const Reopen& reopening);
std::vector<domain::Event> change(const domain::CaseFile& file, const Reopen& reopening, domain::Occasion& occasion);

}  // namespace hogo::actions
