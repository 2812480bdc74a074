// The office: its people, their keys and sessions, its groups and work lists, as actions need them.
//
// Promises of the port: the directory is verified from the root document on before anybody sees it; accounts are found
// by keyed name only; what a call returned is durable.
#pragma once
#include <memory>
#include <string>

#include "actions/ports.h"
#include "vault/group.h"
#include "vault/registration.h"

namespace hogo::actions {

struct StaffRecord {
    StaffId id;
    std::string name;         ///< as colleagues read it
    domain::Role role = domain::Role::case_officer;
    Code unit;
    std::optional<Code> female;      ///< the person's own statement for the preference of I09: yes, no; none: not told
    std::vector<Code> languages;     ///< spoken natively (interpreters)
    bool active = true;
};

struct RoomRecord {
    Code id;
    std::string name;
    Code unit;
    int privacy = 0;          ///< 0 counter … 3 closed room with its own entrance
};

/// The verified people, groups and rooms at one moment; never changed, replaced as a whole.
struct Directory {
    vault::RegistrationChain chain;
    std::map<StaffId, StaffRecord> staff;
    std::vector<RoomRecord> rooms;
    std::map<Code, vault::CompartmentPublic> work_keys;  ///< by unit: what work rows are sealed to

    const StaffRecord* find(const StaffId& id) const {
        const auto found = staff.find(id);
        return found == staff.end() ? nullptr : &found->second;
    }
};

/// The id of a group with a name (`leads.tokyo`, `duty`, `audit.2026q4`).
vault::RawId group_id(std::string_view name);
/// What a group reads of the guarded parts is sealed to a pair of its own, whose shares are sealed to its members'
/// guarded keys: the group of this name.
std::string guarded_group(std::string_view name);
/// The group that a unit's files are sealed to for recovery: nobody belongs to it, its secret is the custodians'.
std::string escrow_group(const Code& unit);
/// Whether this is a guarded group of somebody in `unit`.
bool is_guarded_group(const vault::RawId& group, const Code& unit);

struct AccountRow {
    StaffId staff;
    Bytes wrapped_keys;
    Bytes wrapped_totp;               ///< sealed to this host (pepper); empty: none set
    std::int64_t last_totp_step = 0;
    bool operator==(const AccountRow&) const = default;
};

struct GroupShareRow {
    vault::RawId group{};
    std::uint32_t version = 1;
    Bytes share;
};

/// The secret of an escrow, sealed to the custodians (vault/custodian.h).
struct EscrowRow {
    vault::RawId group{};
    std::uint32_t version = 1;
    Bytes sealed;
    bool operator==(const EscrowRow&) const = default;
};

/// A security key or passkey of somebody: what it is found by (a keyed hash of its id), and the rest sealed to this host.
struct SecurityKeyRow {
    vault::Hash id{};
    Bytes sealed;
    bool operator==(const SecurityKeyRow&) const = default;
};

struct SessionRow {
    vault::Hash id{};
    StaffId staff;
    Bytes wrapped;
    Instant created, seen;
    Code language;
    Bytes guarded = {};               ///< the guarded pair, wrapped for a few minutes; empty: closed
    Instant guarded_until = {};
};

/// Another system that may ask (docs: /api/v1): its key's keyed hash, its name, the unit whose files it feeds.
struct SystemRow {
    vault::Hash key{};
    Code name, unit;
};

/// A form posted after its session had ended, sealed to its author.
struct KeptForm {
    domain::ActionId form;
    std::string path;   ///< the pattern of the page it belongs to and the file, never a field
    Bytes sealed;
};

/// New people, groups, rooms, keys: appended together with the registrations that make them true.
struct OfficeChange {
    std::optional<Bytes> root = {};    ///< the next root document, signed; known before the registrations that name it
    std::vector<Bytes> registrations;  ///< signed entries, in order
    std::vector<StaffRecord> staff;
    std::vector<std::pair<vault::Hash, AccountRow>> accounts;  ///< by keyed login name
    std::vector<RoomRecord> rooms;
    std::vector<std::pair<StaffId, GroupShareRow>> shares;
    std::vector<std::tuple<Code, vault::CompartmentPublic, Bytes>> work_keys;  ///< unit, public half, grant to the unit's group
    std::vector<SystemRow> systems;
    std::vector<EscrowRow> escrows;    ///< each replaces that of the same group and version

