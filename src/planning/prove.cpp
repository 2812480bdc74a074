#include "planning/prove.h"

#include <algorithm>
#include <cmath>

#include "planning/bound.h"
#include "planning/exact.h"

namespace hogo::planning {
namespace {

constexpr std::size_t small_instance = 120;  // interviews

int last_day(const Board& board) {
    int last = 0;
    for (const auto& seat : board.seats())
        if (seat.placed()) last = std::max(last, board.compiled().day_of(seat.at));
    return last;
}

/// Weights that bound one level: every higher one counts forty times the next, as far as the numbers carry.
Levels weights_for(int level) {
    Levels weights{};
    std::int64_t weight = 10;
    for (int k = level; k >= 0; --k, weight = std::min<std::int64_t>(weight * 40, 1'000'000))
        weights[k] = weight;
    return weights;
}

/// The part of an effort from `from` to `until` of it.
Effort part_of(const Effort& effort, double from, double until) {
    Effort part;
    if (effort.spent)
        part.spent = [spent = effort.spent, from, until] { return (spent() - from) / (until - from); };
    else
        part.iterations = static_cast<std::int64_t>(static_cast<double>(effort.iterations) * (until - from));
    return part;
}

}  // namespace

void bound_cost(const Board& board, const Effort& effort, Runner& runner, Outcome& outcome) {
    Bound bound(board.compiled());
    bound.start(last_day(board));
    const bool small = board.seats().size() <= small_instance;
    // Prices first; what they leave open is then split, on small instances.
    outcome.bound = std::max<std::int64_t>(
        0, bound_of(bound, outcome.cost, small ? part_of(effort, 0, 0.2) : effort, runner));
    if (small && outcome.bound < outcome.cost) {
        Exact exact(board.compiled(), bound, outcome.cost);
        std::int64_t steps = effort.iterations - effort.iterations / 5;
        const auto over = [&] { return effort.spent ? effort.spent() >= 1.0 : steps-- <= 0; };
        if (exact.feasible()) outcome.bound = exact.run(over, outcome.bound);
    }
    outcome.proven = outcome.bound >= outcome.cost;
}

void bound_levels(const Board& board, const Effort& effort, Runner& runner, Outcome& outcome) {
    int open = 0, done = 0;
    for (const auto value : outcome.levels) open += value > 0;
    for (int level = 0; level < level_count; ++level) {
        if (outcome.levels[level] == 0) continue;
        const Levels weights = weights_for(level);
        std::int64_t upper = 0;
        for (int k = 0; k <= level; ++k) upper += weights[k] * outcome.levels[k];
        const Compiled compiled(board.compiled().instance, weights);
        Bound bound(compiled);
        if (weights[5] > 0) bound.start(last_day(board));
        const auto share =
            part_of(effort, static_cast<double>(done) / open, static_cast<double>(done + 1) / open);
        ++done;
        // Whatever the sum cannot fall below, this level cannot either once the higher levels' part is taken
        // off.
        const std::int64_t least = bound_of(bound, upper, share, runner);
        const std::int64_t rest = least - (upper - weights[level] * outcome.levels[level]);
        outcome.bounds[level] =
            std::clamp<std::int64_t>((rest + weights[level] - 1) / weights[level], 0, outcome.levels[level]);
        if (rest <= 0) outcome.bounds[level] = 0;
    }
    outcome.proven = outcome.bounds == outcome.levels;
}

}  // namespace hogo::planning
