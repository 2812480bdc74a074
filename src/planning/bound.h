// How good a plan can be at all: prices on the time of people and rooms (a Lagrangian relaxation, raised by
// smoothed subgradients).
//
// Promises: after every step `value` is not above the smallest possible sum of the weights, whatever the
// prices are: a step that goes wrong costs tightness, never truth. Sums are whole numbers. What is left out
// of the relaxation (travel, limits of work, rest between interviews of one person) can only make it smaller.
#pragma once
#include "planning/board.h"

namespace hogo::planning {

class Bound {
  public:
    /// `compiled` carries the weights that are bounded, none above a million.
    explicit Bound(const Compiled& compiled);
    ~Bound();

    /// Begins with prices of rooms that fall from day to day as a plan suggests.
    void start(const Board& board);
    /// One step; steps grow smaller with the share of the effort that is spent.
    void step(double share, Runner& runner);
    /// Smallest whole number that no plan can undercut, as far as is known.
    std::int64_t value() const;
    /// As far as it was raised, in fractions.
    double exact() const;
    /// What a slot of a person or room is worth at the best prices found.
    double price(int resource, int at) const;

    static constexpr int scale = 128;  ///< prices are whole 128ths

  private:
    struct Work;
    std::unique_ptr<Work> work_;
};

/// Steps until the effort is spent or nothing is left between the bound and `upper`. Returns the bound.
std::int64_t bound_of(Bound& bound, std::int64_t upper, const Effort& effort, Runner& runner);

}  // namespace hogo::planning
