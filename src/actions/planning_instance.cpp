// What the planner is told, from calendars, needs and flags.
#include <set>

#include "actions/office_day.h"
#include "actions/plan_interviews.h"
#include "actions/planning_needs.h"

namespace hogo::actions {
namespace {

/// Stands for "no interpreter": an interview in Japanese needs none.
constexpr std::string_view nobody = "nobody-";
constexpr int nobodies = 12;

struct Calendarist {
    const Calendars& calendars;
    const std::vector<LocalDate>& days;
    const Taken& taken;
    std::optional<int> minute_of_today;

    bool free(const Code& resource, const Calendar& calendar, std::size_t day, int slot) const {
        if (day == 0 && minute_of_today && office_day::minute_of(slot) <= *minute_of_today) return false;
        return calendar.there_at(days[day], office_day::minute_of(slot)) &&
               !taken.contains({resource, days[day], slot});
    }
    std::vector<planning::Window> windows(const Code& resource, const Calendar& calendar) const {
        std::vector<planning::Window> out;
        for (std::size_t day = 0; day < days.size(); ++day)
            for (int slot = 0; slot < office_day::slots; ++slot) {
                if (!free(resource, calendar, day, slot)) continue;
                const auto number = static_cast<int>(day);
                if (!out.empty() && out.back().day == number && out.back().until == slot)
                    ++out.back().until;
                else
                    out.push_back({number, slot, slot + 1});
            }
        return out;
    }
    std::vector<planning::Window> windows(const Code& resource) const {
        return windows(resource, calendar_of(calendars, resource));
    }
    std::vector<planning::Window> always() const {
        std::vector<planning::Window> out;
        for (std::size_t day = 0; day < days.size(); ++day)
            out.push_back({static_cast<int>(day), 0, office_day::slots});
        return out;
    }
};

planning::Wish wish_of(const Code& preference) {
    if (preference == "female") return planning::Wish::female;
    if (preference == "male") return planning::Wish::male;
    return planning::Wish::any;
}

std::string company_of(const CaseId& file) {
    return "company-" + file.text();
}

bool has_staff(const std::vector<StaffId>& list, const StaffId& staff) {
    return std::ranges::find(list, staff) != list.end();
}

/// A dialect is a word of its own to the planner, and no code: it never comes back as a language.
std::string dialect_of(const Code& language, const Code& dialect) {
    return language.text() + "/" + dialect.text();
}

struct Interviewed {
    const Directory& directory;
    const Calendars& calendars;
    const Code& unit;
    const std::vector<LocalDate>& days;
    const std::vector<ToPlan>& all;

    int day_number(LocalDate day) const {
        const auto at = std::ranges::lower_bound(days, day);
        return static_cast<int>(at - days.begin());
    }

    void keep_apart(planning::Interview& interview, const ToPlan& one) const {
        const auto& line = one.line.line;
        const bool japanese = one.asked.language == "ja";
        for (const auto& [id, person] : directory.staff) {
            const bool away = has_staff(one.kept_away, id) || has_staff(line.unavailable, id) ||
                              has_staff(line.otherwise.staff, id);
            if (person.role == domain::Role::interpreter) {
                const auto& calendar = calendar_of(calendars, resource_of(id));
                const bool useful =
                    calendar.speaks(one.asked.language) ||
                    (one.asked.second_language && calendar.speaks(*one.asked.second_language));
                // Relay through a third language is no plan that a machine proposes.
                if (away || !useful || japanese) interview.conflicted_interpreters.push_back(id.text());
            } else if (away) {
                interview.conflicted_officers.push_back(id.text());
            }
        }
        if (!japanese)
            for (int i = 0; i < nobodies; ++i)
                interview.conflicted_interpreters.push_back(fmt::format("{}{}", nobody, i));
        for (const auto& room : directory.rooms) {
            const auto& calendar = calendar_of(calendars, resource_of_room(room.id));
            const bool unknown_quarter = !one.asked.avoid.empty() && !calendar.zone;
            if (unknown_quarter ||
                std::ranges::find(line.otherwise.rooms, room.id) != line.otherwise.rooms.end())
                interview.conflicted_rooms.push_back(room.id.text());
        }
        for (const auto& day : line.otherwise.days)
            if (const int number = day_number(day);
                number < static_cast<int>(days.size()) && days[number] == day)
                interview.no_go_days.push_back(number);
    }

