// Found an office on a signed root document: its people with their keys, its groups, rooms and work lists, in one change.
//
// Promises: from the first moment each unit has leads, directors, coordinators, an escrow that the custodians alone open
// together, a duty and an audit group a quarter; the administrator signs registrations and belongs to no group that reads a
// file. Does not know where the root is pinned or the accounts are kept.
#pragma once
#include "actions/office.h"
#include "actions/register_system.h"
#include "vault/grant.h"
#include "vault/host_keys.h"
#include "vault/totp.h"

namespace hogo::actions {

struct NewStaff {
    std::string login;
    std::string name;
    domain::Role role = domain::Role::case_officer;
    Code unit;
    std::optional<Code> female;
    std::vector<Code> languages;
    SecretText password;
    vault::TotpSecret totp;                   ///< the second factor that they begin with
};

struct NewOffice {
    std::vector<NewStaff> staff;
    std::vector<RoomRecord> rooms;
    std::vector<NewSystem> systems;           ///< other systems that may report and ask
    LocalDate today;
    LocalDate audit_from = {};                ///< the first audited quarter; this one where it is not set
    int audit_quarters_ahead = 8;             ///< beside this quarter
    vault::DerivationCost cost = vault::DerivationCost::standard();
};

/// The first root document of an office, without signatures: this host's keys, that registrar, those custodians.
/// Problems: `key_name_malformed` (invalid_input: an origin that is none).
Result<vault::RootDocument> first_root(std::string origin, vault::Purpose purpose, const vault::HostKeys& keys,
                                       const vault::SignPublic& registrar, std::vector<vault::SignPublic> custodians,
                                       std::uint32_t threshold);

struct Founding {
    OfficeChange change;
    std::map<std::string, StaffId> staff;     ///< by login
};

/// `root`: signed by its custodians already; `registrar`: the pair that it names, of no use afterwards. Problems: those of
/// passwords (invalid_input), `unit_without_lead` (invalid_input), `too_many_custodians`, and those of the vault.
Result<Founding> found_office(NewOffice office, const vault::HostKeys& keys, const vault::TrustedRoot& root,
                              vault::SignPair registrar, RandomSource& random);

}  // namespace hogo::actions
