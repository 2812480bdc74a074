#include "planning/compiled.h"

#include <algorithm>
#include <set>

namespace hogo::planning {
namespace {

void mark(std::vector<std::uint64_t>& bits, int at, std::size_t words) {
    bits.resize(words);
    bits[at >> 6] |= std::uint64_t{1} << (at & 63);
}

}  // namespace

Compiled::Compiled(const Instance& given, const Levels& level_weights)
    : instance(given), weights(level_weights) {
    const auto& calendar = instance.calendar;
    day_slots = calendar.slots_per_day;
    slots = calendar.days * day_slots;
    std::set<int> occurring;
    for (const auto& interview : instance.interviews) occurring.insert(interview.booked_slots());
    lengths.assign(occurring.begin(), occurring.end());
    for (const int length : lengths) {
        Mask starts;
        for (int day = 0; day < calendar.days; ++day)
            for (int slot = 0; slot + length <= day_slots; ++slot)
                if (slot >= calendar.lunch_before_slot || slot + length <= calendar.lunch_before_slot)
                    starts.set(day * day_slots + slot);
        length_starts.push_back(starts);
    }
    add_resources();
    add_cells();
    relate();
    for (std::size_t i = 0; i < instance.interviews.size(); ++i) compile_visit(static_cast<int>(i));
}

int Compiled::word(const std::string& text) {
    if (text.empty()) return -1;
    return words_.try_emplace(text, static_cast<int>(words_.size())).first->second;
}

Mask Compiled::slots_of(const std::vector<Window>& windows) const {
    Mask mask;
    for (const auto& window : windows)
        mask.set_range(window.day * day_slots + window.from, window.day * day_slots + window.until);
    return mask;
}

void Compiled::add_resources() {
    std::set<std::string> names;
    for (const auto& room : instance.rooms) names.insert(room.office);
    offices_.assign(names.begin(), names.end());
    offices = std::max(1, static_cast<int>(offices_.size()));
    auto office = [&](const std::string& name) {
        const auto found = std::lower_bound(offices_.begin(), offices_.end(), name);
        return found != offices_.end() && *found == name ? static_cast<int>(found - offices_.begin()) : -1;
    };
    travel.assign(offices, std::vector<int>(offices, 0));
    for (const auto& way : instance.travel) {
        const int a = office(way.from), b = office(way.to);
        if (a >= 0 && b >= 0) travel[a][b] = travel[b][a] = way.slots;
    }
    add_officers_interpreters_companions();
    for (const auto& room : instance.rooms) {
        Resource r{Party::room, static_cast<int>(&room - instance.rooms.data())};
        r.office = office(room.office);
        r.zone = word(room.zone);
        if (room.available)
            r.present = slots_of(*room.available);
        else
            r.present.set_range(0, slots);
        resources.push_back(r);
    }
    eligible_words_ = (resources.size() + 63) / 64;
    for (std::size_t k = 0; k < resources.size(); ++k) {
        const auto& r = resources[k];
        resource_numbers_.emplace(std::pair(r.party, id_of(static_cast<int>(k))), static_cast<int>(k));
        if (r.network >= 0) mark(of_network_[r.network], static_cast<int>(k), eligible_words_);
        if (r.zone >= 0) mark(of_zone_[r.zone], static_cast<int>(k), eligible_words_);
    }
}

void Compiled::add_officers_interpreters_companions() {
    auto limited = [](Resource& r, const WorkLimits& limits) {
        r.slots_a_day = limits.slots_a_day.value_or(most_slots);
        r.slots_in_all = limits.slots_in_all.value_or(most_slots);
    };
    for (const auto& officer : instance.officers) {
        Resource r{Party::officer, static_cast<int>(&officer - instance.officers.data()),
                   slots_of(officer.available)};
        r.travels = true;
        r.worked = officer.load;
        limited(r, officer.limits);
        resources.push_back(r);
    }
    first_interpreter = static_cast<int>(resources.size());
    for (const auto& interpreter : instance.interpreters) {
        Resource r{Party::interpreter, static_cast<int>(&interpreter - instance.interpreters.data()),
                   slots_of(interpreter.available)};
        r.travels = !interpreter.remote_only;
        r.worked = interpreter.load;
        r.network = word(interpreter.network);
        limited(r, interpreter.limits);
        resources.push_back(r);
    }
    first_companion = static_cast<int>(resources.size());
    for (const auto& companion : instance.companions) {
        Resource r{Party::companion, static_cast<int>(&companion - instance.companions.data()),
                   slots_of(companion.available)};
        r.travels = true;
        resources.push_back(r);
    }
    first_room = static_cast<int>(resources.size());
}

void Compiled::join_cell(const std::string& signature, int resource, Party party, int language, bool native,
                         bool relay) {
    const auto [at, is_new] = cell_numbers_.try_emplace(signature, static_cast<int>(cells.size()));
    if (is_new) {
        cells.emplace_back();
        cell_facts_.push_back({party, language, std::max(0, resources[resource].office), native, relay});
    }
    cells[at->second].members.push_back(resource);
    resources[resource].cells.push_back(at->second);
}

void Compiled::add_cells() {
    for (std::size_t k = 0; k < resources.size(); ++k) {
        const int r = static_cast<int>(k), index = resources[k].index;
        if (resources[k].party == Party::officer) {
            const auto& o = instance.officers[index];
            join_cell("o" + std::to_string(o.female) + std::to_string(o.training >= 2), r, Party::officer, -1,
                      false, false);
        } else if (resources[k].party == Party::interpreter) {
            const auto& t = instance.interpreters[index];
            const std::string alike = std::to_string(t.female) + std::to_string(t.remote_only) +
                                      std::to_string(t.remote || t.remote_only);
            std::set<std::string> natives(t.also_native.begin(), t.also_native.end());
            natives.insert(t.native);
            for (const auto& native : natives) {
                const int own = word(native);
                mark(speaking_[own], r, eligible_words_);
                join_cell("t" + alike + "n" + native, r, Party::interpreter, own, true, false);
            }
            join_cell("t" + alike + "*", r, Party::interpreter, -1, false, true);
            for (const auto& other : std::set<std::string>(t.others.begin(), t.others.end())) {
                if (natives.contains(other)) continue;
                const int language = word(other);
                mark(speaking_[language], r, eligible_words_);
                join_cell("t" + alike + "o" + other, r, Party::interpreter, language, false, false);
            }
        } else if (resources[k].party == Party::room) {
            const auto& m = instance.rooms[index];
            join_cell("r" + m.office + "/" + std::to_string(m.privacy) + std::to_string(m.accessible) +
                          std::to_string(m.remote),
                      r, Party::room, -1, false, false);
        }
    }
}

void Compiled::relate(std::size_t first) {
    const auto& all = instance.interviews;
    for (std::size_t i = first; i < all.size(); ++i)
        interview_numbers_.emplace(all[i].id, static_cast<int>(i));
    visits.resize(all.size());
    for (std::size_t i = first; i < all.size(); ++i) {
        const int self = static_cast<int>(i);
        if (all[i].after) {
            const int before = find_interview(all[i].after->interview);
            visits[i].relations.push_back({before, Relation::Kind::after, all[i].after->min_days});
            visits[before].relations.push_back({self, Relation::Kind::before, all[i].after->min_days});
        }
        if (all[i].person.empty()) continue;
        auto& own = of_person_[all[i].person];
        for (const int other : own) {
            const int rest = std::max(all[i].rest_days, all[other].rest_days);
            if (rest < 0) continue;
            visits[i].relations.push_back({other, Relation::Kind::apart, rest + 1});
            visits[other].relations.push_back({self, Relation::Kind::apart, rest + 1});
        }
        own.push_back(self);
    }
}

void Compiled::remove_visit(int i) {
    const int last = static_cast<int>(visits.size()) - 1;
    for (const auto& relation : visits[i].relations) {
        auto& back = visits[relation.other].relations;
        std::erase_if(back, [&](const Relation& r) { return r.other == i; });
    }
    interview_numbers_.erase(instance.interviews[i].id);
    std::erase(of_person_[instance.interviews[i].person], i);
    if (i != last) {
        for (const auto& relation : visits[last].relations)
            for (auto& back : visits[relation.other].relations)
                if (back.other == last) back.other = i;
        visits[i] = std::move(visits[last]);
        std::copy_n(eligible_.begin() + static_cast<std::ptrdiff_t>(last * eligible_words_), eligible_words_,
                    eligible_.begin() + static_cast<std::ptrdiff_t>(i * eligible_words_));
        interview_numbers_[instance.interviews[last].id] = i;
        std::replace(of_person_[instance.interviews[last].person].begin(),
                     of_person_[instance.interviews[last].person].end(), last, i);
    }
    visits.pop_back();
}

std::int64_t Compiled::weigh(const Levels& levels) const {
    std::int64_t sum = 0;
    for (int k = 0; k < level_count; ++k) sum += weights[k] * levels[k];
    return sum;
}

int Compiled::find(Party party, const std::string& id) const {
    const auto found = resource_numbers_.find({party, id});
    return found == resource_numbers_.end() ? -1 : found->second;
}

int Compiled::find_interview(const std::string& id) const {
    const auto found = interview_numbers_.find(id);
    return found == interview_numbers_.end() ? -1 : found->second;
}

const std::string& Compiled::id_of(int resource) const {
    const auto& r = resources[resource];
    switch (r.party) {
        case Party::officer:
            return instance.officers[r.index].id;
        case Party::interpreter:
            return instance.interpreters[r.index].id;
        case Party::companion:
            return instance.companions[r.index].id;
        case Party::room:
            break;
    }
    return instance.rooms[r.index].id;
}

Assignment Compiled::assignment(int i, const Seat& seat) const {
    return {instance.interviews[i].id, day_of(seat.at),         seat.at % day_slots,
            id_of(seat.officer),       id_of(seat.interpreter), id_of(seat.room)};
}

std::optional<Seat> Compiled::seat(const Assignment& a) const {
    const Seat seat{a.day * day_slots + a.slot, find(Party::officer, a.officer),
                    find(Party::interpreter, a.interpreter), find(Party::room, a.room)};
    const bool inside = a.day >= 0 && a.day < instance.calendar.days && a.slot >= 0 && a.slot < day_slots;
    if (!inside || seat.officer < 0 || seat.interpreter < 0 || seat.room < 0) return std::nullopt;
    return seat;
}

void Compiled::compile_visit(int i) {
    const auto& interview = instance.interviews[i];
    auto& visit = visits[i];
    visit.length = interview.booked_slots();
    const auto length = std::lower_bound(lengths.begin(), lengths.end(), visit.length);
    visit.length_index = static_cast<int>(length - lengths.begin());
    visit.allowed = allowed_starts(interview, visit.length_index);
    visit.preferred = visit.allowed;
    visit.half_cost = interview.prefers == Half::any ? 0 : weights[4];
    if (interview.prefers != Half::any)
        for (int at = visit.allowed.next(0); at >= 0; at = visit.allowed.next(at + 1))
            if ((at % day_slots >= instance.calendar.lunch_before_slot) !=
                (interview.prefers == Half::afternoon))
                visit.preferred.clear(at);
    mark_eligible(i);
    price_officers(visit, interview, i);
    price_interpreters(visit, interview, i);
    price_rooms(visit, interview, i);
    visit.companions.clear();
    for (const auto& id : interview.present) visit.companions.push_back(find(Party::companion, id));

    std::int64_t room = weights[0];
    for (const auto& of_office : visit.rooms)
        if (!of_office.empty()) room = std::min(room, of_office.front().cost);
    visit.least_cost = weights[0];
    if (!visit.officers.empty() && !visit.interpreters.empty() && visit.allowed.any())
        visit.least_cost =
            std::min(weights[0], visit.officers.front().cost + visit.interpreters.front().cost + room +
                                     (visit.preferred.any() ? 0 : visit.half_cost) +
                                     weights[5] * day_of(visit.allowed.next(0)));
}

Mask Compiled::allowed_starts(const Interview& interview, int length_index) const {
    Mask allowed = length_starts[length_index];
    const int length = interview.booked_slots(), lunch = instance.calendar.lunch_before_slot;
    const bool bearable = !interview.longest || interview.duration <= *interview.longest;
    for (int at = allowed.next(0); at >= 0; at = allowed.next(at + 1)) {
        const int day = day_of(at), slot = at % day_slots;
        bool holds = bearable && day <= interview.deadline_day;
        holds = holds && std::find(interview.no_go_days.begin(), interview.no_go_days.end(), day) ==
                             interview.no_go_days.end();
        holds = holds && !(interview.mornings_only && slot >= lunch) &&
                !(interview.afternoons_only && slot < lunch);
        if (const auto& from = interview.not_before)
            holds = holds && (day > from->day || (day == from->day && slot >= from->slot));
        if (const auto& until = interview.not_after)
            holds = holds && (day < until->day || (day == until->day && slot + length <= until->slot));
        if (interview.pin) {
            holds = holds && (!interview.pin->day || *interview.pin->day == day);
            holds = holds && (!interview.pin->slot || *interview.pin->slot == slot);
        }
        if (!holds) allowed.clear(at);
    }
    return allowed;
}

}  // namespace hogo::planning
