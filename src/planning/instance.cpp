#include "planning/instance.h"

#include <unordered_map>
#include <unordered_set>

#include "planning/planner.h"

namespace hogo::planning {
namespace {

class Checker {
  public:
    explicit Checker(const Instance& instance) : instance_(instance) {}

    std::vector<Complaint> run() {
        calendar();
        if (!complaints_.empty()) return std::move(complaints_);  // nothing else can be judged without it
        ids("officers", instance_.officers, officers_);
        ids("interpreters", instance_.interpreters, interpreters_);
        ids("rooms", instance_.rooms, rooms_);
        ids("companions", instance_.companions, companions_);
        ids("interviews", instance_.interviews, interviews_);
        all("officers", instance_.officers,
            [&](const Officer& o) { times(o.available, ".available"), limits(o.limits), worked(o.load); });
        all("interpreters", instance_.interpreters, [&](const Interpreter& t) {
            times(t.available, ".available"), limits(t.limits), worked(t.load);
            if (t.native.empty()) say(".native", "an interpreter has a native language");
        });
        all("rooms", instance_.rooms, [&](const Room& r) {
            if (r.available) times(*r.available, ".available");
        });
        all("companions", instance_.companions,
            [&](const Companion& c) { times(c.available, ".available"); });
        all("travel", instance_.travel, [&](const Travel& way) { travel(way); });
        all("interviews", instance_.interviews, [&](const Interview& i) { interview(i); });
        circles();
        pins_against_each_other();
        return std::move(complaints_);
    }

  private:
    using Numbers = std::unordered_map<std::string, std::size_t>;

    void say(const std::string& field, std::string reason) {
        if (complaints_.size() < 100) complaints_.push_back({at_ + field, std::move(reason)});
    }

    void calendar() {
        const auto& c = instance_.calendar;
        at_ = "calendar";
        if (c.days < 1) say(".days", "at least one day");
        if (c.slots_per_day < 1 || c.slots_per_day > 64) say(".slots_per_day", "between 1 and 64");
        if (c.slot_minutes < 1) say(".slot_minutes", "at least one minute");
        if (c.lunch_before_slot < 0 || c.lunch_before_slot > c.slots_per_day)
            say(".lunch_before_slot", "between 0 and slots_per_day");
        if (c.days >= 1 && c.slots_per_day >= 1 && static_cast<long>(c.days) * c.slots_per_day > most_slots)
            say("",
                "days times slots_per_day is more than " + std::to_string(most_slots) + "; plan in parts");
    }

    template <class T>
    void ids(const std::string& list, const std::vector<T>& things, Numbers& numbers) {
        for (std::size_t k = 0; k < things.size(); ++k) {
            at_ = list + "[" + std::to_string(k) + "]";
            if (things[k].id.empty())
                say(".id", "is empty");
            else if (!numbers.emplace(things[k].id, k).second)
                say(".id", "\"" + things[k].id + "\" stands twice");
        }
    }

    template <class T, class Each>
    void all(const std::string& list, const std::vector<T>& things, Each each) {
        for (std::size_t k = 0; k < things.size(); ++k) {
            at_ = list + "[" + std::to_string(k) + "]";
            each(things[k]);
        }
    }

    void times(const std::vector<Window>& windows, const std::string& field) {
        const auto& c = instance_.calendar;
        for (const auto& w : windows)
            if (w.day < 0 || w.day >= c.days || w.from < 0 || w.until > c.slots_per_day || w.from > w.until)
                return say(field, "a window outside the calendar");
    }

    void limits(const WorkLimits& limits) {
        if (limits.slots_a_day.value_or(0) < 0 || limits.slots_in_all.value_or(0) < 0)
            say(".limits", "may not be negative");
    }

    void worked(int load) {
        if (load < 0 || load > most_load) say(".load", "between 0 and " + std::to_string(most_load));
    }

    void travel(const Travel& way) {
        auto known = [&](const std::string& office) {
            for (const auto& room : instance_.rooms)
                if (room.office == office) return true;
            return false;
        };
        if (!known(way.from)) say(".from", "no room is in the office \"" + way.from + "\"");
        if (!known(way.to)) say(".to", "no room is in the office \"" + way.to + "\"");
        if (way.slots < 0 || way.slots > instance_.calendar.slots_per_day)
            say(".slots", "between 0 and slots_per_day");
    }

