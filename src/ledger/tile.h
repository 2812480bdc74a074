// Tiles: how a tree and its entries are kept in pieces that never change once they are full (C2SP
// tlog-tiles).
//
// Promises: names, paths and contents in the published form; parsing refuses every other form.
// Does not know where tiles are kept: that is a TileReader.
#pragma once
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "ledger/hash.h"

namespace hogo::ledger {

inline constexpr unsigned tile_width = 256;
/// A checkpoint of a larger tree is refused as malformed.
inline constexpr std::uint64_t largest_size = (std::uint64_t{1} << 62) - 1;

enum class TileKind { hashes, entries };

/// One tile of `width` items, 1 to 256. An entry bundle has level 0.
struct TileName {
    TileKind kind = TileKind::hashes;
    unsigned level = 0;
    std::uint64_t index = 0;
    unsigned width = tile_width;

    bool full() const { return width == tile_width; }
    auto operator<=>(const TileName&) const = default;
};

struct Tile {
    TileName name;
    Bytes content;
    bool operator==(const Tile&) const = default;
};

/// `tile/0/x001/x234/067`, `tile/entries/001.p/44`; no slash before it.
std::string path_of(const TileName& name);
std::optional<TileName> parse_tile_path(std::string_view path);

/// How wide the tile of that level and index is in a tree of `size` leaves: 0 (not there) to 256.
unsigned width_in(std::uint64_t size, unsigned level, std::uint64_t index);
/// Every tile and bundle of a tree of `size` leaves, bundles first, then level by level.
std::vector<TileName> tiles_of(std::uint64_t size);

/// Problems: `tile_malformed` unless there are exactly width × 32 bytes.
Result<std::vector<Hash>> parse_hash_tile(ByteView content, unsigned width);
/// Problems: `bundle_malformed` unless there are exactly `width` entries and nothing after them.
Result<std::vector<ByteView>> parse_entry_bundle(ByteView content, unsigned width);
/// Appends u16 length || entry. An entry of more than 65,535 bytes is a bug of the caller.
void append_entry(Bytes& bundle, ByteView entry);
/// The first `width` items of a tile that holds at least as many. Problems: as the parsers.
Result<Bytes> narrowed(const Tile& wider, unsigned width);

/// Where tiles are read: rows of a database, a directory, memory.
class TileReader {
  public:
    virtual ~TileReader() = default;
    /// The content of exactly this width; a store that has only a wider one answers with narrowed().
    /// Problems: `tile_missing` (not_found), or those of the store (environment).
    virtual Result<Bytes> read(const TileName& name) const = 0;
    /// Every tile that is kept, in any order, also what no checkpoint covers.
    virtual Result<std::vector<TileName>> stored() const = 0;
};

}  // namespace hogo::ledger
