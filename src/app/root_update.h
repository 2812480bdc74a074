// `hogo recovery root begin` and `finish`: other custodians, another threshold, other witnesses.
#pragma once
#include "cli/command.h"

namespace hogo::app {

/// Adds itself to the verb `recovery`, which must be there.
void add_root_update(CLI::App& app, cli::Outcome& outcome, const std::filesystem::path& home);

}  // namespace hogo::app
