#include "planning/insertion.h"

namespace hogo::planning {
namespace {

constexpr int second_choice = 20;
constexpr int blink = 24;  // one start in so many is overlooked when varying, so that a rebuilding is not always the same

/// How awkward the gaps are that a booking leaves in a room: none is best, one slot alone can hardly be used.
int oddness_of(const Board& board, int room, int at, int length) {
    const auto& c = board.compiled();
    const int first = c.day_of(at) * c.day_slots, lunch = c.instance.calendar.lunch_before_slot;
    const bool afternoon = at - first >= lunch;
    const int begin = first + (afternoon ? lunch : 0), end = first + (afternoon ? c.day_slots : lunch);
    const Mask& present = c.resources[room].present;
    auto free = [&](int k) { return board.owner(room, k) < 0 && present.test(k); };
    int before = 0, behind = 0;
    while (before < 4 && at - before - 1 >= begin && free(at - before - 1)) ++before;
    while (behind < 4 && at + length + behind < end && free(at + length + behind)) ++behind;
    return (before == 1 ? 8 : before != 0) + (behind == 1 ? 8 : behind != 0);
}

}  // namespace

void Inserter::classes(const Board& board, const std::vector<Option>& options, int office, int length_index,
                       std::vector<Class>& out) {
    out.clear();
    for (int k = 0; k < static_cast<int>(options.size()); ++k) {
        const auto& option = options[k];
        if (out.empty() || out.back().cost != option.cost) out.push_back({option.cost, k, k, {}});
        out.back().last = k + 1;
        out.back().open |= option.cell >= 0 ? board.open_cell(option.cell, office, length_index)
                                            : board.open(option.resource, office, length_index);
    }
}

int Inserter::pick(const Board& board, int i, int office, int at, const std::vector<Option>& options,
                   const Class& alike) {
    int chosen = -1, least = 0;
    const int kinds = alike.last - alike.first, turn = vary_ && kinds > 1 ? dice_.below(kinds) : 0;
    for (int step = 0; step < kinds; ++step) {
        const auto& option = options[alike.first + (step + turn) % kinds];
        if (option.cell < 0) {
            if (board.can_take(i, option.resource, office, at)) return option.resource;
            continue;
        }
        const auto& members = board.compiled().cells[option.cell].members;
        const int size = static_cast<int>(members.size()), from = vary_ && size > 1 ? dice_.below(size) : 0;
        for (int m = 0; m < size; ++m) {
            const int r = members[m + from < size ? m + from : m + from - size];
            if (!board.can_take(i, r, office, at)) continue;
            if (vary_) return r;
            if (chosen < 0 || board.burden(r) < least) chosen = r, least = board.burden(r);
        }
    }
    return chosen;
}

int Inserter::pick_room(const Board& board, int i, int office, int at, const Class& alike, int& oddness) {
    const auto& visit = board.compiled().visits[i];
    int chosen = -1;
    for (int k = alike.first; k < alike.last; ++k)
        for (const int r : board.compiled().cells[visit.rooms[office][k].cell].members) {
            if (!board.can_take(i, r, office, at)) continue;
            const int odd = oddness_of(board, r, at, visit.length);
            if (chosen >= 0 && odd >= oddness && !(vary_ && dice_.below(4) == 0)) continue;
            chosen = r, oddness = odd;
            if (odd == 0 && !vary_) return chosen;
        }
    return chosen;
}

bool Inserter::seat_at(const Board& board, int i, int office, int at, const Class& officers,
                       const Class& interpreters, const Class& rooms, Seat& seat) {
    const auto& visit = board.compiled().visits[i];
    int oddness = 0;
    seat.at = at;
    seat.room = pick_room(board, i, office, at, rooms, oddness);
    if (seat.room < 0) return false;
    seat.interpreter = pick(board, i, office, at, visit.interpreters, interpreters);
    if (seat.interpreter < 0) return false;
    seat.officer = pick(board, i, office, at, visit.officers, officers);
    return seat.officer >= 0;
}

std::optional<Placement> Inserter::best(const Board& board, int i, std::int64_t limit, bool vary) {
    const auto& c = board.compiled();
    const auto& visit = c.visits[i];
    vary_ = vary;
    if (visit.least_cost >= limit || visit.officers.empty() || visit.interpreters.empty())
        return std::nullopt;
    Mask base = visit.allowed;
    if (within != nullptr) base &= *within;
    if (follow_relations && !visit.relations.empty()) base &= board.related(i);
    if (!base.any()) return std::nullopt;

    std::optional<Placement> found;
    std::int64_t best = limit;
    for (int office = 0; office < c.offices; ++office) {
        if (visit.rooms[office].empty()) continue;
        Mask here = base;
        for (const int companion : visit.companions)
            here &= board.open(companion, office, visit.length_index);
        if (!here.any()) continue;
        classes(board, visit.rooms[office], office, visit.length_index, rooms_);
        classes(board, visit.interpreters, office, visit.length_index, interpreters_);
        classes(board, visit.officers, office, visit.length_index, officers_);
        // What is best for one may be better left to another: now and then its second choice is tried.
        if (vary_ && interpreters_.size() > 1 && dice_.below(second_choice) == 0) interpreters_.erase(interpreters_.begin());
        if (vary_ && officers_.size() > 1 && dice_.below(second_choice) == 0) officers_.erase(officers_.begin());
        for (const auto& rooms : rooms_) {
            if (rooms.cost + interpreters_[0].cost + officers_[0].cost >= best) break;
            const Mask with_room = here & rooms.open;
            if (!with_room.any()) continue;
            for (const auto& interpreters : interpreters_) {
                if (rooms.cost + interpreters.cost + officers_[0].cost >= best) break;
                const Mask with_interpreter = with_room & interpreters.open;
                if (!with_interpreter.any()) continue;
                for (const auto& officers : officers_) {
                    const std::int64_t people = rooms.cost + interpreters.cost + officers.cost;
                    if (people >= best) break;
                    const Mask with_all = with_interpreter & officers.open;
                    for (const bool unwished : {false, true}) {
                        if (unwished && visit.half_cost == 0) continue;
                        const std::int64_t cost = people + (unwished ? visit.half_cost : 0);
                        if (cost >= best) break;
                        const Mask starts =
                            unwished ? with_all.without(visit.preferred) : with_all & visit.preferred;
                        int least_odd = 0;
                        std::int64_t day_found = -1;
                        for (int at = starts.next(0); at >= 0; at = starts.next(at + 1)) {
                            const std::int64_t day = c.day_of(at), total = cost + c.weights[5] * day;
                            if (total >= best && day != day_found) break;
                            if (day_found >= 0 && day != day_found) break;
                            int odd = 0;
                            if (day == day_found) {  // as good as the one found: only a tighter fit is better
                                if (least_odd == 0 || pick_room(board, i, office, at, rooms, odd) < 0 ||
                                    odd >= least_odd)
                                    continue;
                            }
                            if (vary_ && dice_.below(blink) == 0) continue;
                            Seat seat;
                            if (!seat_at(board, i, office, at, officers, interpreters, rooms, seat)) continue;
                            least_odd = oddness_of(board, seat.room, at, visit.length);
                            day_found = day;
                            found = Placement{seat, total};
                            best = total;
                        }
                    }
                }
            }
        }
    }
    return found;
}

}  // namespace hogo::planning
