#include "store/sqlite/backup.h"

#include "store/sqlite/connection.h"
#include "store/sqlite/erasure_rows.h"
#include "store/sqlite/folder.h"
#include "store/sqlite/migrations.h"
#include "store/sqlite/pins.h"
#include "store/sqlite/tile_rows.h"

namespace hogo::store::sqlite {
namespace {

Result<void> remove_file(const std::filesystem::path& file) {
    std::error_code failed;
    std::filesystem::remove(file, failed);
    if (failed)
        return problem(ProblemKind::environment, "data_unwritable", "the data folder could not be written");
    return {};
}

/// A copy that stands aside, made fit to be served: its checkpoint becomes the pin, what was erased since is
/// shredded.
Result<Restored> make_fit(const Folder& folder, const std::filesystem::path& copy, LocalDate today) {
    return guarded([&]() -> Result<Restored> {
        const Pins pins(folder.pins());
        HOGO_TRY(erased, pins.read_erasures());
        Connection connection(copy, Connection::Use::write);
        if (connection.database().execAndGet("PRAGMA application_id").getInt() != application_id)
            return problem(ProblemKind::environment, "no_backup", "this file is no copy of a Hogo database");
        const auto stamp =
            connection.database().tableExists("backup_stamp") ? read_stamp(connection) : std::nullopt;
        if (!stamp)
            return problem(
                ProblemKind::environment, "backup_without_day",
                "this copy does not say when it was made; only what `hogo backup` made is put back");
        HOGO_CHECK(check_stamp(*stamp, today));
        HOGO_TRY(note, read_checkpoint(connection));
        HOGO_CHECK(migrate(connection, migrations(), {}));
        const auto shredded = shred_again(connection, erased);
        Query(connection, "DELETE FROM backup_stamp").run();
        Query(connection, "PRAGMA wal_checkpoint(TRUNCATE)").step();
        // From here on the present database is newer than the pin, which it may be; so stopping in between
        // harms nothing.
        HOGO_CHECK(pins.write_checkpoint(note));
        return Restored{stamp->made, shredded};
    });
}

}  // namespace

std::optional<BackupStamp> read_stamp(Connection& connection) {
    Query query(connection, "SELECT made, expires FROM backup_stamp");
    if (!query.step()) return std::nullopt;
    return BackupStamp{query.day(0), query.day(1)};
}

Result<void> check_stamp(const BackupStamp& stamp, LocalDate today) {
    if (today > stamp.expires)
        return problem(ProblemKind::environment, "backup_expired",
                       "this backup is past its last good day and is not put back; what was erased since "
                       "would be in it");
    return {};
}

Result<KnownBackup> back_up(const std::filesystem::path& data, const std::filesystem::path& file,
                            LocalDate made, int days) {
    const Folder folder(data);
    if (!folder.has_database())
        return problem(ProblemKind::environment, "no_data", "there is no database in the data folder");
    if (std::filesystem::exists(file))
        return problem(ProblemKind::conflict, "backup_exists", "there is a file of this name already");
    const KnownBackup backup{made, made.plus_days(days), std::filesystem::absolute(file), true};
    HOGO_CHECK(BackupRegister(data).add(backup));
    HOGO_CHECK(make_private_file(file));
    return guarded([&]() -> Result<KnownBackup> {
        {
            Connection connection(folder.database(), Connection::Use::write);
            Query(connection, "VACUUM INTO ?", std::string_view(file.native())).run();
        }
        SQLite::Database copy(file, SQLite::OPEN_READWRITE);
        copy.exec("PRAGMA secure_delete = ON");
        SQLite::Statement stamp(copy, "INSERT INTO backup_stamp (one, made, expires) VALUES (1, ?, ?)");
        stamp.bind(1, backup.made.number());
        stamp.bind(2, backup.expires.number());
        stamp.exec();
        return backup;
    });
}

Result<Restored> restore(const std::filesystem::path& data, const std::filesystem::path& file,
                         LocalDate today) {
    const Folder folder(data);
    std::error_code failed;
    if (!std::filesystem::exists(file, failed))
        return problem(ProblemKind::environment, "no_backup", "there is no such file");
    HOGO_TRY(lock, FolderLock::take(folder));
    auto aside = folder.database();
    aside += ".restoring";
    for (const char* part : {"", "-wal", "-shm"}) HOGO_CHECK(remove_file(aside.native() + part));
    HOGO_CHECK(make_private_file(aside));
    std::filesystem::copy_file(file, aside, std::filesystem::copy_options::overwrite_existing, failed);
    if (failed)
        return problem(ProblemKind::environment, "data_unwritable",
                       "the copy could not be brought into the data folder");
    auto restored = make_fit(folder, aside, today);
    for (const char* part : {"-wal", "-shm"}) HOGO_CHECK(remove_file(aside.native() + part));
    if (!restored) {
        HOGO_CHECK(remove_file(aside));
        return restored;
    }
    for (const char* part : {"-wal", "-shm"}) HOGO_CHECK(remove_file(folder.database().native() + part));
    std::filesystem::rename(aside, folder.database(), failed);
    if (failed)
        return problem(ProblemKind::environment, "data_unwritable", "the data folder could not be written");
    return restored;
}

Result<std::vector<KnownBackup>> prune_backups(const std::filesystem::path& data, LocalDate today) {
    HOGO_TRY(known, BackupRegister(data).known());
    std::vector<KnownBackup> gone;
    for (const auto& backup : known) {
        if (!backup.there || backup.expires >= today) continue;
        HOGO_CHECK(remove_file(backup.file));
        gone.push_back(backup);
    }
    return gone;
}

}  // namespace hogo::store::sqlite
