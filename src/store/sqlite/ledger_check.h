// Whether the stored ledger is what was signed, and no older than what was pinned.
#pragma once
#include "ledger/checkpoint.h"
#include "ledger/integrate.h"

namespace hogo::store::sqlite {

/// The right edge of the tree under `note`. `pinned`: the last checkpoint that was kept outside the database; `root`:
/// the hash that must stand as leaf 0. Problems: `ledger_damaged` (corrupt) where tiles and checkpoint do not fit;
/// `rolled_back` (environment) where the tree does not contain the pinned one.
Result<ledger::Edge> check_ledger(const ledger::TileReader& tiles, std::string_view note, std::string_view pinned,
                                  const ledger::Hash& root, const ledger::VerifierKey& log);

/// The size that a note claims. Problems: those of its parsers.
Result<std::uint64_t> size_of(std::string_view note);

}  // namespace hogo::store::sqlite
