// Which backups were made, until when each is good, and which of them are still where they were put.
//
// Promises: a backup is on the register before it is made, so that nobody is told "final" while a copy that
// was under way is forgotten; copies made before a migration count too. A copy made by other means is not
// known here. Format: docs/formats/database.md.
#pragma once
#include <filesystem>
#include <vector>

#include "base/result.h"
#include "base/time.h"

namespace hogo::store::sqlite {

struct KnownBackup {
    LocalDate made, expires;  ///< `expires`: the last day on which it may be restored
    std::filesystem::path file;
    bool there = false;
};

/// How long a copy made before a migration is good, and any other where nothing else was said.
inline constexpr int backup_days = 30;

class BackupRegister {
  public:
    explicit BackupRegister(std::filesystem::path data) : data_(std::move(data)) {}

    /// Problems (environment): `pins_unwritable`.
    Result<void> add(const KnownBackup& backup) const;
    /// In the order in which they were made. Problems (environment): `pins_damaged`.
    Result<std::vector<KnownBackup>> known() const;
    /// The last day on which any of them is good; `day` where there is none.
    Result<LocalDate> last_good_day(LocalDate day) const;

  private:
    std::filesystem::path data_;
};

}  // namespace hogo::store::sqlite
