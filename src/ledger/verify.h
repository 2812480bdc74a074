// The verifier: rebuilds the tree from the raw entries and says where what is kept departs from what was
// signed.
//
// Promises: reads every entry bundle and every hash tile once; finds what was dropped, changed, reordered,
// cut or hidden under the checkpoint, and with a checkpoint that somebody else kept also a tree rolled back
// or forked. Does not know what an entry means, nor whether a record that it commits to still exists.
#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "ledger/checkpoint.h"
#include "ledger/tile.h"

namespace hogo::ledger {

/// One departure. The codes and what the index counts: docs/formats/ledger.md.
struct Finding {
    Literal code;
    std::optional<std::uint64_t> index;
    std::optional<unsigned> level;  ///< where it concerns a hash tile
    bool operator==(const Finding&) const = default;
};

struct Report {
    std::uint64_t size = 0;         ///< what the checkpoint claims
    Hash root{};                    ///< what the checkpoint claims
    std::uint64_t integrated = 0;   ///< entries under the checkpoint that were read and hashed
    std::uint64_t pending = 0;      ///< as told by the caller
    std::vector<Finding> problems;  ///< at most 101: the 101st is `more_problems`

    bool holds() const { return problems.empty(); }
};

struct Verification {
    const TileReader& tiles;
    std::string_view checkpoint;           ///< the signed note of the log
    const VerifierKey& key;                ///< of the log
    std::optional<std::string_view> kept;  ///< an older signed note, from outside
    std::uint64_t pending = 0;             ///< records that are durable but not yet in the tree
};

/// Everything that was tampered with is a Finding; a Problem is what could not be looked at.
/// Problems: `checkpoint_malformed` or `note_malformed` (invalid_input), `kept_checkpoint_malformed`
/// (invalid_input), and those of the reader that are of the environment.
Result<Report> verify(const Verification& verification);

}  // namespace hogo::ledger
