#include "planning/prove.h"

#include <algorithm>
#include <cmath>

#include "planning/bound.h"
#include "planning/exact.h"

namespace hogo::planning {
namespace {

constexpr std::size_t small_instance = 120;  // interviews

/// Weights that bound one level: every higher one counts forty times the next, as far as the numbers carry.
Levels weights_for(int level) {
    Levels weights{};
    std::int64_t weight = 10;
    for (int k = level; k >= 0; --k, weight = std::min<std::int64_t>(weight * 40, 1'000'000))
        weights[k] = weight;
    return weights;
}

/// The seat with the cheapest officer who is free, where it names none.
Seat with_officer(const Board& board, int i, Seat seat) {
    const auto& c = board.compiled();
    if (seat.officer >= 0) return seat;
    std::int64_t least = 0;
    for (int o = 0; o < c.first_interpreter; ++o) {
        Seat one = seat;
        one.officer = o;
        if (!board.can_take(i, o, c.resources[seat.room].office, seat.at)) continue;
        if (const auto cost = c.cost_of(i, one); seat.officer < 0 || cost < least)
            seat.officer = o, least = cost;
    }
    return seat;
}

/// Every rule holds, whatever the order in which the seats are taken.
bool all_seated(Board& board, const std::vector<Seat>& seats) {
    std::vector<int> left;
    for (int i = 0; i < static_cast<int>(seats.size()); ++i)
        if (seats[i].placed()) left.push_back(i);
    for (bool moved = true; moved && !left.empty();) {
        moved = false;
        for (std::size_t k = 0; k < left.size();) {
            const Seat seat = with_officer(board, left[k], seats[left[k]]);
            if (seat.officer < 0 || !board.can_seat(left[k], seat)) {
                ++k;
                continue;
            }
            board.book(left[k], seat);
            left.erase(left.begin() + static_cast<std::ptrdiff_t>(k));
            moved = true;
        }
    }
    return left.empty();
}

std::function<bool(const std::vector<Seat>&)> possible(const Compiled& compiled) {
    return [&compiled](const std::vector<Seat>& seats) {
        Board board(compiled);
        return all_seated(board, seats);
    };
}

}  // namespace

Effort part_of(const Effort& effort, double from, double until) {
    Effort part;
    if (effort.spent)
        part.spent = [spent = effort.spent, from, until] { return (spent() - from) / (until - from); };
    else
        part.iterations = static_cast<std::int64_t>(static_cast<double>(effort.iterations) * (until - from));
    return part;
}

bool can_improve(const Board& board) {
    return !board.seats().empty() && board.seats().size() <= 60 && board.compiled().weights == cost_weights;
}

void improve(Board& board, const Effort& effort, Runner& runner) {
    const auto& c = board.compiled();
    std::int64_t cost = 0;
    for (int i = 0; i < static_cast<int>(board.seats().size()); ++i) cost += c.cost_of(i, board.seat(i));
    Bound bound(c);
    bound.start(board);
    if (bound_of(bound, cost, part_of(effort, 0, 0.3), runner) >= cost) return;
    Exact exact(c, bound, cost, possible(c));
    if (!exact.feasible()) return;
    std::int64_t steps = effort.iterations - effort.iterations * 3 / 10;
    exact.run([&] { return effort.spent ? effort.spent() >= 1.0 : steps-- <= 0; }, 0);
    if (exact.cheaper().empty()) return;
    Board other(c);
    if (!all_seated(other, exact.cheaper())) return;
    std::int64_t other_cost = 0;
    for (int i = 0; i < static_cast<int>(other.seats().size()); ++i)
        other_cost += c.cost_of(i, other.seat(i));
    if (other_cost < cost) board = other;
}

void bound_cost(const Board& board, const Effort& effort, Runner& runner, Outcome& outcome) {
    Bound bound(board.compiled());
    bound.start(board);
    const bool small = board.seats().size() <= small_instance;
    // Prices first; what they leave open is then split, on small instances.
    outcome.bound = std::max<std::int64_t>(
        0, bound_of(bound, outcome.cost, small ? part_of(effort, 0, 0.2) : effort, runner));
    if (small && outcome.bound < outcome.cost) {
        Exact exact(board.compiled(), bound, outcome.cost, possible(board.compiled()));
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
        if (weights[5] > 0) bound.start(board);
        const auto share =
            part_of(effort, static_cast<double>(done) / open, static_cast<double>(done + 1) / open);
        ++done;
        // Whatever the sum cannot fall below, this level cannot either once the higher levels' part is taken
        // off.
        const std::int64_t least = std::max<std::int64_t>(0, bound_of(bound, upper, share, runner));
        const std::int64_t rest = least - (upper - weights[level] * outcome.levels[level]);
        outcome.bounds[level] =
            std::clamp<std::int64_t>((rest + weights[level] - 1) / weights[level], 0, outcome.levels[level]);
        if (rest <= 0) outcome.bounds[level] = 0;
    }
    outcome.proven = outcome.bounds == outcome.levels;
}

}  // namespace hogo::planning
