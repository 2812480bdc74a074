#include "actions/found_office.h"

#include <set>

#include "base/text.h"
#include "matching/token.h"

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

    Result<void> make_unit(const Code& unit, const SecretText& escrow_password) {
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

        // The escrow belongs to nobody who works here: its secret travels wrapped, for the custodians.
        HOGO_TRY(escrow, make_group(fmt::format("escrow.{}", unit.text()), [](const StaffRecord&) { return false; }));
        const auto signing = vault::SignPair::draw(random);
        const auto holder = vault::PersonKeys({escrow.pair.open, escrow.pair.open, signing.open}, escrow.pair.duplicate(),
                                              signing.duplicate(), escrow.pair.duplicate());
        HOGO_TRY(wrapped, vault::wrap_person_keys(holder, escrow_password, keys.pepper, office.cost, random));
        founding.escrow_keys.emplace(unit, std::move(wrapped));

        HOGO_TRY(unit_group, make_group(fmt::format("unit.{}", unit.text()),
                                        in_unit({Role::landing_inspector, Role::residence_examiner, Role::enforcement_officer,
                                                 Role::case_officer, Role::case_lead, Role::director, Role::duty,
                                                 Role::medical_staff, Role::shelter_liaison})));
        const auto work = vault::CompartmentSecret::draw({unit_group.of.group, "work", 1}, random);
        // Whoever leads the unit signs the grant; without a lead, the first person of the unit.
        const auto signer = std::ranges::find_if(founding.change.staff, in_unit({Role::case_lead}));
        require(signer != founding.change.staff.end(), "a unit without a lead");
        HOGO_TRY(grant, vault::make_grant(work, *chain.group_key(unit_group.of.group), std::nullopt, vault::raw(signer->id),
                                          people.at(signer->id).signing(), random));
        founding.change.work_keys.emplace_back(unit, work.open(), std::move(grant));
        return {};
    }
};

}  // namespace

Result<Founding> found_office(NewOffice office, const vault::HostKeys& keys, const SecretText& escrow_password,
                              RandomSource& random) {
    auto custodian = vault::SignPair::draw(random);
    auto registrar = vault::SignPair::draw(random);
    vault::RootDocument document;
    document.purpose = office.purpose;
    document.origin = office.origin;
    document.custodians = {custodian.open};
    document.threshold = 1;
    document.registrar = registrar.open;
    document.log_vkey = office.log_vkey;
    document.subtraction_key = keys.subtraction_key().open;
    const vault::SignPair* signers[] = {&custodian};
    HOGO_TRY(root_bytes, vault::sign_root(document, signers));
    HOGO_TRY(root, vault::verify_root(root_bytes, office.purpose, std::nullopt));

    Founder founder{.office = std::move(office),
                    .keys = keys,
                    .random = random,
                    .registrar = std::move(registrar),
                    .chain = vault::RegistrationChain(root),
                    .founding = {},
                    .people = {}};
    founder.founding.root_document = std::move(root_bytes);
    founder.founding.root = root.hash();
    founder.founding.change.rooms = founder.office.rooms;
    founder.founding.custodian_seed = SecretText(to_hex(custodian.seed().reveal()));

    for (const auto& person : founder.office.staff) HOGO_CHECK(founder.register_person(person));
    std::set<Code> units;
    for (const auto& person : founder.office.staff)
        if (person.role == Role::case_lead) units.insert(person.unit);
    for (const auto& unit : units) HOGO_CHECK(founder.make_unit(unit, escrow_password));
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
