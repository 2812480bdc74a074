#include "actions/declare_record.h"

#include <set>

#include "actions/grants.h"
#include "vault/sealed_box.h"

namespace hogo::actions {
namespace {

constexpr std::size_t entries_of_a_kind = 50;
const Code purpose = "own-record";

/// Leads of every unit and the duty, with their guarded pairs: a file of any unit may keep away somebody near
/// this person.
std::vector<std::string> reader_groups(const Directory& directory) {
    std::set<std::string> names{guarded_group("duty")};
    for (const auto& [unit, key] : directory.work_keys)
        names.insert(guarded_group(fmt::format("leads.{}", unit.text())));
    return {names.begin(), names.end()};
}

const vault::SealPair* pair_of(const Actor& actor, const vault::SealPublic& reader) {
    if (reader == actor.keys.open().ordinary) return &actor.keys.ordinary();
    for (const auto& group : actor.groups)
        if (group.pair.open == reader) return &group.pair;
    return nullptr;
}

Result<std::optional<OwnRecord>> open_copy(House& house, const Actor& actor, const StaffId& staff) {
    HOGO_TRY(copies, house.cases.read_declaration(staff));
    for (const auto& copy : copies) {
        const auto* pair = pair_of(actor, copy.reader);
        if (!pair) continue;
        HOGO_TRY(plain, vault::open_box(*pair, purpose, staff.bytes(), copy.sealed));
        auto record = codec::decode<OwnRecord>(bytes_of(plain.reveal()));
        if (!record)
            return problem(ProblemKind::corrupt, "broken_record", "a record of staff that cannot be read");
        return record;
    }
    return std::nullopt;
}

Result<void> put_on_the_ledger(House& house, const Actor& actor, std::string_view kind, const Code& action) {
    HOGO_TRY(entry, compose_ledger_entry(
                        house, {.kind = kind, .actor = actor, .purpose = {action}, .parts = {}, .file = {}}));
    HOGO_CHECK(house.cases.record_access(entry, house.today()));
    return {};
}

}  // namespace

bool too_long(const OwnRecord& record) {
    return std::ranges::any_of(
        std::array{&record.names, &record.relatives, &record.phones, &record.companies, &record.places},
        [](const auto* list) { return list->size() > entries_of_a_kind; });
}

Compared compared(const StaffRecord& staff, const OwnRecord& record) {
    Compared what{record.names, record.phones, record.companies, record.places};
    if (const auto name = Text::parse(staff.name, 200)) what.names.insert(what.names.begin(), *name);
    what.names.insert(what.names.end(), record.relatives.begin(), record.relatives.end());
    return with_shorter_names(std::move(what));
}

Result<Declaration> seal_record(House& house, const StaffRecord& staff, const OwnRecord& record) {
    const auto directory = house.office.directory();
    const auto plain = codec::encode(record);
    Declaration declaration{
        link_row(house, LinkSide::staff, vault::raw(staff.id), vault::raw(staff.id), compared(staff, record)),
        {}};
    const auto seal = [&](const std::optional<vault::VerifiedKey>& key) -> Result<void> {
        if (!key)
            return problem(ProblemKind::environment, "reader_missing",
                           "a reader of staff records has no verified key");
        HOGO_TRY(sealed, vault::seal_to(*key, purpose, staff.id.bytes(), plain, house.random));
        declaration.copies.push_back({key->key(), std::move(sealed)});
        return {};
    };
    HOGO_CHECK(seal(directory->chain.ordinary_key(vault::raw(staff.id))));
    for (const auto& group : reader_groups(*directory))
        HOGO_CHECK(seal(directory->chain.group_key(group_id(group))));
    return declaration;
}

Outcome<Done> declare_record(House& house, const Actor& actor, const OwnRecord& record) {
    if (too_long(record)) return Refused{"too_much", "house", {}, "fewer_entries"};
    if (!house.link_budgets->declarations.take(actor.id(), house.now()))
        return Refused{"budget_spent", "policy_p14", {}, "the_next_hour"};
    HOGO_CHECK(put_on_the_ledger(house, actor, "own_record", "declare_record"));
    HOGO_TRY(before, read_own_record(house, actor));
    HOGO_TRY(declaration, seal_record(house, actor.staff, record));
    HOGO_CHECK(house.cases.keep_declarations({&declaration, 1}));
    // By their name alone they were compared when a file was written.
    HOGO_CHECK(
        link_staff(house, actor, actor.id(), compared(actor.staff, record), compared(actor.staff, before)));
    return Done{};
}

Result<void> declare_for(House& house, const Actor& registrar, const StaffRecord& staff, const OwnRecord& record) {
    HOGO_TRY(declaration, seal_record(house, staff, record));
    HOGO_CHECK(house.cases.keep_declarations({&declaration, 1}));
    HOGO_CHECK(link_staff(house, registrar, staff.id, compared(staff, record), std::nullopt));
    return {};
}

Result<OwnRecord> read_own_record(House& house, const Actor& actor) {
    HOGO_TRY(record, open_copy(house, actor, actor.id()));
    return record.value_or(OwnRecord());
}

Result<std::optional<OwnRecord>> read_record_of(House& house, const Actor& actor, const StaffId& staff) {
    HOGO_CHECK(put_on_the_ledger(house, actor, "own_record", "read_record_of"));
    return open_copy(house, actor, staff);
}

}  // namespace hogo::actions
