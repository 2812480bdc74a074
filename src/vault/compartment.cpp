#include "vault/compartment.h"

#include <sodium.h>

#include "vault/primitives.h"

namespace hogo::vault {
namespace {

SecretKey record_key_of(const SecretKey& secret) {
    SecretKey key;
    crypto_kdf_derive_from_key(key.reveal().data(), key.size, 1, "hogorec1", secret.reveal().data());
    return key;
}

/// Binds the symmetric key, the public key and the name together: one commitment, one way to open.
Commitment commitment_of(const CompartmentVersion& of, const SealPublic& key, const SecretKey& record_key) {
    Bytes version;
    primitives::append_u32(version, of.version);
    return primitives::keyed_hash(record_key, "hogo/commitment/1",
                                  {of.case_id, bytes_of(of.compartment.text()), version, key.bytes});
}

}  // namespace

CompartmentSecret::CompartmentSecret(CompartmentVersion of, SealPair pair)
    : pair_(std::move(pair)), record_key_(record_key_of(pair_.secret)) {
    open_.commitment = commitment_of(of, pair_.open, record_key_);
    open_.key = pair_.open;
    open_.of = std::move(of);
}

CompartmentSecret CompartmentSecret::draw(CompartmentVersion of, RandomSource& random) {
    return {std::move(of), SealPair::draw(random)};
}

Result<CompartmentSecret> CompartmentSecret::from_secret(CompartmentVersion of, SecretKey secret,
                                                         const Commitment& expected) {
    SealPair pair = SealPair::from_secret(std::move(secret));
    const SealPublic key = pair.open;
    return from_secret({std::move(of), key, expected}, std::move(pair.secret));
}

Result<CompartmentSecret> CompartmentSecret::from_secret(CompartmentPublic expected, SecretKey secret) {
    CompartmentSecret made(std::move(expected.of), SealPair{expected.key, std::move(secret)});
    if (!equal_in_constant_time(made.open_.commitment, expected.commitment))
        return problem(ProblemKind::corrupt, "commitment_differs",
                       "a compartment's secret is not the committed one");
    return made;
}

CompartmentSecret CompartmentSecret::duplicate() const {
    return {open_.of, pair_.duplicate()};
}

Hash first_head(const RawId& case_id, const Code& compartment) {
    return primitives::hash("hogo/head/1", {case_id, bytes_of(compartment.text())});
}

Hash next_head(const Hash& head, ByteView sealed) {
    Hash content;
    crypto_generichash(content.data(), content.size(), sealed.data(), sealed.size(), nullptr, 0);
    std::array<Byte, 64> both;
    std::ranges::copy(head, both.begin());
    std::ranges::copy(content, both.begin() + 32);
    Hash next;
    crypto_generichash(next.data(), next.size(), both.data(), both.size(), nullptr, 0);
    return next;
}

}  // namespace hogo::vault
