// The data folder: one SQLite database, the pins beside it, and the threads that write and tend it.
//
// Promises: what `open` hands out was verified from the pinned root document on; a database that is older than the
// pinned checkpoint, of another version, or in use by another process does not open; what was erased is shredded
// again in a database that still has it, before anything is read. All parts may be used from any
// thread until close(). Does not know where host keys lie, what is configured, or who asks.
//
//   DATA/hogo.sqlite  DATA/pins/root  DATA/pins/checkpoint  DATA/pins/erasures  DATA/backups/  DATA/lock
#pragma once
#include <filesystem>

#include "actions/office.h"
#include "ledger/key.h"
#include "ledger/tile.h"
#include "store/bulk.h"
#include "vault/host_keys.h"

namespace hogo::store::sqlite {

struct Settings {
    std::size_t group_limit = 64;                   ///< jobs a transaction
    std::chrono::milliseconds pin_interval{1000};   ///< how old the pinned checkpoint may be
    std::uint32_t max_pages = 0;                    ///< the database does not grow beyond; 0: as the disk allows
    std::optional<LocalDate> today = {};            ///< a copy past its last good day does not open; none: not asked
};

class Database {
  public:
    /// A new data folder resting on a signed root document; its hash becomes leaf 0 and the pin. Problems:
    /// `data_exists` (conflict), `data_unwritable` (environment), those of verify_root, and those of open.
    static Result<std::unique_ptr<Database>> create(const std::filesystem::path& data, const vault::HostKeys& keys,
                                                    ByteView root_document, vault::Purpose purpose,
                                                    const Settings& settings = {});
    /// Problems (environment): `no_data`, `data_in_use`, `old_data`, `rolled_back`, `log_key_differs` (the host keys are
    /// not those of the root document), `pins_missing`, `pins_damaged`, `root_for_demonstration`,
    /// `root_for_production`, `backup_expired`; (corrupt): `store_damaged`, `ledger_damaged`, `registrations_differ`, those of the chain.
    static Result<std::unique_ptr<Database>> open(const std::filesystem::path& data, const vault::HostKeys& keys,
                                                  vault::Purpose purpose, const Settings& settings = {});
    /// As close(), whose problems are lost here.
    ~Database();

    actions::CaseStore& cases();
    actions::Office& office();
    actions::PlanningStore& planning();
    BulkStore& bulk();

    /// The ledger's tiles. Each read sees the newest commit.
    const ledger::TileReader& tiles() const;
    /// The newest signed checkpoint, as a note.
    std::string checkpoint() const;
    /// Records that are durable and not yet in the tree; 0 unless something is broken.
    Result<std::uint64_t> pending() const;
    const ledger::VerifierKey& log_key() const;

    /// Finishes what waits, carries the write-ahead log over, pins the last checkpoint. Later calls answer `store_closed`.
    Result<void> close();

  private:
    struct Parts;
    explicit Database(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> parts_;
};

}  // namespace hogo::store::sqlite
