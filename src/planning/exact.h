// Branch and bound for small instances: splits the ways to place an interview in two until no part can
// undercut the plan.
//
// Promises: the value returned is not above the smallest possible cost. Each part is bounded by prices of its
// own, and ways that are too dear for a part are struck out. Time that ends early costs tightness, never
// truth.
#pragma once
#include <functional>
#include <optional>

#include "planning/bound.h"

namespace hogo::planning {

class Exact {
  public:
    /// Begins with the prices of a bound; looks for anything cheaper than `plan_cost`. `possible` says
    /// whether seats keep every rule; an officer below 0 is any of those who cost the least there.
    Exact(const Compiled& compiled, const Bound& bound, std::int64_t plan_cost,
          std::function<bool(const std::vector<Seat>&)> possible);

    /// False when there are too many ways for this method.
    bool feasible() const { return feasible_; }
    /// The bound of the whole, at least `known`. Ends early when `over` says so, asked before each step.
    std::int64_t run(const std::function<bool()>& over, std::int64_t known);
    /// Seats of something cheaper than the plan, if any possible was met on the way.
    const std::vector<Seat>& cheaper() const { return cheaper_; }

  private:
    static constexpr double far_away = 1e15, whisker = 1e-6;
    static constexpr int root_steps = 400;

    struct Way {
        double cost;
        int at, officer, interpreter, room;  // officer below 0: any of several alike
        float weight = 0;                    // how often it was chosen of late
    };
    using Ways = std::vector<std::vector<Way>>;  // by interview; the last one of each is: not planned

    struct Part {
        Ways ways;
        std::vector<double> price;
        double value = 0;
    };

    std::int64_t officer_cost(int i, int officer) const;
    double raise(Ways& ways, std::vector<double>& price, int steps);
    double evaluate(const Ways& ways, const std::vector<double>& price, bool choose);
    double value_of(int i, const Way& way, const std::vector<double>& price) const;
    double tree(int i, int from) const;
    void choose_tree(int i, int from);
    bool searched(Part& part, std::int64_t steps);
    bool chosen_fit() const;
    void take_over_chosen(const Ways& ways);
    void strike(Ways& ways, const std::vector<double>& price, double value);
    /// Two parts of the ways of one interview.
    struct Fork {
        enum class Kind { half_day, person, hour, room };
        int interview = -1;
        Kind kind = Kind::hour;
        int value = -1;   // until this half-day or hour, or with this person or room
        double even = 0;  // how much of the recent choices the smaller part has
    };
    bool belongs(const Way& way, const Fork& fork) const;
    std::vector<Fork> forks(const Ways& ways) const;
    struct Parts {
        Part with, without;
        double worth() const {
            return std::min(with.value, without.value) + 0.1 * std::max(with.value, without.value);
        }
    };
    Parts tried(const Ways& ways, const std::vector<double>& price, const Fork& fork);
    std::optional<Parts> explore(Part& part, bool at_root);
    double branch(Part part, int depth);
    bool is_done(double value) const;
    int half_day_of(int at) const {
        return 2 * c_.day_of(at) + (at % c_.day_slots >= c_.instance.calendar.lunch_before_slot);
    }
    void windows(const std::vector<double>& price);

    const Compiled& c_;
    int slots_, days_;
    bool feasible_ = true;
    double cutoff_;
    std::function<bool(const std::vector<Seat>&)> possible_;
    std::function<bool()> over_;
    bool ended_ = false;
    std::vector<Seat> cheaper_;
    Ways all_;
    std::vector<double> price_;
    std::vector<double> window_;  // resource, length, start
    std::vector<int> used_;
    std::vector<int> chosen_;  // way of each interview
    std::vector<std::vector<std::pair<double, int>>>
        by_day_;  // interviews in trees: cheapest way of each day, then unplanned
    std::vector<char> in_tree_, is_root_;
    int fixed_ = -1, fixed_day_ = -1;
};

}  // namespace hogo::planning
