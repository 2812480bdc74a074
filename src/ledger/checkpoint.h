// Checkpoints (C2SP tlog-checkpoint): what a log says of its tree, under its signature.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "ledger/hash.h"
#include "ledger/key.h"
#include "ledger/note.h"

namespace hogo::ledger {

struct Checkpoint {
    std::string origin;
    std::uint64_t size = 0;
    Hash root{};
    std::vector<std::string> extensions;  ///< further lines, kept as they are; Hogo writes none

    /// The text that is signed.
    std::string text() const;
    bool operator==(const Checkpoint&) const = default;
};

/// Problems: `checkpoint_malformed` (invalid_input).
Result<Checkpoint> parse_checkpoint_text(std::string_view text);

/// The signed note of a tree head; the origin is the key's name.
std::string sign_checkpoint(const LogSigner& signer, std::uint64_t size, const Hash& root);

/// Reads a checkpoint that the log's key must have signed and whose origin is the key's name.
/// Problems (invalid_input): those of parse_note and signers_of, `checkpoint_malformed`,
/// `checkpoint_origin_differs`.
Result<Checkpoint> open_checkpoint(std::string_view note, const VerifierKey& log);

}  // namespace hogo::ledger
