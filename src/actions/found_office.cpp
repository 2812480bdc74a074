#include "actions/found_office.h"

#include <set>

#include "base/text.h"
#include "ledger/key.h"
#include "matching/token.h"
#include "vault/custodian.h"

namespace hogo::actions {
namespace {

using domain::Role;

/// One founding under way: every registration is appended to the chain as it is made.
struct Founder {
    NewOffice office;
    const vault::HostKeys& keys;
    RandomSource& random;
    vault::SignPair registrar;
    vault::RegistrationChain chain;
    Founding founding;
    std::map<StaffId, vault::PersonKeys> people;

    Result<void> add(const vault::Registration& registration) {
        const vault::RegistrationSigner signers[] = {{vault::root_registrar, &registrar}};
        HOGO_TRY(entry, chain.add(registration, signers));
        founding.change.registrations.push_back(std::move(entry));
        return {};
    }

    Result<void> register_person(const NewStaff& person) {
        auto pair = vault::PersonKeys::draw(random);
        const auto id = StaffId::draw(random);
        std::set<vault::RoleInUnit> roles{{*Code::parse(name_of(person.role)), person.unit}};
        if (person.role == Role::administrator) roles.insert({*Code::parse(vault::RegistrationChain::registrar_role), person.unit});
        HOGO_CHECK(add(vault::PersonRegistered{vault::raw(id), pair.open(), roles}));
        HOGO_TRY(wrapped, vault::wrap_person_keys(pair, person.password, keys.pepper, office.cost, random));
        founding.change.staff.push_back({id, person.name, person.role, person.unit, person.female, person.languages, true});
        founding.change.accounts.emplace_back(
            matching::keyed_token(keys.token, "account", {folded(person.login)}),
            AccountRow{.staff = id,
                       .wrapped_keys = std::move(wrapped),
                       .wrapped_totp = vault::wrap_totp_secret(person.totp, vault::raw(id), keys.pepper, random),
                       .last_totp_step = 0});
        founding.staff.emplace(person.login, id);
        people.emplace(id, std::move(pair));
        return {};
    }

    template <class Belongs>
    Result<vault::GroupSecret> make_group(const std::string& name, Belongs belongs) {
        auto group = vault::GroupSecret::draw({group_id(name), 1}, random);
        HOGO_CHECK(add(vault::GroupKeySet{group.of.group, 1, group.pair.open}));
        for (const auto& person : founding.change.staff) {
            if (!belongs(person)) continue;
            HOGO_CHECK(add(vault::GroupJoined{group.of.group, vault::raw(person.id)}));
            const auto key = name.ends_with(".guarded") ? chain.guarded_key(vault::raw(person.id)) : chain.ordinary_key(vault::raw(person.id));
            HOGO_TRY(share, vault::seal_group_share(group, *key, random));
            founding.change.shares.emplace_back(person.id, GroupShareRow{group.of.group, 1, std::move(share)});
        }
        return group;
    }

