// `hogo plan INSTANCE.json`: interviews planned, explained, bounded; or replanned after changes.
//
// Promises: the plan on standard output as one JSON object, progress on standard error; 0 when a plan was
// made, 3 when a file is not as docs/formats/planning.md says (file, field, reason). This verb alone reads
// the clock and starts threads for the planner.
#pragma once
#include "cli/command.h"

namespace hogo::cli {

void add_plan_command(CLI::App& app, Outcome& outcome);

}  // namespace hogo::cli
