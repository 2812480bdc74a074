// What branch and bound adds: on small instances a better plan; for every finished plan how far from the best
// it can be.
//
// Promises: the functions named bound_ only bound what stands and never improve it.
#pragma once
#include "planning/board.h"

namespace hogo::planning {

/// Whether `improve` is worth its time: few interviews, and weights that the bound can carry.
bool can_improve(const Board& board);
/// Looks for a cheaper plan among all ways to place the interviews; takes it over when it keeps every rule.
void improve(Board& board, const Effort& effort, Runner& runner);
/// The part of an effort from `from` to `until`, shares of it.
Effort part_of(const Effort& effort, double from, double until);

/// Sets `bound` and `proven`.
void bound_cost(const Board& board, const Effort& effort, Runner& runner, Outcome& outcome);
/// Sets `bounds` and `proven`: for each level, the least it can be while the higher ones are as in the plan.
void bound_levels(const Board& board, const Effort& effort, Runner& runner, Outcome& outcome);

}  // namespace hogo::planning
