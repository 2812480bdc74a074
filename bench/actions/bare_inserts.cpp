#include "bare_inserts.h"

#include <sqlite3.h>

#include <chrono>
#include <string>

#include "sample_files.h"

namespace hogo::bench {

double bare_inserts_a_second(const std::filesystem::path& folder, std::size_t group, double seconds) {
    const auto file = folder / "bare-inserts.sqlite";
    const auto remove = [&] {
        for (const auto* end : {"", "-wal", "-shm"}) std::filesystem::remove(file.string() + end);
    };
    remove();
    sqlite3* database = nullptr;
    sqlite3_open(file.c_str(), &database);
    const auto run = [&](const char* sql) {
        if (sqlite3_exec(database, sql, nullptr, nullptr, nullptr) != SQLITE_OK) give_up("a bare insert failed");
    };
    run("PRAGMA journal_mode = WAL");
    run("PRAGMA synchronous = FULL");
    run("CREATE TABLE events (id INTEGER PRIMARY KEY, sealed BLOB NOT NULL)");
    sqlite3_stmt* insert = nullptr;
    sqlite3_prepare_v2(database, "INSERT INTO events (sealed) VALUES (?)", -1, &insert, nullptr);
    const std::string sealed(330, 'x');

    using Clock = std::chrono::steady_clock;
    const auto begun = Clock::now();
    const auto end = begun + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(seconds));
    std::size_t rows = 0;
    while (Clock::now() < end) {
        run("BEGIN IMMEDIATE");
        for (std::size_t i = 0; i < group; ++i) {
            sqlite3_bind_blob(insert, 1, sealed.data(), static_cast<int>(sealed.size()), SQLITE_STATIC);
            if (sqlite3_step(insert) != SQLITE_DONE) give_up("a bare insert failed");
            sqlite3_reset(insert);
        }
        run("COMMIT");
        rows += group;
    }
    const auto took = std::chrono::duration<double>(Clock::now() - begun).count();
    sqlite3_finalize(insert);
    sqlite3_close(database);
    remove();
    return static_cast<double>(rows) / took;
}

}  // namespace hogo::bench
