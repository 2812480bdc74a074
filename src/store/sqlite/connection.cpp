#include "store/sqlite/connection.h"

#include <sqlite3.h>

namespace hogo::store::sqlite {
namespace {

constexpr int busy_milliseconds = 10'000;

}  // namespace

Connection::Connection(const std::filesystem::path& file, Use use)
    : database_(file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_NOMUTEX, busy_milliseconds) {
    database_.exec("PRAGMA trusted_schema = OFF");
    database_.exec("PRAGMA journal_mode = WAL");
    database_.exec("PRAGMA synchronous = FULL");
    database_.exec("PRAGMA secure_delete = ON");
    database_.exec("PRAGMA temp_store = MEMORY");
    database_.exec("PRAGMA foreign_keys = ON");
    database_.exec("PRAGMA wal_autocheckpoint = 0");
    // A reader's cache is emptied by every commit of somebody else: a larger one would only cost memory.
    if (use == Use::read) database_.exec("PRAGMA query_only = ON; PRAGMA cache_size = -512");
    if (use == Use::write) database_.exec("PRAGMA cache_size = -16384");
}

void Connection::run(const char* sql) { Query(*this, sql).run(); }

SQLite::Statement& Connection::statement(const char* sql) {
    const auto found = statements_.find(sql);
    if (found != statements_.end()) return found->second;
    return statements_.emplace(sql, SQLite::Statement(database_, sql)).first->second;
}

bool Connection::in_transaction() const { return sqlite3_get_autocommit(database_.getHandle()) == 0; }

void Connection::roll_back() noexcept {
    if (in_transaction()) database_.tryExec("ROLLBACK");
}

Problem problem_of(const SQLite::Exception& thrown) {
    switch (thrown.getErrorCode()) {
        case SQLITE_FULL:
            return {ProblemKind::environment, "disk_full", "there is no room left for the database"};
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return {ProblemKind::environment, "store_busy", "another program keeps the database busy"};
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
        case SQLITE_MISMATCH:
            return problem_of(Damaged{});
        case SQLITE_CONSTRAINT:
            return {ProblemKind::invalid_input, "change_not_whole", "a change that names what is not stored"};
        default:
            return {ProblemKind::environment, "store_trouble", "the database could not be read or written"};
    }
}

Problem problem_of(const Damaged&) {
    return {ProblemKind::corrupt, "store_damaged", "the database holds what nobody wrote"};
}

Readers::Lease Readers::take() {
    std::unique_ptr<Connection> connection;
    {
        const std::lock_guard lock(mutex_);
        if (!idle_.empty()) {
            connection = std::move(idle_.back());
            idle_.pop_back();
        }
    }
    if (!connection) connection = std::make_unique<Connection>(file_, Connection::Use::read);
    return Lease(connection.release(), [this](Connection* used) { give_back(std::unique_ptr<Connection>(used)); });
}

void Readers::give_back(std::unique_ptr<Connection> connection) {
    connection->roll_back();
    const std::lock_guard lock(mutex_);
    if (idle_.size() < kept_idle) idle_.push_back(std::move(connection));
}

void Readers::close_idle() {
    const std::lock_guard lock(mutex_);
    idle_.clear();
}

}  // namespace hogo::store::sqlite
