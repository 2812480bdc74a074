#include "actions/register_system.h"

#include "matching/token.h"

namespace hogo::actions {
namespace {

constexpr std::string_view key_prefix = "hogo_";
constexpr std::size_t key_length = key_prefix.size() + 43;

/// An interface key is 256 random bits: stretching it would make it no harder to guess.
constexpr auto key_cost = vault::DerivationCost::minimum();

std::unexpected<Problem> unknown_system() {
    return problem(ProblemKind::unauthenticated, "unknown_system", "no system is known by this key");
}

bool is_interface_key(std::string_view text) {
    return text.size() == key_length && text.starts_with(key_prefix) && from_base64url(text.substr(key_prefix.size()));
}

/// Kept apart from the names of people: nobody signs in as a system.
vault::Hash account_of(const vault::HostKeys& keys, const Code& system) {
    return matching::keyed_token(keys.token, "system account", {system.text()});
}

}  // namespace

SecretText draw_interface_key(RandomSource& random) {
    const auto bytes = random.draw<32>();
    return SecretText(std::string(key_prefix) + to_base64url(bytes));
}

Result<OfficeChange> register_system(vault::RegistrationChain& chain, const vault::RegistrationSigner& registrar,
                                     const vault::HostKeys& keys, const NewSystem& system, RandomSource& random) {
    if (!is_interface_key(system.key.reveal()))
        return problem(ProblemKind::invalid_input, "no_interface_key", "this is no interface key of ours");
    const auto pair = vault::PersonKeys::draw(random);
    const auto id = StaffId::draw(random);
    const vault::RegistrationSigner signers[] = {registrar};
    OfficeChange change;
    HOGO_TRY(entry, chain.add(vault::PersonRegistered{vault::raw(id), pair.open(),
                                                      {{*Code::parse(name_of(domain::Role::system)), system.unit}}},
                              signers));
    change.registrations.push_back(std::move(entry));
    HOGO_TRY(wrapped, vault::wrap_person_keys(pair, system.key, keys.pepper, key_cost, random));
    change.staff.push_back(
        {.id = id, .name = system.label, .role = domain::Role::system, .unit = system.unit, .female = {}, .languages = {}});
    change.accounts.emplace_back(account_of(keys, system.name),
                                 AccountRow{.staff = id, .wrapped_keys = std::move(wrapped), .wrapped_totp = {}});
    change.systems.push_back({keys.interface_key_hash(system.key), system.name, system.unit});
    return change;
}

Outcome<OfficeChange> add_system(House& house, const Actor& administrator, const NewSystem& system) {
    if (!administrator.is({domain::Role::administrator})) return Refused{"administrators_only", "house", {}, "an_administrator"};
    const auto directory = house.office.directory();
    if (!directory->work_keys.contains(system.unit)) return Refused{"no_such_unit", "house", {}, "a_unit_with_a_work_list"};
    HOGO_TRY(taken, house.office.find_account(account_of(house.keys, system.name)));
    if (taken) return Refused{"system_exists", "house", {}, "another_name"};
    auto chain = directory->chain;
    HOGO_TRY(change, register_system(chain, {vault::raw(administrator.id()), &administrator.keys.signing()}, house.keys,
                                     system, house.random));
    HOGO_CHECK(house.office.change(change));
    return change;
}

Result<Actor> admit_system(House& house, const SecretText& key) {
    if (!is_interface_key(key.reveal())) return unknown_system();
    HOGO_TRY(row, house.office.find_system(house.keys.interface_key_hash(key)));
    if (!row) return unknown_system();
    HOGO_TRY(account, house.office.find_account(account_of(house.keys, row->name)));
    if (!account) return unknown_system();
    const auto directory = house.office.directory();
    const auto* staff = directory->find(account->staff);
    if (!staff || !staff->active || staff->role != domain::Role::system || !directory->chain.signer(vault::raw(staff->id)))
        return unknown_system();
    auto keys = vault::unwrap_person_keys(account->wrapped_keys, key, house.keys.pepper, vault::Unwrap::ordinary);
    if (!keys) {
        if (keys.error().kind == ProblemKind::unauthenticated) return unknown_system();
        return std::unexpected(keys.error());
    }
    return Actor{.staff = *staff, .keys = *std::move(keys), .groups = {}, .work = {}};
}

}  // namespace hogo::actions
