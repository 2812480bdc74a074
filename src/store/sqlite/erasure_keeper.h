// What outlives the database of an erasure: the list beside the pins, and until when backups may hold the
// keys.
//
// Promises: one erasure at a time is added to the list, whole; adding again changes nothing. Does not shred.
#pragma once
#include <functional>
#include <mutex>

#include "store/sqlite/backup_register.h"
#include "store/sqlite/pins.h"

namespace hogo::store::sqlite {

class ErasureKeeper {
  public:
    /// `shredded`: what is still to be done once rows were shredded.
    ErasureKeeper(std::filesystem::path pins, BackupRegister backups, std::function<void()> shredded)
        : pins_(std::move(pins)), backups_(std::move(backups)), shredded_(std::move(shredded)) {}

    Result<LocalDate> last_good_day(LocalDate day) const { return backups_.last_good_day(day); }
    /// After the commit. Problems (environment): `pins_unwritable`; the next start adds what is missing.
    Result<void> remember(const std::set<std::string>& entries);

  private:
    std::mutex mutex_;
    Pins pins_;
    BackupRegister backups_;
    std::function<void()> shredded_;
};

}  // namespace hogo::store::sqlite
