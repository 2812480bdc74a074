#include "ledger/integrate.h"

#include <utility>

namespace hogo::ledger {
namespace {

/// How many entries, or full tiles of the level below, a tile's level counts at this size.
std::uint64_t items_at(std::uint64_t size, unsigned level) {
    return size >> (8 * level);
}

Hash root_of_full(ByteView tile) {
    Frontier frontier;
    for (std::size_t at = 0; at < tile.size(); at += sizeof(Hash))
        frontier.append(*hash_from(tile.subspan(at, sizeof(Hash))));
    return frontier.root();
}

}  // namespace

Result<Edge> Edge::read(const TileReader& tiles, std::uint64_t size) {
    require(size <= largest_size, "a tree larger than any can be");
    Edge edge;
    while (items_at(size, static_cast<unsigned>(edge.tiles_.size())) > 0) edge.tiles_.emplace_back();
    // From the top, for the larger subtrees stand further left.
    for (unsigned level = static_cast<unsigned>(edge.tiles_.size()); level-- > 0;) {
        const std::uint64_t items = items_at(size, level);
        const auto width = static_cast<unsigned>(items % tile_width);
        if (width == 0) continue;
        HOGO_TRY(content, tiles.read({TileKind::hashes, level, items / tile_width, width}));
        HOGO_TRY(hashes, parse_hash_tile(content, width));
        for (const Hash& hash : hashes) edge.frontier_.append_subtree(hash, 8 * level);
        edge.tiles_[level] = std::move(content);
    }
    if (const auto width = static_cast<unsigned>(size % tile_width); width > 0) {
        HOGO_TRY(content, tiles.read({TileKind::entries, 0, size / tile_width, width}));
        HOGO_CHECK(parse_entry_bundle(content, width));
        edge.bundle_ = std::move(content);
    }
    return edge;
}

void Edge::add_entry(ByteView entry, std::vector<Tile>& full) {
    const std::uint64_t position = size();
    const Hash leaf = leaf_hash(entry);
    append_entry(bundle_, entry);
    frontier_.append(leaf);
    if (size() % tile_width == 0)
        full.push_back(
            {{TileKind::entries, 0, position / tile_width, tile_width}, std::exchange(bundle_, {})});
    add_hash(0, leaf, full);
}

void Edge::add_hash(unsigned level, const Hash& hash, std::vector<Tile>& full) {
    if (tiles_.size() <= level) tiles_.resize(level + 1);
    append(tiles_[level], hash);
    if (tiles_[level].size() < tile_width * sizeof(Hash)) return;
    Bytes content = std::exchange(tiles_[level], {});
    const Hash root = root_of_full(content);
    full.push_back({{TileKind::hashes, level, items_at(size(), level) / tile_width - 1, tile_width},
                    std::move(content)});
    add_hash(level + 1, root, full);
}

Integration integrate(const Edge& edge, std::span<const Bytes> entries) {
    Integration next{edge, {}};
    for (const Bytes& entry : entries) next.edge.add_entry(entry, next.tiles);

    const std::uint64_t before = edge.size(), size = next.edge.size();
    if (size % tile_width > 0 && size > before)
        next.tiles.push_back(
            {{TileKind::entries, 0, size / tile_width, static_cast<unsigned>(size % tile_width)},
             next.edge.bundle_});
    for (unsigned level = 0; level < next.edge.tiles_.size(); ++level) {
        const std::uint64_t items = items_at(size, level);
        if (items == items_at(before, level) || items % tile_width == 0) continue;
        next.tiles.push_back(
            {{TileKind::hashes, level, items / tile_width, static_cast<unsigned>(items % tile_width)},
             next.edge.tiles_[level]});
    }
    return next;
}

}  // namespace hogo::ledger
