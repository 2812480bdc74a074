#include "store/sqlite/database.h"

#include <sys/stat.h>

#include "store/sqlite/backup.h"
#include "store/sqlite/case_store.h"
#include "store/sqlite/directory_rows.h"
#include "store/sqlite/erasure_rows.h"
#include "store/sqlite/folder.h"
#include "store/sqlite/ledger_check.h"
#include "store/sqlite/migrations.h"
#include "store/sqlite/office_store.h"
#include "store/sqlite/planning_store.h"
#include "store/sqlite/tile_rows.h"
#include "store/sqlite/upkeep.h"

namespace hogo::store::sqlite {
namespace {

/// Tiles on the readers' connections.
class PooledTiles : public ledger::TileReader {
  public:
    explicit PooledTiles(Readers& readers) : readers_(readers) {}
    Result<Bytes> read(const ledger::TileName& name) const override {
        return readers_.read([&](Connection& connection) { return TileRows(connection).read(name); });
    }
    Result<std::vector<ledger::TileName>> stored() const override {
        return readers_.read([&](Connection& connection) { return TileRows(connection).stored(); });
    }

  private:
    Readers& readers_;
};

Result<ledger::LogSigner> signer_of(const vault::RootDocument& root, const vault::HostKeys& keys) {
    HOGO_TRY(signer, ledger::LogSigner::from_seed(root.origin, keys.log_seed.duplicate()));
    if (signer.key().text() != root.log_vkey)
        return problem(ProblemKind::environment, "log_key_differs",
                       "the host keys do not belong to this data folder's root document");
    return signer;
}

/// The first rows: the root document, and its hash as leaf 0 under the first checkpoint.
Result<std::string> write_first(Connection& connection, const vault::TrustedRoot& root, ByteView document,
                                const ledger::LogSigner& signer) {
    return guarded([&]() -> Result<std::string> {
        const Bytes leaf(root.hash().begin(), root.hash().end());
        const auto first = ledger::integrate({}, std::span(&leaf, 1));
        auto note = ledger::sign_checkpoint(signer, first.edge.size(), first.edge.root());
        connection.run("BEGIN IMMEDIATE");
        write_root(connection, root.document().version, document);
        write_tiles(connection, first.tiles);
        write_checkpoint(connection, note);
        connection.run("COMMIT");
        return note;
    });
}

/// Whether an older copy was put back or not: what was erased stays so. The list outside and the one inside become one.
Result<void> keep_erased(Connection& connection, const Pins& pins, bool before_erasures) {
    if (before_erasures && !pins.has_erasures()) HOGO_CHECK(pins.write_erasures({}));
    HOGO_TRY(outside, pins.read_erasures());
    auto entries = read_erased(connection);
    entries.insert(outside.begin(), outside.end());
    if (shred_again(connection, entries) > 0) Query(connection, "PRAGMA wal_checkpoint(TRUNCATE)").step();
    if (entries != outside) HOGO_CHECK(pins.write_erasures(entries));
    return {};
}

/// A copy that somebody put back by hand is served only while it is good; from then on it is no copy any more.
Result<void> take_stamp(Connection& connection, const std::optional<LocalDate>& today) {
    const auto stamp = read_stamp(connection);
    if (!stamp) return {};
    if (today) HOGO_CHECK(check_stamp(*stamp, *today));
    Query(connection, "DELETE FROM backup_stamp").run();
    return {};
}

constexpr int first_with_erasures = 8;  // 0008_erasures.sql

}  // namespace

struct Database::Parts {
    Parts(Folder at, FolderLock held, std::unique_ptr<Connection> writing, std::unique_ptr<Connection> tending,
          ledger::LogSigner signer, Written written, const Settings& settings)
        : folder(std::move(at)),
          lock(std::move(held)),
          log_key(signer.key()),
          readers(folder.database()),
          writer(std::move(writing), std::move(signer), std::move(written), settings.group_limit),
          upkeep(std::move(tending), writer, Pins(folder.pins()), settings.pin_interval),
          erased(folder.pins(), BackupRegister(folder.data()), [this] { upkeep.empty_log(); }),
          cases(writer, readers, erased),
          office(writer, readers),
          planning(writer, readers),
          tiles(readers) {}

