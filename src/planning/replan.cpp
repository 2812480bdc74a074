// Following changes: whatever they touch is freed and placed again; what they do not touch moves only to make
// room.
//
// An interview that must move is placed where it suits best. If it has no place, one other interview is asked
// to give up its seat for another one just as safe; the pair that costs least is taken. Nothing else moves.
#include <algorithm>

#include "planning/desk.h"
#include "planning/insertion.h"

namespace hogo::planning {
namespace {

class Follower {
  public:
    Follower(const Compiled& compiled, Board& board) : c_(compiled), board_(board) {
        freed_.resize(compiled.visits.size());
    }

    void touch(int i) {
        if (!note(i)) return;
        if (board_.seat(i).placed()) board_.unbook(i);
        queue_.push_back(i);
    }

    Replanned run() {
        std::stable_sort(queue_.begin(), queue_.end(), [&](int a, int b) { return depth(a) < depth(b); });
        for (std::size_t k = 0; k < queue_.size(); ++k) place(queue_[k]);
        return report();
    }

  private:
    /// How many of those before it move as well.
    int depth(int i) const {
        for (const auto& relation : c_.visits[i].relations)
            if (relation.kind == Relation::Kind::after)
                return freed_[relation.other] ? 1 + depth(relation.other) : 0;
        return 0;
    }

    void place(int i) {
        const auto found = inserter_.best(board_, i, c_.weights[0]);
        // Being moved weighs less than safety and more than all the rest: so others move for these two alone.
        const std::int64_t worth = found ? c_.weights[1] * c_.levels_of(i, found->seat)[1] : c_.weights[0];
        if (worth > 0 && eject_for(i, worth)) return;
        if (found) return board_.book(i, found->seat);
        // Those that follow it may not stand without it; perhaps they leave no day for it.
        for (const auto& relation : c_.visits[i].relations) {
            const int follower = relation.other;
            if (relation.kind != Relation::Kind::before || !board_.seat(follower).placed()) continue;
            if (note(follower)) ejected_.push_back(follower);
            board_.unbook(follower);
            queue_.push_back(follower);
        }
        if (const auto again = inserter_.best(board_, i, c_.weights[0])) board_.book(i, again->seat);
    }

    bool note(int i) {
        if (freed_[i]) return false;
        freed_[i] = 1;
        before_.emplace_back(i, board_.seat(i));
        return true;
    }

    /// Asks those whose bookings lie where `i` could be, one by one, to go elsewhere. True when the pair
    /// costs less than `worth`.
    bool eject_for(int i, std::int64_t worth) {
        const auto& visit = c_.visits[i];
        std::vector<int> rivals;
        for (const auto& option : visit.interpreters) collect(i, option, rivals);
        for (const auto& of_office : visit.rooms)
            for (const auto& option : of_office) collect(i, option, rivals);
        for (const auto& option : visit.officers)
            if (rivals.size() < most_rivals) collect(i, option, rivals);
        std::int64_t least = worth;
        Seat mine, theirs;
        int rival = -1;
        for (const int other : rivals) {
            if (c_.instance.interviews[other].pin) continue;
            const Seat seat = board_.seat(other);
            const std::int64_t old = c_.cost_of(other, seat);
            board_.unbook(other);
            if (const auto in = inserter_.best(board_, i, std::min(least + old, c_.weights[0]))) {
                board_.book(i, in->seat);
                const auto again =
                    inserter_.best(board_, other, std::min(c_.weights[0], least + old - in->cost));
                const bool worse_for_safety =
                    again && c_.levels_of(other, again->seat)[1] > c_.levels_of(other, seat)[1];
                if (again && !worse_for_safety) {
                    least = in->cost + again->cost - old;
                    mine = in->seat, theirs = again->seat, rival = other;
                }
                board_.unbook(i);
            }
            board_.book(other, seat);
            if (rival >= 0 && ++tried_after_success_ > 8) break;
        }
        tried_after_success_ = 0;
        if (rival < 0) return false;
        if (note(rival)) ejected_.push_back(rival);
        board_.unbook(rival);
        board_.book(i, mine);
        board_.book(rival, theirs);
        return true;
    }

    void collect(int i, const Option& option, std::vector<int>& rivals) const {
        const std::vector<int> alone{option.resource};
        const auto& members = option.cell >= 0 ? c_.cells[option.cell].members : alone;
        const Mask open = c_.visits[i].allowed & board_.related(i);
        for (const int r : members) {
            if (rivals.size() >= most_rivals) return;
            if (!c_.eligible(i, r)) continue;
            for (int at = open.next(0); at >= 0 && rivals.size() < most_rivals; at = open.next(at + 1)) {
                const int other = board_.owner(r, at);
                if (other >= 0 && other != i &&
                    std::find(rivals.begin(), rivals.end(), other) == rivals.end())
                    rivals.push_back(other);
            }
        }
    }

    Replanned report() const {
        Replanned result;
        for (const auto& [i, seat] : before_) {
            const Seat now = board_.seat(i);
            const auto& id = c_.instance.interviews[i].id;
            if (!now.placed()) {
                result.unplanned.push_back(id);
            } else if (now != seat) {
                result.placed.push_back(c_.assignment(i, now));
                if (std::find(ejected_.begin(), ejected_.end(), i) != ejected_.end())
                    result.others_moved.push_back(id);
            }
        }
        return result;
    }

    static constexpr std::size_t most_rivals = 150;
    const Compiled& c_;
    Board& board_;
    Inserter inserter_{7};
    std::vector<char> freed_;
    std::vector<std::pair<int, Seat>> before_;
    std::vector<int> queue_, ejected_;
    int tried_after_success_ = 0;
};

}  // namespace

Replanned Planner::change(const Changes& changes) {
    auto& desk = *desk_;
    const std::vector<int> touched = desk.apply(changes);
    Follower follower(*desk.compiled, desk.board);
    for (const int i : touched) follower.touch(i);
    return follower.run();
}

}  // namespace hogo::planning
