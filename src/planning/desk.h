// What a Planner keeps: the instance, its compiled form and the board.
#pragma once
#include "planning/board.h"

namespace hogo::planning {

/// Weights under which one higher level outweighs whatever a few dozen interviews can differ by below it.
inline constexpr Levels level_weights = {std::int64_t{1} << 56,
                                         std::int64_t{1} << 48,
                                         std::int64_t{1} << 39,
                                         std::int64_t{1} << 32,
                                         std::int64_t{1} << 24,
                                         std::int64_t{1} << 8,
                                         1};

struct Planner::Desk {
    explicit Desk(Instance given)
        : instance(std::move(given)),
          compiled(std::make_unique<Compiled>(instance, level_weights)),
          board(*compiled) {}

    /// From nothing, for these weights.
    void compile(const Levels& weights) {
        compiled = std::make_unique<Compiled>(instance, weights);
        board = Board(*compiled);
    }
    /// Writes the changes into instance and compiled form, and tells whose seat cannot stay or who is new.
    std::vector<int> apply(const Changes& changes);
    bool holds(int i) const;
    Plan plan() const;
    Levels levels() const;

  private:
    void absent(const Absence& absence, std::vector<int>& touched);
    void add(const std::vector<Interview>& added, std::vector<int>& touched);
    void remove(int i);

  public:
    Instance instance;
    std::unique_ptr<Compiled> compiled;
    Board board;
};

}  // namespace hogo::planning
