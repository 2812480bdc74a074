// The auditors' record: who looked at what and why, over all files, without the contents of any.
//
// Promises: only the audit group of the quarter opens it; each record is recomputed against the tree before
// it is shown; a file stands there as its random id and is opened by nobody from here. Looking at the record
// is on the record.
#pragma once
#include "actions/gather.h"

namespace hogo::actions {

struct AuditedRecord {
    std::uint64_t leaf = 0;
    std::string kind;  ///< access, change, list, sign_in, hold_check …
    StaffId who;
    domain::Role role = domain::Role::auditor;
    Code action, task;
    Compartments parts;
    std::optional<CaseId> file;
    Instant at;
    bool without_task =
        false;  ///< opened by a group's key alone: whoever looked was given no part of this file
    bool proven = false;
};

struct Audit {
    std::vector<AuditedRecord> records;  ///< newest first
    std::size_t erased = 0;              ///< with the file that they were about
    std::size_t unreadable = 0;          ///< of another quarter, or damaged
    std::uint64_t next = 0;              ///< read on below this leaf; 0 at the beginning
};

inline constexpr std::size_t audited_at_once = 50;

/// `before`: leaves below it; none: the newest. Problems (not_found): `no_such_page` for whoever audits
/// nothing this quarter.
Result<Audit> read_audit(House& house, const Actor& actor, std::optional<std::uint64_t> before);

}  // namespace hogo::actions
