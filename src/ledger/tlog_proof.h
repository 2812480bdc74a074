// A proof as a file (C2SP tlog-proof): index, inclusion proof and checkpoint in one text that is verified
// offline.
#pragma once
#include "ledger/checkpoint.h"
#include "ledger/proof.h"

namespace hogo::ledger {

struct ProofFile {
    std::optional<Bytes>
        extra;  ///< the record's salt; not covered by the signature, checked through the leaf
    std::uint64_t index = 0;
    Proof proof;
    std::string checkpoint;  ///< the signed note as it stands

    std::string encode() const;
    bool operator==(const ProofFile&) const = default;
};

/// Problems: `proof_malformed` (invalid_input).
Result<ProofFile> parse_proof_file(std::string_view text);

/// Whether the entry stands in the log at the index the file says; answers with the checkpoint that says so.
/// Problems (invalid_input): those of open_checkpoint, `proof_fails`.
Result<Checkpoint> verify_proof_file(const ProofFile& file, ByteView entry, const VerifierKey& log);

}  // namespace hogo::ledger
