// Sealed files over SQLite: `attachments.sqlite` in the office's folder, and another one in the public
// folder.
//
// Promises: a file is kept whole or not at all; what is on its way lies in a file without a name, of which
// all together have a bound; the public side's connection is refused everything by SQLite itself but adding.
#pragma once
#include <atomic>
#include <filesystem>

#include "actions/attachments.h"
#include "store/sqlite/connection.h"

namespace hogo::store::sqlite {

/// Pages of 4 KB that the public side may fill; the office's side is not bound by it.
inline constexpr int attachment_pages = 1'000'000;
/// Sealed bytes that may be on their way at once.
inline constexpr std::uint64_t most_on_the_way = 512ull << 20;

class SqliteAttachments : public actions::AttachmentStore {
  public:
    enum class Side { office, site };  ///< `site`: the public site's
    /// The database in `folder`, made where it is not there yet (by the office's side). Problems: `no_desk`
    /// (environment) for the public side where the office has not made it; those of the store.
    static Result<std::unique_ptr<SqliteAttachments>> open(const std::filesystem::path& folder, Side side,
                                                           int pages = attachment_pages);
    Result<std::unique_ptr<actions::SealedScratch>> make_scratch() override;
    Result<bool> keep(const vault::RawId& id, actions::SealedScratch& sealed) override;
    Result<void> remove(const vault::RawId& id) override;
    Result<Bytes> read(const vault::RawId& id, std::uint32_t place) override;

  private:
    SqliteAttachments(std::filesystem::path folder, std::unique_ptr<Connection> connection)
        : folder_(std::move(folder)), connection_(std::move(connection)) {}
    std::filesystem::path folder_;
    std::mutex mutex_;
    std::unique_ptr<Connection> connection_;
    std::shared_ptr<std::atomic<std::uint64_t>> on_the_way_ = std::make_shared<std::atomic<std::uint64_t>>(0);
};

}  // namespace hogo::store::sqlite
