// Growing the tree: given its right edge and new entries, the tiles to write and the new root.
//
// Promises: pure; touches the rightmost tile of each level and what becomes full on the way, nothing else. A
// writer keeps the Edge between its commits and takes the new one only after its transaction has committed.
#pragma once
#include <span>
#include <vector>

#include "ledger/frontier.h"
#include "ledger/tile.h"

namespace hogo::ledger {

struct Integration;

/// The partial tiles at the right of a tree, and its frontier. At most 8 KiB a level and one partial bundle.
class Edge {
  public:
    Edge() = default;  ///< of the empty tree
    /// Reads the rightmost partial tiles of a tree of `size` leaves.
    /// Problems: `tile_missing`, `tile_malformed`, `bundle_malformed`. The caller compares root() with what
    /// was signed.
    static Result<Edge> read(const TileReader& tiles, std::uint64_t size);

    std::uint64_t size() const { return frontier_.size(); }
    Hash root() const { return frontier_.root(); }

    friend Integration integrate(const Edge& edge, std::span<const Bytes> entries);

  private:
    void add_entry(ByteView entry, std::vector<Tile>& full);
    void add_hash(unsigned level, const Hash& hash, std::vector<Tile>& full);

    Frontier frontier_;
    Bytes bundle_;              // the partial entry bundle
    std::vector<Bytes> tiles_;  // a partial hash tile a level; empty where the level ends on a boundary
};

struct Integration {
    Edge edge;  ///< of the tree with the new entries
    std::vector<Tile>
        tiles;  ///< to insert, or to overwrite where a narrower one of the same level and index stands
};

/// Appends the entries in their order. Without entries nothing is to be written.
Integration integrate(const Edge& edge, std::span<const Bytes> entries);

}  // namespace hogo::ledger
