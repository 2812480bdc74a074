// Every rule once more, read off the instance itself and not off the masks of the search: what a plan really
// is.
#include <algorithm>
#include <map>
#include <set>

#include "planning/compiled.h"

namespace hogo::planning {
namespace {

bool covers(const std::vector<Window>& windows, int day, int from, int until) {
    for (int slot = from; slot < until; ++slot)
        if (std::none_of(windows.begin(), windows.end(),
                         [&](const Window& w) { return w.day == day && w.from <= slot && slot < w.until; }))
            return false;
    return true;
}

struct Booked {
    int interview, day, from, until;
    std::string office;
};

class Measurer {
  public:
    Measurer(const Instance& instance, const Plan& plan)
        : instance_(instance), compiled_(instance, cost_weights), plan_(plan) {}

    Measured run() {
        for (const auto& a : plan_) {
            const int i = compiled_.find_interview(a.interview);
            if (i < 0)
                found_.violations.push_back({a.interview, "no such interview"});
            else if (!assigned_.emplace(i, &a).second)
                say(i, "planned twice");
        }
        for (int i = 0; i < static_cast<int>(instance_.interviews.size()); ++i) {
            const auto at = assigned_.find(i);
            Seat seat;
            if (at != assigned_.end()) {
                const auto known = compiled_.seat(*at->second);
                if (!known) {
                    say(i, "unknown officer, interpreter or room, or outside the calendar");
                    continue;
                }
                seat = *known;
                one(i, *at->second, seat);
            }
            const Levels counted = compiled_.levels_of(i, seat);
            for (int k = 0; k < level_count; ++k) found_.levels[k] += counted[k];
        }
        together();
        return std::move(found_);
    }

  private:
    void say(int i, std::string rule) {
        found_.violations.push_back({instance_.interviews[i].id, std::move(rule)});
    }

    void one(int i, const Assignment& a, const Seat& seat) {
        const auto& interview = instance_.interviews[i];
        const auto& officer = instance_.officers[compiled_.resources[seat.officer].index];
        const auto& interpreter = instance_.interpreters[compiled_.resources[seat.interpreter].index];
        const auto& room = instance_.rooms[compiled_.resources[seat.room].index];
        const int until = a.slot + interview.booked_slots(), lunch = instance_.calendar.lunch_before_slot;
        if (until > instance_.calendar.slots_per_day) say(i, "outside the calendar");
        if (a.slot < lunch && lunch < until) say(i, "runs over lunch");
        if (a.day > interview.deadline_day) say(i, "after its deadline");
        if (std::count(interview.no_go_days.begin(), interview.no_go_days.end(), a.day) != 0)
            say(i, "on a no-go day");
        if (interview.mornings_only && a.slot >= lunch) say(i, "not in the morning");
        if (interview.afternoons_only && a.slot < lunch) say(i, "not in the afternoon");
        if (const auto& from = interview.not_before;
            from && std::pair(a.day, a.slot) < std::pair(from->day, from->slot))
            say(i, "too early");
        if (const auto& last = interview.not_after;
            last && std::pair(a.day, until) > std::pair(last->day, last->slot))
            say(i, "past its limit");
        if (interview.longest && interview.duration > *interview.longest)
            say(i, "longer than the person can bear");
        if (!covers(officer.available, a.day, a.slot, until)) say(i, "officer absent");
        if (!covers(interpreter.available, a.day, a.slot, until)) say(i, "interpreter absent");
        if (room.available && !covers(*room.available, a.day, a.slot, until)) say(i, "room closed");
        const bool spoken = compiled_.spoken(interview);
        for (const int r : {seat.officer, seat.interpreter, seat.room})
            if (const char* why = compiled_.hindrance(interview, r, spoken))
                say(i, compiled_.id_of(r) + ": " + why);
        if (interview.pin && ((interview.pin->day && *interview.pin->day != a.day) ||
                              (interview.pin->slot && *interview.pin->slot != a.slot)))
            say(i, "not at the pinned time");
        if (interview.after) {
            const auto before = assigned_.find(compiled_.find_interview(interview.after->interview));
            if (before == assigned_.end() || a.day < before->second->day + interview.after->min_days)
                say(i, "too soon after " + interview.after->interview);
        }
        const Booked booked{i, a.day, a.slot, until, room.office};
        bookings_[{Party::officer, officer.id}].push_back(booked);
        bookings_[{Party::interpreter, interpreter.id}].push_back(booked);
        bookings_[{Party::room, room.id}].push_back(booked);
        for (const auto& id : interview.present) {
            const auto& companion =
                instance_.companions[compiled_.resources[compiled_.find(Party::companion, id)].index];
            if (!covers(companion.available, a.day, a.slot, until)) say(i, id + ": absent");
            bookings_[{Party::companion, id}].push_back(booked);
        }
        if (!interview.person.empty()) of_person_[interview.person].push_back(booked);
    }

    int way(const std::string& a, const std::string& b) const {
        for (const auto& travel : instance_.travel)
            if ((travel.from == a && travel.to == b) || (travel.from == b && travel.to == a))
                return travel.slots;
        return 0;
    }

    void together() {
        for (auto& [who, booked] : bookings_) {
            const int r = compiled_.find(who.first, who.second);
            const auto& resource = compiled_.resources[r];
            std::map<int, int> a_day;
            int in_all = 0;
            for (const auto& one : booked)
                a_day[one.day] += one.until - one.from, in_all += one.until - one.from;
            for (const auto& [day, slots] : a_day)
                if (slots > resource.slots_a_day)
                    say(booked.front().interview, who.second + ": too much on one day");
            if (in_all > resource.slots_in_all)
                say(booked.front().interview, who.second + ": too much in all");
            for (std::size_t x = 0; x < booked.size(); ++x)
                for (std::size_t y = x + 1; y < booked.size(); ++y) {
                    const auto &one = booked[x], &two = booked[y];
                    const int apart =
                        resource.travels && one.office != two.office ? way(one.office, two.office) : 0;
                    if (one.day == two.day && one.from < two.until + apart && two.from < one.until + apart)
                        say(two.interview,
                            who.second + ": is with " + instance_.interviews[one.interview].id);
                }
        }
        for (const auto& [person, booked] : of_person_)
            for (std::size_t x = 0; x < booked.size(); ++x)
                for (std::size_t y = x + 1; y < booked.size(); ++y) {
                    const int rest = std::max(instance_.interviews[booked[x].interview].rest_days,
                                              instance_.interviews[booked[y].interview].rest_days);
                    if (rest >= 0 && std::abs(booked[x].day - booked[y].day) <= rest)
                        say(booked[y].interview, "too few days of rest");
                }
    }

    const Instance& instance_;
    Compiled compiled_;
    const Plan& plan_;
    std::map<int, const Assignment*> assigned_;
    std::map<std::pair<Party, std::string>, std::vector<Booked>> bookings_;
    std::map<std::string, std::vector<Booked>> of_person_;
    Measured found_;
};

}  // namespace

std::int64_t cost_of(const Levels& levels) {
    std::int64_t sum = 0;
    for (int k = 0; k < level_count; ++k) sum += cost_weights[k] * levels[k];
    return sum;
}

Measured measure(const Instance& instance, const Plan& plan) {
    return Measurer(instance, plan).run();
}

}  // namespace hogo::planning
