#include "planning/planner.h"

#include "planning/desk.h"
#include "planning/prove.h"
#include "planning/search.h"

namespace hogo::planning {

Plan Planner::Desk::plan() const {
    Plan plan;
    for (std::size_t i = 0; i < board.seats().size(); ++i)
        if (board.seats()[i].placed())
            plan.push_back(compiled->assignment(static_cast<int>(i), board.seats()[i]));
    return plan;
}

Levels Planner::Desk::levels() const {
    Levels sum{};
    for (std::size_t i = 0; i < board.seats().size(); ++i) {
        const Levels one = compiled->levels_of(static_cast<int>(i), board.seats()[i]);
        for (int k = 0; k < level_count; ++k) sum[k] += one[k];
    }
    return sum;
}

Planner::Planner(Instance instance) : desk_(std::make_unique<Desk>(std::move(instance))) {}
Planner::Planner(Planner&&) noexcept = default;
Planner& Planner::operator=(Planner&&) noexcept = default;
Planner::~Planner() = default;

const Instance& Planner::instance() const {
    return desk_->instance;
}
Plan Planner::plan() const {
    return desk_->plan();
}
Levels Planner::levels() const {
    return desk_->levels();
}

Outcome Planner::plan(const Budget& budget, Runner& runner) {
    desk_->compile(budget.objective == Objective::cost ? cost_weights : level_weights);
    auto& board = desk_->board;
    place_all(board, budget.seed);
    if (budget.first_plan) budget.first_plan(desk_->levels());
    if (can_improve(board)) {
        Budget first = budget;
        first.search = part_of(budget.search, 0, 0.5);
        search(board, first, runner);
        Effort rest = part_of(budget.search, 0.5, 1);
        rest.iterations /= 20;  // one of its steps takes as long as so many of the search
        improve(board, rest, runner);
    } else {
        search(board, budget, runner);
    }
    even_out(board);

    Outcome outcome;
    outcome.plan = desk_->plan();
    outcome.levels = desk_->levels();
    outcome.cost = cost_of(outcome.levels);
    if (budget.objective == Objective::cost)
        bound_cost(board, budget.bound, runner, outcome);
    else
        bound_levels(board, budget.bound, runner, outcome);
    return outcome;
}

bool Planner::adopt(const Plan& plan) {
    if (!measure(desk_->instance, plan).violations.empty()) return false;
    desk_->compile(level_weights);
    for (const auto& assignment : plan)
        desk_->board.book(desk_->compiled->find_interview(assignment.interview),
                          *desk_->compiled->seat(assignment));
    return true;
}

Outcome plan(const Instance& instance, const Budget& budget, Runner& runner) {
    return Planner(instance).plan(budget, runner);
}

}  // namespace hogo::planning
