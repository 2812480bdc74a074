// What actions need from the outside: a store for files, the office's directory, and nothing of how they are kept.
//
// Promises to be kept by every store (tests/contract): what a call returned is durable; an access entry is in the tree
// and under a checkpoint before `record_access` returns; a commit is whole or not at all; a repeated action id gets its
// first receipt; a commit over a stale revision is `stale_file`; reads see only whole commits.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "actions/permit.h"
#include "actions/planning_store.h"
#include "base/time.h"
#include "matching/blind_index.h"
#include "vault/compartment.h"
#include "vault/keys.h"

namespace hogo::actions {

using domain::CaseId;
using domain::Compartment;
using domain::Compartments;
using domain::EventId;
using domain::InterviewRequestId;
using domain::StaffId;

/// One sealed part of what happened, at its place.
struct EventRow {
    EventId id;
    Compartment compartment = Compartment::procedure;
    std::uint32_t version = 1;
    std::uint64_t sequence = 0;  ///< in the compartment, from 1
    LocalDate day;
    Bytes sealed;
    bool operator==(const EventRow&) const = default;
};

struct CompartmentRow {
    Compartment compartment = Compartment::procedure;
    vault::CompartmentPublic key;
    bool operator==(const CompartmentRow&) const = default;
};

struct GrantRow {
    Compartment compartment = Compartment::procedure;
    std::uint32_t version = 1;
    vault::SealPublic recipient;
    Bytes grant;
    bool operator==(const GrantRow&) const = default;
};

/// How far a compartment has come: the number of its events, and the chained head over their sealed bytes.
struct Head {
    std::uint64_t revision = 0;
    vault::Hash hash{};
    bool operator==(const Head&) const = default;
};
using Heads = std::map<Compartment, Head>;

struct CaseRows {
    CaseId id;
    std::string number;  ///< the protection number
    Code unit;
    Heads heads;
    std::vector<CompartmentRow> compartments;  ///< every version
    std::vector<GrantRow> grants;              ///< to the recipients that were asked for
    std::vector<EventRow> events;              ///< of the wanted compartments, in order of commit
};

/// A line on the ledger: the leaf is a salted commitment to `record`; the sealed copies are for its readers.
struct LedgerEntry {
    Bytes record;                 ///< deterministic CBOR; never stored in clear
    std::array<Byte, 32> salt{};
    Bytes sealed_for_audit;       ///< to the audit group of the quarter
    std::optional<CaseId> file;
    Bytes sealed_for_file;        ///< to the file's `access` compartment; empty without a file
    std::uint32_t access_version = 1;
    EventId id;                   ///< of the sealed copy's place
};

struct WorkRow {
    Id<struct WorkTag> id;
    Code unit;
    LocalDate due;
    Bytes sealed;
    std::vector<Id<struct WorkTag>> walled_like = {};  ///< a line that did not stand yet is walled as these are
    bool operator==(const WorkRow&) const = default;
};
using WorkId = Id<struct WorkTag>;

/// A file is hidden from a person: keyed tokens of both (wall.h). The line of the work list stands for the file.
struct WallRow {
    vault::Hash person{};
    WorkId line;
    auto operator<=>(const WallRow&) const = default;
};

/// Between which records possible links are looked for. Each side's tokens have a key of their own: in the database, equal
/// tokens of two sides are not equal. `person`: whom the file itself is about.
enum class LinkSide : std::uint8_t { kept_away = 0, staff = 1, person = 2 };

/// The keyed tokens of one record of a side.
struct LinkRow {
    LinkSide side = LinkSide::kept_away;
    vault::RawId record{};      ///< the event that recorded whom to keep away, or the name; the member of staff
    vault::RawId holder{};      ///< the file; the member of staff
    std::uint32_t matcher = 0;  ///< which method made the tokens (link_tokens.h)
    matching::TokenSet tokens;
    bool operator==(const LinkRow&) const = default;
};

/// What a member of staff declared of themselves, sealed to one reader's key; and the tokens that follow from it.
struct DeclarationCopy {
    vault::SealPublic reader;
    Bytes sealed;
    bool operator==(const DeclarationCopy&) const = default;
};
struct Declaration {
    LinkRow tokens;                       ///< of the side `staff`
    std::vector<DeclarationCopy> copies;  ///< replace those that stood
};

struct NewCase {
    std::string number;
    Code unit;
};

using ErasureId = Id<struct ErasureTag>;

/// What is shredded in the transaction of a change, after everything else of it was written: these parts of the file, their
/// keys and entries up to the version that is named. All parts: the file, whatever belongs to it, and the records beside its
/// leaves but this change's own. It stays shredded in a store that is restored from an older copy.
struct Shredding {
    ErasureId id;  ///< drawn; says nothing of the file
    Code unit;
    LocalDate day;
    std::map<Compartment, std::uint32_t> parts;
    std::vector<WorkId> work;  ///< lines that go, with the walls before them
    Bytes sealed;              ///< what was erased and by whom, for the unit's leads
    bool whole() const { return parts.size() == domain::compartment_count; }
};

/// What is left to say of an erasure.
struct ErasureRow {
    ErasureId id;
    Code unit;
    LocalDate day;
    LocalDate final_on;         ///< no backup that this store knows of is good any more after this day
    std::uint64_t records = 0;  ///< how many records beside leaves were erased
    std::uint64_t leaf = 0;     ///< where the ledger has the decision
    Bytes sealed;
    bool operator==(const ErasureRow&) const = default;
};

/// Everything that one action changes, in one transaction.
struct CaseChange {
    domain::ActionId action;
    CaseId file;
    std::optional<NewCase> opens;              ///< the file begins with this change
    std::vector<CompartmentRow> compartments;  ///< new versions
    std::vector<GrantRow> grants;
    Heads expected;                            ///< revision and head that each touched compartment must have now
    std::vector<EventRow> events;
    std::vector<WorkRow> work;                 ///< replaces rows of the same id
    std::vector<vault::Hash> document_tokens;  ///< keyed tokens by which a hold-check finds the file
    PlanningChange planning;                   ///< the board's lines that follow
    std::vector<WallRow> walls, walls_lifted;
    LedgerEntry entry;
    std::vector<LinkRow> links;                ///< each replaces that of the same record
    std::optional<Shredding> shredding;
};

struct SealedAccess {
    std::uint64_t leaf = 0;
    std::uint32_t access_version = 1;
    EventId id;
    LocalDate day;
    Bytes sealed;
};

/// A record of the ledger as the auditors' group of its quarter may open it.
struct SealedRecord {
    std::uint64_t leaf = 0;
    EventId id;
    Bytes sealed;
};

class CaseStore {
  public:
    virtual ~CaseStore() = default;

