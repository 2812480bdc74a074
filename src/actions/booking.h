// What a decided interview leaves on calendars: taken half hours, the word to those who come, entries in
// their feeds.
//
// Promises: a person's own row holds language, length and hour, no file, no number, no name; a feed's entry
// holds day, hour and length alone. Clearing takes away all of it. Does not decide anything.
#pragma once
#include "actions/planning_line.h"

namespace hogo::actions {

/// What somebody who comes is told, sealed to them. The room is in it and shown on the day alone.
struct OfferRecord {
    Code kind = "offer";  ///< offer: to be answered; booking: decided
    LineId line;
    Code unit;  ///< whose board gets the answer
    Code language;
    int length = 60;
    LocalDate day;
    int minute = 0;
    bool from_afar = false;
    Code document, room;
    void describe(auto&& fields) {
        fields("kind", kind), fields("line", line), fields("unit", unit), fields("language", language),
            fields("length", length), fields("day", day), fields("minute", minute),
            fields("from_afar", from_afar), fields("document", document), fields("room", room);
    }
};

/// What a calendar feed shows.
struct BookingRecord {
    LocalDate day;
    int minute = 0, length = 60;
    void describe(auto&& fields) { fields("day", day), fields("minute", minute), fields("length", length); }
};

OfferId offer_id(const House& house, const LineId& line, const StaffId& staff);
BookingId booking_id(const House& house, const LineId& line, const Code& resource);
/// The line that stands for an interview arranged by hand.
LineId hand_line(const House& house, const CaseId& file, const PlannedPlace& place);
/// Officer, interpreter, room.
std::vector<Code> resources_of(const PlannedPlace& place);

struct Booked {
    LineId line;
    Code unit, language, document;
    int length = 60;
    bool from_afar = false;
    PlannedPlace place;
};
/// Rows for those who come and for their feeds. Problems: `reader_missing` (environment), those of the vault
/// and store.
Result<void> book(House& house, const Booked& booked, PlanningChange& change);
/// The offer alone, to the interpreter.
Result<void> offer(House& house, const Booked& booked, PlanningChange& change);
/// Takes back what `book` and `offer` wrote, and frees the half hours.
void clear(const House& house, const LineId& line, const PlannedPlace& place, PlanningChange& change);
/// Seals one booking to every feed of a resource.
Result<void> book_in_feeds(House& house, const LineId& line, const Code& resource,
                           const BookingRecord& booking, PlanningChange& change);

}  // namespace hogo::actions
