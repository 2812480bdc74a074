// Found an office: its root document, its people with their keys, its groups, rooms and work lists, in one change.
//
// Promises: from the first moment each unit has leads, directors, coordinators, an escrow held outside, a duty and an
// audit group a quarter; the administrator signs registrations and belongs to no group that reads a file.
// Does not know where the root is pinned or the accounts are kept.
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
    std::string origin;                       ///< of the ledger
    vault::Purpose purpose = vault::Purpose::demonstration;
    std::string log_vkey;
    std::vector<NewStaff> staff;
    std::vector<RoomRecord> rooms;
    std::vector<NewSystem> systems;           ///< other systems that may report and ask
    LocalDate today;
    LocalDate audit_from = {};                ///< the first audited quarter; this one where it is not set
    int audit_quarters_ahead = 8;             ///< beside this quarter
    vault::DerivationCost cost = vault::DerivationCost::standard();
};

/// `custodian_seed` and `escrow_keys` must leave this machine: they are for root changes and recovery.
struct Founding {
    Bytes root_document;
    vault::Hash root{};
    OfficeChange change;
    std::map<std::string, StaffId> staff;     ///< by login
    SecretText custodian_seed;                ///< hexadecimal
    std::map<Code, Bytes> escrow_keys;        ///< by unit, wrapped under `escrow_password`
};

/// Problems: those of passwords (invalid_input) and of the vault.
Result<Founding> found_office(NewOffice office, const vault::HostKeys& keys, const SecretText& escrow_password,
                              RandomSource& random);

}  // namespace hogo::actions
