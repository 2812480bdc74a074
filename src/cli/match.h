// `hogo match build|query|evaluate`: names across scripts, on the command line.
//
// Promises: every line that cannot be used is reported as `file:line: reason` on standard error and counted;
// the rest is used. `build` and `evaluate` end with 3 where a file or its columns cannot be used at all, 4
// where one cannot be opened. Not for data in service: an index of names in clear must not lie on a server
// (docs/matching.md).
#pragma once
#include "cli/command.h"

namespace hogo::cli {

void add_match_command(CLI::App& app, Outcome& outcome);

}  // namespace hogo::cli
