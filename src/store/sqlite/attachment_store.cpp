#include "store/sqlite/attachment_store.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include <cstdlib>
#include <cstring>

#include "store/sqlite/folder.h"
#include "store/sqlite/migrations.h"

namespace hogo::store::sqlite {

using namespace actions;

/// The attachments' scripts (embedded beside the main database's).
std::span<const Migration> attachment_migrations();

namespace {

constexpr auto unwritable = [] {
    return problem(ProblemKind::environment, "data_unwritable", "the data folder could not be written");
};

int allow_adding(void*, int action, const char* first, const char*, const char*, const char*) {
    const bool attachments = first != nullptr && std::strcmp(first, "attachments") == 0;
    if (action == SQLITE_TRANSACTION) return SQLITE_OK;
    return action == SQLITE_INSERT && attachments ? SQLITE_OK : SQLITE_DENY;
}

class Scratch final : public SealedScratch {
  public:
    Scratch(int file, std::shared_ptr<std::atomic<std::uint64_t>> all) : file_(file), all_(std::move(all)) {}
    ~Scratch() override {
        ::close(file_);
        *all_ -= size_;
    }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;

    Result<void> append(ByteView sealed) override {
        if (*all_ + sealed.size() > most_on_the_way)
            return problem(ProblemKind::environment, "scratch_full", "too many files are on their way");
        while (!sealed.empty()) {
            const auto count = ::pwrite(file_, sealed.data(), sealed.size(), static_cast<off_t>(size_));
            if (count < 0 && errno == EINTR) continue;
            if (count <= 0) return unwritable();
            size_ += static_cast<std::uint64_t>(count);
            *all_ += static_cast<std::uint64_t>(count);
            sealed = sealed.subspan(static_cast<std::size_t>(count));
        }
        return {};
    }
    Result<Bytes> read(std::uint64_t at, std::size_t count) override {
        Bytes bytes(static_cast<std::size_t>(std::min<std::uint64_t>(count, size_ - std::min(at, size_))));
        for (std::size_t done = 0; done < bytes.size();) {
            const auto got =
                ::pread(file_, bytes.data() + done, bytes.size() - done, static_cast<off_t>(at + done));
            if (got < 0 && errno == EINTR) continue;
            if (got <= 0)
                return problem(ProblemKind::environment, "store_trouble",
                               "a file on its way could not be read");
            done += static_cast<std::size_t>(got);
        }
        return bytes;
    }
    std::uint64_t size() const override { return size_; }

  private:
    int file_;
    std::uint64_t size_ = 0;
    std::shared_ptr<std::atomic<std::uint64_t>> all_;
};

}  // namespace

Result<std::unique_ptr<SqliteAttachments>> SqliteAttachments::open(const std::filesystem::path& folder,
                                                                   Side side, int pages) {
    const auto file = folder / "attachments.sqlite";
    if (side == Side::site && !std::filesystem::exists(file))
        return problem(ProblemKind::environment, "no_desk", "the office has not made the public folder yet");
    if (!std::filesystem::exists(file)) HOGO_CHECK(make_private_file(file));
    return guarded([&]() -> Result<std::unique_ptr<SqliteAttachments>> {
        auto connection = std::make_unique<Connection>(file, Connection::Use::write);
        connection->database().exec("PRAGMA wal_autocheckpoint = 512; PRAGMA cache_size = -2048");
        if (side == Side::office) {
            HOGO_CHECK(migrate(*connection, attachment_migrations(), folder / "backups"));
        } else {
            connection->database().exec(fmt::format("PRAGMA max_page_count = {}", pages));
            sqlite3_set_authorizer(connection->database().getHandle(), allow_adding, nullptr);
        }
        return std::unique_ptr<SqliteAttachments>(new SqliteAttachments(folder, std::move(connection)));
    });
}

Result<std::unique_ptr<SealedScratch>> SqliteAttachments::make_scratch() {
    auto name = (folder_ / "on-the-way-XXXXXX").string();
    const int file = ::mkostemp(name.data(), O_CLOEXEC);
    if (file < 0) return unwritable();
    ::unlink(name.c_str());
    return std::make_unique<Scratch>(file, on_the_way_);
}

Result<bool> SqliteAttachments::keep(const vault::RawId& id, SealedScratch& sealed) {
    const std::lock_guard lock(mutex_);
    auto kept = guarded([&]() -> Result<bool> {
        connection_->run("BEGIN IMMEDIATE");
        try {
            std::uint32_t place = 0;
            for (std::uint64_t at = 0; at < sealed.size(); at += attachment_piece, ++place) {
                auto piece = sealed.read(at, attachment_piece);
                if (!piece) {
                    connection_->roll_back();
                    return std::unexpected(piece.error());
                }
                Query(*connection_, "INSERT INTO attachments (id, place, sealed) VALUES (?, ?, ?)", id, place,
                      *piece)
                    .run();
            }
            connection_->run("COMMIT");
        } catch (...) {
            connection_->roll_back();
            throw;
        }
        return true;
    });
    if (!kept && kept.error().code.view() == "disk_full") return false;
    return kept;
}

Result<void> SqliteAttachments::remove(const vault::RawId& id) {
    const std::lock_guard lock(mutex_);
    return guarded([&]() -> Result<void> {
        Query(*connection_, "DELETE FROM attachments WHERE id = ?", id).run();
        return {};
    });
}

Result<Bytes> SqliteAttachments::read(const vault::RawId& id, std::uint32_t place) {
    const std::lock_guard lock(mutex_);
    return guarded([&]() -> Result<Bytes> {
        Query query(*connection_, "SELECT sealed FROM attachments WHERE id = ? AND place = ?", id, place);
        return query.step() ? query.bytes(0) : Bytes();
    });
}

}  // namespace hogo::store::sqlite
