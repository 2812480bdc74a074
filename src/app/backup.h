// `hogo backup FILE`: a whole copy of the database as it is, for keeping elsewhere.
#pragma once
#include "cli/command.h"

namespace hogo::app {

void add_backup_command(CLI::App& app, cli::Outcome& outcome);

}  // namespace hogo::app
