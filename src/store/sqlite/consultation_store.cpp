#include "store/sqlite/consultation_store.h"

#include <sqlite3.h>
#include <sys/stat.h>

#include <cstring>
#include <fstream>

#include "store/sqlite/folder.h"
#include "store/sqlite/migrations.h"

namespace hogo::store::sqlite {

using namespace actions;

/// The consultation file's scripts (embedded beside the main database's).
std::span<const Migration> consultation_migrations();

namespace {

/// Where the log is carried over, in pages: each side does it by itself, for no third thread knows this file.
constexpr const char* carry_over = "PRAGMA wal_autocheckpoint = 512";

int allow_public(void*, int action, const char* first, const char*, const char*, const char*) {
    const auto is = [&](const char* table) { return first != nullptr && std::strcmp(first, table) == 0; };
    switch (action) {
        case SQLITE_SELECT:
            return SQLITE_OK;
        case SQLITE_TRANSACTION:
            return SQLITE_OK;
        case SQLITE_READ:
            return is("replies") ? SQLITE_OK : SQLITE_DENY;
        case SQLITE_DELETE:
            return is("replies") ? SQLITE_OK : SQLITE_DENY;
        case SQLITE_INSERT:
            return is("intake") ? SQLITE_OK : SQLITE_DENY;
        default:
            return SQLITE_DENY;
    }
}

constexpr auto unwritable = [] {
    return problem(ProblemKind::environment, "data_unwritable", "the data folder could not be written");
};

std::vector<ConsultationHead> heads_of(Query query) {
    std::vector<ConsultationHead> heads;
    while (query.step()) heads.push_back({query.array<16>(0), query.day(1), query.bytes(2)});
    return heads;
}

}  // namespace

Result<void> ConsultationFolder::make() const {
    if (::mkdir(path_.c_str(), 0700) != 0 && errno != EEXIST) return unwritable();
    if (!std::filesystem::exists(database())) HOGO_CHECK(make_private_file(database()));
    return guarded([&]() -> Result<void> {
        Connection connection(database(), Connection::Use::write);
        return migrate(connection, consultation_migrations(), path_ / "backups");
    });
}

Result<void> ConsultationFolder::write_desk_key(const vault::DeskKey& key) const {
    const auto fresh = path_ / "desk.key.new";
    {
        std::ofstream file(fresh, std::ios::trunc);
        file << key.text();
        if (!file.flush()) return unwritable();
    }
    std::error_code failed;
    std::filesystem::rename(fresh, desk_key(), failed);
    if (failed) return unwritable();
    return {};
}

Result<vault::DeskKey> ConsultationFolder::read_desk_key() const {
    std::ifstream file(desk_key());
    if (!file)
        return problem(ProblemKind::environment, "no_desk",
                       "the office has not written the consultation desk's key into the public folder yet");
    return vault::DeskKey::parse(std::string(std::istreambuf_iterator<char>(file), {}));
}

void restrict_to_public(Connection& connection) {
    sqlite3_set_authorizer(connection.database().getHandle(), allow_public, nullptr);
}

// ── the public side
// ──────────────────────────────────────────────────────────────────────────────────────────

Result<std::unique_ptr<SqliteConsultations>> SqliteConsultations::open(const ConsultationFolder& folder,
                                                                       int pages) {
    if (!std::filesystem::exists(folder.database()))
        return problem(ProblemKind::environment, "no_desk", "the office has not made the public folder yet");
    return guarded([&]() -> Result<std::unique_ptr<SqliteConsultations>> {
        auto writing = std::make_unique<Connection>(folder.database(), Connection::Use::write);
        writing->database().exec(carry_over);
        writing->database().exec(fmt::format("PRAGMA max_page_count = {}", pages));
        auto reading = std::make_unique<Connection>(folder.database(), Connection::Use::read);
        restrict_to_public(*writing);
        restrict_to_public(*reading);
        return std::unique_ptr<SqliteConsultations>(
            new SqliteConsultations(std::move(writing), std::move(reading)));
    });
}

Result<bool> SqliteConsultations::add(const ConsultationRow& message) {
    const std::lock_guard lock(writing_mutex_);
    auto added = guarded([&]() -> Result<bool> {
        Query(*writing_,
              "INSERT INTO intake (id, day, head, words) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
              message.id, message.day, message.head, message.words)
            .run();
        return true;
    });
    if (!added && added.error().code.view() == "disk_full") return false;
    return added;
}

Result<std::vector<int>> SqliteConsultations::find_replies(const vault::Inbox& inbox) {
    const std::lock_guard lock(reading_mutex_);
    return guarded([&]() -> Result<std::vector<int>> {
        std::vector<int> slots;
        slots.reserve(reply_slots);
        // The row that stands for every empty inbox is looked for as well, so that the same pages are read whatever
        // waits: `fetch` then finds its own where they are already.
        for (const auto& looked_for : {vault::Inbox{}, inbox}) {
            slots.clear();
            Query query(*reading_, "SELECT slot FROM replies WHERE inbox = ? ORDER BY slot", looked_for);
            while (query.step()) slots.push_back(query.number<int>(0));
        }
        return slots;
    });
}

Result<Bytes> SqliteConsultations::fetch(const vault::Inbox& inbox, std::optional<int> slot) {
    const std::lock_guard lock(reading_mutex_);
    return guarded([&]() -> Result<Bytes> {
        Query query(*reading_, "SELECT sealed FROM replies WHERE inbox = ? AND slot = ?",
                    slot ? inbox : vault::Inbox{}, slot.value_or(0));
        if (!query.step()) throw Damaged{};
        return query.bytes(0);
    });
}

Result<void> SqliteConsultations::remove_replies(std::span<const std::pair<vault::Inbox, int>> shown) {
    const std::lock_guard lock(writing_mutex_);
    return guarded([&]() -> Result<void> {
        writing_->run("BEGIN IMMEDIATE");
        try {
            for (const auto& [inbox, slot] : shown) {
                require(inbox != vault::Inbox{}, "the row that stands for every empty inbox stays");
                Query(*writing_, "DELETE FROM replies WHERE inbox = ? AND slot = ?", inbox, slot).run();
            }
            writing_->run("COMMIT");
        } catch (...) {
            writing_->roll_back();
            throw;
        }
        return {};
    });
}

// ── the desk's side
// ──────────────────────────────────────────────────────────────────────────────────────────

Result<std::unique_ptr<SqliteDesk>> SqliteDesk::open(const ConsultationFolder& folder) {
    HOGO_CHECK(folder.make());
    return guarded([&]() -> Result<std::unique_ptr<SqliteDesk>> {
        auto connection = std::make_unique<Connection>(folder.database(), Connection::Use::write);
        connection->database().exec(carry_over);
        return std::unique_ptr<SqliteDesk>(new SqliteDesk(std::move(connection)));
    });
}

Result<std::vector<ConsultationHead>> SqliteDesk::read_heads() {
    const std::lock_guard lock(mutex_);
    return guarded([&]() -> Result<std::vector<ConsultationHead>> {
        return heads_of(Query(*connection_, "SELECT id, day, head FROM intake"));
    });
}

Result<std::vector<ConsultationHead>> SqliteDesk::read_note_heads() {
    const std::lock_guard lock(mutex_);
    return guarded([&]() -> Result<std::vector<ConsultationHead>> {
        return heads_of(Query(*connection_, "SELECT id, day, head FROM desk_notes"));
    });
}

Result<Bytes> SqliteDesk::read_words(const vault::RawId& id) {
    const std::lock_guard lock(mutex_);
    return guarded([&]() -> Result<Bytes> {
        Query query(
            *connection_,
            "SELECT words FROM intake WHERE id = ?1 UNION ALL SELECT words FROM desk_notes WHERE id = ?1",
            id);
        if (!query.step())
            return problem(ProblemKind::not_found, "no_such_consultation", "there is no such consultation");
        return query.bytes(0);
    });
}

Result<void> SqliteDesk::add_note(const ConsultationRow& note, const std::optional<ReplyRow>& reply) {
    const std::lock_guard lock(mutex_);
    return guarded([&]() -> Result<void> {
        connection_->run("BEGIN IMMEDIATE");
        try {
            const auto added = Query(*connection_,
                                     "INSERT INTO desk_notes (id, day, head, words) VALUES (?, ?, ?, ?) ON "
                                     "CONFLICT DO NOTHING",
                                     note.id, note.day, note.head, note.words)
                                   .run();
            if (added == 1 && reply) {
                const auto placed =
                    Query(*connection_,
                          "INSERT INTO replies (inbox, slot, day, sealed) SELECT ?1, free, ?2, ?3 FROM "
                          "(SELECT coalesce(max(slot) + 1, 0) AS free FROM replies WHERE inbox = ?1) WHERE "
                          "free < ?4",
                          reply->inbox, reply->day, reply->sealed, reply_slots)
                        .run();
                if (placed == 0) {
                    connection_->roll_back();
                    return problem(ProblemKind::conflict, "inbox_full",
                                   "as many replies as can wait are waiting");
                }
            }
            connection_->run("COMMIT");
        } catch (...) {
            connection_->roll_back();
            throw;
        }
        return {};
    });
}

Result<int> SqliteDesk::count_replies(const vault::Inbox& inbox) {
    const std::lock_guard lock(mutex_);
    return guarded([&]() -> Result<int> {
        Query query(*connection_, "SELECT count(*) FROM replies WHERE inbox = ?", inbox);
        return query.step() ? query.number<int>(0) : 0;
    });
}

Result<std::vector<LocalDate>> SqliteDesk::unrecorded_days(LocalDate today) {
    const std::lock_guard lock(mutex_);
    return guarded([&]() -> Result<std::vector<LocalDate>> {
        std::vector<LocalDate> days;
        Query query(*connection_,
                    "SELECT DISTINCT day FROM intake WHERE day < ? AND day NOT IN (SELECT day FROM batches) "
                    "ORDER BY day",
                    today);
        while (query.step()) days.push_back(query.day(0));
        return days;
    });
}

Result<std::vector<ConsultationRow>> SqliteDesk::read_day(LocalDate day) {
    const std::lock_guard lock(mutex_);
    return guarded([&]() -> Result<std::vector<ConsultationRow>> {
        std::vector<ConsultationRow> rows;
        Query query(*connection_, "SELECT id, day, head, words FROM intake WHERE day = ? ORDER BY id", day);
        while (query.step())
            rows.push_back({query.array<16>(0), query.day(1), query.bytes(2), query.bytes(3)});
        return rows;
    });
}

Result<void> SqliteDesk::note_batch(LocalDate day, std::size_t messages, std::uint64_t leaf) {
    const std::lock_guard lock(mutex_);
    return guarded([&]() -> Result<void> {
        Query(*connection_,
              "INSERT INTO batches (day, messages, leaf) VALUES (?, ?, ?) ON CONFLICT DO NOTHING", day,
              messages, leaf)
            .run();
        return {};
    });
}

}  // namespace hogo::store::sqlite
