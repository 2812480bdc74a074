// `hogo serve`: the staff site on one data folder, until SIGTERM.
#pragma once
#include <filesystem>

#include "base/result.h"
#include "cli/command.h"

namespace hogo::app {

void add_serve_command(CLI::App& app, cli::Outcome& outcome, const std::filesystem::path& home);

/// One clear sentence for a problem of the machine or of the data, on standard error; the exit code that goes with it.
cli::Exit tell(const Problem& problem);

/// What a server does before it touches a key: no core file, no swap where the machine allows it, a log on standard
/// error that says where it does not. Problems: `process_not_hardened`.
Result<void> begin_serving();

}  // namespace hogo::app
