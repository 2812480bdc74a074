// Plan a unit's interviews: from calendars, from what each file's `needs` says, and from blind flags; nothing
// else is read.
//
// Promises: of each file only `needs` is opened, on its record, before it is read; whoever presses learns no
// name, no reason and no place where somebody lives. A plan is a proposal: nothing is arranged. Conflicts are
// never relaxed: what has no place keeps none, with the reason. The same calendars, needs and lines give the
// same plan. Does not know how a plan is found: that is the room `planning`.
#pragma once
#include <set>

#include "actions/board.h"
#include "planning/planner.h"

namespace hogo::actions {

enum class PlanMode {
    everything,  ///< whatever is not pinned, held or arranged may move
    affected     ///< only what waits or is in conflict; others move only where nothing else helps
};

struct PlanResult {
    std::size_t proposed = 0, moved = 0, without_place = 0;
};

/// Refused: `not_the_planner`. Problems: `no_board` (not_found), those of reading.
Outcome<PlanResult> plan_interviews(House& house, const Actor& actor, const Code& unit, PlanMode mode);

/// The days that are planned: working days from today on.
std::vector<LocalDate> planned_days(LocalDate today);

/// One line of the board with what its file needs.
struct ToPlan {
    BoardLine line;
    domain::InterviewRequested asked;
    std::map<Code, domain::FactValue> needs;
    std::vector<StaffId> kept_away;
};
/// What the planner is told; a pure function, so that a test can look at all of it. `taken`: half hours that
/// belong to none of these lines, by resource and day.
using Taken = std::set<std::tuple<Code, LocalDate, int>>;
/// Half hours of interviews that somebody had in the last weeks: work is shared out fairly.
using Worked = std::map<StaffId, int>;
planning::Instance planning_instance(const Directory& directory, const Calendars& calendars, const Code& unit,
                                     const std::vector<LocalDate>& days, const std::vector<ToPlan>& lines,
                                     const Taken& taken, const Worked& worked,
                                     std::optional<int> minute_of_today);

}  // namespace hogo::actions
