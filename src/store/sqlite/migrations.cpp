#include "store/sqlite/migrations.h"

#include "store/sqlite/connection.h"
#include "store/sqlite/folder.h"

namespace hogo::store::sqlite {
namespace {

constexpr auto old_data = [] {
    return problem(ProblemKind::environment, "old_data",
                   "the data folder was made by another version of Hogo, which this one cannot read");
};

int pragma(Connection& connection, const char* sql) { return connection.database().execAndGet(sql).getInt(); }

Result<void> back_up_first(Connection& connection, int version, const std::filesystem::path& backups) {
    if (backups.empty()) return {};
    std::error_code failed;
    std::filesystem::create_directory(backups, failed);
    std::filesystem::permissions(backups, std::filesystem::perms::owner_all, failed);
    std::filesystem::path copy;
    for (int attempt = 1; copy.empty() || std::filesystem::exists(copy); ++attempt)
        copy = backups / fmt::format("before-{:04}-{}.sqlite", version + 1, attempt);
    HOGO_CHECK(make_private_file(copy));
    Query(connection, "VACUUM INTO ?", std::string_view(copy.native())).run();
    return {};
}

}  // namespace

Result<void> migrate(Connection& connection, std::span<const Migration> scripts, const std::filesystem::path& backups) {
    return guarded([&]() -> Result<void> {
        const bool empty = pragma(connection, "SELECT count(*) FROM sqlite_schema") == 0;
        const int version = pragma(connection, "PRAGMA user_version");
        if (!empty && (pragma(connection, "PRAGMA application_id") != application_id || version == 0)) return old_data();
        if (version > scripts.back().number) return old_data();
        if (!empty && version < scripts.back().number) HOGO_CHECK(back_up_first(connection, version, backups));
        for (const auto& script : scripts) {
            if (script.number <= version) continue;
            SQLite::Transaction transaction(connection.database(), SQLite::TransactionBehavior::IMMEDIATE);
            connection.database().exec(script.sql);
            connection.database().exec(fmt::format("PRAGMA application_id = {}; PRAGMA user_version = {}", application_id,
                                                   script.number));
            transaction.commit();
        }
        return {};
    });
}

}  // namespace hogo::store::sqlite
