#include "actions/calendar.h"

#include "actions/office_day.h"

namespace hogo::actions {
namespace {

constexpr std::size_t absences_kept = 400;

/// The unit of a person or a room; nothing where there is none such.
std::optional<Code> unit_of(const Directory& directory, const Code& resource) {
    for (const auto& [id, person] : directory.staff)
        if (resource_of(id) == resource) return person.unit;
    for (const auto& room : directory.rooms)
        if (resource_of_room(room.id) == resource) return room.unit;
    return std::nullopt;
}

Verdict may_change(House& house, const Actor& actor, const Code& resource, bool absence) {
    const auto directory = house.office.directory();
    if (!unit_of(*directory, resource)) return Refused{"not_listed", "house", {"resource"}, "a_listed_value"};
    const bool own = absence && resource == resource_of(actor.id());
    if (!own && !keeps_calendar(*directory, actor, resource))
        return Refused{"not_your_calendar", "house", {}, "the_coordinator"};
    return permitted;
}

Result<Done> write(House& house, const Actor& actor, const Code& purpose, const Code& resource,
                   const Calendar& calendar) {
    HOGO_TRY(entry,
             compose_ledger_entry(
                 house, {.kind = "calendar", .actor = actor, .purpose = {purpose}, .parts = {}, .file = {}}));
    HOGO_CHECK(house.cases.record_access(entry, house.today()));
    PlanningChange change;
    change.calendars.push_back({resource, codec::encode(calendar)});
    HOGO_CHECK(house.planning.change(change));
    return Done{};
}

constexpr int longest_way = 240;

bool well_formed(const Calendar& calendar) {
    if (calendar.most_minutes.value_or(60) < 30 || calendar.most_minutes.value_or(60) > 24 * 60) return false;
    if (calendar.way_minutes.value_or(0) < 0 || calendar.way_minutes.value_or(0) > longest_way) return false;
    std::array<bool, 7> seen{};
    for (const auto& [weekday, shift] : calendar.shifts) {
        if (weekday < 0 || weekday > 6 || seen[weekday]) return false;
        if (shift.from < 0 || shift.to > 24 * 60 || shift.from >= shift.to) return false;
        seen[weekday] = true;
    }
    return std::ranges::all_of(calendar.absences,
                               [](const Absence& one) { return one.half >= 0 && one.half <= 2; }) &&
           calendar.absences.size() <= absences_kept && calendar.training >= 0 && calendar.training <= 3 &&
           std::ranges::all_of(calendar.spoken, [](const SpokenLanguage& one) {
               return !one.language.empty() && (one.direction == "both" || one.direction == "into_japanese" ||
                                                one.direction == "from_japanese");
           });
}

}  // namespace

bool Calendar::there(LocalDate day, int half) const {
    const int from = half == 0 ? office_day::opens : office_day::afternoon;
    const int until = half == 0 ? office_day::lunch : office_day::closes;
    for (int minute = from; minute < until; minute += office_day::slot_minutes)
        if (!there_at(day, minute)) return false;
    return true;
}

bool Calendar::there_at(LocalDate day, int minute) const {
    const int weekday = static_cast<int>(day.weekday().iso_encoding()) - 1;
    const auto found = std::ranges::find(shifts, weekday, &CalendarShift::weekday);
    if (found == shifts.end() || minute < found->shift.from ||
        minute + office_day::slot_minutes > found->shift.to)
        return false;
    const int half = minute < office_day::lunch ? 1 : 2;
    return std::ranges::none_of(absences, [&](const Absence& absence) {
        return absence.day == day && (absence.half == 0 || absence.half == half);
    });
}

bool Calendar::speaks(const Code& language) const {
    return std::ranges::any_of(spoken, [&](const SpokenLanguage& one) {
        return one.language == language && one.direction == "both";
    });
}

bool Calendar::native_of(const Code& language) const {
    return std::ranges::any_of(spoken, [&](const SpokenLanguage& one) {
        return one.language == language && one.native && one.direction == "both";
    });
}

Calendar usual_week() {
    Calendar calendar;
    for (int weekday = 0; weekday < 5; ++weekday) calendar.shifts.push_back({weekday, {}});
    return calendar;
}

Code resource_of(const StaffId& staff) {
    return *Code::parse("staff." + staff.text());
}
Code resource_of_room(const Code& room) {
    return *Code::parse("room." + room.text());
}

Result<Calendars> read_calendars(House& house) {
    HOGO_TRY(rows, house.planning.read_calendars());
    Calendars calendars;
    for (const auto& row : rows) {
        auto calendar = codec::decode<Calendar>(row.record);
        if (!calendar)
            return problem(ProblemKind::corrupt, "broken_calendar", "a calendar that cannot be read");
        calendars.emplace(row.resource, *std::move(calendar));
    }
    return calendars;
}

const Calendar& calendar_of(const Calendars& calendars, const Code& resource) {
    static const Calendar never;
    const auto found = calendars.find(resource);
    return found == calendars.end() ? never : found->second;
}

bool keeps_calendar(const Directory& directory, const Actor& actor, const Code& resource) {
    using domain::Role;
    if (actor.is({Role::administrator, Role::duty})) return true;
    const auto unit = unit_of(directory, resource);
    return unit && *unit == actor.staff.unit && actor.is({Role::coordinator, Role::case_lead});
}

Outcome<Done> keep_calendar(House& house, const Actor& actor, const Code& resource,
                            const Calendar& calendar) {
    if (auto refused = may_change(house, actor, resource, false)) return *std::move(refused);
    if (!well_formed(calendar)) return Refused{"not_listed", "house", {"calendar"}, "a_listed_value"};
    HOGO_TRY(done, write(house, actor, "keep_calendar", resource, calendar));
    return done;
}

Outcome<Done> note_absence(House& house, const Actor& actor, const Code& resource, const Absence& absence) {
    if (auto refused = may_change(house, actor, resource, true)) return *std::move(refused);
    if (absence.day < house.today()) return Refused{"day_has_passed", "house", {"day"}, "a_day_to_come"};
    if (absence.half < 0 || absence.half > 2)
        return Refused{"not_listed", "house", {"half"}, "a_listed_value"};
    HOGO_TRY(calendars, read_calendars(house));
    auto calendar = calendar_of(calendars, resource);
    std::erase_if(calendar.absences, [&](const Absence& old) {
        return old.day < house.today().plus_days(-31) || old == absence;
    });
    if (calendar.absences.size() >= absences_kept)
        return Refused{"not_listed", "house", {"absences"}, "a_listed_value"};
    calendar.absences.push_back(absence);
    std::ranges::sort(calendar.absences, {}, [](const Absence& one) { return std::pair(one.day, one.half); });
    HOGO_TRY(done, write(house, actor, "note_absence", resource, calendar));
    return done;
}

Outcome<Done> take_back_absence(House& house, const Actor& actor, const Code& resource,
                                const Absence& absence) {
    if (auto refused = may_change(house, actor, resource, true)) return *std::move(refused);
    HOGO_TRY(calendars, read_calendars(house));
    auto calendar = calendar_of(calendars, resource);
    std::erase(calendar.absences, absence);
    HOGO_TRY(done, write(house, actor, "take_back_absence", resource, calendar));
    return done;
}

}  // namespace hogo::actions
