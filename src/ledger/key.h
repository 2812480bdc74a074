// Keys of the log and of its witnesses: verifier keys as text (C2SP signed-note) and the signers behind them.
//
// Promises: a signing seed leaves no copy behind and cannot be printed. Does not know where seeds are kept.
#pragma once
#include <array>
#include <string>
#include <string_view>

#include "base/result.h"
#include "base/secret.h"
#include "ledger/note.h"

namespace hogo::ledger {

/// The signature type bytes of C2SP signed-note that Hogo makes and knows.
enum class SignatureType : Byte { ed25519 = 0x01, cosignature = 0x04 };

struct VerifierKey {
    std::string name;
    SignatureType type = SignatureType::ed25519;
    std::array<Byte, 32> public_key{};

    /// `<name>+<id>+<base64(type || key)>`. Problems: `verifier_key_malformed` (invalid_input), also for a
    /// type that is neither 01 nor 04 and for an id that does not belong to the key.
    static Result<VerifierKey> parse(std::string_view text);
    std::string text() const;
    KeyId id() const;
    /// Whether a signature line claims to be by this key.
    bool claimed_by(const NoteSignature& signature) const;
    /// Whether the signature is by this key over the text. A cosignature's time is covered.
    bool verifies(std::string_view note_text, const NoteSignature& signature) const;
    bool operator==(const VerifierKey&) const = default;
};

/// Signs the log's checkpoints (type 01).
class LogSigner {
  public:
    /// The name is the log's origin. Problems: `key_name_malformed` (invalid_input).
    static Result<LogSigner> from_seed(std::string_view name, SecretBytes<32> seed);
    const VerifierKey& key() const { return key_; }
    NoteSignature sign(std::string_view note_text) const;

  private:
    VerifierKey key_;
    SecretBytes<64> secret_;
};

/// Says that a checkpoint was seen, consistent with all before it, at a time (type 04, C2SP
/// tlog-cosignature).
class Cosigner {
  public:
    /// Problems: `key_name_malformed` (invalid_input).
    static Result<Cosigner> from_seed(std::string_view name, SecretBytes<32> seed);
    const VerifierKey& key() const { return key_; }
    /// `unix_seconds` is the time of the statement.
    NoteSignature cosign(std::string_view checkpoint_text, std::uint64_t unix_seconds) const;

  private:
    VerifierKey key_;
    SecretBytes<64> secret_;
};

/// The time inside a cosignature's bytes; none where they are no cosignature.
std::optional<std::uint64_t> cosigned_at(const NoteSignature& signature);

}  // namespace hogo::ledger
