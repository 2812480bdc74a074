// Key pairs and signatures, as values that cannot be taken for one another.
//
// Promises: a public key may be copied and shown, a secret half is moved and wiped. Every random byte comes
// from the RandomSource that is passed in. Does not know whose keys these are.
#pragma once
#include <array>

#include "base/id.h"
#include "base/random.h"
#include "base/result.h"
#include "base/secret.h"

namespace hogo::vault {

/// The 16 bytes of an id; the vault does not know what they name.
using RawId = std::array<Byte, 16>;
template <class Tag>
RawId raw(const Id<Tag>& id) {
    RawId bytes;
    std::copy(id.bytes().begin(), id.bytes().end(), bytes.begin());
    return bytes;
}

using Hash = std::array<Byte, 32>;
using Signature = std::array<Byte, 64>;
using SecretKey = SecretBytes<32>;

/// Public half of an X25519 pair: what things are sealed to.
struct SealPublic {
    std::array<Byte, 32> bytes{};
    auto operator<=>(const SealPublic&) const = default;
};

/// Public half of an Ed25519 pair: what signatures are checked with.
struct SignPublic {
    std::array<Byte, 32> bytes{};
    auto operator<=>(const SignPublic&) const = default;
};

struct SealPair {
    SealPublic open;
    SecretKey secret;

    static SealPair draw(RandomSource& random);
    static SealPair from_secret(SecretKey secret);
    SealPair duplicate() const { return {open, secret.duplicate()}; }
};

struct SignPair {
    SignPublic open;
    SecretBytes<64> secret;  ///< seed, then public key, as libsodium keeps it

    static SignPair draw(RandomSource& random);
    static SignPair from_seed(SecretKey seed);
    SecretKey seed() const;
    SignPair duplicate() const { return {open, secret.duplicate()}; }
};

/// Ed25519 (RFC 8032), detached. The same message and key give the same signature.
Signature sign(const SignPair& signer, ByteView message);
bool is_signed_by(const SignPublic& signer, ByteView message, const Signature& signature);

}  // namespace hogo::vault
