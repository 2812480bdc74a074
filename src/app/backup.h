// `hogo backup FILE`: a whole copy of the database as it is, good until a day. `hogo backups`: which there
// are; those past their day are deleted with `--prune`. `hogo restore FILE`: puts one back, and shreds what
// was erased since.
#pragma once
#include "cli/command.h"

namespace hogo::app {

void add_backup_command(CLI::App& app, cli::Outcome& outcome);
void add_backups_command(CLI::App& app, cli::Outcome& outcome);
void add_restore_command(CLI::App& app, cli::Outcome& outcome);

}  // namespace hogo::app