    Folder folder;
    FolderLock lock;
    ledger::VerifierKey log_key;
    mutable Readers readers;
    Writer writer;
    Upkeep upkeep;
    ErasureKeeper erased;
    SqliteCases cases;
    SqliteOffice office;
    SqlitePlanning planning;
    PooledTiles tiles;
    bool closed = false;
};

Result<std::unique_ptr<Database>> Database::create(const std::filesystem::path& data, const vault::HostKeys& keys,
                                                   ByteView root_document, vault::Purpose purpose,
                                                   const Settings& settings) {
    HOGO_TRY(root, vault::verify_root(root_document, purpose, std::nullopt));
    HOGO_TRY(signer, signer_of(root.document(), keys));
    const Folder folder(data);
    HOGO_CHECK(folder.make());
    {
        HOGO_TRY(lock, FolderLock::take(folder));
        HOGO_CHECK(folder.make_database());
        const Pins pins(folder.pins());
        HOGO_CHECK(pins.write_root(root.hash()));
        HOGO_CHECK(pins.write_erasures({}));
        HOGO_TRY(note, guarded([&]() -> Result<std::string> {
                     Connection connection(folder.database(), Connection::Use::write);
                     HOGO_CHECK(migrate(connection, migrations(), folder.backups()));
                     return write_first(connection, root, root_document, signer);
                 }));
        HOGO_CHECK(pins.write_checkpoint(note));
    }
    return open(data, keys, purpose, settings);
}

Result<std::unique_ptr<Database>> Database::open(const std::filesystem::path& data, const vault::HostKeys& keys,
                                                 vault::Purpose purpose, const Settings& settings) {
    const Folder folder(data);
    if (!folder.has_database())
        return problem(ProblemKind::environment, "no_data", "there is no database in the data folder");
    HOGO_TRY(lock, FolderLock::take(folder));
    return guarded([&]() -> Result<std::unique_ptr<Database>> {
        auto writing = std::make_unique<Connection>(folder.database(), Connection::Use::write);
        const bool before_erasures = writing->database().execAndGet("PRAGMA user_version").getInt() < first_with_erasures;
        HOGO_CHECK(migrate(*writing, migrations(), folder.backups()));
        if (settings.max_pages > 0)
            writing->database().exec(fmt::format("PRAGMA max_page_count = {}", settings.max_pages));

        const Pins pins(folder.pins());
        HOGO_TRY(pinned_root, pins.read_root());
        HOGO_TRY(pinned_checkpoint, pins.read_checkpoint());
        const auto documents = read_roots(*writing);
        if (documents.empty()) throw Damaged{};
        HOGO_TRY(root, vault::verify_root(documents.front(), purpose, pinned_root));
        HOGO_TRY(signer, signer_of(root.document(), keys));

        Written written;
        HOGO_TRY(note, read_checkpoint(*writing));
        HOGO_TRY(edge, check_ledger(TileRows(*writing), note, pinned_checkpoint, pinned_root, signer.key()));
        HOGO_CHECK(take_stamp(*writing, settings.today));
        HOGO_CHECK(keep_erased(*writing, pins, before_erasures));
        HOGO_TRY(directory, read_directory(*writing, purpose, pinned_root, edge.size()));
        written.edge = std::move(edge);
        written.checkpoint = std::move(note);
        written.directory = std::make_shared<const actions::Directory>(std::move(directory));

        auto tending = std::make_unique<Connection>(folder.database(), Connection::Use::write);
        return std::unique_ptr<Database>(
            new Database(std::make_unique<Parts>(folder, std::move(lock), std::move(writing), std::move(tending),
                                                 std::move(signer), std::move(written), settings)));
    });
}

Database::Database(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Database::~Database() { static_cast<void>(close()); }

actions::CaseStore& Database::cases() { return parts_->cases; }
actions::Office& Database::office() { return parts_->office; }
actions::PlanningStore& Database::planning() { return parts_->planning; }
BulkStore& Database::bulk() { return parts_->cases; }
const ledger::TileReader& Database::tiles() const { return parts_->tiles; }
std::string Database::checkpoint() const { return parts_->writer.checkpoint(); }
const ledger::VerifierKey& Database::log_key() const { return parts_->log_key; }

Result<std::uint64_t> Database::pending() const {
    return parts_->readers.read([](Connection& connection) -> Result<std::uint64_t> {
        const Snapshot whole(connection);
        HOGO_TRY(note, read_checkpoint(connection));
        HOGO_TRY(size, size_of(note));
        return count_pending(connection, size);
    });
}

Result<void> Database::close() {
    if (std::exchange(parts_->closed, true)) return {};
    parts_->upkeep.stop();
    parts_->writer.stop();
    parts_->readers.close_idle();
    return parts_->upkeep.finish();
}

}  // namespace hogo::store::sqlite
