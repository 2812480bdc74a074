// Gather: the access entry is durable first; then what this person may open is opened, once.
//
// Promises: nothing is decrypted before the ledger has the entry that names it; a file that this person holds no grant
// for answers `no_such_file`, word for word like one that does not exist.
#pragma once
#include "actions/house.h"
#include "domain/case_file.h"

namespace hogo::actions {

/// Why something is looked at: a code, and the task it serves (a page, an action).
struct Purpose {
    Code action;
    Code task = "casework";
};

struct OpenedFile {
    CaseId id;
    std::string number;
    Code unit;
    Heads heads;
    std::vector<CompartmentRow> compartments;
    std::map<std::pair<Compartment, std::uint32_t>, vault::CompartmentReader> readers;
    Compartments readable;                 ///< for which this person holds a grant
    std::vector<domain::Event> events;     ///< of what was opened, in order
    domain::CaseFile file;

    std::uint64_t revision(Compartment compartment) const;
    /// The newest version of a compartment: where new events go.
    const vault::CompartmentPublic& newest(Compartment compartment) const;
    const vault::CompartmentReader* reader(Compartment compartment) const;
};

/// Opens `wanted` as far as this person holds grants; `procedure` is always among it and always needed.
/// Problems: `no_such_file` (not_found); `step_up_needed` (unauthenticated: a wanted part is granted to this person's guarded
/// pair, which is closed; nothing was opened); those of the store and of the vault (corrupt).
Result<OpenedFile> gather(House& house, const Actor& actor, const CaseId& file, Compartments wanted, const Purpose& purpose);

/// Opens `needs` and nothing else: what planning may know (P8, P14). The file's number and unit are not in it, and
/// everything outside `needs` folds to closed or empty. Problems: `no_such_file` (not_found), as gather.
Result<domain::CaseFile> gather_needs(House& house, const Actor& actor, const CaseId& file, const Purpose& purpose);

/// The line on the ledger: who, what, which parts, why, when; sealed for the auditors and for the file's readers.
struct LedgerLine {
    std::string_view kind;                   ///< access, change, sign_in, list …
    const Actor& actor;
    Purpose purpose;
    Compartments parts;
    std::optional<CaseId> file;
    const Heads* heads = nullptr;            ///< after a change: the new heads are committed with it
    bool without_task = false;               ///< opened by a group's key alone, none of their own
    std::span<const WallRow> walls = {}, walls_lifted = {};  ///< committed with it too
    const vault::CompartmentPublic* access = nullptr;
};
/// The group of auditors to whom the records of this day are sealed.
std::string audit_group_of(LocalDate day);
Result<LedgerEntry> compose_ledger_entry(House& house, const LedgerLine& line);

}  // namespace hogo::actions
