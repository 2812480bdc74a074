// What is said about a finished plan: how far from the best it can be at most.
//
// Promises: bounds only what stands; never improves a plan.
#pragma once
#include "planning/board.h"

namespace hogo::planning {

/// Sets `bound` and `proven`.
void bound_cost(const Board& board, const Effort& effort, Runner& runner, Outcome& outcome);
/// Sets `bounds` and `proven`: for each level, the least it can be while the higher ones are as in the plan.
void bound_levels(const Board& board, const Effort& effort, Runner& runner, Outcome& outcome);

}  // namespace hogo::planning
