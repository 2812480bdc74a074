// `hogo staff add LOGIN`: somebody new in the office, approved by two others and compared at once with everybody
// whom files keep away; their first password and second factor are shown once and kept nowhere.
#pragma once
#include "cli/command.h"
#include "cli/open_house.h"

namespace hogo::cli {

void add_staff_command(CLI::App& app, Outcome& outcome, const std::filesystem::path& home, OpenHouse open);

}  // namespace hogo::cli
