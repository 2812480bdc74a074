#include "store/sqlite/case_rows.h"

#include "store/sqlite/erasure_rows.h"
#include "store/sqlite/link_rows.h"
#include "store/sqlite/planning_store.h"

namespace hogo::store::sqlite {
namespace {

using namespace actions;

Code code_of(Compartment compartment) { return *Code::parse(domain::name_of(compartment)); }

Compartment compartment_at(const Query& query, int column) {
    const auto number = query.integer(column);
    if (number < 0 || number >= static_cast<int>(domain::compartment_count)) throw Damaged{};
    return static_cast<Compartment>(number);
}

constexpr auto not_whole = [] {
    return problem(ProblemKind::invalid_input, "change_not_whole", "a change whose parts do not fit together");
};
constexpr auto stale_file = [] {
    return problem(ProblemKind::conflict, "stale_file", "the file has changed in the meantime");
};
constexpr auto no_such_file = [] { return problem(ProblemKind::not_found, "no_such_file", "there is no such file"); };

bool exists(Connection& connection, const CaseId& file) {
    return Query(connection, "SELECT 1 FROM cases WHERE id = ?", file).step();
}

Result<void> begin_or_find(Connection& connection, const CaseChange& change) {
    const bool known = exists(connection, change.file);
    if (!change.opens) return known ? Result<void>{} : no_such_file();
    if (known) return stale_file();
    if (Query(connection, "SELECT 1 FROM cases WHERE number = ?", change.opens->number).step())
        return problem(ProblemKind::conflict, "number_taken", "another file has this number");
    Query(connection, "INSERT INTO cases (id, number, unit) VALUES (?, ?, ?)", change.file, change.opens->number,
          change.opens->unit)
        .run();
    return {};
}

Result<void> check_heads(Connection& connection, const CaseChange& change) {
    for (const auto& [part, expected] : change.expected) {
        Head now{0, vault::first_head(vault::raw(change.file), code_of(part))};
        Query query(connection, "SELECT revision, hash FROM heads WHERE case_id = ? AND compartment = ?", change.file,
                    static_cast<int>(part));
        if (query.step()) now = {query.number<std::uint64_t>(0), query.array<32>(1)};
        if (now != expected) return stale_file();
    }
    return {};
}

Result<void> write_keys(Connection& connection, const CaseChange& change) {
    for (const auto& [part, key] : change.compartments) {
        const auto added = Query(connection,
                                 "INSERT INTO compartments (case_id, compartment, version, key, commitment) "
                                 "VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                                 change.file, static_cast<int>(part), key.of.version, key.key.bytes, key.commitment)
                               .run();
        if (added == 0) return stale_file();
    }
    for (const auto& grant : change.grants)
        Query(connection,
              "INSERT INTO grants (case_id, recipient, compartment, version, granted) VALUES (?, ?, ?, ?, ?) "
              "ON CONFLICT DO UPDATE SET granted = excluded.granted",
              change.file, grant.recipient.bytes, static_cast<int>(grant.compartment), grant.version, grant.grant)
            .run();
    return {};
}

void write_events(Connection& connection, const CaseChange& change) {
    auto heads = change.expected;
    std::int64_t place = 0;
    {
        Query last(connection, "SELECT max(place) FROM events WHERE case_id = ?", change.file);
        if (last.step()) place = last.integer(0);
    }
    for (const auto& event : change.events) {
        Query(connection,
              "INSERT INTO events (case_id, place, id, compartment, version, sequence, day, sealed) "
              "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
              change.file, ++place, event.id, static_cast<int>(event.compartment), event.version, event.sequence,
              event.day, event.sealed)
            .run();
        auto& head = heads[event.compartment];
        head = {event.sequence, vault::next_head(head.hash, event.sealed)};
    }
    for (const auto& [part, head] : heads)
        if (head.revision != change.expected.at(part).revision)
            Query(connection,
                  "INSERT INTO heads (case_id, compartment, revision, hash) VALUES (?, ?, ?, ?) "
                  "ON CONFLICT DO UPDATE SET revision = excluded.revision, hash = excluded.hash",
                  change.file, static_cast<int>(part), head.revision, head.hash)
                .run();
}

void write_wall(Connection& connection, const WallRow& wall) {
    Query(connection, "INSERT INTO walls (person, line) VALUES (?, ?) ON CONFLICT DO NOTHING", wall.person, wall.line).run();
}

void write_walls(Connection& connection, const CaseChange& change) {
    for (const auto& wall : change.walls) write_wall(connection, wall);
    for (const auto& wall : change.walls_lifted)
        Query(connection, "DELETE FROM walls WHERE person = ? AND line = ?", wall.person, wall.line).run();
    for (const auto& row : change.work)
        for (const auto& like : row.walled_like)
            Query(connection,
                  "INSERT INTO walls (person, line) SELECT person, ? FROM walls WHERE line = ? ON CONFLICT DO NOTHING",
                  row.id, like)
                .run();
}

void write_lists(Connection& connection, const CaseChange& change) {
    for (const auto& row : change.work) {
        Query(connection, "DELETE FROM work WHERE id = ?", row.id).run();
        Query(connection, "INSERT INTO work (unit, due, id, sealed) VALUES (?, ?, ?, ?)", row.unit, row.due, row.id,
              row.sealed)
            .run();
    }
    for (const auto& token : change.document_tokens)
        Query(connection, "INSERT INTO document_tokens (token, case_id) VALUES (?, ?) ON CONFLICT DO NOTHING", token,
              change.file)
            .run();
}

std::uint64_t write_record(Group& group, const LedgerEntry& entry) {
    const auto leaf = group.append_leaf(ledger::commitment(entry.salt, entry.record));
    Query(group.connection, "INSERT INTO ledger_records (leaf, id, sealed) VALUES (?, ?, ?)", leaf, entry.id,
          entry.sealed_for_audit)
        .run();
    return leaf;
}

void write_for_file(Connection& connection, const CaseId& file, const LedgerEntry& entry, std::uint64_t leaf,
                    LocalDate day) {
    if (entry.sealed_for_file.empty()) return;
    Query(connection,
          "INSERT INTO accesses (case_id, leaf, access_version, id, day, sealed) VALUES (?, ?, ?, ?, ?, ?)", file, leaf,
          entry.access_version, entry.id, day, entry.sealed_for_file)
        .run();
}

/// A change carries no day of its own: that of its last event, else of the file's newest.
LocalDate day_of(Connection& connection, const CaseChange& change) {
    if (!change.events.empty()) return change.events.back().day;
    Query query(connection, "SELECT max(day) FROM events WHERE case_id = ?", change.file);
    query.step();
    return query.day(0);
}

void read_events(Connection& connection, Compartments wanted, CaseRows& rows) {
    unsigned bits = 0;
    for (auto part : domain::all_compartments)
        if (wanted.has(part)) bits |= 1u << static_cast<unsigned>(part);
    Query query(connection,
                "SELECT id, compartment, version, sequence, day, sealed FROM events "
                "WHERE case_id = ? AND (1 << compartment) & ? ORDER BY place",
                rows.id, bits);
    while (query.step())
        rows.events.push_back({.id = query.id<EventId>(0),
                               .compartment = compartment_at(query, 1),
                               .version = query.number<std::uint32_t>(2),
                               .sequence = query.number<std::uint64_t>(3),
                               .day = query.day(4),
                               .sealed = query.bytes(5)});
}

void read_grants(Connection& connection, std::span<const vault::SealPublic> recipients, CaseRows& rows) {
    for (const auto& recipient : recipients) {
        Query query(connection,
                    "SELECT compartment, version, granted FROM grants WHERE case_id = ? AND recipient = ? "
                    "ORDER BY compartment, version",
                    rows.id, recipient.bytes);
        while (query.step())
            rows.grants.push_back(
                {compartment_at(query, 0), query.number<std::uint32_t>(1), recipient, query.bytes(2)});
    }
}

}  // namespace

Result<void> check_whole(const CaseChange& change) {
    auto heads = change.expected;
    for (const auto& event : change.events) {
        const auto head = heads.find(event.compartment);
        if (head == heads.end() || event.sequence != ++head->second.revision || event.sealed.empty())
            return not_whole();
    }
    for (const auto& [part, key] : change.compartments)
        if (key.of.case_id != vault::raw(change.file) || key.of.compartment != code_of(part)) return not_whole();
    return {};
}

Result<Receipt> write_change(Group& group, const CaseChange& change, LocalDate final_on) {
    auto& connection = group.connection;
    if (const auto before = read_receipt(connection, change.action)) return *before;
    HOGO_CHECK(check_whole(change));
    HOGO_CHECK(begin_or_find(connection, change));
    HOGO_CHECK(check_heads(connection, change));
    HOGO_CHECK(write_keys(connection, change));
    write_events(connection, change);
    write_lists(connection, change);
    write_walls(connection, change);
    for (const auto& row : change.links) write_link_row(connection, row);
    HOGO_CHECK(write_planning(connection, change.planning));

    const Receipt receipt{change.action, change.file, write_record(group, change.entry)};
    write_for_file(connection, change.file, change.entry, receipt.leaf, day_of(connection, change));
    Query(connection, "INSERT INTO actions (action, case_id, leaf) VALUES (?, ?, ?)", receipt.action, receipt.file,
          receipt.leaf)
        .run();
    if (change.shredding) write_shredding(group, change, receipt.leaf, final_on);
    return receipt;
}

Result<std::uint64_t> write_access(Group& group, const LedgerEntry& entry, LocalDate day) {
    if (entry.file && !exists(group.connection, *entry.file)) return no_such_file();
    const auto leaf = write_record(group, entry);
    if (entry.file) write_for_file(group.connection, *entry.file, entry, leaf, day);
    return leaf;
}

Result<CaseRows> read_rows(Connection& connection, const CaseId& file, std::span<const vault::SealPublic> recipients,
                           Compartments wanted) {
    const Snapshot whole(connection);
    CaseRows rows;
    rows.id = file;
    bool found = false;
    {  // A file that is not there costs the same statements as one that is closed to whoever asks.
        Query query(connection, "SELECT number, unit FROM cases WHERE id = ?", file);
        found = query.step();
        if (found) rows.number = query.text(0), rows.unit = query.code(1);
    }
    {
        Query query(connection, "SELECT compartment, revision, hash FROM heads WHERE case_id = ?", file);
        while (query.step())
            rows.heads[compartment_at(query, 0)] = {query.number<std::uint64_t>(1), query.array<32>(2)};
    }
    {
        Query query(connection,
                    "SELECT compartment, version, key, commitment FROM compartments WHERE case_id = ? "
                    "ORDER BY compartment, version",
                    file);
        while (query.step()) {
            const auto part = compartment_at(query, 0);
            rows.compartments.push_back({part,
                                         {.of = {vault::raw(file), code_of(part), query.number<std::uint32_t>(1)},
                                          .key = {query.array<32>(2)},
                                          .commitment = query.array<32>(3)}});
        }
    }
    read_grants(connection, recipients, rows);
    read_events(connection, wanted, rows);
    if (!found) return no_such_file();
    return rows;
}

Result<std::vector<GrantRow>> read_all_grants(Connection& connection, const CaseId& file) {
    if (!exists(connection, file)) return no_such_file();
    std::vector<GrantRow> grants;
    Query query(connection,
                "SELECT compartment, version, recipient, granted FROM grants WHERE case_id = ? "
                "ORDER BY compartment, version, recipient",
                file);
    while (query.step())
        grants.push_back({compartment_at(query, 0), query.number<std::uint32_t>(1), {query.array<32>(2)}, query.bytes(3)});
    return grants;
}

std::optional<Receipt> read_receipt(Connection& connection, const domain::ActionId& action) {
    Query query(connection, "SELECT case_id, leaf FROM actions WHERE action = ?", action);
    if (!query.step()) return std::nullopt;
    return Receipt{action, query.id<CaseId>(0), query.number<std::uint64_t>(1)};
}

}  // namespace hogo::store::sqlite
