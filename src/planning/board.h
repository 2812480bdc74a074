// The bookings of a plan in the making: who is free when, and which starts are open to whom.
//
// Promises: after `book` and `unbook` every mask and count is exact. `open` of a cell is optimistic for one
// interview, since a member may be kept from it; whoever picks a member asks `can_take`. Copying is cheap
// (some megabytes at 5,000).
#pragma once
#include "planning/compiled.h"

namespace hogo::planning {

class Board {
  public:
    explicit Board(const Compiled& compiled);

    const Compiled& compiled() const { return *compiled_; }
    const Seat& seat(int i) const { return seats_[i]; }
    const std::vector<Seat>& seats() const { return seats_; }

    /// Requires that `can_seat` holds, apart from relations.
    void book(int i, const Seat& seat);
    void unbook(int i);
    /// After visits were added, or the last one was taken away (it has no seat).
    void resize() { seats_.resize(compiled_->visits.size()); }
    /// After the resource's `present` was changed. Its bookings stay.
    void refresh(int resource);

    /// Starts at which some member of the cell is free for `length_index`, seen from `office`.
    const Mask& open_cell(int cell, int office, int length_index) const {
        return open_cell_[key(cell, office, length_index)];
    }
    const Mask& open(int resource, int office, int length_index) const {
        return open_[key(resource, office, length_index)];
    }
    /// Whose booking covers the slot, or -1.
    int owner(int resource, int at) const {
        return owner_[static_cast<std::size_t>(resource) * compiled_->slots + at];
    }
    /// Slots booked here.
    int load(int resource) const { return load_[resource]; }
    /// With what was worked before: who has least of it is asked first.
    int burden(int resource) const { return load_[resource] + compiled_->resources[resource].worked; }

    bool can_take(int i, int resource, int office, int at) const {
        const auto& visit = compiled_->visits[i];
        return compiled_->eligible(i, resource) && open(resource, office, visit.length_index).test(at) &&
               load_[resource] + visit.length <= compiled_->resources[resource].slots_in_all;
    }
    /// Starts that relations to other interviews leave; a follower of an unplanned interview has none.
    Mask related(int i) const;
    /// All rules for one seat, against the bookings of others.
    bool can_seat(int i, const Seat& seat) const;

  private:
    std::size_t key(int one, int office, int length_index) const {
        return (static_cast<std::size_t>(one) * offices_ + office) * lengths_ + length_index;
    }
    /// So that those that follow it, also through others without a seat, can stay.
    int latest_day(int i, int depth) const;
    static constexpr int unlimited = 1'000'000;
    void occupy(int i, int resource, int at, int length, bool taken);
    void refresh_day(int resource, int day);
    std::uint64_t free_bits(int resource, int office, int day) const;

    const Compiled* compiled_;
    int offices_, lengths_;
    std::vector<Seat> seats_;
    std::vector<Mask> open_, open_cell_;
    std::vector<std::uint16_t> count_;  // members of a cell open at a start
    std::vector<int> owner_, load_;
};

}  // namespace hogo::planning
