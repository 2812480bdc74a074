#include "actions/register_staff.h"

#include "actions/sign_in.h"
#include "actions/two_approve.h"
#include "vault/first_password.h"

namespace hogo::actions {
namespace {

using domain::Role;

Verdict may_register(House& house, const Actor& administrator, const Actor& second,
                     const RegisterStaff& registering) {
    if (auto refused = two_may_approve(administrator, second)) return *std::move(refused);
    if (registering.role == Role::system) return Refused{"not_listed", "house", {"role"}, "a_listed_value"};
    if (!house.office.directory()->work_keys.contains(registering.unit))
        return Refused{"no_such_unit", "house", {}, "a_unit_with_a_work_list"};
    if (too_long(registering.told)) return Refused{"too_much", "house", {}, "fewer_entries"};
    return permitted;
}

/// Joins a group, with its secret where one of the two holds it.
Result<bool> join(House& house, const Actor& administrator, const Actor& second,
                  vault::RegistrationChain& chain, const std::string& name, const StaffId& staff,
                  OfficeChange& change) {
    const auto group = group_id(name);
    const auto person = vault::raw(staff);
    const vault::RegistrationSigner signers[] = {
        {vault::raw(administrator.id()), &administrator.keys.signing()}};
    HOGO_TRY(entry, chain.add(vault::GroupJoined{group, person}, signers));
    change.registrations.push_back(std::move(entry));
    const auto version = chain.group_version(group);
    // An empty share is sealed to nobody: the group waits for somebody who holds it.
    Bytes share;
    if (const auto* secret = held_by_either(administrator, second, group, version)) {
        const auto key = name.ends_with(".guarded") ? chain.guarded_key(person) : chain.ordinary_key(person);
        HOGO_TRY(sealed, vault::seal_group_share(*secret, *key, house.random));
        share = std::move(sealed);
    }
    const bool shared = !share.empty();
    change.shares.emplace_back(staff, GroupShareRow{group, version, std::move(share)});
    return shared;
}

std::set<vault::RoleInUnit> roles_of(const RegisterStaff& registering) {
    std::set<vault::RoleInUnit> roles{{*Code::parse(name_of(registering.role)), registering.unit}};
    if (registering.role == Role::administrator)
        roles.insert({*Code::parse(vault::RegistrationChain::registrar_role), registering.unit});
    return roles;
}

}  // namespace

std::vector<std::string> groups_of(const Directory& directory, Role role, const Code& unit, LocalDate today) {
    const auto of_unit = [&](std::string_view group) { return fmt::format("{}.{}", group, unit.text()); };
    switch (role) {
        case Role::case_lead:
            return {of_unit("leads"), guarded_group(of_unit("leads")), of_unit("unit")};
        case Role::director:
            return {of_unit("directors"), of_unit("unit")};
        case Role::coordinator:
            return {of_unit("coordinators")};
        case Role::duty:
            return {of_unit("unit"), "duty", guarded_group("duty"), "desk"};
        case Role::consultation_desk:
            return {"desk"};
        case Role::landing_inspector:
        case Role::residence_examiner:
        case Role::enforcement_officer:
        case Role::case_officer:
        case Role::medical_staff:
        case Role::shelter_liaison:
            return {of_unit("unit")};
        case Role::auditor: {
            std::vector<std::string> quarters;
            for (auto day = today;; day = day.plus_days(80)) {
                auto quarter = audit_group_of(day);
                if (directory.chain.group_version(group_id(quarter)) == 0) return quarters;
                if (quarters.empty() || quarters.back() != quarter) quarters.push_back(std::move(quarter));
            }
        }
        case Role::interpreter:
        case Role::administrator:
        case Role::system:
            break;
    }
    return {};
}

Outcome<RegisteredStaff> register_staff(House& house, const Actor& administrator, const Actor& second,
                                        const RegisterStaff& registering) {
    if (auto verdict = may_register(house, administrator, second, registering)) return *std::move(verdict);
    const auto account = account_token(house, registering.login);
    HOGO_TRY(taken, house.office.find_account(account));
    if (taken) return Refused{"login_taken", "house", {}, "another_login"};

    const auto directory = house.office.directory();
    auto chain = directory->chain;
    const auto keys = vault::PersonKeys::draw(house.random);
    StaffRecord staff{.id = StaffId::draw(house.random),
                      .name = registering.name.text(),
                      .role = registering.role,
                      .unit = registering.unit,
                      .female = registering.female,
                      .languages = registering.languages};
    const auto person = vault::raw(staff.id);
    const vault::RegistrationSigner signers[] = {
        {vault::raw(administrator.id()), &administrator.keys.signing()}};
    OfficeChange change;
    HOGO_TRY(entry,
             chain.add(vault::PersonRegistered{person, keys.open(), roles_of(registering)}, signers));
    change.registrations.push_back(std::move(entry));
    change.staff.push_back(staff);

    RegisteredStaff registered{.id = staff.id,
                               .password = vault::draw_password(house.random),
                               .totp = vault::draw_totp_secret(house.random)};
    HOGO_TRY(wrapped, vault::wrap_person_keys(keys, registered.password, house.keys.pepper,
                                              house.derivation_cost, house.random));
    change.accounts.emplace_back(
        account, AccountRow{.staff = staff.id,
                            .wrapped_keys = std::move(wrapped),
                            .wrapped_totp = vault::wrap_totp_secret(registered.totp, person,
                                                                    house.keys.pepper, house.random),
                            .last_totp_step = 0});
    for (const auto& group : groups_of(*directory, registering.role, registering.unit, house.today())) {
        HOGO_TRY(shared, join(house, administrator, second, chain, group, staff.id, change));
        ++(shared ? registered.groups_shared : registered.groups_waiting);
    }
    HOGO_CHECK(house.office.change(change));
    // Before anybody can give them anything: their name and what they told, against every file.
    HOGO_CHECK(declare_for(house, administrator, staff, registering.told));
    return registered;
}

}  // namespace hogo::actions
