// The best place for one interview among the bookings of the others: exact, in about a microsecond.
#pragma once
#include "planning/board.h"

namespace hogo::planning {

struct Placement {
    Seat seat;
    std::int64_t cost = 0;
};

class Inserter {
  public:
    explicit Inserter(std::uint64_t seed) : dice_(seed) {}

    /// The cheapest seat below `limit`. Among starts of one day that cost the same it takes the one that leaves the room the
    /// fewest odd gaps, and among people the one with least to do. With `vary` a search wants another answer now and then: it
    /// overlooks some starts and takes any of those who are alike.
    std::optional<Placement> best(const Board& board, int i, std::int64_t limit, bool vary = false);

    const Mask* within = nullptr;  ///< starts to keep to, or null: all
    bool follow_relations = true;  ///< false: whoever calls sees to the relations

  private:
    struct Class {  // options of one cost
        std::int64_t cost;
        int first, last;
        Mask open;
    };
    void classes(const Board& board, const std::vector<Option>& options, int office, int length_index,
                 std::vector<Class>& out);
    bool seat_at(const Board& board, int i, int office, int at, const Class& officers,
                 const Class& interpreters, const Class& rooms, Seat& seat);
    int pick(const Board& board, int i, int office, int at, const std::vector<Option>& options,
             const Class& alike);
    int pick_room(const Board& board, int i, int office, int at, const Class& alike, int& oddness);

    Dice dice_;
    bool vary_ = false;
    std::vector<Class> officers_, interpreters_, rooms_;
};

}  // namespace hogo::planning
