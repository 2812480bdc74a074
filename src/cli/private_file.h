// Files that only their owner reads: keys, and what waits for signatures.
#pragma once
#include <filesystem>
#include <string>

#include "base/result.h"
#include "base/secret.h"

namespace hogo::cli {

/// A new file of 0600, whole or not at all. Problems: `file_exists` (conflict), `unwritable` (environment).
Result<void> write_private(const std::filesystem::path& path, std::string_view content);
/// The whole file. Problems: `unreadable` (environment; also where it is larger than 4 MiB).
Result<SecretText> read_private(const std::filesystem::path& path);
/// Written aside and renamed, 0600. Problems: `unwritable`.
Result<void> replace_private(const std::filesystem::path& path, std::string_view content);
/// Overwritten, then removed; nothing where it is gone already.
void shred(const std::filesystem::path& path);

/// One line of standard input, without its end.
SecretText read_secret_line();

}  // namespace hogo::cli
