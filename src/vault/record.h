// Sealed records: what an event row keeps.
//
// Promises: a record opens only at its own place (case, compartment, key version, sequence in the
// compartment, event id); its length says no more than its bucket. Two modes: members seal under the record
// key, anyone may add under the public half without being able to read. Format: docs/formats/vault.md,
// "Sealed records".
#pragma once
#include "vault/compartment.h"

namespace hogo::vault {

/// Longest plaintext of a record, in bytes.
inline constexpr std::size_t record_limit = 1 << 20;

/// Length to which a plaintext of `length` bytes is padded: 128, 256, 512, 1024, 2048, 4096, then multiples
/// of 4096; at least one byte of padding (ISO/IEC 7816-4: 80, then 00).
std::size_t bucket_of(std::size_t length);

enum class RecordMode : Byte { member = 1, added = 2 };

/// What a sealed record shows without being opened. Problems: `record_damaged` (corrupt).
struct RecordHead {
    RecordMode mode;
    Commitment commitment;
};
Result<RecordHead> read_record_head(ByteView sealed);

/// Opens and seals records of one version: derives once, serves many. Safe from several threads.
class CompartmentReader {
  public:
    explicit CompartmentReader(CompartmentSecret secret) : secret_(std::move(secret)) {}

    /// Problems (corrupt): `record_damaged` (its form), `record_of_another_key` (the commitment differs),
    /// `record_not_authentic` (changed, or not of this place).
    Result<SecretText> open(ByteView sealed, std::uint64_t sequence, const RawId& event) const;
    /// Members' mode. Problems: `record_too_long` (invalid_input).
    Result<Bytes> seal(ByteView plain, std::uint64_t sequence, const RawId& event,
                       RandomSource& random) const;

    const CompartmentPublic& of() const { return secret_.open(); }
    const CompartmentSecret& secret() const { return secret_; }

  private:
    CompartmentSecret secret_;
};

/// Add-only mode. Problems: `record_too_long` (invalid_input), `key_unusable` (corrupt: a public key that is
/// no point of full order).
Result<Bytes> add_record(const CompartmentPublic& to, ByteView plain, std::uint64_t sequence,
                         const RawId& event, RandomSource& random);

}  // namespace hogo::vault
