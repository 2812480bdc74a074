#include "app/demo_fill_units.h"

#include "actions/sign_in.h"
#include "vault/custodian.h"

namespace hogo::app {
namespace {

using actions::StaffRecord;
using domain::Role;

/// One unit under way; each registration is appended to the chain as it is made.
class UnitMaker {
  public:
    UnitMaker(actions::House& house, const actions::Actor& administrator, vault::RegistrationChain& chain,
              const vault::TotpSecret& totp, NewUnits& made, Code unit)
        : house_(house), administrator_(administrator), chain_(chain), totp_(totp), made_(made), unit_(std::move(unit)) {}

    Result<void> make() {
        HOGO_TRY(lead, add_person(Role::case_lead, "lead"));
        HOGO_TRY(director, add_person(Role::director, "director"));
        HOGO_TRY(officer, add_person(Role::case_officer, "officer"));
        HOGO_CHECK(add_group("leads", {&lead}));
        HOGO_CHECK(add_group("leads", {&lead}, true));
        HOGO_CHECK(add_group("directors", {&director}));
        HOGO_CHECK(add_group("coordinators", {}));
        HOGO_TRY(escrow, add_group("escrow", {}));
        HOGO_TRY(sealed, vault::seal_for_custodians(escrow, chain_.root(), house_.random));
        made_.change.escrows.push_back({escrow.of.group, escrow.of.version, std::move(sealed)});
        HOGO_TRY(unit_group, add_group("unit", {&lead, &director, &officer}));
        const auto work = vault::CompartmentSecret::draw({unit_group.of.group, "work", 1}, house_.random);
        HOGO_TRY(grant, vault::make_grant(work, *chain_.group_key(unit_group.of.group), std::nullopt, vault::raw(lead.record.id),
                                          lead.keys.signing(), house_.random));
        made_.change.work_keys.emplace_back(unit_, work.open(), std::move(grant));
        made_.units.push_back({.unit = unit_,
                               .staff = {lead.record.id, director.record.id, officer.record.id},
                               .officer = {.staff = officer.record, .keys = std::move(officer.keys), .groups = {},
                                           .work = vault::CompartmentReader(work.duplicate())}});
        return {};
    }

  private:
    struct Person {
        StaffRecord record;
        vault::PersonKeys keys;
    };

    Result<void> add(const vault::Registration& registration) {
        const vault::RegistrationSigner signers[] = {{vault::raw(administrator_.id()), &administrator_.keys.signing()}};
        HOGO_TRY(entry, chain_.add(registration, signers));
        made_.change.registrations.push_back(std::move(entry));
        return {};
    }

    Result<Person> add_person(Role role, std::string_view suffix) {
        Person person{{.id = domain::StaffId::draw(house_.random), .name = fmt::format("{} {}", unit_.text(), suffix), .role = role,
                       .unit = unit_, .female = {}, .languages = {}},
                      vault::PersonKeys::draw(house_.random)};
        HOGO_CHECK(add(vault::PersonRegistered{vault::raw(person.record.id), person.keys.open(), {{*Code::parse(name_of(role)), unit_}}}));
        const Login login{std::string(name_of(role)), fmt::format("{}-{}", unit_.text(), suffix), draw_password(house_.random),
                          std::string(vault::totp_secret_text(totp_).reveal())};
        HOGO_TRY(wrapped, vault::wrap_person_keys(person.keys, SecretText(std::string(login.password)), house_.keys.pepper,
                                                  house_.derivation_cost, house_.random));
        made_.change.staff.push_back(person.record);
        made_.change.accounts.emplace_back(actions::account_token(house_, login.user),
                                           actions::AccountRow{.staff = person.record.id,
                                                               .wrapped_keys = std::move(wrapped),
                                                               .wrapped_totp = vault::wrap_totp_secret(totp_, vault::raw(person.record.id), house_.keys.pepper, house_.random)});
        made_.logins.push_back(login);
        return person;
    }

    Result<vault::GroupSecret> add_group(std::string_view prefix, std::initializer_list<const Person*> members, bool guarded = false) {
        const auto name = fmt::format("{}.{}", prefix, unit_.text());
        const auto id = actions::group_id(guarded ? actions::guarded_group(name) : name);
        auto group = vault::GroupSecret::draw({id, 1}, house_.random);
        HOGO_CHECK(add(vault::GroupKeySet{id, 1, group.pair.open}));
        for (const auto* member : members) {
            const auto person = vault::raw(member->record.id);
            HOGO_CHECK(add(vault::GroupJoined{id, person}));
            const auto key = guarded ? chain_.guarded_key(person) : chain_.ordinary_key(person);
            HOGO_TRY(share, vault::seal_group_share(group, *key, house_.random));
            made_.change.shares.emplace_back(member->record.id, actions::GroupShareRow{id, 1, std::move(share)});
        }
        return group;
    }

    actions::House& house_;
    const actions::Actor& administrator_;
    vault::RegistrationChain& chain_;
    const vault::TotpSecret& totp_;
    NewUnits& made_;
    Code unit_;
};

}  // namespace

Result<NewUnits> draw_units(actions::House& house, const actions::Actor& administrator, std::size_t count,
                            const vault::TotpSecret& totp) {
    const auto directory = house.office.directory();
    auto chain = directory->chain;
    NewUnits made;
    made.units.reserve(count);
    for (std::size_t number = 1; made.units.size() < count; ++number) {
        const auto unit = *Code::parse(fmt::format("load-{:02}", number));
        if (directory->work_keys.contains(unit)) continue;
        HOGO_CHECK(UnitMaker(house, administrator, chain, totp, made, unit).make());
    }
    return made;
}

}  // namespace hogo::app
