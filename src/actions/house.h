// What every action stands on: the ports, the clock, the rules in force, this host's keys; and who is acting.
#pragma once
#include "actions/consultation_ports.h"
#include "actions/office.h"
#include "rules/pack.h"
#include "vault/grant.h"
#include "vault/host_keys.h"
#include "vault/record.h"

namespace hogo::actions {

class SignInMemory;
std::shared_ptr<SignInMemory> new_sign_in_memory();
struct LinkBudgets;
std::shared_ptr<LinkBudgets> new_link_budgets();

struct House {
    CaseStore& cases;
    Office& office;
    const Clock& clock;
    RandomSource& random;
    std::shared_ptr<const rules::Pack> pack;
    Zone zone;
    const vault::HostKeys& keys;
    vault::VerifiedGrants& verified_grants;
    vault::DerivationCost derivation_cost;
    PlanningStore& planning;
    /// What this process remembers of sign-ins (sign_in_memory.h).
    std::shared_ptr<SignInMemory> sign_ins = new_sign_in_memory();

    ConsultationDesk* consultations = nullptr;  ///< none where there is no consultation desk
    /// How often each person proposed somebody, changed their own record, or asked whether somebody is known, in the
    /// running hour (link_tokens.h).
    std::shared_ptr<LinkBudgets> link_budgets = new_link_budgets();

    Instant now() const { return clock.now(); }
    LocalDate today() const { return zone.day_of(now()); }
};

/// Somebody signed in, with the secrets that their session opens. One request long.
struct Actor {
    StaffRecord staff;
    vault::PersonKeys keys;
    std::vector<vault::GroupSecret> groups;             ///< newest version of each that they belong to
    std::optional<vault::CompartmentReader> work;       ///< their unit's work list
    Code language = "ja";
    std::vector<vault::SealPublic> closed_groups = {};  ///< theirs too, opened with the guarded pair only
    std::optional<Instant> guarded_until = {};          ///< while the guarded pair is open

    const StaffId& id() const { return staff.id; }
    bool is(std::initializer_list<domain::Role> roles) const {
        return std::ranges::find(roles, staff.role) != roles.end();
    }
};

/// The roles that carry a case through: they record, propose and arrange.
inline constexpr std::initializer_list<domain::Role> casework_roles{
    domain::Role::landing_inspector, domain::Role::residence_examiner, domain::Role::enforcement_officer,
    domain::Role::case_officer,      domain::Role::case_lead,          domain::Role::duty,
    domain::Role::medical_staff};

}  // namespace hogo::actions
