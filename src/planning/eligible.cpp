// Who and what an interview may have, and at which penalty.
#include <algorithm>

#include "planning/compiled.h"

namespace hogo::planning {
namespace {

Wish officer_wish(const Interview& interview) {
    return interview.officer_gender.value_or(interview.female ? Wish::female : Wish::any);
}
int misses(Wish wish, bool female) {
    return wish != Wish::any && (wish == Wish::female) != female;
}
int changes(const std::optional<std::string>& previous, const std::string& id) {
    return previous && *previous != id;
}

template <class T>
bool contains(const std::vector<T>& all, const T& one) {
    return std::find(all.begin(), all.end(), one) != all.end();
}
bool is_native(const Interpreter& interpreter, const std::string& language) {
    return interpreter.native == language || contains(interpreter.also_native, language);
}
bool speaks(const Interpreter& interpreter, const std::string& language) {
    return !language.empty() && (is_native(interpreter, language) || contains(interpreter.others, language));
}
int room_misses(const Interview& interview, const Room& room) {
    return interview.risk == 2 && room.privacy < 3;
}
int presence_misses(const Interview& interview, const Interpreter& interpreter) {
    return interview.risk == 2 && interpreter.remote_only && !interview.unseen;
}

}  // namespace

int Compiled::language_level(const Interview& interview, const Interpreter& interpreter) const {
    if (is_native(interpreter, interview.native)) return 0;
    if (speaks(interpreter, interview.native)) return 1;
    if (speaks(interpreter, interview.second)) return 2;
    return 4;
}

bool Compiled::spoken(const Interview& interview) const {
    for (const auto& t : instance.interpreters) {
        const bool kept_away = !interview.network.empty() && t.network == interview.network;
        if (kept_away || contains(interview.conflicted_interpreters, t.id)) continue;
        if (speaks(t, interview.native) || speaks(t, interview.second)) return true;
    }
    return false;
}

void Compiled::mark_eligible(int i) {
    const auto& interview = instance.interviews[i];
    eligible_.resize(std::max(eligible_.size(), (static_cast<std::size_t>(i) + 1) * eligible_words_));
    std::uint64_t* bits = eligible_.data() + static_cast<std::size_t>(i) * eligible_words_;
    std::fill(bits, bits + eligible_words_, ~std::uint64_t{0});
    auto clear = [&](int r) { bits[r >> 6] &= ~(std::uint64_t{1} << (r & 63)); };
    auto clear_all = [&](const std::unordered_map<int, Bits>& sets, const std::string& text) {
        const auto known = words_.find(text);
        if (text.empty() || known == words_.end()) return;
        const auto set = sets.find(known->second);
        if (set == sets.end()) return;
        for (std::size_t k = 0; k < set->second.size(); ++k) bits[k] &= ~set->second[k];
    };
    auto clear_named = [&](Party party, const std::vector<std::string>& ids) {
        for (const auto& id : ids)
            if (const int r = find(party, id); r >= 0) clear(r);
    };
    clear_all(of_network_, interview.network);
    for (const auto& zone : interview.avoid_zones) clear_all(of_zone_, zone);
    clear_named(Party::officer, interview.conflicted_officers);
    clear_named(Party::interpreter, interview.conflicted_interpreters);
    clear_named(Party::room, interview.conflicted_rooms);

    Bits speaking(eligible_words_);
    for (const auto& language : {interview.native, interview.second})
        if (const auto known = words_.find(language); !language.empty() && known != words_.end())
            if (const auto set = speaking_.find(known->second); set != speaking_.end())
                for (std::size_t k = 0; k < set->second.size(); ++k) speaking[k] |= set->second[k];
    bool is_spoken = false;
    for (std::size_t k = 0; k < eligible_words_; ++k) is_spoken = is_spoken || (speaking[k] & bits[k]) != 0;

    for (int r = 0; r < static_cast<int>(resources.size()); ++r) {
        const auto& resource = resources[r];
        if (resource.party == Party::officer && interview.child &&
            instance.officers[resource.index].training < 2)
            clear(r);
        if (resource.party == Party::interpreter) {
            const auto& t = instance.interpreters[resource.index];
            if (is_spoken && !(speaking[r >> 6] >> (r & 63) & 1)) clear(r);
            if (interview.unseen && !t.remote && !t.remote_only) clear(r);
        }
        if (resource.party == Party::room) {
            const auto& room = instance.rooms[resource.index];
            if ((interview.needs_accessible && !room.accessible) || (interview.unseen && !room.remote) ||
                room.privacy < interview.least_privacy.value_or(0))
                clear(r);
        }
    }
    if (!interview.pin) return;
    auto keep_only = [&](Party party, const std::optional<std::string>& id) {
        if (!id) return;
        for (int r = 0; r < static_cast<int>(resources.size()); ++r)
            if (resources[r].party == party && id_of(r) != *id) clear(r);
    };
    keep_only(Party::officer, interview.pin->officer);
    keep_only(Party::interpreter, interview.pin->interpreter);
    keep_only(Party::room, interview.pin->room);
}

bool Compiled::has_eligible_member(int i, const Cell& cell) const {
    return std::any_of(cell.members.begin(), cell.members.end(), [&](int r) { return eligible(i, r); });
}

void Compiled::price_officers(Visit& visit, const Interview& interview, int i) const {
    visit.officers.clear();
    const Wish wish = officer_wish(interview);
    for (std::size_t c = 0; c < cells.size(); ++c) {
        if (cell_facts_[c].party != Party::officer || !has_eligible_member(i, cells[c])) continue;
        const auto& alike = instance.officers[resources[cells[c].members.front()].index];
        visit.officers.push_back(
            {weights[3] * misses(wish, alike.female) + weights[6] * interview.previous_officer.has_value(),
             static_cast<int>(c), -1});
    }
    if (interview.previous_officer)
        if (const int r = find(Party::officer, *interview.previous_officer); r >= 0 && eligible(i, r))
            visit.officers.push_back({weights[3] * misses(wish, instance.officers[r].female), -1, r});
    sort_options(visit.officers);
}

void Compiled::price_interpreters(Visit& visit, const Interview& interview, int i) const {
    visit.interpreters.clear();
    auto number = [&](const std::string& text) {
        const auto known = words_.find(text);
        return text.empty() || known == words_.end() ? -2 : known->second;
    };
    const int own = number(interview.native), second = number(interview.second);
    bool heard = false;
    auto price = [&](const Interpreter& t, int language, bool again) {
        return weights[1] * presence_misses(interview, t) + weights[2] * language +
               weights[4] * misses(interview.interpreter_gender, t.female) +
               weights[6] * (again ? 0 : interview.previous_interpreter.has_value());
    };
    for (const bool relay : {false, true})
        for (std::size_t c = 0; c < cells.size(); ++c) {
            const auto& facts = cell_facts_[c];
            if (facts.party != Party::interpreter || facts.relay != relay || (relay && heard)) continue;
            const int language = relay                      ? 4
                                 : facts.language == own    ? (facts.native ? 0 : 1)
                                 : facts.language == second ? 2
                                                            : -1;
            if (language < 0 || !has_eligible_member(i, cells[c])) continue;
            heard = heard || !relay;
            const auto& alike = instance.interpreters[resources[cells[c].members.front()].index];
            visit.interpreters.push_back({price(alike, language, false), static_cast<int>(c), -1});
        }
    if (interview.previous_interpreter)
        if (const int r = find(Party::interpreter, *interview.previous_interpreter);
            r >= 0 && eligible(i, r)) {
            const auto& t = instance.interpreters[resources[r].index];
            visit.interpreters.push_back({price(t, language_level(interview, t), true), -1, r});
        }
    sort_options(visit.interpreters);
}

void Compiled::price_rooms(Visit& visit, const Interview& interview, int i) const {
    visit.rooms.assign(offices, {});
    for (std::size_t c = 0; c < cells.size(); ++c) {
        if (cell_facts_[c].party != Party::room || !has_eligible_member(i, cells[c])) continue;
        const auto& alike = instance.rooms[resources[cells[c].members.front()].index];
        visit.rooms[cell_facts_[c].office].push_back(
            {weights[1] * room_misses(interview, alike), static_cast<int>(c), -1});
    }
    for (auto& of_office : visit.rooms) sort_options(of_office);
}

void Compiled::sort_options(std::vector<Option>& options) {
    std::stable_sort(options.begin(), options.end(),
                     [](const Option& a, const Option& b) { return a.cost < b.cost; });
}

Levels Compiled::levels_of(int i, const Seat& seat) const {
    if (!seat.placed()) return {1};
    const auto& interview = instance.interviews[i];
    const auto& officer = instance.officers[resources[seat.officer].index];
    const auto& interpreter = instance.interpreters[resources[seat.interpreter].index];
    const bool afternoon = seat.at % day_slots >= instance.calendar.lunch_before_slot;
    return {0,
            room_misses(interview, instance.rooms[resources[seat.room].index]) +
                presence_misses(interview, interpreter),
            language_level(interview, interpreter),
            misses(officer_wish(interview), officer.female),
            (interview.prefers != Half::any && (interview.prefers == Half::afternoon) != afternoon) +
                misses(interview.interpreter_gender, interpreter.female),
            day_of(seat.at),
            changes(interview.previous_officer, officer.id) +
                changes(interview.previous_interpreter, interpreter.id)};
}

const char* Compiled::hindrance(const Interview& interview, int r, bool is_spoken) const {
    const auto& resource = resources[r];
    const auto& id = id_of(r);
    auto pinned = [&](const std::optional<std::string>& to) { return to && *to != id; };
    const Pin pin = interview.pin.value_or(Pin{});
    switch (resource.party) {
        case Party::officer:
            if (contains(interview.conflicted_officers, id)) return "not available for this interview";
            if (interview.child && instance.officers[resource.index].training < 2)
                return "not trained for children";
            return pinned(pin.officer) ? "pinned to somebody else" : nullptr;
        case Party::interpreter: {
            const auto& t = instance.interpreters[resource.index];
            const bool speaks_any = speaks(t, interview.native) || speaks(t, interview.second);
            if (is_spoken && !speaks_any) return "speaks no language of theirs";
            if (!interview.network.empty() && t.network == interview.network)
                return "not available for this interview";
            if (contains(interview.conflicted_interpreters, id)) return "not available for this interview";
            if (interview.unseen && !t.remote && !t.remote_only) return "cannot interpret from afar";
            return pinned(pin.interpreter) ? "pinned to somebody else" : nullptr;
        }
        case Party::room: {
            const auto& room = instance.rooms[resource.index];
            if (contains(interview.conflicted_rooms, id)) return "not available for this interview";
            if (!room.zone.empty() && contains(interview.avoid_zones, room.zone))
                return "not available for this interview";
            if (interview.needs_accessible && !room.accessible) return "not accessible";
            if (interview.unseen && !room.remote) return "not equipped for interpreting from afar";
            if (room.privacy < interview.least_privacy.value_or(0)) return "not private enough";
            return pinned(pin.room) ? "pinned to another room" : nullptr;
        }
        case Party::companion:
            break;
    }
    return nullptr;
}

}  // namespace hogo::planning
