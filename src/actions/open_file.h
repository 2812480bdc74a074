// Open a file: look at it, on the record; and what the rules say about it today.
//
// Reading is an action too. The page opens `procedure`, `condition` and `needs`; the name, the whereabouts, what was
// said and the people to keep away open each on a press of their own, and the entry on the ledger names them.
#pragma once
#include "actions/assess.h"
#include "actions/gather.h"

namespace hogo::actions {

struct FileView {
    OpenedFile opened;
    rules::Assessment assessment;
    LocalDate today;
    Instant now;
};

inline constexpr Compartments page_parts{Compartment::procedure, Compartment::condition, Compartment::needs};

/// `more`: compartments that were asked for by a press. Those without a grant stay closed in the view.
/// Problems: `no_such_file` (not_found).
Result<FileView> open_file(House& house, const Actor& actor, const CaseId& file, Compartments more = {},
                           const Code& purpose = "open_file");

/// The file with this protection number. An unknown number answers an id that opens nothing, so that "closed to you" and
/// "does not exist" stay one path.

Result<CaseId> find_file(House& house, std::string_view typed_number);

}  // namespace hogo::actions
