// The rules once more, slot by slot and pair by pair, written without a look at the planner: what the tests
// trust.
#pragma once
#include <map>
#include <set>
#include <string>
#include <vector>

#include "planning/planner.h"

namespace hogo::planning::naive {

struct Verdict {
    std::vector<std::string> broken;
    Levels levels{};
};

inline const Officer* officer_of(const Instance& in, const std::string& id) {
    for (const auto& one : in.officers)
        if (one.id == id) return &one;
    return nullptr;
}
inline const Interpreter* interpreter_of(const Instance& in, const std::string& id) {
    for (const auto& one : in.interpreters)
        if (one.id == id) return &one;
    return nullptr;
}
inline const Room* room_of(const Instance& in, const std::string& id) {
    for (const auto& one : in.rooms)
        if (one.id == id) return &one;
    return nullptr;
}
inline const Interview* interview_of(const Instance& in, const std::string& id) {
    for (const auto& one : in.interviews)
        if (one.id == id) return &one;
    return nullptr;
}
inline const Assignment* assigned(const Plan& plan, const std::string& id) {
    for (const auto& one : plan)
        if (one.interview == id) return &one;
    return nullptr;
}
inline bool there(const std::vector<Window>& windows, int day, int slot) {
    for (const auto& w : windows)
        if (w.day == day && slot >= w.from && slot < w.until) return true;
    return false;
}
inline bool among(const std::vector<std::string>& ids, const std::string& id) {
    for (const auto& one : ids)
        if (one == id) return true;
    return false;
}
inline bool speaks(const Interpreter& t, const std::string& language) {
    return !language.empty() &&
           (t.native == language || among(t.also_native, language) || among(t.others, language));
}
inline int slots_of(const Interview& v) {
    int slots = 0;
    for (int k = 0; k < v.duration; ++k) {
        if (k > 0 && v.break_after && k % *v.break_after == 0) ++slots;  // a break before the next stretch
        ++slots;
    }
    return slots;
}

inline Verdict judge(const Instance& in, const Plan& plan) {
    Verdict verdict;
    auto no = [&](const std::string& who, const std::string& what) {
        verdict.broken.push_back(who + ": " + what);
    };
    std::map<std::string, int> times;
    for (const auto& a : plan) {
        if (interview_of(in, a.interview) == nullptr) no(a.interview, "unknown");
        if (++times[a.interview] > 1) no(a.interview, "twice");
    }
    for (const auto& v : in.interviews) {
        const auto* a = assigned(plan, v.id);
        if (a == nullptr) {
            ++verdict.levels[0];
            continue;
        }
        const auto* o = officer_of(in, a->officer);
        const auto* t = interpreter_of(in, a->interpreter);
        const auto* r = room_of(in, a->room);
        if (o == nullptr || t == nullptr || r == nullptr) {
            no(v.id, "unknown officer, interpreter or room");
            continue;
        }
        const int end = a->slot + slots_of(v);
        if (a->day < 0 || a->day >= in.calendar.days || a->slot < 0 || end > in.calendar.slots_per_day)
            no(v.id, "outside");
        const bool morning = a->slot < in.calendar.lunch_before_slot;
        if (morning && end > in.calendar.lunch_before_slot) no(v.id, "over lunch");
        if (a->day > v.deadline_day) no(v.id, "late");
        for (const int day : v.no_go_days)
            if (day == a->day) no(v.id, "no-go day");
        if (v.mornings_only && !morning) no(v.id, "afternoon");
        if (v.afternoons_only && morning) no(v.id, "morning");
        if (v.not_before && a->day * 1000 + a->slot < v.not_before->day * 1000 + v.not_before->slot)
            no(v.id, "too early");
        if (v.not_after && a->day * 1000 + end > v.not_after->day * 1000 + v.not_after->slot)
            no(v.id, "past its limit");
        if (v.longest && v.duration > *v.longest) no(v.id, "too long");
        for (int slot = a->slot; slot < end; ++slot) {
            if (!there(o->available, a->day, slot)) no(v.id, "officer away");
            if (!there(t->available, a->day, slot)) no(v.id, "interpreter away");
            if (r->available && !there(*r->available, a->day, slot)) no(v.id, "room closed");
            for (const auto& c : in.companions)
                if (among(v.present, c.id) && !there(c.available, a->day, slot)) no(v.id, "companion away");
        }
        if (among(v.conflicted_officers, o->id) || among(v.conflicted_interpreters, t->id) ||
            among(v.conflicted_rooms, r->id))
            no(v.id, "conflict");
        if (!v.network.empty() && v.network == t->network) no(v.id, "network");
        if (among(v.avoid_zones, r->zone)) no(v.id, "zone");
        if (v.child && o->training < 2) no(v.id, "not trained");
        if (v.needs_accessible && !r->accessible) no(v.id, "steps");
        if (r->privacy < v.least_privacy.value_or(0)) no(v.id, "not private");
        if (v.unseen && (!r->remote || !(t->remote || t->remote_only))) no(v.id, "would be seen");
        if (v.pin) {
            if (v.pin->day && *v.pin->day != a->day) no(v.id, "pinned day");
            if (v.pin->slot && *v.pin->slot != a->slot) no(v.id, "pinned slot");
            if (v.pin->officer && *v.pin->officer != o->id) no(v.id, "pinned officer");
            if (v.pin->interpreter && *v.pin->interpreter != t->id) no(v.id, "pinned interpreter");
            if (v.pin->room && *v.pin->room != r->id) no(v.id, "pinned room");
        }
        if (v.after) {
            const auto* before = assigned(plan, v.after->interview);
            if (before == nullptr || a->day < before->day + v.after->min_days) no(v.id, "too soon after");
        }
        if (!speaks(*t, v.native) && !speaks(*t, v.second))
            for (const auto& other : in.interpreters)
                if ((v.network.empty() || other.network != v.network) &&
                    !among(v.conflicted_interpreters, other.id) &&
                    (speaks(other, v.native) || speaks(other, v.second)))
                    no(v.id, "relay though " + other.id + " speaks");
        // Pairs.
        for (const auto& b : plan) {
            const auto* w = interview_of(in, b.interview);
            if (w == nullptr || b.interview == v.id || b.day < 0) continue;
            const int b_end = b.slot + slots_of(*w);
            const auto* br = room_of(in, b.room);
            int way = 0;
            if (br != nullptr && br->office != r->office)
                for (const auto& travel : in.travel)
                    if ((travel.from == r->office && travel.to == br->office) ||
                        (travel.to == r->office && travel.from == br->office))
                        way = travel.slots;
            auto meet = [&](int apart) {
                return a->day == b.day && a->slot < b_end + apart && b.slot < end + apart;
            };
            if (a->room == b.room && meet(0)) no(v.id, "room twice");
            if (a->officer == b.officer && meet(way)) no(v.id, "officer twice");
            if (a->interpreter == b.interpreter && meet(t->remote_only ? 0 : way))
                no(v.id, "interpreter twice");
            for (const auto& c : v.present)
                if (among(w->present, c) && meet(way)) no(v.id, "companion twice");
            if (!v.person.empty() && v.person == w->person && std::max(v.rest_days, w->rest_days) >= 0 &&
                std::abs(a->day - b.day) <= std::max(v.rest_days, w->rest_days))
                no(v.id, "no rest");
        }
        // Levels.
        verdict.levels[1] += v.risk == 2 && r->privacy < 3;
        verdict.levels[1] += v.risk == 2 && t->remote_only && !v.unseen;
        verdict.levels[2] += t->native == v.native || among(t->also_native, v.native) ? 0
                             : speaks(*t, v.native)                                   ? 1
                             : speaks(*t, v.second)                                   ? 2
                                                                                      : 4;
        const Wish wish = v.officer_gender ? *v.officer_gender : v.female ? Wish::female : Wish::any;
        verdict.levels[3] += (wish == Wish::female && !o->female) || (wish == Wish::male && o->female);
        verdict.levels[4] +=
            (v.prefers == Half::morning && !morning) || (v.prefers == Half::afternoon && morning);
        verdict.levels[4] += (v.interpreter_gender == Wish::female && !t->female) ||
                             (v.interpreter_gender == Wish::male && t->female);
        verdict.levels[5] += a->day;
        verdict.levels[6] += (v.previous_officer && *v.previous_officer != o->id);
        verdict.levels[6] += (v.previous_interpreter && *v.previous_interpreter != t->id);
    }
    // Limits of work.
    auto limited = [&](const std::string& id, const WorkLimits& limits, bool officer) {
        std::map<int, int> a_day;
        int in_all = 0;
        for (const auto& a : plan) {
            const auto* v = interview_of(in, a.interview);
            if (v == nullptr || (officer ? a.officer : a.interpreter) != id) continue;
            a_day[a.day] += slots_of(*v), in_all += slots_of(*v);
        }
        for (const auto& [day, slots] : a_day)
            if (limits.slots_a_day && slots > *limits.slots_a_day) no(id, "too much on one day");
        if (limits.slots_in_all && in_all > *limits.slots_in_all) no(id, "too much");
    };
    for (const auto& o : in.officers) limited(o.id, o.limits, true);
    for (const auto& t : in.interpreters) limited(t.id, t.limits, false);
    return verdict;
}

/// The smallest weighted sum by trying everything. For a handful of interviews on a tiny calendar.
inline std::int64_t smallest_cost(const Instance& in, std::size_t i, Plan& plan) {
    if (i == in.interviews.size()) {
        const auto verdict = judge(in, plan);
        return verdict.broken.empty() ? cost_of(verdict.levels) : std::int64_t{1} << 60;
    }
    std::int64_t least = smallest_cost(in, i + 1, plan);
    for (int day = 0; day < in.calendar.days; ++day)
        for (int slot = 0; slot < in.calendar.slots_per_day; ++slot)
            for (const auto& o : in.officers)
                for (const auto& t : in.interpreters)
                    for (const auto& r : in.rooms) {
                        plan.push_back({in.interviews[i].id, day, slot, o.id, t.id, r.id});
                        // What breaks a rule now, other than by what is still to come, breaks it for good.
                        Instance so_far = in;
                        so_far.interviews.resize(i + 1);
                        if (judge(so_far, plan).broken.empty())
                            least = std::min(least, smallest_cost(in, i + 1, plan));
                        plan.pop_back();
                    }
    return least;
}

}  // namespace hogo::planning::naive
