// `hogo system add NAME`: another system gets an interface key, shown once and kept nowhere.
#pragma once
#include "cli/command.h"
#include "cli/open_house.h"

namespace hogo::cli {

void add_system_command(CLI::App& app, Outcome& outcome, const std::filesystem::path& home, OpenHouse open);

}  // namespace hogo::cli
