// What is kept outside the database, so that an older copy of it put back is noticed: the hash of the first root
// document, the last signed checkpoint, and what was erased; small files in `pins/` (0700, 0600).
//
// Promises: a file is replaced whole (written aside, synced, renamed, folder synced). Does not judge what it reads.
#pragma once
#include <filesystem>
#include <set>
#include <string>

#include "vault/keys.h"

namespace hogo::store::sqlite {

class Pins {
  public:
    explicit Pins(std::filesystem::path folder) : folder_(std::move(folder)) {}

    /// Problems (environment): `pins_unwritable`.
    Result<void> write_root(const vault::Hash& hash) const;
    Result<void> write_checkpoint(std::string_view note) const;
    /// Problems (environment): `pins_missing`, `pins_damaged`.
    Result<vault::Hash> read_root() const;
    Result<std::string> read_checkpoint() const;
    /// The erasure list (erasure_rows.h), an entry a line, in order.
    Result<void> write_erasures(const std::set<std::string>& entries) const;
    Result<std::set<std::string>> read_erasures() const;
    bool has_erasures() const;

  private:
    Result<void> replace(const char* name, std::string_view content) const;
    Result<std::string> read(const char* name) const;
    std::filesystem::path folder_;
};

}  // namespace hogo::store::sqlite
