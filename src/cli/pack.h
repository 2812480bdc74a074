// `hogo pack check DIR`: is this rule pack one that may be relied on?
//
// Promises: 0 when it loads and every proof holds, 1 when a proof fails, 3 when a file is not as it must be
// (`file:line: reason`), 4 when the directory cannot be read. Also reads packs for the other verbs and the program.
#pragma once
#include <expected>
#include <filesystem>
#include <memory>

#include "cli/command.h"
#include "rules/load.h"

namespace hogo::cli {

/// The texts of the pack's files in a directory; a file that is not there is left to the loader's complaint.
/// Problems: `pack_unreadable` (environment).
Result<std::vector<rules::SourceText>> read_pack_texts(const std::filesystem::path& directory);
/// One file's text, of `most` bytes. Problems: `file_unreadable` (environment).
Result<std::string> read_text_file(const std::filesystem::path& file, std::uintmax_t most = 4 << 20);

/// Reads and loads, and prints what is wrong to standard error; the exit code is set then.
std::shared_ptr<const rules::Pack> open_pack(const std::filesystem::path& directory, Outcome& outcome);
/// `packs/jp` under the working directory, else under `installed` (where the program was built or installed).
std::filesystem::path default_pack_directory(const std::filesystem::path& installed);

void add_pack_command(CLI::App& app, Outcome& outcome);

}  // namespace hogo::cli
