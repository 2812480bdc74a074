// Works out explanations on a copy of the board, which it leaves as it was.
#pragma once
#include <array>

#include "planning/desk.h"
#include "planning/insertion.h"

namespace hogo::planning {

class Explainer {
  public:
    explicit Explainer(const Board& board);
    std::vector<Explanation> all();
    std::vector<Explanation> of(int interview);

  private:
    struct Demand;
    struct Side;
    bool officer_does(int i, int r, const Demand& demand) const;
    bool interpreter_does(int i, int r, const Demand& demand) const;
    bool room_does(int i, int r, const Demand& demand) const;
    Demand met_by(int i, const Seat& seat) const;
    Side side(int i, Party party, const Demand& demand) const;
    Explanation why(int i, Ideal ideal, const Demand& wanted, const Demand& alone);
    void explain_impossible(int i, const Demand& alone, Explanation& explanation);
    std::vector<int> in_the_way(int i, int r, int office, int at);
    /// The fewest bookings without which the interview has a seat, and others that alone stand in the way.
    struct InTheWay {
        std::vector<int> fewest, alone;
    };
    InTheWay fewest_bookings(int i, const std::array<Side, 3>& sides, const Mask& starts);
    std::optional<Move> one_moves(int i, int other, const std::array<Side, 3>& sides, const Mask& starts);
    bool follows(int i, int other) const;
    bool seat_at(int i, int office, int at, const std::array<Side, 3>& sides, Seat& seat) const;
    std::optional<Remedy> one_more(int i, Ideal ideal, const std::array<Side, 3>& sides, const Demand& wanted,
                                   const Mask& starts) const;

    const Compiled& c_;
    Board board_, empty_;
    Inserter inserter_{11};
};

/// The whole explanation in English.
std::string sentence_of(const Instance& instance, const Explanation& explanation);

}  // namespace hogo::planning
