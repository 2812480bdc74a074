// `hogo demo fill`: many invented files beside the sample office's own, for measuring and for trying a large office.
//
// Promises: files come in through the same composing and sealing code as any other, only many in a transaction; the
// stories follow from the seed, keys and numbers are drawn at random; only sample data is filled.
#pragma once
#include <filesystem>

#include "cli/command.h"

namespace hogo::app {

/// Adds `fill` under the verb `demo`.
void add_demo_fill(CLI::App& demo, cli::Outcome& outcome, const std::filesystem::path& home);

}  // namespace hogo::app
