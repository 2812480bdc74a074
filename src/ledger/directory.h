// A log as a directory of files, in the layout of C2SP tlog-tiles: what is exported, mirrored and verified
// elsewhere.
//
// Promises: the only file of the room that touches a disk. A checkpoint is replaced in one step and only
// after the tiles that it needs are on the disk; a tile that already lies there is never changed.
#pragma once
#include <filesystem>

#include "ledger/tile.h"

namespace hogo::ledger {

class DirectoryTiles final : public TileReader {
  public:
    explicit DirectoryTiles(std::filesystem::path root) : root_(std::move(root)) {}
    /// Where a partial tile is gone, the full one answers in its place.
    Result<Bytes> read(const TileName& name) const override;
    /// Files under `tile/` whose names are no tile's are passed over.
    Result<std::vector<TileName>> stored() const override;

  private:
    std::filesystem::path root_;
};

/// The bytes of a file of at most `limit` bytes.
/// Problems: `file_missing` (not_found), `file_too_large` (invalid_input), `file_unreadable` (environment).
Result<std::string> read_file(const std::filesystem::path& path, std::size_t limit);

/// The signed note beside the tiles. Problems: as read_file.
Result<std::string> read_checkpoint(const std::filesystem::path& root);

/// Writes what `checkpoint` covers from a store into a directory, which may hold an earlier export of the
/// same log. Problems: `export_differs` (conflict) where a tile or a larger checkpoint that already lies
/// there does not agree; `checkpoint_malformed`, `note_malformed` (invalid_input); `file_unwritable`
/// (environment); those of the reader.
Result<void> export_log(const TileReader& tiles, std::string_view checkpoint,
                        const std::filesystem::path& root);

}  // namespace hogo::ledger
