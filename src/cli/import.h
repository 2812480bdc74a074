// `hogo import htcds FILE.xml`: a partner's referral, shown as it would be understood, or imported into a data folder.
//
// Promises: without --data nothing is changed anywhere; with it, one file begins, once, however often the same form is
// imported. Everything that the form holds is shown: what goes where, and what has no place.
#pragma once
#include "cli/command.h"
#include "cli/open_house.h"

namespace hogo::cli {

void add_import_command(CLI::App& app, Outcome& outcome, const std::filesystem::path& home, OpenHouse open);

}  // namespace hogo::cli