    /// Everything of `more`, after what is here.
    void add(OfficeChange more);
};

class Office {
  public:
    virtual ~Office() = default;

    /// Problems: those of the registration chain and of the next root document (corrupt); nothing is changed then.
    virtual Result<void> change(const OfficeChange& change) = 0;

    virtual std::shared_ptr<const Directory> directory() = 0;
    /// `name`: keyed token of the login name. Nothing for unknown ones.
    virtual Result<std::optional<AccountRow>> find_account(const vault::Hash& name) = 0;
    /// The account of somebody who is signed in: for asking their password again.
    virtual Result<std::optional<AccountRow>> find_account_of(const StaffId& staff) = 0;
    /// Compare and set: fails with `stale_account` (conflict) when the stored step is not below the new one.
    virtual Result<void> advance_totp(const StaffId& staff, std::int64_t step) = 0;
    virtual Result<void> replace_wrapped_keys(const StaffId& staff, Bytes wrapped) = 0;
    /// A new second factor; the code of `step` has just proved it. Problems: `no_such_account` (not_found).
    virtual Result<void> replace_totp(const StaffId& staff, Bytes wrapped, std::int64_t step) = 0;
    virtual Result<std::vector<GroupShareRow>> read_group_shares(const StaffId& staff) = 0;
    virtual Result<std::optional<EscrowRow>> read_escrow(const vault::RawId& group, std::uint32_t version) = 0;

    /// In the order in which they were added.
    virtual Result<std::vector<SecurityKeyRow>> read_security_keys(const StaffId& staff) = 0;
    /// Adds it, or replaces what is sealed of the one with this id. Problems: `key_taken` (conflict: somebody else's).
    virtual Result<void> keep_security_key(const StaffId& staff, const SecurityKeyRow& key) = 0;
    virtual Result<void> forget_security_key(const StaffId& staff, const vault::Hash& id) = 0;

    /// The unit's work secret, granted to the unit's group.
    virtual Result<std::optional<Bytes>> read_work_grant(const Code& unit) = 0;

    virtual Result<void> open_session(const SessionRow& session) = 0;
    virtual Result<std::optional<SessionRow>> find_session(const vault::Hash& id) = 0;
    virtual Result<void> touch_session(const vault::Hash& id, Instant seen) = 0;
    virtual Result<void> set_session_language(const vault::Hash& id, const Code& language) = 0;
    /// Replaces the wrapped guarded pair; empty closes it.
    virtual Result<void> set_session_guarded(const vault::Hash& id, Bytes wrapped, Instant until) = 0;
    /// Wipes what has ended: the keys of sessions last seen before `idle` or begun before `whole`, guarded pairs whose
    /// time is over at `now`; sessions begun before `forgotten` go entirely. Who a wiped session belonged to is still
    /// known until then, so that a form posted too late can be kept for its author.
    virtual Result<void> end_sessions(Instant idle, Instant whole, Instant now, Instant forgotten) = 0;
    virtual Result<void> close_session(const vault::Hash& id) = 0;
    /// All but one.
    virtual Result<void> close_other_sessions(const StaffId& staff, const vault::Hash& kept) = 0;
    virtual Result<void> close_sessions_of(const StaffId& staff) = 0;

    virtual Result<std::optional<SystemRow>> find_system(const vault::Hash& key) = 0;
    /// At most 20 a person are kept; the oldest go first.
    virtual Result<void> keep_form(const StaffId& author, const KeptForm& form, LocalDate day) = 0;
    virtual Result<std::vector<KeptForm>> read_kept_forms(const StaffId& author) = 0;
    virtual Result<void> forget_form(const StaffId& author, const domain::ActionId& form) = 0;
};

}  // namespace hogo::actions
