// Tiles in memory and the toy log of the vectors, for the ledger's tests.
#pragma once
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <fstream>
#include <iterator>
#include <map>
#include <ostream>

#include "ledger/integrate.h"
#include "ledger/key.h"
#include "ledger/tile.h"

namespace hogo::ledger {

/// Keeps one row a tile, as the database does.
class MemoryTiles final : public TileReader {
  public:
    Result<Bytes> read(const TileName& name) const override {
        ++reads;
        const auto row = rows.find({name.kind, name.level, name.index});
        if (row == rows.end() || row->second.name.width < name.width)
            return problem(ProblemKind::not_found, "tile_missing", "no such tile");
        return narrowed(row->second, name.width);
    }
    Result<std::vector<TileName>> stored() const override {
        std::vector<TileName> names;
        for (const auto& [key, tile] : rows) names.push_back(tile.name);
        return names;
    }
    void put(const Tile& tile) { rows[{tile.name.kind, tile.name.level, tile.name.index}] = tile; }
    void put(const Integration& integration) {
        for (const Tile& tile : integration.tiles) put(tile);
    }

    std::map<std::tuple<TileKind, unsigned, std::uint64_t>, Tile> rows;
    mutable std::size_t reads = 0;
};

inline Bytes as_bytes(ByteView view) {
    return {view.begin(), view.end()};
}
inline Bytes as_bytes(std::string_view text) {
    return as_bytes(bytes_of(text));
}
inline Hash hash_of_hex(std::string_view hex) {
    return hash_from(*from_hex(hex)).value();
}

/// The i-th entry of the toy log (tests/vectors/ledger/make_vectors.py).
inline Bytes toy_entry(std::uint64_t i) {
    const Salt salt = sha256({bytes_of(fmt::format("toy salt {}", i))});
    return as_bytes(commitment(salt, bytes_of(fmt::format("toy record {}", i))));
}
inline std::vector<Bytes> toy_entries(std::uint64_t count, std::uint64_t first = 0) {
    std::vector<Bytes> entries;
    for (std::uint64_t i = 0; i < count; ++i) entries.push_back(toy_entry(first + i));
    return entries;
}

/// RFC 6962, section 2.1, in its own recursive words: what the frontier and the tiles are measured against.
inline Hash tree_hash(std::span<const Bytes> entries) {
    if (entries.empty()) return empty_root();
    if (entries.size() == 1) return leaf_hash(entries[0]);
    const std::size_t split = std::bit_floor(entries.size() - 1);
    return node_hash(tree_hash(entries.first(split)), tree_hash(entries.subspan(split)));
}

inline std::string vector_path(std::string_view name) {
    return fmt::format("{}/tests/vectors/ledger/{}", HOGO_SOURCE_DIR, name);
}
inline std::string vector_file(std::string_view name) {
    std::ifstream file(vector_path(name), std::ios::binary);
    EXPECT_TRUE(file.is_open()) << name;
    return {std::istreambuf_iterator<char>(file), {}};
}
inline const nlohmann::json& vectors() {
    static const auto all = nlohmann::json::parse(vector_file("vectors.json"));
    return all;
}

inline SecretBytes<32> seed_from(Byte first) {
    std::array<Byte, 32> seed;
    for (std::size_t i = 0; i < seed.size(); ++i) seed[i] = static_cast<Byte>(first + i);
    return SecretBytes<32>::take(seed);
}
inline LogSigner toy_signer() {
    return std::move(*LogSigner::from_seed("hogo.example/toy-log", seed_from(0)));
}

/// The code of the problem, or "accepted".
template <class T>
std::string outcome_of(const Result<T>& result) {
    return result ? "accepted" : std::string(result.error().code.view());
}

}  // namespace hogo::ledger
