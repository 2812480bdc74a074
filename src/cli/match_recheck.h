// `hogo match recheck`: possible links of a unit looked for again, after matching has improved.
//
// Does not know how links are found (actions/recheck_links.h) nor the other verbs of `match`, beside which it
// stands.
#pragma once
#include "cli/command.h"
#include "cli/open_house.h"

namespace hogo::cli {

/// After add_match_command.
void add_match_recheck_command(CLI::App& app, Outcome& outcome, const std::filesystem::path& home,
                               OpenHouse open);

}  // namespace hogo::cli
