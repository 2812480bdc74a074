// `hogo demo init`: the sample office, with a root and a ledger origin of its own that can never become production.
#pragma once
#include <filesystem>

#include "cli/command.h"

namespace hogo::app {

void add_demo_command(CLI::App& app, cli::Outcome& outcome, const std::filesystem::path& home);

}  // namespace hogo::app
