// The operational indicators of trafficking, scored as their authors score them.
//
// Promises: a dimension is positive with 2 strong, 1 strong and 1 other, 3 medium, or 2 medium and 1 weak. It is "no"
// only when it would stay so whatever the open answers turn out to be. Source: ILO / European Commission operational
// indicators (2009); weights are pack data.
#pragma once
#include <span>

#include "rules/assessment.h"

namespace hogo::rules {

/// The rule of one dimension.
constexpr bool is_positive(int strong, int medium, int weak) {
    return strong >= 2 || (strong >= 1 && medium + weak >= 1) || medium >= 3 || (medium >= 2 && weak >= 1);
}

/// Counts the answers and fills the derived facts of the dimensions in `facts`.
ScreeningAnswer screen(const Pack& pack, std::span<FactValue> facts);

}  // namespace hogo::rules