    void known(const Numbers& numbers, const std::vector<std::string>& ids, const std::string& field,
               const char* what) {
        for (const auto& id : ids)
            if (!numbers.contains(id)) say(field, std::string("no ") + what + " \"" + id + "\"");
    }
    void known(const Numbers& numbers, const std::optional<std::string>& id, const std::string& field,
               const char* what) {
        if (id) known(numbers, std::vector{*id}, field, what);
    }

    void interview(const Interview& i) {
        const auto& c = instance_.calendar;
        if (i.native.empty()) say(".native", "is empty");
        if (i.duration < 1 || i.duration > c.slots_per_day) say(".duration", "between 1 and slots_per_day");
        if (i.risk < 0 || i.risk > 2) say(".risk", "between 0 and 2");
        if (i.break_after && *i.break_after < 1) say(".break_after", "at least one slot");
        if (i.rest_days < -1) say(".rest_days", "may not be negative");
        if (i.mornings_only && i.afternoons_only)
            say("", "mornings only and afternoons only exclude each other");
        if (i.not_before && (i.not_before->day < 0 || i.not_before->slot < 0))
            say(".not_before", "before the calendar");
        known(officers_, i.conflicted_officers, ".conflicted_officers", "officer");
        known(interpreters_, i.conflicted_interpreters, ".conflicted_interpreters", "interpreter");
        known(rooms_, i.conflicted_rooms, ".conflicted_rooms", "room");
        known(companions_, i.present, ".present", "companion");
        known(officers_, i.previous_officer, ".previous_officer", "officer");
        known(interpreters_, i.previous_interpreter, ".previous_interpreter", "interpreter");
        if (i.after) {
            known(interviews_, std::vector{i.after->interview}, ".after.interview", "interview");
            if (i.after->min_days < 0) say(".after.min_days", "may not be negative");
        }
        if (i.pin) pin(i, *i.pin);
    }

    void pin(const Interview& i, const Pin& pin) {
        const auto& c = instance_.calendar;
        if (pin.day && (*pin.day < 0 || *pin.day >= c.days)) say(".pin.day", "outside the calendar");
        if (pin.slot && (*pin.slot < 0 || *pin.slot + i.booked_slots() > c.slots_per_day))
            say(".pin.slot", "the interview does not fit into the day from there");
        known(officers_, pin.officer, ".pin.officer", "officer");
        known(interpreters_, pin.interpreter, ".pin.interpreter", "interpreter");
        known(rooms_, pin.room, ".pin.room", "room");
    }

    void circles() {
        std::vector<char> state(instance_.interviews.size());  // 1: on the way, 2: ends well
        for (std::size_t start = 0; start < state.size(); ++start) {
            std::vector<std::size_t> way;
            std::size_t i = start;
            while (state[i] == 0) {
                state[i] = 1;
                way.push_back(i);
                const auto& after = instance_.interviews[i].after;
                const auto next = after ? interviews_.find(after->interview) : interviews_.end();
                if (next == interviews_.end()) break;
                i = next->second;
                if (state[i] == 1) {
                    at_ = "interviews[" + std::to_string(i) + "]";
                    say(".after", "a circle of follow-ups");
                    break;
                }
            }
            for (const auto k : way) state[k] = 2;
        }
    }

    /// Two pins that hold one person or room at the same time, as far as both say when.
    void pins_against_each_other() {
        std::unordered_map<std::string, std::size_t> taken;
        for (std::size_t k = 0; k < instance_.interviews.size(); ++k) {
            const auto& i = instance_.interviews[k];
            if (!i.pin || !i.pin->day || !i.pin->slot) continue;
            at_ = "interviews[" + std::to_string(k) + "]";
            auto hold = [&](const char* kind, const std::optional<std::string>& id) {
                if (!id) return;
                for (int slot = *i.pin->slot; slot < *i.pin->slot + i.booked_slots(); ++slot) {
                    const auto key = std::string(kind) + *id + "/" + std::to_string(*i.pin->day) + "/" +
                                     std::to_string(slot);
                    const auto [other, is_new] = taken.emplace(key, k);
                    if (is_new || other->second == k) continue;
                    return say(std::string(".pin.") + kind, "\"" + *id + "\" is pinned to \"" +
                                                                instance_.interviews[other->second].id +
                                                                "\" at that time");
                }
            };
            hold("officer", i.pin->officer), hold("interpreter", i.pin->interpreter),
                hold("room", i.pin->room);
        }
    }