    Result<void> make_unit(const Code& unit) {
        auto in_unit = [&](std::initializer_list<Role> roles) {
            return [unit, roles = std::vector(roles)](const StaffRecord& person) {
                return person.unit == unit && std::ranges::find(roles, person.role) != roles.end();
            };
        };
        const auto leads = fmt::format("leads.{}", unit.text());
        HOGO_CHECK(make_group(leads, in_unit({Role::case_lead})));
        HOGO_CHECK(make_group(guarded_group(leads), in_unit({Role::case_lead})));
        HOGO_CHECK(make_group(fmt::format("directors.{}", unit.text()), in_unit({Role::director})));
        HOGO_CHECK(make_group(fmt::format("coordinators.{}", unit.text()), in_unit({Role::coordinator})));

        // The escrow belongs to nobody who works here: the custodians open it together.
        HOGO_TRY(escrow, make_group(escrow_group(unit), [](const StaffRecord&) { return false; }));
        HOGO_TRY(sealed, vault::seal_for_custodians(escrow, chain.root(), random));
        founding.change.escrows.push_back({escrow.of.group, escrow.of.version, std::move(sealed)});

        HOGO_TRY(unit_group, make_group(fmt::format("unit.{}", unit.text()),
                                        in_unit({Role::landing_inspector, Role::residence_examiner, Role::enforcement_officer,
                                                 Role::case_officer, Role::case_lead, Role::director, Role::duty,
                                                 Role::medical_staff, Role::shelter_liaison})));
        const auto work = vault::CompartmentSecret::draw({unit_group.of.group, "work", 1}, random);
        // Whoever leads the unit signs the grant; without a lead, the first person of the unit.
        const auto signer = std::ranges::find_if(founding.change.staff, in_unit({Role::case_lead}));
        if (signer == founding.change.staff.end())
            return problem(ProblemKind::invalid_input, "unit_without_lead", "a unit needs somebody who leads it");
        HOGO_TRY(grant, vault::make_grant(work, *chain.group_key(unit_group.of.group), std::nullopt, vault::raw(signer->id),
                                          people.at(signer->id).signing(), random));
        founding.change.work_keys.emplace_back(unit, work.open(), std::move(grant));
        return {};
    }
};

}  // namespace

Result<vault::RootDocument> first_root(std::string origin, vault::Purpose purpose, const vault::HostKeys& keys,
                                       const vault::SignPublic& registrar, std::vector<vault::SignPublic> custodians,
                                       std::uint32_t threshold) {
    HOGO_TRY(log, ledger::LogSigner::from_seed(origin, keys.log_seed.duplicate()));
    vault::RootDocument document;
    document.purpose = purpose;
    document.origin = std::move(origin);
    document.custodians = std::move(custodians);
    document.threshold = threshold;
    document.registrar = registrar;
    document.log_vkey = log.key().text();
    document.subtraction_key = keys.subtraction_key().open;
    return document;
}

Result<Founding> found_office(NewOffice office, const vault::HostKeys& keys, const vault::TrustedRoot& root,
                              vault::SignPair registrar, RandomSource& random) {
    Founder founder{.office = std::move(office),
                    .keys = keys,
                    .random = random,
                    .registrar = std::move(registrar),
                    .chain = vault::RegistrationChain(root),
                    .founding = {},
                    .people = {}};
    founder.founding.change.rooms = founder.office.rooms;

    for (const auto& person : founder.office.staff) HOGO_CHECK(founder.register_person(person));
    std::set<Code> units;
    for (const auto& person : founder.office.staff)
        if (person.role != Role::duty && std::ranges::find(casework_roles, person.role) != casework_roles.end())
            units.insert(person.unit);
    for (const auto& unit : units) HOGO_CHECK(founder.make_unit(unit));
    for (const auto& name : {std::string("duty"), guarded_group("duty")})
        HOGO_CHECK(founder.make_group(name, [](const StaffRecord& person) { return person.role == Role::duty; }));

    for (const auto& system : founder.office.systems) {
        HOGO_TRY(change, register_system(founder.chain, {vault::root_registrar, &founder.registrar}, keys, system, random));
        founder.founding.change.add(std::move(change));
    }

    // By night the duty reads what is written to the consultation desk.
    HOGO_CHECK(founder.make_group("desk", [](const StaffRecord& person) {
        return person.role == Role::consultation_desk || person.role == Role::duty;
    }));

    auto quarter_of = [](LocalDate day) {
        const auto date = day.fields();
        return static_cast<int>(date.year()) * 4 + (static_cast<int>(static_cast<unsigned>(date.month())) - 1) / 3;
    };
    const int present = quarter_of(founder.office.today);
    const int first = founder.office.audit_from == LocalDate{} ? present : quarter_of(founder.office.audit_from);
    for (int quarter = first; quarter <= present + founder.office.audit_quarters_ahead; ++quarter)
        HOGO_CHECK(founder.make_group(fmt::format("audit.{}q{}", quarter / 4, quarter % 4 + 1),
                                      [](const StaffRecord& person) { return person.role == Role::auditor; }));
    return std::move(founder.founding);
}

}  // namespace hogo::actions
