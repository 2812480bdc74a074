// A whole copy of a data folder's database, also while it is served; and putting one back.
//
// Promises: the copy is one state, in a new file of 0600, with its day and the last day on which it is good
// in it; host keys and pins are not in it. A copy past its day is never put back, and what was erased since
// it was made is shredded before it stands in its place.
#pragma once
#include "store/sqlite/backup_register.h"

namespace hogo::store::sqlite {

/// `made` today, to be good for `days`. Problems: `no_data`, `data_unwritable` (environment), `backup_exists`
/// (conflict), those of the register and of the store.
Result<KnownBackup> back_up(const std::filesystem::path& data, const std::filesystem::path& file,
                            LocalDate made, int days);

struct Restored {
    LocalDate made;
    std::int64_t shredded = 0;  ///< rows that had been erased since
};
/// In place of the database that stands there; the pinned checkpoint becomes the copy's. Problems
/// (environment): `data_in_use`, `no_backup`, `backup_expired`, `backup_without_day` (made by other means),
/// `pins_missing`, `data_unwritable`.
Result<Restored> restore(const std::filesystem::path& data, const std::filesystem::path& file,
                         LocalDate today);

/// Deletes the known copies whose last good day has passed. Answers those that were there.
Result<std::vector<KnownBackup>> prune_backups(const std::filesystem::path& data, LocalDate today);

class Connection;
struct BackupStamp {
    LocalDate made, expires;
};
/// None in a database that is no copy.
std::optional<BackupStamp> read_stamp(Connection& connection);
/// Problems (environment): `backup_expired`.
Result<void> check_stamp(const BackupStamp& stamp, LocalDate today);

}  // namespace hogo::store::sqlite
