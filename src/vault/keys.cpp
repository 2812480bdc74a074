#include "vault/keys.h"

#include <sodium.h>

namespace hogo::vault {

SealPair SealPair::draw(RandomSource& random) {
    SecretKey secret;
    random.fill(secret.reveal());
    return from_secret(std::move(secret));
}

SealPair SealPair::from_secret(SecretKey secret) {
    SealPair pair{{}, std::move(secret)};
    crypto_scalarmult_base(pair.open.bytes.data(), pair.secret.reveal().data());
    return pair;
}

SignPair SignPair::draw(RandomSource& random) {
    SecretKey seed;
    random.fill(seed.reveal());
    return from_seed(std::move(seed));
}

SignPair SignPair::from_seed(SecretKey seed) {
    SignPair pair;
    crypto_sign_seed_keypair(pair.open.bytes.data(), pair.secret.reveal().data(), seed.reveal().data());
    return pair;
}

SecretKey SignPair::seed() const {
    SecretKey seed;
    crypto_sign_ed25519_sk_to_seed(seed.reveal().data(), secret.reveal().data());
    return seed;
}

Signature sign(const SignPair& signer, ByteView message) {
    Signature signature;
    crypto_sign_detached(signature.data(), nullptr, message.data(), message.size(),
                         signer.secret.reveal().data());
    return signature;
}

bool is_signed_by(const SignPublic& signer, ByteView message, const Signature& signature) {
    return crypto_sign_verify_detached(signature.data(), message.data(), message.size(),
                                       signer.bytes.data()) == 0;
}

}  // namespace hogo::vault
