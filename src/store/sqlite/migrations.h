// The schema's numbered scripts, and how a database is brought to the newest of them.
//
// Promises: forward only; each script whole or not at all; before the first script touches existing data there is a
// copy in `backups`. Does not know what the tables are for.
#pragma once
#include <filesystem>
#include <span>

#include "base/result.h"

namespace hogo::store::sqlite {

class Connection;

struct Migration {
    int number;       ///< counts from 1 without gaps
    const char* sql;
};

/// The scripts that are part of this program (0001_*.sql …), in order.
std::span<const Migration> migrations();

/// Marks a file as Hogo's own: SQLite's application id, "Hogo".
inline constexpr int application_id = 0x486f676f;

/// Runs what is missing. An empty database gets everything and no backup, nor does any where `backups` names no folder. Problems (environment): `old_data` for a
/// database that is not Hogo's, or of a version that `scripts` do not know; those of the store.
Result<void> migrate(Connection& connection, std::span<const Migration> scripts, const std::filesystem::path& backups);

}  // namespace hogo::store::sqlite
