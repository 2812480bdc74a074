#include "planning/board.h"

#include <algorithm>

namespace hogo::planning {

Board::Board(const Compiled& compiled)
    : compiled_(&compiled),
      offices_(compiled.offices),
      lengths_(static_cast<int>(compiled.lengths.size())),
      seats_(compiled.visits.size()) {
    open_.resize(compiled.resources.size() * offices_ * lengths_);
    open_cell_.resize(compiled.cells.size() * offices_ * lengths_);
    count_.resize(open_cell_.size() * compiled.slots);
    owner_.assign(compiled.resources.size() * compiled.slots, -1);
    load_.resize(compiled.resources.size());
    for (std::size_t r = 0; r < compiled.resources.size(); ++r) refresh(static_cast<int>(r));
}

void Board::refresh(int resource) {
    for (int day = 0; day < compiled_->instance.calendar.days; ++day) refresh_day(resource, day);
}

std::uint64_t Board::free_bits(int resource, int office, int day) const {
    const auto& c = *compiled_;
    const auto& r = c.resources[resource];
    if (r.party == Party::room && r.office != office) return 0;
    const int first = day * c.day_slots;
    std::uint64_t free = r.present.bits(first, c.day_slots);
    const int* owners = owner_.data() + static_cast<std::size_t>(resource) * c.slots + first;
    for (int slot = 0; slot < c.day_slots; ++slot) {
        if (owners[slot] < 0) continue;
        free &= ~(std::uint64_t{1} << slot);
        if (offices_ == 1 || !r.travels) continue;
        const int way = c.travel[office][c.resources[seats_[owners[slot]].room].office];
        for (int k = std::max(0, slot - way); k <= std::min(c.day_slots - 1, slot + way); ++k)
            free &= ~(std::uint64_t{1} << k);
    }
    return free;
}

void Board::refresh_day(int resource, int day) {
    const auto& c = *compiled_;
    const auto& r = c.resources[resource];
    const int first = day * c.day_slots;
    int used = 0;
    if (r.slots_a_day < c.day_slots)
        for (int slot = 0; slot < c.day_slots; ++slot) used += owner(resource, first + slot) >= 0;
    for (int office = 0; office < offices_; ++office) {
        const std::uint64_t free = free_bits(resource, office, day);
        std::uint64_t run = free;  // starts of a run of the current length
        int run_length = 1;
        for (int k = 0; k < lengths_; ++k) {
            for (; run_length < c.lengths[k]; ++run_length) run &= free >> run_length;
            std::uint64_t starts = run & c.length_starts[k].bits(first, c.day_slots);
            if (used + c.lengths[k] > r.slots_a_day) starts = 0;
            Mask& open = open_[key(resource, office, k)];
            const std::uint64_t before = open.bits(first, c.day_slots);
            if (before == starts) continue;
            open.put_bits(first, c.day_slots, starts);
            for (const int cell : r.cells) {
                const std::size_t at = key(cell, office, k);
                std::uint16_t* counts = count_.data() + at * c.slots + first;
                for (std::uint64_t gone = before & ~starts; gone != 0; gone &= gone - 1) {
                    const int slot = std::countr_zero(gone);
                    if (--counts[slot] == 0) open_cell_[at].clear(first + slot);
                }
                for (std::uint64_t come = starts & ~before; come != 0; come &= come - 1) {
                    const int slot = std::countr_zero(come);
                    if (counts[slot]++ == 0) open_cell_[at].set(first + slot);
                }
            }
        }
    }
}

void Board::occupy(int i, int resource, int at, int length, bool taken) {
    int* owners = owner_.data() + static_cast<std::size_t>(resource) * compiled_->slots + at;
    std::fill(owners, owners + length, taken ? i : -1);
    load_[resource] += taken ? length : -length;
    refresh_day(resource, compiled_->day_of(at));
}

void Board::book(int i, const Seat& seat) {
    const auto& visit = compiled_->visits[i];
    seats_[i] = seat;
    occupy(i, seat.officer, seat.at, visit.length, true);
    occupy(i, seat.interpreter, seat.at, visit.length, true);
    occupy(i, seat.room, seat.at, visit.length, true);
    for (const int companion : visit.companions) occupy(i, companion, seat.at, visit.length, true);
}

void Board::unbook(int i) {
    const auto& visit = compiled_->visits[i];
    const Seat seat = seats_[i];
    occupy(i, seat.officer, seat.at, visit.length, false);
    occupy(i, seat.interpreter, seat.at, visit.length, false);
    occupy(i, seat.room, seat.at, visit.length, false);
    for (const int companion : visit.companions) occupy(i, companion, seat.at, visit.length, false);
    seats_[i] = {};
}

int Board::latest_day(int i, int depth) const {
    const auto& c = *compiled_;
    int latest = unlimited;
    if (depth == 64)
        return latest;  // a chain of that length is looked after when the seats in between are taken
    for (const auto& relation : c.visits[i].relations) {
        if (relation.kind != Relation::Kind::before) continue;
        const Seat& other = seats_[relation.other];
        latest =
            std::min(latest, (other.placed() ? c.day_of(other.at) : latest_day(relation.other, depth + 1)) -
                                 relation.days);
    }
    return latest;
}

Mask Board::related(int i) const {
    const auto& c = *compiled_;
    const int days = c.instance.calendar.days;
    Mask result;
    int from = 0;
    for (const auto& relation : c.visits[i].relations) {
        const Seat& other = seats_[relation.other];
        if (relation.kind == Relation::Kind::after)
            from = other.placed() ? std::max(from, c.day_of(other.at) + relation.days) : days;
    }
    const int until = std::min(days, latest_day(i, 0) + 1);
    if (from >= until) return result;
    result.set_range(from * c.day_slots, until * c.day_slots);
    for (const auto& relation : c.visits[i].relations) {
        if (relation.kind != Relation::Kind::apart || !seats_[relation.other].placed()) continue;
        const int day = c.day_of(seats_[relation.other].at);
        Mask near;
        near.set_range(std::max(0, day - relation.days + 1) * c.day_slots,
                       std::min(days, day + relation.days) * c.day_slots);
        result = result.without(near);
    }
    return result;
}

bool Board::can_seat(int i, const Seat& seat) const {
    const auto& c = *compiled_;
    const auto& visit = c.visits[i];
    if (!visit.allowed.test(seat.at) || !related(i).test(seat.at)) return false;
    const int office = c.resources[seat.room].office;
    if (!can_take(i, seat.officer, office, seat.at) || !can_take(i, seat.interpreter, office, seat.at) ||
        !can_take(i, seat.room, office, seat.at))
        return false;
    return std::all_of(visit.companions.begin(), visit.companions.end(),
                       [&](int r) { return open(r, office, visit.length_index).test(seat.at); });
}

}  // namespace hogo::planning
