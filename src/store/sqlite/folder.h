// The data folder's paths, and the lock that only one process holds.
#pragma once
#include <filesystem>

#include "base/result.h"

namespace hogo::store::sqlite {

class Folder {
  public:
    explicit Folder(std::filesystem::path data) : data_(std::move(data)) {}

    const std::filesystem::path& data() const { return data_; }
    std::filesystem::path database() const { return data_ / "hogo.sqlite"; }
    std::filesystem::path pins() const { return data_ / "pins"; }
    std::filesystem::path backups() const { return data_ / "backups"; }
    std::filesystem::path lock() const { return data_ / "lock"; }

    bool has_database() const { return std::filesystem::exists(database()); }
    /// 0700 where it is new. Problems (environment): `data_unwritable`.
    Result<void> make() const;
    /// An empty file, 0600. Problems: `data_exists` (conflict), `data_unwritable`.
    Result<void> make_database() const;

  private:
    std::filesystem::path data_;
};

/// Problems (environment): `data_unwritable`.
Result<void> make_private_file(const std::filesystem::path& file);

/// Held until it ends, also by a process that is killed.
class FolderLock {
  public:
    /// Problems (environment): `data_in_use`, `data_unwritable`.
    static Result<FolderLock> take(const Folder& folder);
    FolderLock(FolderLock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
    FolderLock& operator=(FolderLock&&) = delete;
    ~FolderLock();

  private:
    explicit FolderLock(int descriptor) : descriptor_(descriptor) {}
    int descriptor_;
};

}  // namespace hogo::store::sqlite
