#include "store/sqlite/erasure_rows.h"

#include <charconv>

#include "ledger/hash.h"

namespace hogo::store::sqlite {
namespace {

using namespace actions;

std::string hash_of(const CaseId& file) {
    return to_hex(ledger::sha256({bytes_of(std::string_view("hogo erased file v1\0", 20)), file.bytes()}));
}

template <class Identity>
std::string entry_of(std::string_view kind, const Identity& id) {
    return fmt::format("{} {}", kind, to_hex(id.bytes()));
}

using Parts = std::map<Compartment, std::uint32_t>;

/// Keys and entries of a part. The newest public key stays where there is no newer one: whoever adds needs
/// one.
void shred_part(Connection& connection, const CaseId& file, Compartment part, std::uint32_t version) {
    const int number = static_cast<int>(part);
    Query(connection, "DELETE FROM grants WHERE case_id = ? AND compartment = ? AND version <= ?", file,
          number, version)
        .run();
    Query(connection, "DELETE FROM events WHERE case_id = ? AND compartment = ? AND version <= ?", file,
          number, version)
        .run();
    Query(connection,
          "DELETE FROM compartments WHERE case_id = ?1 AND compartment = ?2 AND version <= ?3 AND version < "
          "(SELECT max(version) FROM compartments WHERE case_id = ?1 AND compartment = ?2)",
          file, number, version)
        .run();
    if (part == Compartment::network)
        Query(connection, "DELETE FROM link_records WHERE holder = ? AND side = 0", file).run();
    if (part != Compartment::identity) return;
    Query(connection, "DELETE FROM link_records WHERE holder = ? AND side = 2", file).run();
    Query(connection, "DELETE FROM document_tokens WHERE case_id = ?", file).run();
}

/// The file with everything that hangs on it. `kept`: the leaf and action by which it was decided. Answers
/// how many records beside leaves were erased.
std::int64_t shred_file(Connection& connection, const CaseId& file, const std::optional<Receipt>& kept) {
    const auto leaf = kept ? static_cast<std::int64_t>(kept->leaf) : -1;
    const auto action = kept ? kept->action : domain::ActionId{};
    Query(connection, "DELETE FROM grants WHERE case_id = ?", file).run();
    Query(connection, "DELETE FROM events WHERE case_id = ?", file).run();
    Query(connection, "DELETE FROM compartments WHERE case_id = ?", file).run();
    Query(connection, "DELETE FROM heads WHERE case_id = ?", file).run();
    Query(connection, "DELETE FROM document_tokens WHERE case_id = ?", file).run();
    Query(connection, "DELETE FROM link_records WHERE holder = ? AND side <> 1", file).run();
    Query(connection, "DELETE FROM kept_forms WHERE instr(path, ?) > 0", std::string_view(file.text())).run();
    const auto records =
        Query(connection,
              "UPDATE ledger_records SET id = zeroblob(16), sealed = x'' WHERE leaf <> ?2 AND leaf IN "
              "(SELECT leaf FROM actions WHERE case_id = ?1 UNION SELECT leaf FROM accesses WHERE case_id = "
              "?1)",
              file, leaf)
            .run();
    Query(connection, "DELETE FROM accesses WHERE case_id = ?", file).run();
    Query(connection, "DELETE FROM actions WHERE case_id = ? AND action <> ?", file, action).run();
    Query(connection, "DELETE FROM cases WHERE id = ?", file).run();
    return records;
}

template <class Tag>
void remove(Connection& connection, const char* sql, const Id<Tag>& id) {
    Query(connection, sql, id).run();
}

/// A line of a list or a board, an offer, a booking: by its kind and id.
bool remove_line(Connection& connection, std::string_view kind, std::string_view hexadecimal) {
    const auto bytes = from_hex(hexadecimal);
    const auto id = bytes ? Id<struct AnyTag>::from_bytes(*bytes) : std::nullopt;
    if (!id) return false;
    if (kind == "work") {
        remove(connection, "DELETE FROM work WHERE id = ?", *id);
        remove(connection, "DELETE FROM walls WHERE line = ?", *id);
    } else if (kind == "line") {
        remove(connection, "DELETE FROM planning_lines WHERE id = ?", *id);
        remove(connection, "DELETE FROM held_slots WHERE line = ?", *id);
    } else if (kind == "offer") {
        remove(connection, "DELETE FROM offers WHERE id = ?", *id);
    } else if (kind == "booking") {
        remove(connection, "DELETE FROM bookings WHERE id = ?", *id);
    } else {
        return false;
    }
    return true;
}

struct ErasedFile {
    Parts parts;
    bool whole() const { return parts.size() == domain::compartment_count; }
};

/// Answers false where the entry is no part of a file.
bool read_part(std::string_view entry, std::map<std::string, ErasedFile>& files) {
    constexpr std::string_view kind = "part ";
    if (!entry.starts_with(kind)) return false;
    const auto after_hash = entry.find(' ', kind.size());
    const auto after_name =
        after_hash == std::string_view::npos ? after_hash : entry.find(' ', after_hash + 1);
    if (after_name == std::string_view::npos) throw Damaged{};
    const auto part = domain::compartment_named(entry.substr(after_hash + 1, after_name - after_hash - 1));
    const auto digits = entry.substr(after_name + 1);
    std::uint32_t version = 0;
    const auto [end, failed] = std::from_chars(digits.data(), digits.data() + digits.size(), version);
    if (!part || failed != std::errc() || end != digits.data() + digits.size()) throw Damaged{};
    auto& newest = files[std::string(entry.substr(kind.size(), after_hash - kind.size()))].parts[*part];
    newest = std::max(newest, version);
    return true;
}

}  // namespace

std::set<std::string> erasure_entries(const CaseChange& change) {
    std::set<std::string> entries;
    const auto& shredding = *change.shredding;
    const auto file = hash_of(change.file);
    for (const auto& [part, version] : shredding.parts)
        entries.insert(fmt::format("part {} {} {}", file, name_of(part), version));
    if (!shredding.whole()) return entries;
    for (const auto& id : shredding.work) entries.insert(entry_of("work", id));
    for (const auto& id : change.planning.lines_gone) entries.insert(entry_of("line", id));
    for (const auto& id : change.planning.offers_gone) entries.insert(entry_of("offer", id));
    for (const auto& id : change.planning.bookings_gone) entries.insert(entry_of("booking", id));
    return entries;
}

void write_shredding(Group& group, const CaseChange& change, std::uint64_t leaf, LocalDate final_on) {
    auto& connection = group.connection;
    const auto& shredding = *change.shredding;
    std::int64_t records = 0;
    if (shredding.whole()) {
        records = shred_file(connection, change.file, Receipt{change.action, change.file, leaf});
        for (const auto& id : shredding.work) remove_line(connection, "work", to_hex(id.bytes()));
    } else {
        for (const auto& [part, version] : shredding.parts)
            shred_part(connection, change.file, part, version);
    }
    for (const auto& entry : erasure_entries(change))
        Query(connection, "INSERT INTO erased (entry) VALUES (?) ON CONFLICT DO NOTHING", entry).run();
    Query(connection,
          "INSERT INTO erasures (id, unit, day, final, records, leaf, sealed) VALUES (?, ?, ?, ?, ?, ?, ?)",
          shredding.id, shredding.unit, shredding.day, final_on, records, leaf, shredding.sealed)
        .run();
}

std::vector<ErasureRow> read_erasure_rows(Connection& connection, const Code& unit) {
    std::vector<ErasureRow> rows;
    Query query(
        connection,
        "SELECT id, day, final, records, leaf, sealed FROM erasures WHERE unit = ? ORDER BY leaf DESC", unit);
    while (query.step())
        rows.push_back({.id = query.id<ErasureId>(0),
                        .unit = unit,
                        .day = query.day(1),
                        .final_on = query.day(2),
                        .records = query.number<std::uint64_t>(3),
                        .leaf = query.number<std::uint64_t>(4),
                        .sealed = query.bytes(5)});
    return rows;
}

std::set<std::string> read_erased(Connection& connection) {
    std::set<std::string> entries;
    Query query(connection, "SELECT entry FROM erased");
    while (query.step()) entries.insert(query.text(0));
    return entries;
}

std::int64_t shred_again(Connection& connection, const std::set<std::string>& entries) {
    if (entries.empty()) return 0;
    std::map<std::string, ErasedFile> files;
    const auto changes = [&] { return connection.database().getTotalChanges(); };
    SQLite::Transaction transaction(connection.database(), SQLite::TransactionBehavior::IMMEDIATE);
    const auto before = changes();
    for (const auto& entry : entries) {
        if (read_part(entry, files)) continue;
        const auto space = entry.find(' ');
        if (space == std::string::npos) throw Damaged{};
        if (!remove_line(connection, std::string_view(entry).substr(0, space),
                         std::string_view(entry).substr(space + 1)))
            throw Damaged{};
    }
    std::vector<std::pair<CaseId, const ErasedFile*>> found;
    {
        Query query(connection, "SELECT id FROM cases");
        while (query.step()) {
            const auto file = query.id<CaseId>(0);
            if (const auto erased = files.find(hash_of(file)); erased != files.end())
                found.emplace_back(file, &erased->second);
        }
    }
    for (const auto& [file, erased] : found) {
        if (erased->whole())
            shred_file(connection, file, std::nullopt);
        else
            for (const auto& [part, version] : erased->parts) shred_part(connection, file, part, version);
    }
    const auto gone = changes() - before;
    for (const auto& entry : entries)
        Query(connection, "INSERT INTO erased (entry) VALUES (?) ON CONFLICT DO NOTHING", entry).run();
    transaction.commit();
    return gone;
}

std::uint64_t count_erased_records(Connection& connection) {
    Query query(connection, "SELECT count(*) FROM ledger_records WHERE length(sealed) = 0");
    query.step();
    return query.number<std::uint64_t>(0);
}

}  // namespace hogo::store::sqlite
