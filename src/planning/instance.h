// What the planner is told: calendars, people, rooms, and the interviews to be placed, as the format
// planning-instance has it.
//
// Promises: plain values that a caller fills from calendars and `needs`; ids are the caller's own words and
// come back as they were given. What is left out has no effect. `check` names every field that cannot be
// meant. Does not know: names, reasons, addresses. A conflict is a flag without a cause.
#pragma once
#include <optional>
#include <string>
#include <vector>

namespace hogo::planning {

/// Days and slots count from 0. No interview runs over the lunch that lies before `lunch_before_slot`.
struct Calendar {
    int days = 0;
    int slots_per_day = 0;
    int slot_minutes = 30;
    int lunch_before_slot = 0;
};
/// Days times slots of a calendar: four weeks of sixteen half-hours.
inline constexpr int most_slots = 320;

/// Slots of earlier work that are told at most.
inline constexpr int most_load = 100'000;

/// From `from` up to, not including, `until`, on one day.
struct Window {
    int day = 0, from = 0, until = 0;
    bool operator==(const Window&) const = default;
};

/// Statutory or agreed limits of one person's work, in slots.
struct WorkLimits {
    std::optional<int> slots_a_day;
    std::optional<int> slots_in_all;
};

struct Officer {
    std::string id;
    bool female = false;
    int training = 1;  ///< 2 and more may question a child
    std::vector<Window> available;
    WorkLimits limits;
    int load = 0;  ///< slots of work lately: counts where work is shared out fairly, and nowhere else
};

struct Interpreter {
    std::string id;
    bool female = false;
    std::string native;
    std::vector<std::string> others;  ///< languages spoken, not native
    std::string network;              ///< whom they may be tied to; empty: none known
    bool remote_only = false;
    bool remote = false;  ///< can also interpret from afar, unseen
    std::vector<Window> available;
    WorkLimits limits;
    int load = 0;                          ///< as an officer's
    std::vector<std::string> also_native;  ///< further languages, or the dialect of one's own
};

struct Room {
    std::string id;
    int privacy = 3;
    bool accessible = false;
    std::string zone;
    std::string office;                            ///< empty: all such rooms are one office
    bool remote = false;                           ///< equipped for interpreting from afar
    std::optional<std::vector<Window>> available;  ///< none: always
};

/// Somebody who comes along: support person, guardian, lawyer.
struct Companion {
    std::string id;
    std::vector<Window> available;
};

/// Slots that a person needs between two interviews in different offices on one day; both directions.
struct Travel {
    std::string from, to;
    int slots = 0;
};

enum class Wish { any, female, male };
enum class Half { any, morning, afternoon };

struct Moment {
    int day = 0, slot = 0;
};

/// What is already decided. Whatever is given must hold; the rest stays open.
struct Pin {
    std::optional<int> day, slot;
    std::optional<std::string> officer, interpreter, room;
};

struct Interview {
    std::string id;
    std::string person;
    bool female = false;
    std::string native, second;  ///< languages; `second` may be empty
    std::string network;         ///< no interpreter of this network, ever; empty: none known
    bool child = false;
    int risk = 0;  ///< 2: a room of privacy 3 and an interpreter who is present, where possible
    std::vector<std::string> conflicted_officers, conflicted_interpreters, conflicted_rooms;
    std::vector<std::string> avoid_zones;
    bool needs_accessible = false;
    std::optional<Wish> officer_gender;  ///< none: a woman where the person is female
    Wish interpreter_gender = Wish::any;
    bool mornings_only = false, afternoons_only = false;
    Half prefers = Half::any;
    std::vector<int> no_go_days;
    std::optional<std::string> previous_officer, previous_interpreter;
    int duration = 2;      ///< slots
    int deadline_day = 0;  ///< the last day on which it may be held

    struct After {
        std::string interview;
        int min_days = 0;
    };
    std::optional<After> after;

    // Beyond the first format.
    std::optional<int> break_after;  ///< a break of one slot after so many slots without one
    std::optional<int> longest;      ///< slots the person can bear in one sitting, breaks left out
    int rest_days = -1;  ///< whole days between any two interviews of the person; -1: no such need
    std::optional<Moment> not_before,
        not_after;  ///< start not before; end not after (statutory limits, a night's sleep)
    std::optional<int> least_privacy;  ///< of the room, as a rule and not a wish
    bool unseen = false;               ///< is to be interpreted from afar without being seen
    std::vector<std::string> present;  ///< companions who must be there
    std::optional<Pin> pin;

    /// Slots that are booked: the interview with its breaks.
    int booked_slots() const {
        return duration +
               (break_after && *break_after > 0 && duration > 0 ? (duration - 1) / *break_after : 0);
    }
};

struct Instance {
    Calendar calendar;
    std::vector<Officer> officers;
    std::vector<Interpreter> interpreters;
    std::vector<Room> rooms;
    std::vector<Companion> companions;
    std::vector<Travel> travel;
    std::vector<Interview> interviews;
};

/// Where one interview takes place, and with whom.
struct Assignment {
    std::string interview;
    int day = 0, slot = 0;
    std::string officer, interpreter, room;
    bool operator==(const Assignment&) const = default;
};

/// What is wrong, and in which field: `interviews[3].after.interview`.
struct Complaint {
    std::string field, reason;
    std::string text() const { return field + ": " + reason; }
};

/// Empty when the planner may rely on it: known ids, each once; no circle of follow-ups; no pins against each
/// other.
std::vector<Complaint> check(const Instance& instance);

/// The windows of half-days: `present[day]` says whether somebody is there before and after lunch.
std::vector<Window> half_days(const Calendar& calendar, const std::vector<std::pair<bool, bool>>& present);

}  // namespace hogo::planning
