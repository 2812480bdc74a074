// The ledger's tiles and checkpoint as rows.
#pragma once
#include "ledger/tile.h"
#include "store/sqlite/connection.h"

namespace hogo::store::sqlite {

/// Throws as Query does.
void write_tiles(Connection& connection, std::span<const ledger::Tile> tiles);
void write_checkpoint(Connection& connection, std::string_view note);
/// The newest signed note. Problems: `store_damaged` (corrupt) where there is none.
Result<std::string> read_checkpoint(Connection& connection);
/// Leaves that have a record and are not under the checkpoint of that size.
std::uint64_t count_pending(Connection& connection, std::uint64_t size);

/// Tiles through one connection, and so through its snapshot.
class TileRows : public ledger::TileReader {
  public:
    explicit TileRows(Connection& connection) : connection_(connection) {}
    Result<Bytes> read(const ledger::TileName& name) const override;
    Result<std::vector<ledger::TileName>> stored() const override;

  private:
    Connection& connection_;
};

/// The entry at `index` of a tree of `size` leaves.
Result<Bytes> read_entry(const ledger::TileReader& tiles, std::uint64_t size, std::uint64_t index);

}  // namespace hogo::store::sqlite
