// What is hidden from somebody by a wall: asked before anything is read, in the same steps whether or not
// there is one.
//
// Promises: a hidden file is looked for under an id that is nobody's, so that from there on it is handled
// like a file that does not exist; a hidden line of the work list is left out before it is opened. Does not
// know why (wall.h).
#pragma once
#include <set>

#include "actions/work_item.h"

namespace hogo::actions {

/// Under which somebody's walls are kept; says nothing without this host's token key.
vault::Hash wall_person(const House& house, const StaffId& staff);
/// The lines of work lists that are hidden from this person.
Result<std::set<WorkId>> hidden_from(House& house, const StaffId& staff);
Result<bool> is_hidden(House& house, const StaffId& staff, const CaseId& file);
/// The id under which this person may look for the file: its own, or one that no file has.
Result<CaseId> file_for(House& house, const StaffId& staff, const CaseId& file);

}  // namespace hogo::actions