    const Instance& instance_;
    std::string at_;
    Numbers officers_, interpreters_, rooms_, companions_, interviews_;
    std::vector<Complaint> complaints_;
};

template <class T>
bool has(const std::vector<T>& things, const std::string& id) {
    for (const auto& thing : things)
        if (thing.id == id) return true;
    return false;
}

bool has(const Instance& instance, Party party, const std::string& id) {
    switch (party) {
        case Party::officer:
            return has(instance.officers, id);
        case Party::interpreter:
            return has(instance.interpreters, id);
        case Party::room:
            return has(instance.rooms, id);
        case Party::companion:
            break;
    }
    return has(instance.companions, id);
}

}  // namespace

std::vector<Complaint> check(const Instance& instance) {
    return Checker(instance).run();
}

std::vector<Complaint> check(const Instance& instance, const Changes& changes) {
    std::vector<Complaint> found;
    auto field = [](const char* list, std::size_t k, const char* member) {
        return std::string(list) + "[" + std::to_string(k) + "]." + member;
    };
    for (std::size_t k = 0; k < changes.absences.size(); ++k) {
        const auto& a = changes.absences[k];
        if (!has(instance, a.party, a.id))
            found.push_back({field("absences", k, "id"), "no such person or room \"" + a.id + "\""});
        const int from = a.from.value_or(0), until = a.until.value_or(instance.calendar.slots_per_day);
        if (a.day < 0 || a.day >= instance.calendar.days || from < 0 ||
            until > instance.calendar.slots_per_day || from > until)
            found.push_back({field("absences", k, "day"), "outside the calendar"});
    }
    for (std::size_t k = 0; k < changes.conflicts.size(); ++k) {
        const auto& c = changes.conflicts[k];
        if (!has(instance.interviews, c.interview))
            found.push_back({field("conflicts", k, "interview"), "no interview \"" + c.interview + "\""});
        if (c.party == Party::companion || !has(instance, c.party, c.id))
            found.push_back({field("conflicts", k, "id"), "no such person or room \"" + c.id + "\""});
    }
    for (std::size_t k = 0; k < changes.cancelled.size(); ++k)
        if (!has(instance.interviews, changes.cancelled[k]))
            found.push_back(
                {"cancelled[" + std::to_string(k) + "]", "no interview \"" + changes.cancelled[k] + "\""});
    for (std::size_t k = 0; k < changes.pins.size(); ++k)
        if (!has(instance.interviews, changes.pins[k].interview))
            found.push_back(
                {field("pins", k, "interview"), "no interview \"" + changes.pins[k].interview + "\""});
    if (!found.empty() || (changes.added.empty() && changes.pins.empty())) return found;
    Instance after = instance;
    for (const auto& id : changes.cancelled) {
        std::erase_if(after.interviews, [&](const Interview& interview) { return interview.id == id; });
        for (auto& interview : after.interviews)
            if (interview.after && interview.after->interview == id) interview.after.reset();
    }
    after.interviews.insert(after.interviews.end(), changes.added.begin(), changes.added.end());
    for (const auto& change : changes.pins)
        for (auto& interview : after.interviews)
            if (interview.id == change.interview) interview.pin = change.pin;
    for (auto& complaint : check(after)) found.push_back(std::move(complaint));
    return found;
}

std::vector<Window> half_days(const Calendar& calendar, const std::vector<std::pair<bool, bool>>& present) {
    std::vector<Window> windows;
    for (int day = 0; day < static_cast<int>(present.size()); ++day) {
        if (present[day].first) windows.push_back({day, 0, calendar.lunch_before_slot});
        if (present[day].second) windows.push_back({day, calendar.lunch_before_slot, calendar.slots_per_day});
    }
    return windows;
}

}  // namespace hogo::planning
