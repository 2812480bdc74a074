// `hogo ledger prove` and `hogo ledger check`: proofs as files, made here and checked anywhere.
//
// Promises: a proof of inclusion is a C2SP tlog-proof; one of consistency is what a witness is asked with;
// `check` needs the file and the log's key, no data. Ends with 1 when a proof fails.
#pragma once
#include "cli/ledger.h"

namespace hogo::cli {

/// Adds both under `hogo ledger`.
void add_prove_commands(CLI::App& ledger, Outcome& outcome, const OpenLedger& open);

}  // namespace hogo::cli
