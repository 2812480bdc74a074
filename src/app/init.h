// `hogo init begin` and `hogo init finish`: a real office, founded on its custodians' signatures.
//
// Promises: never over a folder that holds anything; never with sample data, nor as a sample office; between
// the two steps the custodians sign, each on a machine of their own; first passwords are shown once and kept
// nowhere.
//
//   DATA/keys/               the host's keys
//   DATA/founding/root       the document that waits for signatures
//   DATA/founding/registrar  its registrar's seed, gone when the office is founded
#pragma once
#include "cli/command.h"

namespace hogo::app {

void add_init_command(CLI::App& app, cli::Outcome& outcome, const std::filesystem::path& home);

}  // namespace hogo::app
