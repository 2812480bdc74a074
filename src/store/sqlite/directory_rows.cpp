#include "store/sqlite/directory_rows.h"

#include "store/sqlite/tile_rows.h"

namespace hogo::store::sqlite {
namespace {

using namespace actions;

/// What a leaf about registrations commits to (docs/formats/database.md).
Bytes state_record(const vault::RegistrationChain& chain) {
    const auto text = fmt::format("hogo registrations v1\n{}\n{}\n", chain.size(), to_hex(chain.head()));
    const auto bytes = bytes_of(text);
    return {bytes.begin(), bytes.end()};
}

std::string joined(const std::vector<Code>& codes) {
    std::string text;
    for (const auto& code : codes) text += (text.empty() ? "" : " ") + code.text();
    return text;
}

std::vector<Code> split(std::string_view text) {
    std::vector<Code> codes;
    while (!text.empty()) {
        const auto end = std::min(text.find(' '), text.size());
        const auto code = Code::parse(text.substr(0, end));
        if (!code) throw Damaged{};
        codes.push_back(*code);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return codes;
}

StaffRecord staff_of(const Query& query) {
    StaffRecord person;
    person.id = query.id<StaffId>(0);
    person.name = query.text(1);
    const auto role = domain::role_named(query.text(2));
    if (!role) throw Damaged{};
    person.role = *role;
    person.unit = query.code(3);
    if (!query.is_null(4)) person.female = query.code(4);
    person.languages = split(query.text(5));
    person.active = query.integer(6) != 0;
    return person;
}

void write_staff(Connection& connection, const StaffRecord& person) {
    Query(connection,
          "INSERT INTO staff (id, name, role, unit, female, languages, active) VALUES (?, ?, ?, ?, ?, ?, ?) "
          "ON CONFLICT DO UPDATE SET name = excluded.name, role = excluded.role, unit = excluded.unit, "
          "female = excluded.female, languages = excluded.languages, active = excluded.active",
          person.id, person.name, domain::name_of(person.role), person.unit, person.female, joined(person.languages),
          person.active)
        .run();
}

void write_room(Connection& connection, const RoomRecord& room) {
    Query(connection,
          "INSERT INTO rooms (id, name, unit, privacy) VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET "
          "name = excluded.name, unit = excluded.unit, privacy = excluded.privacy",
          room.id, room.name, room.unit, room.privacy)
        .run();
}

void write_work_key(Connection& connection, const Code& unit, const vault::CompartmentPublic& key, const Bytes& granted) {
    Query(connection,
          "INSERT INTO work_keys (unit, place, compartment, version, key, commitment, granted) "
          "VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET place = excluded.place, "
          "compartment = excluded.compartment, version = excluded.version, key = excluded.key, "
          "commitment = excluded.commitment, granted = excluded.granted",
          unit, key.of.case_id, key.of.compartment, key.of.version, key.key.bytes, key.commitment, granted)
        .run();
}

Result<void> write_account(Connection& connection, const vault::Hash& name, const AccountRow& account) {
    {
        Query query(connection, "SELECT staff FROM accounts WHERE name = ?", name);
        if (query.step() && query.id<StaffId>(0) != account.staff)
            return problem(ProblemKind::conflict, "login_taken", "somebody else has this login name");
    }
    Query(connection, "DELETE FROM accounts WHERE staff = ?", account.staff).run();
    Query(connection,
          "INSERT INTO accounts (name, staff, wrapped_keys, wrapped_totp, last_totp_step) VALUES (?, ?, ?, ?, ?)", name,
          account.staff, account.wrapped_keys, account.wrapped_totp, account.last_totp_step)
        .run();
    return {};
}

/// The registrations are on the ledger too: their count and chained head, committed with a salt.
void write_state_leaf(Group& group, const vault::RegistrationChain& chain) {
    const auto salt = system_random().draw<32>();
    const auto leaf = group.append_leaf(ledger::commitment(salt, state_record(chain)));
    Query(group.connection, "INSERT INTO registration_leaves (leaf, size, salt) VALUES (?, ?, ?)", leaf, chain.size(),
          salt)
        .run();
}

Result<void> check_state_leaf(Connection& connection, const vault::RegistrationChain& chain, std::uint64_t ledger_size) {
    const auto differs = [] {
        return problem(ProblemKind::corrupt, "registrations_differ",
                       "the registered people are not those that the ledger has");
    };
    Query query(connection, "SELECT leaf, size, salt FROM registration_leaves ORDER BY leaf DESC LIMIT 1");
    if (!query.step()) return chain.size() == 0 ? Result<void>{} : differs();
    const auto leaf = query.number<std::uint64_t>(0);
    if (leaf >= ledger_size || query.number<std::uint64_t>(1) != chain.size()) return differs();
    HOGO_TRY(entry, read_entry(TileRows(connection), ledger_size, leaf));
    if (!std::ranges::equal(entry, ledger::commitment(query.array<32>(2), state_record(chain)))) return differs();
    return {};
}

Result<vault::RegistrationChain> read_chain(Connection& connection, vault::Purpose purpose, const vault::Hash& pin) {
    const auto documents = read_roots(connection);
    if (documents.empty()) throw Damaged{};
    std::vector<vault::TrustedRoot> roots;
    for (const auto& document : documents) {
        HOGO_TRY(root, roots.empty() ? vault::verify_root(document, purpose, pin)
                                     : vault::verify_root_update(roots.back(), document));
        roots.push_back(std::move(root));
    }
    std::vector<Bytes> entries;
    Query query(connection, "SELECT entry FROM registrations ORDER BY sequence");
    while (query.step()) entries.push_back(query.bytes(0));
    return vault::RegistrationChain::verify(std::move(roots), entries);
}

}  // namespace

std::vector<Bytes> read_roots(Connection& connection) {
    std::vector<Bytes> documents;
    Query query(connection, "SELECT document FROM roots ORDER BY version");
    while (query.step()) documents.push_back(query.bytes(0));
    return documents;
}

void write_root(Connection& connection, std::uint32_t version, ByteView document) {
    Query(connection, "INSERT INTO roots (version, document) VALUES (?, ?)", version, document).run();
}

Result<Directory> read_directory(Connection& connection, vault::Purpose purpose, const vault::Hash& pin,
                                 std::uint64_t ledger_size) {
    HOGO_TRY(chain, read_chain(connection, purpose, pin));
    HOGO_CHECK(check_state_leaf(connection, chain, ledger_size));
    Directory directory{std::move(chain), {}, {}, {}};
    {
        Query query(connection, "SELECT id, name, role, unit, female, languages, active FROM staff");
        while (query.step()) {
            auto person = staff_of(query);
            directory.staff.emplace(person.id, std::move(person));
        }
    }
    {
        Query query(connection, "SELECT id, name, unit, privacy FROM rooms ORDER BY id");
        while (query.step())
            directory.rooms.push_back({query.code(0), query.text(1), query.code(2), query.number<int>(3)});
    }
    Query query(connection, "SELECT unit, place, compartment, version, key, commitment FROM work_keys");
    while (query.step())
        directory.work_keys[query.code(0)] = {
            .of = {query.array<16>(1), query.code(2), query.number<std::uint32_t>(3)},
            .key = {query.array<32>(4)},
            .commitment = query.array<32>(5)};
    return directory;
}

Result<void> write_office_change(Group& group, const OfficeChange& change) {
    auto& connection = group.connection;
    Directory next = *group.directory;
    if (change.root) {
        HOGO_TRY(root, vault::verify_root_update(next.chain.root(), *change.root));
        write_root(connection, root.document().version, *change.root);
        HOGO_CHECK(next.chain.know_root(std::move(root)));
    }
    for (const auto& entry : change.registrations) {
        HOGO_CHECK(next.chain.append(entry));
        Query(connection, "INSERT INTO registrations (sequence, entry) VALUES (?, ?)", next.chain.size(), entry).run();
    }
    if (!change.registrations.empty()) write_state_leaf(group, next.chain);
    for (const auto& person : change.staff) {
        write_staff(connection, person);
        next.staff.insert_or_assign(person.id, person);
    }
    for (const auto& [name, account] : change.accounts) HOGO_CHECK(write_account(connection, name, account));
    for (const auto& room : change.rooms) {
        write_room(connection, room);
        std::erase_if(next.rooms, [&](const RoomRecord& old) { return old.id == room.id; });
        next.rooms.insert(std::ranges::upper_bound(next.rooms, room.id, {}, &RoomRecord::id), room);
    }
    for (const auto& [staff, share] : change.shares)
        Query(connection,
              "INSERT INTO group_shares (staff, group_id, version, share) VALUES (?, ?, ?, ?) "
              "ON CONFLICT DO UPDATE SET share = excluded.share",
              staff, share.group, share.version, share.share)
            .run();
    for (const auto& [unit, key, granted] : change.work_keys) {
        write_work_key(connection, unit, key, granted);
        next.work_keys.insert_or_assign(unit, key);
    }
    for (const auto& system : change.systems)
        Query(connection,
              "INSERT INTO systems (key, name, unit) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET "
              "name = excluded.name, unit = excluded.unit",
              system.key, system.name, system.unit)
            .run();
    for (const auto& escrow : change.escrows)
        Query(connection,
              "INSERT INTO escrows (group_id, version, sealed) VALUES (?, ?, ?) "
              "ON CONFLICT DO UPDATE SET sealed = excluded.sealed",
              escrow.group, escrow.version, escrow.sealed)
            .run();
    group.directory = std::make_shared<const Directory>(std::move(next));
    return {};
}

}  // namespace hogo::store::sqlite
