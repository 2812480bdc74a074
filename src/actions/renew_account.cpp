#include "actions/renew_account.h"

#include "actions/sign_in_memory.h"
#include "actions/two_approve.h"
#include "vault/first_password.h"

namespace hogo::actions {
namespace {

std::optional<Refused> may_approve(const Actor& administrator, const Actor& second, const StaffId& person) {
    if (auto refused = two_may_approve(administrator, second)) return refused;
    if (administrator.id() == person || second.id() == person) return Refused{"own_account", "house", {}, "two_others"};
    return std::nullopt;
}

}  // namespace

Outcome<RenewedAccount> renew_account(House& house, const Actor& administrator, const Actor& second, std::string_view login) {
    const auto directory = house.office.directory();
    const auto name = account_token(house, login);
    HOGO_TRY(account, house.office.find_account(name));
    const auto* staff = account ? directory->find(account->staff) : nullptr;
    if (!staff || !staff->active) return Refused{"no_such_login", "house", {}, "a_login_of_the_office"};
    if (auto refused = may_approve(administrator, second, staff->id)) return *std::move(refused);

    auto chain = directory->chain;
    const auto keys = vault::PersonKeys::draw(house.random);
    const auto person = vault::raw(staff->id);
    const vault::RegistrationSigner signers[] = {{vault::raw(administrator.id()), &administrator.keys.signing()},
                                                 {vault::raw(second.id()), &second.keys.signing()}};
    OfficeChange change;
    HOGO_TRY(entry, chain.add(vault::PersonRekeyed{person, keys.open()}, signers));
    change.registrations.push_back(std::move(entry));

    RenewedAccount renewed{.password = vault::draw_password(house.random), .totp = vault::draw_totp_secret(house.random)};
    HOGO_TRY(wrapped, vault::wrap_person_keys(keys, renewed.password, house.keys.pepper, house.derivation_cost, house.random));
    change.accounts.emplace_back(name, AccountRow{.staff = staff->id,
                                                  .wrapped_keys = std::move(wrapped),
                                                  .wrapped_totp = vault::wrap_totp_secret(renewed.totp, person, house.keys.pepper, house.random),
                                                  .last_totp_step = 0});
    HOGO_TRY(shares, house.office.read_group_shares(staff->id));
    for (const auto& share : shares) {
        const auto* group = held_by_either(administrator, second, share.group, share.version);
        const auto key = is_guarded_group(share.group, staff->unit) ? chain.guarded_key(person) : chain.ordinary_key(person);
        // An empty share is sealed to nobody: the group waits for somebody who holds it.
        Bytes again;
        if (group && chain.members(share.group).contains(person)) {
            HOGO_TRY(sealed, vault::seal_group_share(*group, *key, house.random));
            again = std::move(sealed);
        }
        ++(again.empty() ? renewed.groups_waiting : renewed.groups_shared);
        change.shares.emplace_back(staff->id, GroupShareRow{share.group, share.version, std::move(again)});
    }
    HOGO_CHECK(house.office.change(change));
    HOGO_CHECK(house.office.close_sessions_of(staff->id));
    house.sign_ins->forget_wrong_codes(staff->id);
    return renewed;
}

}  // namespace hogo::actions
