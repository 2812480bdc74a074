// Calendars: when officers, interpreters and rooms are there, and what interpreters bring (office data, no
// case data).
//
// Promises: an absence has no reason, so that conflicts and private reasons can never be told apart; each
// change is on the ledger. Does not know any file. Format: docs/formats/calendars.md.
#pragma once
#include "actions/gather.h"
#include "actions/record_codec.h"

namespace hogo::actions {

struct Shift {
    int from = 9 * 60, to = 17 * 60;  ///< minutes of the day
    bool operator==(const Shift&) const = default;
    void describe(auto&& fields) { fields("from", from), fields("to", to); }
};

struct Absence {
    LocalDate day;
    int half = 0;  ///< 0 the whole day, 1 the morning, 2 the afternoon
    bool operator==(const Absence&) const = default;
    void describe(auto&& fields) { fields("day", day), fields("half", half); }
};

struct SpokenLanguage {
    Code language;
    std::optional<Code> dialect;
    Code direction = "both";  ///< both, into_japanese, from_japanese
    bool native = false;
    bool operator==(const SpokenLanguage&) const = default;
    void describe(auto&& fields) {
        fields("language", language), fields("dialect", dialect), fields("direction", direction),
            fields("native", native);
    }
};

struct CalendarShift {
    int weekday = 0;  ///< 0 Monday … 6 Sunday
    Shift shift;
    bool operator==(const CalendarShift&) const = default;
    void describe(auto&& fields) { fields("weekday", weekday), fields("shift", shift); }
};

struct Calendar {
    std::vector<CalendarShift> shifts;  ///< at most one a weekday; none: not there
    std::vector<Absence> absences;
    int training = 1;                    ///< officers: 2 and more for children
    std::vector<SpokenLanguage> spoken;  ///< interpreters
    Text home;                           ///< interpreters: where they come from, as far as they tell
    std::optional<LocalDate> confidential_since;
    bool remote = false;       ///< interprets from afar only
    bool step_free = false;    ///< rooms
    std::optional<Code> zone;  ///< rooms: the quarter, coarse
    std::optional<int> most_minutes;  ///< officers and interpreters: of interviews on one day
    std::optional<Code> site;         ///< rooms: the building, where it is not the office's own
    std::optional<int> way_minutes;   ///< rooms: from the office to that building
    bool operator==(const Calendar&) const = default;

    /// There for the whole half (0 morning, 1 afternoon) of that day.
    bool there(LocalDate day, int half) const;
    /// There for the half hour that begins at this minute.
    bool there_at(LocalDate day, int minute) const;
    bool speaks(const Code& language) const;
    bool native_of(const Code& language) const;
    void describe(auto&& fields) {
        fields("shifts", shifts), fields("absences", absences), fields("training", training),
            fields("spoken", spoken), fields("home", home), fields("confidential_since", confidential_since),
            fields("remote", remote), fields("step_free", step_free), fields("zone", zone),
            fields("most_minutes", most_minutes), fields("site", site), fields("way_minutes", way_minutes);
    }
};

/// Monday to Friday, nine to five.
Calendar usual_week();
Code resource_of(const StaffId& staff);
Code resource_of_room(const Code& room);

using Calendars = std::map<Code, Calendar>;
/// Problems: `broken_calendar` (corrupt).
Result<Calendars> read_calendars(House& house);
/// The calendar, or one of somebody who is never there.
const Calendar& calendar_of(const Calendars& calendars, const Code& resource);

struct Done {
    bool operator==(const Done&) const = default;
};
/// Coordinators, leads, duty and the administrator keep the office's calendars. Refused: `not_your_calendar`,
/// `not_listed`.
Outcome<Done> keep_calendar(House& house, const Actor& actor, const Code& resource, const Calendar& calendar);
/// Somebody is not there, from when it is said on: who keeps calendars says it, and everybody of themselves.
/// An absence that is said twice is one. Refused: as above, `day_has_passed`.
Outcome<Done> note_absence(House& house, const Actor& actor, const Code& resource, const Absence& absence);
Outcome<Done> take_back_absence(House& house, const Actor& actor, const Code& resource,
                                const Absence& absence);

/// Whether this person keeps the calendar of this resource.
bool keeps_calendar(const Directory& directory, const Actor& actor, const Code& resource);

}  // namespace hogo::actions
