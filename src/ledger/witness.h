// A witness (C2SP tlog-witness): says of each checkpoint that it continues the one it saw before, and keeps what it saw.
//
// Promises: pure but for its memory, which is durable before anything is answered; a log begins at size 0; what is not known,
// not signed, not consistent or not asked from where the witness stands is refused with the status that the document names;
// nothing smaller and no second tree of one size is ever cosigned. Does not know HTTP (the program serves it) or what a log
// is about.
#pragma once
#include <mutex>

#include "ledger/checkpoint.h"
#include "ledger/proof.h"

namespace hogo::ledger {

/// What a witness saw last of a log.
struct Seen {
    std::uint64_t size = 0;
    Hash root = empty_root();
    bool operator==(const Seen&) const = default;
};

class WitnessMemory {
  public:
    virtual ~WitnessMemory() = default;
    /// Size 0 where the log was never seen. Problems: `witness_memory_damaged` (corrupt), of the environment.
    virtual Result<Seen> read(std::string_view origin) = 0;
    /// Durable when it returns. Problems (environment): `witness_memory_unwritable`.
    virtual Result<void> keep(std::string_view origin, const Seen& seen) = 0;
};

struct WitnessAnswer {
    int status = 200;  ///< 200, 400, 403, 404, 409, 422; 500 where the memory failed
    std::string content_type = "text/plain; charset=utf-8";
    std::string body;
};

class Witness {
  public:
    /// The logs that are witnessed, by their keys (type 01).
    Witness(Cosigner cosigner, std::vector<VerifierKey> logs, WitnessMemory& memory)
        : cosigner_(std::move(cosigner)), logs_(std::move(logs)), memory_(memory) {}
    const VerifierKey& key() const { return cosigner_.key(); }
    /// The body of `POST <prefix>/add-checkpoint`. Safe from any thread.
    WitnessAnswer add_checkpoint(std::string_view body, std::uint64_t unix_seconds);

  private:
    Cosigner cosigner_;
    std::vector<VerifierKey> logs_;
    WitnessMemory& memory_;
    std::mutex mutex_;
};

/// What is posted to a witness that stands at `old_size`; also the form of a consistency proof kept as a file.
struct ConsistencyRequest {
    std::uint64_t old_size = 0;
    Proof proof;
    std::string checkpoint;  ///< the signed note

    std::string encode() const;
    bool operator==(const ConsistencyRequest&) const = default;
};
/// Problems: `consistency_malformed` (invalid_input).
Result<ConsistencyRequest> parse_consistency(std::string_view body);
/// From the tiles of the log; old_size ≤ the checkpoint's size. Problems: those of the reader and of consistency_proof.
Result<ConsistencyRequest> make_consistency(const TileReader& tiles, std::string_view checkpoint, std::uint64_t old_size);

/// What a witness answered with 200, as signatures of the checkpoint by `witness`. Problems (invalid_input):
/// `cosignature_wrong` where there is none that verifies.
Result<NoteSignature> read_cosignature(std::string_view answer, std::string_view checkpoint, const VerifierKey& witness);
/// The size in a 409's body; none where it is none.
std::optional<std::uint64_t> read_witness_size(std::string_view answer);

}  // namespace hogo::ledger
