// From an empty board to a good plan: scarcest first, then many small tearings-down and rebuildings with
// annealing.
//
// Promises: with an effort in iterations the board is the same for any Runner: the work is cut into lanes
// that own different days (or, on small instances, different copies), and lanes are joined in a fixed order.
// The board is valid at all times.
#pragma once
#include "planning/insertion.h"

namespace hogo::planning {

/// Places whatever can be placed, the scarcest first. Interviews that stand stay where they are.
void place_all(Board& board, std::uint64_t seed);

/// Improves the board until the effort is spent.
void search(Board& board, const Budget& budget, Runner& runner);

/// Evens out the load among officers, and among interpreters, who count the same for an interview. No level
/// changes.
void even_out(Board& board);

}  // namespace hogo::planning
