// `hogo recovery account LOGIN`: new keys for somebody who forgot their password, approved by two others.
// `hogo recovery file NUMBER`: a file that nobody holds any more, opened by custodians together and given to two others.
#pragma once
#include "cli/command.h"
#include "cli/open_house.h"

namespace hogo::cli {

void add_recovery_command(CLI::App& app, Outcome& outcome, const std::filesystem::path& home, OpenHouse open);

}  // namespace hogo::cli
