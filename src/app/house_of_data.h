// A data folder with everything that stands on it: host keys, database, rules, clock; the one place where rooms are
// plugged together.
//
// Promises: what it hands out lives as long as it does; sample data opens only as such. Does not know HTTP.
#pragma once
#include <filesystem>

#include "actions/house.h"
#include "store/sqlite/consultation_store.h"
#include "store/sqlite/database.h"

namespace hogo::app {

/// The machine's time, or a chosen instant that goes on from there (sample data only).
class SystemClock : public Clock {
  public:
    explicit SystemClock(std::optional<Instant> begin = std::nullopt);
    Instant now() const override;

  private:
    std::int64_t offset_milliseconds_ = 0;
};

struct Folder {
    std::filesystem::path data;
    std::filesystem::path keys() const { return data / "keys"; }
    std::filesystem::path logins() const { return data / "demo-logins"; }
    std::filesystem::path custodian() const { return data / "custodian"; }
};

class HouseOfData {
  public:
    /// Problems: those of the host keys, of the database, and `pack_invalid` (environment; the complaints are printed).
    static Result<std::unique_ptr<HouseOfData>> open(const Folder& folder, std::shared_ptr<const rules::Pack> pack,
                                                     std::optional<Instant> clock);

    actions::House& house() { return house_; }
    store::sqlite::Database& database() { return *database_; }
    bool demonstration() const { return demonstration_; }

  private:
    HouseOfData(vault::HostKeys keys, std::unique_ptr<store::sqlite::Database> database,
                std::shared_ptr<const rules::Pack> pack, Zone zone, bool demonstration, std::optional<Instant> clock);

    vault::HostKeys keys_;
    /// The desk's side of the consultations, and the desk's key for the public side, where the office has a desk.
    Result<void> open_desk(const Folder& folder);
    std::unique_ptr<store::sqlite::SqliteDesk> desk_;
    std::unique_ptr<store::sqlite::Database> database_;
    SystemClock clock_;
    vault::VerifiedGrants verified_grants_;
    bool demonstration_;
    actions::House house_;
};

}  // namespace hogo::app
