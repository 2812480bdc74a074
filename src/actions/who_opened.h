// Who opened what: every look at a file and every change to it, recomputed against the ledger's tree before it is shown.
#pragma once
#include "actions/gather.h"

namespace hogo::actions {

struct Opening {
    std::string kind;             ///< access, change
    StaffId who;
    domain::Role role = domain::Role::case_officer;
    Code action, task;
    Compartments parts;
    Instant at;
    std::uint64_t leaf = 0;
    bool proven = false;          ///< the commitment and its inclusion under the newest checkpoint hold
    bool without_task = false;    ///< whoever looked holds no task on this file
};

struct OpeningRecord {
    OpenedFile opened;
    std::vector<Opening> openings;  ///< newest first; those without a task before the others
    std::size_t unreadable = 0;     ///< entries whose sealed copy does not open or does not decode: itself a finding
};

/// Needs the compartment `access`. Problems: `no_such_file`, `access_closed` (not_found).
Result<OpeningRecord> read_who_opened(House& house, const Actor& actor, const CaseId& file, std::size_t limit = 200);

}  // namespace hogo::actions
