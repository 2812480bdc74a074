// The planning board: one office's interviews, what is proposed, pinned, held, arranged, in conflict; and
// what a person decides about it, short of arranging (accept_plan.h).
//
// Promises: one ledger entry a look; nothing of a file is opened by looking. Conflicts, declines, absences
// and private reasons are one thing here: not available. Whoever reads no board gets `no_board`, whatever is
// on it.
#pragma once
#include "actions/booking.h"
#include "actions/calendar.h"

namespace hogo::actions {

struct BoardLine {
    PlanningLine line;
    LineId id;
    bool in_conflict = false;     ///< somebody or something of its place is not available any more
    std::optional<Code> missing;  ///< which: officer, interpreter, room, day
    bool answered = false;        ///< the interpreter accepted
};

struct Board {
    Code unit;
    std::vector<BoardLine> lines;  ///< by day and hour, then what waits
    Calendars calendars;
    std::vector<std::pair<LineId, OfferAnswer>> answers;  ///< not yet taken into the lines

    const BoardLine* find(const InterviewRequestId& request) const;
    std::vector<BoardLine> on(LocalDate day) const;
};

/// Coordinators and leads of the unit; duty for every unit. Problems: `no_board` (not_found).
Result<Board> read_board(House& house, const Actor& actor, const Code& unit,
                         const Code& purpose = "planning_board");

/// Pinned: it stays where it is when others are planned. Refused: `nothing_planned`.
Outcome<Done> pin_line(House& house, const Actor& actor, const Code& unit, const InterviewRequestId& request,
                       bool pinned);

/// "Another one, please." `what`: officer, interpreter, room, day. Refused: `nothing_planned`, `not_listed`.
Outcome<Done> ask_for_another(House& house, const Actor& actor, const Code& unit,
                              const InterviewRequestId& request, const Code& what);

/// Holds the place and asks the interpreter. Refused: `nothing_planned`, `not_available`. Problems:
/// `slot_taken`.
Outcome<Done> offer_line(House& house, const Actor& actor, const Code& unit,
                         const InterviewRequestId& request);

/// Back to waiting: what was held is free again.
Outcome<Done> release_line(House& house, const Actor& actor, const Code& unit,
                           const InterviewRequestId& request);

/// Somebody who could be asked for a language, of any office.
struct Askable {
    StaffId staff;
    Code unit;
    bool native = false, remote = false;
    bool available = false;  ///< false: not available for this interview, whyever
};
/// Who else could be asked for this interview on this day: interpreters of all offices, own office first,
/// natives first.
std::vector<Askable> who_else(const Directory& directory, const Board& board, const BoardLine& line,
                              LocalDate day);

/// The line as it is stored, with its copies. Used by what changes it beside an action on a file.
Result<void> store_line(House& house, const Actor& actor, const Code& unit, const PlanningLine& line,
                        const Code& purpose, PlanningChange change = {});
Booked booked_of(const House& house, const Code& unit, const PlanningLine& line);

}  // namespace hogo::actions
