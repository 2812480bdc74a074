#include "store/sqlite/tile_rows.h"

namespace hogo::store::sqlite {

void write_tiles(Connection& connection, std::span<const ledger::Tile> tiles) {
    for (const auto& [name, content] : tiles)
        Query(connection,
              "INSERT INTO tiles (kind, level, number, width, content) VALUES (?, ?, ?, ?, ?) "
              "ON CONFLICT DO UPDATE SET width = excluded.width, content = excluded.content",
              static_cast<int>(name.kind), name.level, name.index, name.width, content)
            .run();
}

void write_checkpoint(Connection& connection, std::string_view note) {
    Query(connection, "INSERT INTO checkpoint (one, note) VALUES (1, ?) ON CONFLICT DO UPDATE SET note = excluded.note",
          note)
        .run();
}

Result<std::string> read_checkpoint(Connection& connection) {
    Query query(connection, "SELECT note FROM checkpoint");
    if (!query.step()) throw Damaged{};
    return query.text(0);
}

std::uint64_t count_pending(Connection& connection, std::uint64_t size) {
    Query query(connection, "SELECT count(*) FROM ledger_records WHERE leaf >= ?", size);
    query.step();
    return query.number<std::uint64_t>(0);
}

Result<Bytes> TileRows::read(const ledger::TileName& name) const {
    return guarded([&]() -> Result<Bytes> {
        Query query(connection_, "SELECT width, content FROM tiles WHERE kind = ? AND level = ? AND number = ?",
                    static_cast<int>(name.kind), name.level, name.index);
        if (!query.step() || query.number<unsigned>(0) < name.width)
            return problem(ProblemKind::not_found, "tile_missing", "the ledger has no such tile");
        ledger::Tile tile{name, query.bytes(1)};
        tile.name.width = query.number<unsigned>(0);
        if (tile.name.width == name.width) return std::move(tile.content);
        return ledger::narrowed(tile, name.width);
    });
}

Result<std::vector<ledger::TileName>> TileRows::stored() const {
    return guarded([&]() -> Result<std::vector<ledger::TileName>> {
        std::vector<ledger::TileName> names;
        Query query(connection_, "SELECT kind, level, number, width FROM tiles");
        while (query.step())
            names.push_back({static_cast<ledger::TileKind>(query.integer(0)), query.number<unsigned>(1),
                             query.number<std::uint64_t>(2), query.number<unsigned>(3)});
        return names;
    });
}

Result<Bytes> read_entry(const ledger::TileReader& tiles, std::uint64_t size, std::uint64_t index) {
    const auto bundle = index / ledger::tile_width;
    const auto width = ledger::width_in(size, 0, bundle);
    HOGO_TRY(content, tiles.read({ledger::TileKind::entries, 0, bundle, width}));
    HOGO_TRY(entries, ledger::parse_entry_bundle(content, width));
    const auto entry = entries.at(index % ledger::tile_width);
    return Bytes(entry.begin(), entry.end());
}

}  // namespace hogo::store::sqlite
