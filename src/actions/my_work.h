// My work: three bands computed from the unit's work list on the day of reading (SCREENS.md).
//
// Promises: nothing is recomputed in the background: dates and waits stand in the lines, the bands follow from today. One
// ledger entry a page. Officers see the files on which they hold a task; leads, directors and duty the whole unit.
#pragma once
#include "actions/work_item.h"

namespace hogo::actions {

struct WorkLine {
    WorkItem item;
    WorkDate date;      ///< what put it in the band; default where a wait did
    WorkWait wait;
    int days_left = 0;
};

struct MyWork {
    std::vector<WorkLine> today;         ///< interviews today, deadlines whose last opening day is today or past
    std::vector<WorkLine> falling_out;   ///< by days left: expiry and what leads to it
    std::vector<WorkLine> waiting;       ///< what this person can answer and somebody else asked
    std::size_t files = 0;               ///< how many lines were looked at
};

/// How far ahead the band "falling out of status" looks.
inline constexpr int falling_out_days = 90;

/// Problems: `no_work_list` (not_found: this person's unit list is closed to them).
Result<MyWork> read_my_work(House& house, const Actor& actor);

struct UnitLine {
    WorkId id;
    WorkItem item;
};
/// Every line of the unit with its id, but those that are hidden from this person; on the ledger as `purpose`.
Result<std::vector<UnitLine>> read_unit_lines(House& house, const Actor& actor, LocalDate until, const Code& purpose);
/// Every line of the unit, for the director's page and for rebuilding.
Result<std::vector<WorkItem>> read_unit_work(House& house, const Actor& actor, LocalDate until, const Code& purpose);
/// A time that simply ended, such as the reflection period or a lifting: nothing is overdue after it.
bool has_lapsed(const rules::Pack& pack, const WorkDate& date, LocalDate today);
/// May this person answer this wait? Never who asked; a role that the rules name, or any second person of casework.
bool can_answer(const Actor& actor, const WorkWait& wait);

}  // namespace hogo::actions
