// Branch and bound for small instances: splits the ways to place an interview in two until no part can
// undercut the plan.
//
// Promises: the value returned is not above the smallest possible cost. Each part is bounded by prices of its
// own, and ways that are too dear for a part are struck out. Time that ends early costs tightness, never
// truth.
#pragma once
#include <functional>

#include "planning/bound.h"

namespace hogo::planning {

class Exact {
  public:
    /// Begins with the prices of a bound; looks for anything cheaper than `plan_cost`.
    Exact(const Compiled& compiled, const Bound& bound, std::int64_t plan_cost);

    /// False when there are too many ways for this method.
    bool feasible() const { return feasible_; }
    /// The bound of the whole, at least `known`. Ends early when `over` says so, asked before each step.
    std::int64_t run(const std::function<bool()>& over, std::int64_t known);
    /// Seats of something cheaper than the plan, if any was met on the way. Rules that the bound leaves out
    /// may be broken, and an officer below 0 is any of those who cost the least there.
    const std::vector<Seat>& cheaper() const { return cheaper_; }

  private:
    struct Way {
        double cost;
        int at, officer, interpreter, room;  // officer below 0: any of several alike
        float weight = 0;                    // how often it was chosen of late
    };
    using Ways = std::vector<std::vector<Way>>;  // by interview; the last one of each is: not planned

    std::int64_t officer_cost(int i, int officer) const;
    double branch(Ways& ways, std::vector<double> price, int depth);
    double raise(Ways& ways, std::vector<double>& price, int steps);
    double evaluate(const Ways& ways, const std::vector<double>& price, bool choose);
    double value_of(int i, const Way& way, const std::vector<double>& price) const;
    double tree(int i, int from) const;
    void choose_tree(int i, int from);
    bool chosen_fit() const;
    void strike(Ways& ways, const std::vector<double>& price, double value);
    bool split(const Ways& ways, Ways& one, Ways& other) const;
    void windows(const std::vector<double>& price);

    const Compiled& c_;
    int slots_, days_;
    bool feasible_ = true;
    double cutoff_;
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
