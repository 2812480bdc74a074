#include "planning/desk.h"

#include <algorithm>

namespace hogo::planning {
namespace {

/// Takes a part of a day out of windows.
void cut(std::vector<Window>& windows, int day, int from, int until) {
    std::vector<Window> left;
    for (const auto& w : windows) {
        if (w.day != day || w.until <= from || w.from >= until) {
            left.push_back(w);
            continue;
        }
        if (w.from < from) left.push_back({day, w.from, from});
        if (w.until > until) left.push_back({day, until, w.until});
    }
    windows = std::move(left);
}

std::vector<Window>& windows_of(Instance& instance, const Resource& resource) {
    switch (resource.party) {
        case Party::officer:
            return instance.officers[resource.index].available;
        case Party::interpreter:
            return instance.interpreters[resource.index].available;
        case Party::companion:
            return instance.companions[resource.index].available;
        case Party::room:
            break;
    }
    auto& room = instance.rooms[resource.index];
    if (!room.available) {
        room.available.emplace();
        for (int day = 0; day < instance.calendar.days; ++day)
            room.available->push_back({day, 0, instance.calendar.slots_per_day});
    }
    return *room.available;
}

}  // namespace

bool Planner::Desk::holds(int i) const {
    const Seat seat = board.seat(i);
    if (!seat.placed()) return true;
    if (!compiled->visits[i].allowed.test(seat.at)) return false;
    return compiled->eligible(i, seat.officer) && compiled->eligible(i, seat.interpreter) &&
           compiled->eligible(i, seat.room);
}

void Planner::Desk::absent(const Absence& absence, std::vector<int>& touched) {
    const int r = compiled->find(absence.party, absence.id);
    auto& resource = compiled->resources[r];
    const int from = absence.from.value_or(0),
              until = absence.until.value_or(instance.calendar.slots_per_day);
    cut(windows_of(instance, resource), absence.day, from, until);
    for (int slot = from; slot < until; ++slot) {
        const int at = absence.day * compiled->day_slots + slot;
        resource.present.clear(at);
        if (const int i = board.owner(r, at); i >= 0) touched.push_back(i);
    }
    board.refresh(r);
}

void Planner::Desk::remove(int i) {
    for (const auto& relation : compiled->visits[i].relations)
        if (relation.kind == Relation::Kind::before) instance.interviews[relation.other].after.reset();
    const int last = static_cast<int>(instance.interviews.size()) - 1;
    if (board.seat(i).placed()) board.unbook(i);
    const Seat seat = board.seat(last);
    if (i != last && seat.placed()) board.unbook(last);
    compiled->remove_visit(i);
    if (i != last) instance.interviews[i] = std::move(instance.interviews[last]);
    instance.interviews.pop_back();
    if (i != last && seat.placed()) board.book(i, seat);
    board.resize();
}

void Planner::Desk::add(const std::vector<Interview>& added, std::vector<int>& touched) {
    if (added.empty()) return;
    const std::size_t first = instance.interviews.size();
    instance.interviews.insert(instance.interviews.end(), added.begin(), added.end());
    const bool new_length = std::any_of(added.begin(), added.end(), [&](const Interview& interview) {
        return !std::binary_search(compiled->lengths.begin(), compiled->lengths.end(),
                                   interview.booked_slots());
    });
    if (new_length) {
        const auto seats = board.seats();
        compile(compiled->weights);
        for (std::size_t i = 0; i < seats.size(); ++i)
            if (seats[i].placed()) board.book(static_cast<int>(i), seats[i]);
    } else {
        compiled->relate(first);
        for (std::size_t i = first; i < instance.interviews.size(); ++i)
            compiled->compile_visit(static_cast<int>(i));
        board.resize();
    }
    for (std::size_t i = first; i < instance.interviews.size(); ++i) touched.push_back(static_cast<int>(i));
}

std::vector<int> Planner::Desk::apply(const Changes& changes) {
    if (compiled->weights !=
        level_weights) {  // planned for the sum: the same seats, compared level by level from now on
        const auto seats = board.seats();
        compile(level_weights);
        for (std::size_t i = 0; i < seats.size(); ++i)
            if (seats[i].placed()) board.book(static_cast<int>(i), seats[i]);
    }
    for (const auto& id : changes.cancelled)
        if (const int i = compiled->find_interview(id); i >= 0) remove(i);
    std::vector<int> touched;
    add(changes.added, touched);
    for (const auto& absence : changes.absences) absent(absence, touched);
    std::vector<int> changed;
    for (const auto& conflict : changes.conflicts) {
        const int i = compiled->find_interview(conflict.interview);
        if (i < 0) continue;  // cancelled in the same breath
        auto& interview = instance.interviews[i];
        (conflict.party == Party::officer       ? interview.conflicted_officers
         : conflict.party == Party::interpreter ? interview.conflicted_interpreters
                                                : interview.conflicted_rooms)
            .push_back(conflict.id);
        changed.push_back(i);
    }
    for (const auto& change : changes.pins) {
        const int i = compiled->find_interview(change.interview);
        if (i < 0) continue;
        instance.interviews[i].pin = change.pin;
        changed.push_back(i);
    }
    for (const int i : changed) {
        compiled->compile_visit(i);
        if (!holds(i)) touched.push_back(i);
    }
    return touched;
}

}  // namespace hogo::planning
