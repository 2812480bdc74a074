// One worker of the search: tears a few interviews out of its part of the board and puts them back, better if
// it can.
//
// Promises: touches only the interviews that are its own and places them only within its starts; the board
// stays valid; what it does follows from its seed and the number of iterations.
#pragma once
#include <functional>

#include "planning/insertion.h"

namespace hogo::planning {

class Lane {
  public:
    /// Works on a copy of the board.
    Lane(const Board& board, std::vector<char> own, const Mask& within, std::uint64_t seed);

    /// At one temperature, in units of cost. `over` is asked now and then, when there is one.
    void work(std::int64_t iterations, double heat, const std::function<bool()>& over);
    /// Looks for a place for an interview that has none: those in the way are torn out with it, and all find
    /// a place or everything stays. True when it has one.
    bool make_room(int i, int attempts);
    /// From now on the best board is remembered; `settle` goes back to it.
    void keep_best();
    void settle();

    const Board& board() const { return board_; }
    const std::vector<char>& own() const { return own_; }
    /// What the accepted changes cost (above 0) or saved since the start.
    std::int64_t delta() const { return delta_; }

  private:
    void try_once(double heat);
    void redo(double heat);
    void choose();
    void take_related();
    void near(int i);
    void rivals(int i);
    void same_time();
    void take(int i);
    void take_owners(int resource, int at, int length);
    int any_placed();
    int any_dear();
    void put_in_order();
    bool rebuild(std::int64_t limit);
    bool relations_hold() const;
    void restore();

    Board board_;
    std::vector<char> own_;
    Mask within_;
    Dice dice_;
    Inserter inserter_;
    std::vector<int> owned_;
    std::vector<std::int64_t> cost_;
    std::vector<int> torn_;
    std::vector<char> is_torn_;
    std::vector<Seat> before_;
    std::vector<std::int64_t> cost_before_;
    std::vector<std::pair<std::int64_t, int>> order_;
    int wanted_ = 0;
    std::int64_t delta_ = 0, best_delta_ = 0;
    std::vector<Seat> best_;
};

}  // namespace hogo::planning