    void remember_previous(planning::Interview& interview, const ToPlan& one) const {
        const PlannedPlace* last = nullptr;
        for (const auto& other : all) {
            const auto& line = other.line.line;
            if (line.file != one.line.line.file || line.request == one.line.line.request ||
                line.state != "arranged" || !line.place)
                continue;
            if (!last || last->day < line.place->day) last = &*line.place;
        }
        if (!last) return;
        interview.previous_officer = last->officer.text();
        if (last->interpreter) interview.previous_interpreter = last->interpreter->text();
    }

    /// The hour that the person asked for is kept or there is no place; another one is never chosen for them.
    static void begin_at(planning::Interview& interview, int slot) {
        if (slot + interview.booked_slots() <= office_day::slots)
            interview.pin = planning::Pin{{}, slot, {}, {}, {}};
        else
            interview.not_after = planning::Moment{0, 0};
    }

    planning::Interview of(const ToPlan& one) const {
        const auto& asked = one.asked;
        const auto* officer = code_in(one.needs, "needs.officer");
        const auto needs = persons_needs(one.needs);
        planning::Interview interview;
        interview.id = asked.request.text();
        interview.person = one.line.line.file.text();
        interview.native = asked.language.text();
        if (asked.second_language) interview.second = asked.second_language->text();
        if (asked.dialect) {
            interview.native = dialect_of(asked.language, *asked.dialect);
            if (interview.second.empty()) interview.second = asked.language.text();
        }
        interview.officer_gender = wish_of(officer ? *officer : asked.officer);
        interview.interpreter_gender = wish_of(asked.interpreter);
        interview.child = asked.child;
        interview.risk = static_cast<int>(asked.risk);
        for (const auto& zone : asked.avoid) interview.avoid_zones.push_back(zone.text());
        interview.needs_accessible = asked.step_free;
        interview.afternoons_only = needs.hours == PersonsNeeds::Hours::afternoon;
        interview.mornings_only = needs.hours == PersonsNeeds::Hours::morning;
        interview.duration = office_day::slots_for(asked.length_minutes);
        interview.break_after = is_booked(one.line.line) && !one.line.in_conflict
                                    ? one.line.line.breaks_after.value_or(office_day::break_after)
                                    : needs.breaks_after;
        interview.longest = needs.longest;
        interview.rest_days = needs.rest_days;
        // What may begin only after these days has no place in them yet.
        const int first = day_number(asked.earliest), past_the_end = static_cast<int>(days.size());
        interview.not_before = first < past_the_end ? planning::Moment{first, 0}
                                                    : planning::Moment{past_the_end - 1, office_day::slots};
        if (needs.asked_slot) begin_at(interview, *needs.asked_slot);
        if (!asked.present.empty()) interview.present.push_back(company_of(one.line.line.file));
        interview.deadline_day = static_cast<int>(days.size()) - 1;
        if (asked.latest) {
            auto last = day_number(*asked.latest);
            if (last == static_cast<int>(days.size()) || days[last] != *asked.latest) --last;
            interview.deadline_day = std::clamp(last, 0, interview.deadline_day);
        }
        interview.least_privacy = asked.document == "victim_interview" ? 2 : 1;
        interview.unseen = asked.unseen;
        keep_apart(interview, one);
        remember_previous(interview, one);
        return interview;
    }
};

/// Dialects that somebody asked for: whoever grew up with one is native in it; whoever grew up with the
/// language speaks it.
void speak_dialects(planning::Interpreter& interpreter, const Calendar& calendar,
                    const std::vector<ToPlan>& lines) {
    std::set<std::pair<Code, Code>> asked_for;
    for (const auto& one : lines)
        if (one.asked.dialect) asked_for.emplace(one.asked.language, *one.asked.dialect);
    for (const auto& [language, dialect] : asked_for)
        for (const auto& spoken : calendar.spoken) {
            if (spoken.language != language || spoken.direction != "both" || !spoken.native) continue;
            (spoken.dialect == dialect ? interpreter.also_native : interpreter.others)
                .push_back(dialect_of(language, dialect));
        }
}

/// Half days of those who come along with the person of one file.
planning::Companion company(const ToPlan& one, const std::vector<LocalDate>& days) {
    using Company = PersonsNeeds::Company;
    const auto needs = persons_needs(one.needs);
    planning::Companion out{company_of(one.line.line.file), {}};
    for (std::size_t day = 0; day < days.size(); ++day) {
        const auto when = needs.company[days[day].weekday().iso_encoding() - 1];
        const auto number = static_cast<int>(day);
        if (when == Company::whole_day || when == Company::morning)
            out.available.push_back({number, 0, office_day::lunch_before_slot});
        if (when == Company::whole_day || when == Company::afternoon)
            out.available.push_back({number, office_day::lunch_before_slot, office_day::slots});
    }
    return out;
}

/// Between two buildings one goes by way of the office.
std::vector<planning::Travel> ways_between(const std::map<std::string, int>& way_minutes) {
    std::vector<planning::Travel> ways;
    for (auto one = way_minutes.begin(); one != way_minutes.end(); ++one)
        for (auto other = std::next(one); other != way_minutes.end(); ++other)
            ways.push_back({one->first, other->first, office_day::slots_for(one->second + other->second)});
    return ways;
}

/// Most half hours on one day; what is decided already is not taken away for its sake.
planning::WorkLimits limits_of(const Calendar& calendar, const StaffId& staff,
                               const std::vector<ToPlan>& lines) {
    if (!calendar.most_minutes) return {};
    std::map<LocalDate, int> decided;
    for (const auto& [board_line, asked, needs, away] : lines) {
        const auto& line = board_line.line;
        if (is_booked(line) && line.place &&
            (line.place->officer == staff || line.place->interpreter == staff))
            decided[line.place->day] += booked_minutes(line) / office_day::slot_minutes;
    }
    int most = *calendar.most_minutes / office_day::slot_minutes;
    for (const auto& [day, slots] : decided) most = std::max(most, slots);
    return {.slots_a_day = most, .slots_in_all = {}};
}

/// Whoever is not planned here at all (another office, not signed yet) needs no flag, and the planner knows
/// nobody else.
void name_only_who_is_there(const planning::Instance& instance, planning::Interview& interview) {
    const auto unknown_in = [](const auto& things) {
        return [&things](const std::string& id) {
            return std::ranges::none_of(things, [&](const auto& thing) { return thing.id == id; });
        };
    };
    std::erase_if(interview.conflicted_officers, unknown_in(instance.officers));
    std::erase_if(interview.conflicted_interpreters, unknown_in(instance.interpreters));
    std::erase_if(interview.conflicted_rooms, unknown_in(instance.rooms));
    if (interview.previous_officer && unknown_in(instance.officers)(*interview.previous_officer))
        interview.previous_officer.reset();
    if (interview.previous_interpreter && unknown_in(instance.interpreters)(*interview.previous_interpreter))
        interview.previous_interpreter.reset();
}

}  // namespace

std::vector<LocalDate> planned_days(LocalDate today) {
    constexpr std::size_t working_days = 20;
    std::vector<LocalDate> days;
    for (auto day = today; days.size() < working_days; day = day.plus_days(1))
        if (!office_day::is_weekend(day)) days.push_back(day);
    return days;
}

planning::Instance planning_instance(const Directory& directory, const Calendars& calendars, const Code& unit,
                                     const std::vector<LocalDate>& days, const std::vector<ToPlan>& lines,
                                     const Taken& taken, const Worked& worked,
                                     std::optional<int> minute_of_today) {
    const auto load_of = [&](const StaffId& staff) {
        const auto found = worked.find(staff);
        return found == worked.end() ? 0 : std::min(found->second, planning::most_load);
    };
    const Calendarist calendarist{calendars, days, taken, minute_of_today};
    planning::Instance instance;
    instance.calendar = {static_cast<int>(days.size()), office_day::slots, office_day::slot_minutes,
                         office_day::lunch_before_slot};
    const std::vector<domain::Role> officers(casework_roles);
    for (const auto& [id, person] : directory.staff) {
        if (!person.active || person.unit != unit) continue;
        const auto resource = resource_of(id);
        const auto& calendar = calendar_of(calendars, resource);
        const bool female = person.female == Code("yes");
        if (std::ranges::find(officers, person.role) != officers.end())
            instance.officers.push_back({id.text(), female, calendar.training, calendarist.windows(resource),
                                         limits_of(calendar, id, lines), load_of(id)});
        // Nobody is offered an interview before they signed confidentiality (I07).
        if (person.role != domain::Role::interpreter || !calendar.confidential_since) continue;
        planning::Interpreter interpreter{.id = id.text(),
                                          .female = female,
                                          .native = {},
                                          .others = {},
                                          .network = {},
                                          .remote_only = calendar.remote,
                                          .remote = true,
                                          .available = calendarist.windows(resource),
                                          .limits = limits_of(calendar, id, lines),
                                          .load = load_of(id),
                                          .also_native = {}};
        for (const auto& spoken : calendar.spoken) {
            if (spoken.direction != "both") continue;
            if (!spoken.native)
                interpreter.others.push_back(spoken.language.text());
            else if (interpreter.native.empty())
                interpreter.native = spoken.language.text();
            else
                interpreter.also_native.push_back(spoken.language.text());
        }
        // Whoever interprets in languages that are not their own grew up with the office's.
        if (interpreter.native.empty()) interpreter.native = "ja";
        speak_dialects(interpreter, calendar, lines);
        instance.interpreters.push_back(std::move(interpreter));
    }
    for (int i = 0; i < nobodies; ++i)
        instance.interpreters.push_back({.id = fmt::format("{}{}", nobody, i),
                                         .female = true,
                                         .native = "ja",
                                         .others = {},
                                         .network = {},
                                         .remote_only = false,
                                         .remote = true,
                                         .available = calendarist.always(),
                                         .limits = {},
                                         .load = 0,
                                         .also_native = {}});
    std::map<std::string, int> way_minutes;
    for (const auto& room : directory.rooms) {
        if (room.unit != unit) continue;
        const auto resource = resource_of_room(room.id);
        const auto& calendar = calendar_of(calendars, resource);
        const auto site = calendar.site ? calendar.site->text() : std::string();
        auto& way = way_minutes[site];
        if (calendar.site) way = std::max(way, calendar.way_minutes.value_or(0));
        instance.rooms.push_back({.id = room.id.text(),
                                  .privacy = room.privacy,
                                  .accessible = calendar.step_free,
                                  .zone = calendar.zone ? calendar.zone->text() : std::string(),
                                  .office = site,
                                  .remote = calendar.remote,
                                  .available = calendarist.windows(resource)});
    }
    instance.travel = ways_between(way_minutes);
    std::set<CaseId> accompanied;
    for (const auto& one : lines)
        if (!one.asked.present.empty() && accompanied.insert(one.line.line.file).second)
            instance.companions.push_back(company(one, days));
    const Interviewed interviewed{directory, calendars, unit, days, lines};
    for (const auto& one : lines) instance.interviews.push_back(interviewed.of(one));
    for (auto& interview : instance.interviews) name_only_who_is_there(instance, interview);
    return instance;
}

}  // namespace hogo::actions
