// A line on the unit's list for a second person: a lead, a director or the duty, and never whom it is about.
//
// Promises: it names the file and the kind of question, nothing else; once it is answered it says nothing any
// more; whoever the file is hidden from does not see it either.
#pragma once
#include "actions/perform.h"

namespace hogo::actions {

/// `kind`: wall, glass (which of several questions about `staff`). `by`: who waits for an answer; none once
/// it was given.
Result<void> tell_second(House& house, const Actor& actor, const OpenedFile& opened, const Code& kind,
                         const StaffId& staff, const std::optional<StaffId>& by, Besides& besides);

}  // namespace hogo::actions
