// The evaluation: facts and a day in, an assessment with its explanation out.
//
// Promises: pure and deterministic; kinds are evaluated in the order of Kind, so a rule sees only what an earlier kind
// concluded; contradictions are reported, never resolved by order of writing. Unsettled is protective: a hold stands,
// a measure is unsettled (not closed), a safeguard is listed as to be settled.
#pragma once
#include "rules/assessment.h"
#include "rules/fact_table.h"

namespace hogo::rules {

/// `facts` must be a table of this pack.
Assessment evaluate(const Pack& pack, const FactTable& facts, LocalDate date);
/// The same into an existing assessment, whose memory is used again.
void evaluate(const Pack& pack, const FactTable& facts, LocalDate date, Assessment& out);

}  // namespace hogo::rules
