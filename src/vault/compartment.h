// A version of a compartment: an X25519 pair, and the commitment that names it.
//
// Promises: anyone may add with the public half; who holds the secret half derives the record key from it
// (crypto_kdf). A secret is accepted only when its commitment is the expected one, compared in constant time:
// keys are never tried. Does not know what a compartment is about; its name is a Code.
#pragma once
#include <compare>

#include "base/code.h"
#include "vault/keys.h"

namespace hogo::vault {

using Commitment = Hash;

struct CompartmentVersion {
    RawId case_id{};
    Code compartment;
    std::uint32_t version = 1;  ///< counts from 1
    auto operator<=>(const CompartmentVersion&) const = default;
};

/// What everybody may know of a version, and what an add-only writer needs.
struct CompartmentPublic {
    CompartmentVersion of;
    SealPublic key;
    Commitment commitment{};
    bool operator==(const CompartmentPublic&) const = default;
};

class CompartmentSecret {
  public:
    static CompartmentSecret draw(CompartmentVersion of, RandomSource& random);
    /// Problems: `commitment_differs` (corrupt).
    static Result<CompartmentSecret> from_secret(CompartmentVersion of, SecretKey secret,
                                                 const Commitment& expected);

    /// The same where the public half is known from a signed statement: the commitment covers it, so nothing
    /// is multiplied again. Problems: `commitment_differs` (corrupt).
    static Result<CompartmentSecret> from_secret(CompartmentPublic expected, SecretKey secret);

    const CompartmentPublic& open() const { return open_; }
    const SealPair& pair() const { return pair_; }
    const SecretKey& record_key() const { return record_key_; }
    CompartmentSecret duplicate() const;

  private:
    CompartmentSecret(CompartmentVersion of, SealPair pair);
    SealPair pair_;
    SecretKey record_key_;
    CompartmentPublic open_;
};

/// The head of a compartment that holds nothing yet.
Hash first_head(const RawId& case_id, const Code& compartment);
/// head_n = BLAKE2b(head_{n-1} ‖ BLAKE2b(sealed_n)): over all versions of the compartment, in the order of
/// sequence.
Hash next_head(const Hash& head, ByteView sealed);

}  // namespace hogo::vault
