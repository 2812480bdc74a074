// What the actions on a measure ask alike: is it there, where does it stand, what is still missing, does it depart from
// what the person wishes.
//
// Nothing here looks at cooperation with criminal procedures: the checklist holds the circumstances of the pack, and
// cooperation is not among them (P3).
#pragma once
#include "actions/checks.h"

namespace hogo::actions {

/// Refused: `no_such_measure`, or `measure_stands_elsewhere` where its state is none of these.
Verdict measure_stands(const domain::CaseFile& file, const domain::MeasureId& measure,
                       std::initializer_list<domain::MeasureState> states);

/// What stands between a draft and its decision: circumstances that nobody considered (not asked is not considered),
/// `draft` without reasons, `wish` where the person was not asked. Empty: ready.
std::vector<Code> missing_for_decision(const rules::Pack& pack, const domain::CaseFile& file, const domain::Measure& measure);

/// Whether deciding so would not follow what the person wishes now: a grant that departs from it, or the refusal of what
/// they wish. `standing`: what the rules say of the measure's kind today.
bool departs_from_wish(const domain::Measure& measure, domain::Decision decision, rules::WishStanding standing);

}  // namespace hogo::actions
