// Decide a measure: granted, with the status that it brings, or refused with reasons (P1, P3, P4).
//
// Promises: the role that the rules name; a second person where the rules ask for one, and always where the decision
// does not follow what the person wishes, with reasons; nothing is decided while a circumstance was not considered.
#pragma once
#include "actions/add_words.h"
#include "actions/measure_checks.h"

namespace hogo::actions {

struct DecideMeasure {
    static inline const Code code = "decide_measure";
    static constexpr domain::Compartments reads{domain::Compartment::procedure, domain::Compartment::condition};

    domain::MeasureId measure;
    domain::Decision decision = domain::Decision::granted;
    LocalDate on;
    Said reasons = {};                           ///< needed for a refusal and beside the wish
    std::optional<domain::StatusHeld> status = {};  ///< what a grant brings: status, from, until; `by` is filled in
};

Verdict decide(const Deciding<DecideMeasure>& deciding, const DecideMeasure& decision);
std::vector<domain::Event> change(const domain::CaseFile& file, const DecideMeasure& decision, domain::Occasion& occasion);

}  // namespace hogo::actions
