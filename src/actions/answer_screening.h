// Answer the screening: indicators and the officer's own suspicion, any of them, saved as they are pressed (P18).
//
// An answer may come at any time and change; earlier answers stay in the history. Suspicion alone opens the file, in the
// same commit; so does any answer after which the rules say so. Answering takes a closed screening up again.
#pragma once
#include "actions/add_words.h"
#include "actions/checks.h"

namespace hogo::actions {

struct AnswerScreening {
    static inline const Code code = "answer_screening";
    static constexpr domain::Compartments reads{domain::Compartment::procedure};

    std::map<Code, domain::Answer> indicators;  ///< answer facts of the pack: indicators, prompts, checklists
    std::optional<domain::Answer> suspicion;
    Said observed = {};                         ///< what the suspicion rests on, as far as it was written down
};

Verdict decide(const Deciding<AnswerScreening>& deciding, const AnswerScreening& answers);
std::vector<domain::Event> change(const domain::CaseFile& file, const AnswerScreening& answers, domain::Occasion& occasion);

}  // namespace hogo::actions
