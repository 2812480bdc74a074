// `hogo situation FILE.yaml`: what the rules say about facts on a day, and whether that was expected.
//
// Promises: 0 when answered and every `expect` is met, 1 when one is not (each is named with its line) or when two rules
// contradict, 3 when the file or the pack is not as it must be. The format stands in docs/situations.md.
#pragma once
#include <filesystem>

#include "cli/command.h"

namespace hogo::cli {

/// `installed` is where `packs/jp` lies when the working directory has none.
void add_situation_command(CLI::App& app, Outcome& outcome, std::filesystem::path installed);

}  // namespace hogo::cli
