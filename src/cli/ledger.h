// `hogo ledger`: the log verified, and exported as files that other tools verify.
//
// Promises: `verify` ends with 0 only when everything that is kept is what was signed; with 1 when a proof
// fails. Does not know how a data directory is opened: the program supplies that.
#pragma once
#include <filesystem>
#include <functional>
#include <memory>

#include "base/result.h"
#include "cli/command.h"
#include "ledger/key.h"
#include "ledger/tile.h"

namespace hogo::cli {

/// The ledger of a data directory: what is kept, what was signed, by whom.
struct OpenedLedger {
    std::unique_ptr<ledger::TileReader> tiles;
    std::string checkpoint;     ///< the signed note of the last commit
    ledger::VerifierKey key;    ///< the log's
    std::uint64_t pending = 0;  ///< records that are durable but not yet in the tree
    std::optional<std::uint64_t> erased = {};  ///< leaves whose record was erased; none where there are no records
};

/// Opens the ledger of a data directory for reading. Problems: `data_missing` (not_found) and those of the
/// store.
using OpenLedger = std::function<Result<OpenedLedger>(const std::filesystem::path& data)>;

/// Adds `ledger verify`, `ledger export`, and the proofs (prove.h). Without an opener, `--data` is refused and `--tiles` works.
void add_ledger_command(CLI::App& app, Outcome& outcome, OpenLedger open = {});

}  // namespace hogo::cli
