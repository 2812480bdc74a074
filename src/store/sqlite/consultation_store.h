// Consultations over SQLite, in the file DATA/public/consultation.sqlite, which two processes may share.
//
// Promises: a connection of the public side is refused everything by SQLite itself but adding to `intake`,
// looking into `replies` and removing from it; the desk's side is refused nothing. Neither needs the main
// database, its lock or its keys.
#pragma once
#include <filesystem>

#include "actions/consultation_ports.h"
#include "store/sqlite/connection.h"

namespace hogo::store::sqlite {

class ConsultationFolder {
  public:
    explicit ConsultationFolder(std::filesystem::path data) : path_(std::move(data)) {}
    const std::filesystem::path& path() const { return path_; }
    std::filesystem::path database() const { return path_ / "consultation.sqlite"; }
    std::filesystem::path desk_key() const { return path_ / "desk.key"; }

    /// The folder and its database, where they are not there yet. Problems: `data_unwritable`, `old_data`.
    Result<void> make() const;
    /// Problems: `data_unwritable` (environment).
    Result<void> write_desk_key(const vault::DeskKey& key) const;
    /// Problems: `no_desk` (environment) where the office has not written it, `desk_key_damaged`.
    Result<vault::DeskKey> read_desk_key() const;

  private:
    std::filesystem::path path_;
};

/// Pages of 4 KB that the file may have before the site asks people to come back later: about a million
/// messages. The desk's side is not bound by it.
inline constexpr int intake_pages = 1'000'000;

/// From here on SQLite itself refuses this connection everything but the public side's statements.
void restrict_to_public(Connection& connection);

class SqliteConsultations : public actions::ConsultationStore {
  public:
    /// Problems: `no_desk` (environment), those of the store.
    static Result<std::unique_ptr<SqliteConsultations>> open(const ConsultationFolder& folder,
                                                             int pages = intake_pages);
    Result<bool> add(const actions::ConsultationRow& message) override;
    Result<std::vector<int>> find_replies(const vault::Inbox& inbox) override;
    Result<Bytes> fetch(const vault::Inbox& inbox, std::optional<int> slot) override;
    Result<void> remove_replies(std::span<const std::pair<vault::Inbox, int>> shown) override;

  private:
    SqliteConsultations(std::unique_ptr<Connection> writing, std::unique_ptr<Connection> reading)
        : writing_(std::move(writing)), reading_(std::move(reading)) {}
    std::mutex writing_mutex_, reading_mutex_;
    std::unique_ptr<Connection> writing_, reading_;
};

class SqliteDesk : public actions::ConsultationDesk {
  public:
    static Result<std::unique_ptr<SqliteDesk>> open(const ConsultationFolder& folder);
    Result<std::vector<actions::ConsultationHead>> read_heads() override;
    Result<std::vector<actions::ConsultationHead>> read_note_heads() override;
    Result<Bytes> read_words(const vault::RawId& id) override;
    Result<void> add_note(const actions::ConsultationRow& note,
                          const std::optional<actions::ReplyRow>& reply) override;
    Result<int> count_replies(const vault::Inbox& inbox) override;
    Result<std::vector<LocalDate>> unrecorded_days(LocalDate today) override;
    Result<std::vector<actions::ConsultationRow>> read_day(LocalDate day) override;
    Result<void> note_batch(LocalDate day, std::size_t messages, std::uint64_t leaf) override;

  private:
    explicit SqliteDesk(std::unique_ptr<Connection> connection) : connection_(std::move(connection)) {}
    std::mutex mutex_;
    std::unique_ptr<Connection> connection_;
};

}  // namespace hogo::store::sqlite
