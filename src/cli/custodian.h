// `hogo custodian new FILE` and `hogo custodian sign DOCUMENT`: what a custodian does, on a machine of their
// own.
//
// Promises: works without a data folder and without a network; the key lies in the custodian's file alone,
// wrapped under a passphrase that is read from standard input; what is signed is shown before it is signed.
#pragma once
#include "cli/command.h"
#include "vault/keys.h"

namespace hogo::cli {

/// The keys of the custodians who are here; each file's passphrase is a line of standard input. Problems:
/// `unreadable`, those of unwrap_custodian.
Result<std::vector<vault::SignPair>> custodians_from_input(const std::vector<std::string>& files);
std::vector<const vault::SignPair*> pointers_to(const std::vector<vault::SignPair>& pairs);

void add_custodian_command(CLI::App& app, Outcome& outcome);

}  // namespace hogo::cli
