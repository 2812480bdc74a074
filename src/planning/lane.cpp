#include "planning/lane.h"

#include <algorithm>
#include <cmath>

namespace hogo::planning {

Lane::Lane(const Board& board, std::vector<char> own, const Mask& within, std::uint64_t seed)
    : board_(board), own_(std::move(own)), within_(within), dice_(seed), inserter_(seed ^ 0x5DEECE66Du) {
    const auto& c = board_.compiled();
    const int count = static_cast<int>(c.visits.size());
    inserter_.within = &within_;
    is_torn_.resize(count);
    cost_.resize(count);
    for (int i = 0; i < count; ++i) {
        if (c.instance.interviews[i].pin && board_.seat(i).placed())
            own_[i] = 0;  // what a person fixed stays
        if (!own_[i]) continue;
        owned_.push_back(i);
        cost_[i] = c.cost_of(i, board_.seat(i));
    }
}

void Lane::work(std::int64_t iterations, double heat, const std::function<bool()>& over) {
    inserter_.within = &within_;  // the lane may have been moved
    if (owned_.empty()) return;
    for (std::int64_t k = 0; k < iterations; ++k) {
        if (over && k % 32 == 0 && over()) return;
        try_once(heat);
    }
}

void Lane::keep_best() {
    best_ = board_.seats();
    best_delta_ = delta_;
}

void Lane::settle() {
    if (best_.empty() || best_delta_ == delta_) return;
    for (const int i : owned_)
        if (board_.seat(i).placed() && board_.seat(i) != best_[i]) board_.unbook(i);
    for (const int i : owned_)
        if (best_[i].placed() && !board_.seat(i).placed()) board_.book(i, best_[i]);
    for (const int i : owned_) cost_[i] = board_.compiled().cost_of(i, board_.seat(i));
    delta_ = best_delta_;
}

void Lane::take(int i) {
    if (i < 0 || !own_[i] || is_torn_[i]) return;
    is_torn_[i] = 1;
    torn_.push_back(i);
}

void Lane::take_owners(int resource, int at, int length) {
    for (int k = at; k < at + length && k < board_.compiled().slots; ++k) take(board_.owner(resource, k));
}

int Lane::any_placed() {
    for (int attempt = 0; attempt < 8; ++attempt)
        if (const int i = owned_[dice_.below(static_cast<int>(owned_.size()))]; board_.seat(i).placed())
            return i;
    return -1;
}

int Lane::any_dear() {
    int chosen = -1;
    std::int64_t most = 0;
    for (int attempt = 0; attempt < 4; ++attempt) {
        const int i = owned_[dice_.below(static_cast<int>(owned_.size()))];
        const std::int64_t excess = cost_[i] - board_.compiled().visits[i].least_cost;
        if (excess > most) chosen = i, most = excess;
        if (chosen >= 0 && dice_.below(2) == 0) break;
    }
    return chosen;
}

void Lane::near(int i) {
    take(i);
    const auto& c = board_.compiled();
    const Seat seat = board_.seat(i);
    if (!seat.placed()) return;
    const int day = c.day_of(seat.at), lunch = c.instance.calendar.lunch_before_slot;
    const bool afternoon = seat.at % c.day_slots >= lunch;
    const int first = day * c.day_slots + (afternoon ? lunch : 0);
    const int length = afternoon ? c.day_slots - lunch : lunch;
    take_owners(seat.room, first, length);
    for (int attempt = 0; attempt < 12 && static_cast<int>(torn_.size()) < wanted_; ++attempt) {
        // Somebody who could come here, from a later day, or a neighbour of somebody already chosen.
        const int other = torn_[dice_.below(static_cast<int>(torn_.size()))];
        const Seat place = board_.seat(other);
        if (!place.placed()) continue;
        const int resource = dice_.below(3) == 0 ? place.interpreter : place.room;
        const int shift = (dice_.below(5) - 2) * c.day_slots + dice_.below(9) - 4;
        const int at = place.at + shift;
        if (at >= 0 && at < c.slots) take(board_.owner(resource, at));
    }
}

void Lane::rivals(int i) {
    take(i);
    const auto& c = board_.compiled();
    const auto& visit = c.visits[i];
    if (visit.interpreters.empty() || visit.officers.empty()) return;
    const Seat seat = board_.seat(i);
    const int last = seat.placed() ? seat.at : c.slots - 1;
    const Mask open = visit.allowed & within_;
    int at = -1;
    for (int attempt = 0; attempt < 6 && at < 0; ++attempt) {
        const int k = open.next(dice_.below(std::min(c.slots, last + 1)));
        if (k < 0) continue;
        // Where the best interpreters of this interview work at all, if that can be told quickly.
        at = k;
    }
    if (at < 0) return;
    auto eligible_of = [&](const std::vector<Option>& options) {
        for (int attempt = 0; attempt < 12; ++attempt) {
            int k = 0;
            while (k + 1 < static_cast<int>(options.size()) && dice_.below(3) == 0) ++k;
            int r = options[k].resource;
            if (options[k].cell >= 0) {
                const auto& members = c.cells[options[k].cell].members;
                r = members[dice_.below(static_cast<int>(members.size()))];
            }
            if (c.eligible(i, r) && c.resources[r].present.test(at)) return r;
        }
        return -1;
    };
    const auto& rooms = visit.rooms[dice_.below(c.offices)];
    if (rooms.empty()) return;
    const int interpreter = eligible_of(visit.interpreters), room = eligible_of(rooms);
    if (interpreter >= 0) take_owners(interpreter, at, visit.length);
    if (room >= 0) take_owners(room, at, visit.length);
    if (c.first_interpreter < 64)  // where officers are few, they are in the way as well
        if (const int officer = eligible_of(visit.officers); officer >= 0)
            take_owners(officer, at, visit.length);
    while (static_cast<int>(torn_.size()) < wanted_ && dice_.below(3) != 0) {
        const int other = torn_[dice_.below(static_cast<int>(torn_.size()))];
        const Seat place = board_.seat(other);
        if (!place.placed()) break;
        const int shifted = place.at + (dice_.below(5) - 2) * c.day_slots + dice_.below(9) - 4;
        if (shifted >= 0 && shifted < c.slots)
            take(board_.owner(dice_.below(2) == 0 ? place.room : place.interpreter, shifted));
    }
}

void Lane::same_time() {
    const int i = any_placed();
    if (i < 0) return;
    take(i);
    const auto& c = board_.compiled();
    const int at = board_.seat(i).at;
    const int rooms = static_cast<int>(c.resources.size()) - c.first_room;
    for (int attempt = 0; attempt < 3 * wanted_ && static_cast<int>(torn_.size()) < wanted_; ++attempt) {
        const int shifted = at + dice_.below(7) - 3;
        if (shifted >= 0 && shifted < c.slots) take(board_.owner(c.first_room + dice_.below(rooms), shifted));
    }
}

void Lane::choose() {
    wanted_ = 2 + dice_.below(dice_.below(4) == 0 ? 14 : 7);
    const int kind = dice_.below(100);
    if (kind < 60) {
        if (const int i = any_dear(); i >= 0) rivals(i);
    } else if (kind < 85) {
        if (const int i = any_placed(); i >= 0) near(i);
    } else if (kind < 95) {
        same_time();
    } else {
        for (int k = 0; k < wanted_; ++k) take(owned_[dice_.below(static_cast<int>(owned_.size()))]);
    }
    take_related();
}

void Lane::take_related() {
    for (std::size_t k = 0; k < torn_.size() && torn_.size() < 40; ++k)
        for (const auto& relation : board_.compiled().visits[torn_[k]].relations)
            if (dice_.below(2) == 0) take(relation.other);
}

void Lane::put_in_order() {
    const auto& c = board_.compiled();
    const int manner = dice_.below(10);
    order_.clear();
    for (const int i : torn_) {
        std::int64_t key = dice_.below(1 << 20);
        if (manner < 3) key += static_cast<std::int64_t>(c.visits[i].length) << (manner == 0 ? 18 : 20);
        if (manner == 3) key -= static_cast<std::int64_t>(c.visits[i].length) << 20;
        order_.emplace_back(key, i);
    }
    std::sort(order_.begin(), order_.end());
    if (manner >= 8)
        std::stable_sort(order_.begin(), order_.end(), [&](const auto& a, const auto& b) {
            return cost_[a.second] - c.visits[a.second].least_cost >
                   cost_[b.second] - c.visits[b.second].least_cost;
        });
    for (std::size_t k = 0; k < order_.size(); ++k)
        for (const auto& relation : c.visits[order_[k].second].relations)
            if (relation.kind == Relation::Kind::after && is_torn_[relation.other])
                for (std::size_t later = k + 1; later < order_.size(); ++later)
                    if (order_[later].second == relation.other) std::swap(order_[k], order_[later]);
}

bool Lane::rebuild(std::int64_t limit) {
    const auto& c = board_.compiled();
    std::int64_t rest = 0, spent = 0;
    for (const int i : torn_) rest += c.visits[i].least_cost;
    const bool vary = dice_.below(3) != 0;
    for (const auto& [key, i] : order_) {
        rest -= c.visits[i].least_cost;
        const std::int64_t left = limit - spent - rest;
        const auto found = inserter_.best(board_, i, std::min(c.weights[0], left + 1), vary);
        if (found) {
            board_.book(i, found->seat);
            cost_[i] = found->cost;
        } else if (left >= c.weights[0]) {
            cost_[i] = c.weights[0];
        } else {
            return false;
        }
        spent += cost_[i];
    }
    return true;
}

bool Lane::relations_hold() const {
    const auto& c = board_.compiled();
    for (const int i : torn_)
        for (const auto& relation : c.visits[i].relations) {
            const bool here = board_.seat(i).placed(), there = board_.seat(relation.other).placed();
            if (relation.kind == Relation::Kind::after && here && !there) return false;
            if (relation.kind == Relation::Kind::before && there && !here) return false;
        }
    return true;
}

void Lane::restore() {
    for (const int i : torn_)
        if (board_.seat(i).placed()) board_.unbook(i);
    for (std::size_t k = 0; k < torn_.size(); ++k) {
        if (before_[k].placed()) board_.book(torn_[k], before_[k]);
        cost_[torn_[k]] = cost_before_[k];
    }
}

void Lane::try_once(double heat) {
    torn_.clear();
    choose();
    redo(heat);
}

bool Lane::make_room(int i, int attempts) {
    for (int attempt = 0; attempt < attempts && !board_.seat(i).placed(); ++attempt) {
        torn_.clear();
        wanted_ = 2 + dice_.below(5);
        rivals(i);
        take_related();
        redo(0);
    }
    return board_.seat(i).placed();
}

void Lane::redo(double heat) {
    before_.clear();
    cost_before_.clear();
    std::int64_t before = 0;
    for (const int i : torn_) {
        before_.push_back(board_.seat(i));
        cost_before_.push_back(cost_[i]);
        before += cost_[i];
        if (board_.seat(i).placed()) board_.unbook(i);
    }
    put_in_order();
    const double slack = heat > 0 ? -heat * std::log(1.0 - dice_.unit()) : 0;
    const bool built = rebuild(before + static_cast<std::int64_t>(slack)) && relations_hold();
    if (built) {
        for (const int i : torn_) delta_ += cost_[i];
        delta_ -= before;
        if (!best_.empty() && delta_ < best_delta_) {
            best_delta_ = delta_;
            best_ = board_.seats();
        }
    } else {
        restore();
    }
    for (const int i : torn_) is_torn_[i] = 0;
}

}  // namespace hogo::planning