    /// Durable, in the tree, under a signed checkpoint when it returns. Answers the leaf's index.
    virtual Result<std::uint64_t> record_access(const LedgerEntry& entry, LocalDate day) = 0;
    /// Problems: `no_such_file` (not_found). `recipients`: whose grants to bring.
    virtual Result<CaseRows> read_case(CaseId file, std::span<const vault::SealPublic> recipients, Compartments wanted) = 0;
    /// Problems: `stale_file` (conflict), `no_such_file`, `number_taken`, `slot_taken` (conflict), store trouble (environment).
    virtual Result<Receipt> commit(const PermitBase& permit, CaseChange change) = 0;
    /// The receipt of an action that was committed before.
    virtual Result<std::optional<Receipt>> find_receipt(domain::ActionId action) = 0;
    virtual Result<std::optional<CaseId>> find_number(std::string_view number) = 0;
    /// Files that carry any of these tokens.
    virtual Result<std::vector<CaseId>> find_documents(std::span<const vault::Hash> tokens) = 0;

    /// Work rows of a unit with `due` up to and including `until`, soonest first.
    virtual Result<std::vector<WorkRow>> read_work(const Code& unit, LocalDate until) = 0;
    virtual Result<std::optional<WorkRow>> read_work_row(WorkId id) = 0;
    /// The lines that are walled from this person; always one statement, whether there are any or not.
    virtual Result<std::vector<WorkId>> read_walls(const vault::Hash& person) = 0;
    /// The records of this side that share a token with these, whole, in order of the record.
    virtual Result<std::vector<LinkRow>> find_links(LinkSide side, const matching::TokenSet& tokens) = 0;
    /// Every record of this side, without its tokens.
    virtual Result<std::vector<LinkRow>> list_links(LinkSide side) = 0;
    /// Problems: those of the store.
    virtual Result<void> keep_declarations(std::span<const Declaration> declarations) = 0;
    virtual Result<std::vector<DeclarationCopy>> read_declaration(const StaffId& staff) = 0;
    /// Every grant of a file, to whomever: for renewing its keys without somebody. Problems: `no_such_file`.
    virtual Result<std::vector<GrantRow>> read_readers(CaseId file) = 0;
    /// Records of the ledger below `before`, newest first.
    virtual Result<std::vector<SealedRecord>> read_records(std::uint64_t before, std::size_t limit) = 0;
    /// Sealed access entries of a file, newest first.
    virtual Result<std::vector<SealedAccess>> read_accesses(CaseId file, std::size_t limit) = 0;
    /// Erasures of a unit, newest first.
    virtual Result<std::vector<ErasureRow>> read_erasures(const Code& unit) = 0;
    /// Whether the leaf at `index` is the commitment (salt, record), proved against the newest checkpoint.
    virtual Result<bool> prove_leaf(std::uint64_t index, ByteView record, const std::array<Byte, 32>& salt) = 0;
};

}  // namespace hogo::actions
