// A person's keys: an ordinary and a guarded X25519 pair, an Ed25519 pair; wrapped under password and pepper.
//
// Promises: without the password *and* the pepper nothing opens; the cost of derivation is stored in the
// wrapped bytes and raised at sign-in; the guarded pair (for whereabouts, statement, network) opens only when
// asked for by name. Format: docs/formats/vault.md, "Wrapped person keys". Does not know second factors;
// whoever asks has checked them.
#pragma once
#include <optional>

#include "vault/password.h"

namespace hogo::vault {

struct PersonPublic {
    SealPublic ordinary;
    SealPublic guarded;
    SignPublic signing;
    bool operator==(const PersonPublic&) const = default;
};

enum class Unwrap { ordinary, with_guarded };

class PersonKeys {
  public:
    /// All three pairs, from the start.
    static PersonKeys draw(RandomSource& random);
    PersonKeys(PersonPublic open, SealPair ordinary, SignPair signing, std::optional<SealPair> guarded);

    const PersonPublic& open() const { return open_; }
    const SealPair& ordinary() const { return ordinary_; }
    const SignPair& signing() const { return signing_; }
    /// Null unless it was unwrapped.
    const SealPair* guarded() const { return guarded_ ? &*guarded_ : nullptr; }
    /// From here on the guarded pair is at hand; it must be this person's.
    void add_guarded(SealPair guarded);

  private:
    PersonPublic open_;
    SealPair ordinary_;
    SignPair signing_;
    std::optional<SealPair> guarded_;
};

/// `keys` must hold the guarded pair. `password` as typed. Takes as long as `cost` says: call it in a
/// DerivationQueue. Problems: those of normalised_password, `derivation_failed` (environment: not enough
/// memory).
Result<Bytes> wrap_person_keys(const PersonKeys& keys, const SecretText& password, const SecretKey& pepper,
                               DerivationCost cost, RandomSource& random);

/// Problems: `wrong_password` (unauthenticated; also for a pepper of another host), `wrapped_keys_damaged`
/// (corrupt), `derivation_failed` (environment).
Result<PersonKeys> unwrap_person_keys(ByteView wrapped, const SecretText& password, const SecretKey& pepper,
                                      Unwrap which);

/// The wrapped bytes were made at less than `wanted`: call rewrap_person_keys while the password is at hand.
bool needs_rewrap(ByteView wrapped, DerivationCost wanted);
/// The same keys under `new_password` (the old one, or another) and `cost`. Two derivations. Problems of both
/// above.
Result<Bytes> rewrap_person_keys(ByteView wrapped, const SecretText& password, const SecretText& new_password,
                                 const SecretKey& pepper, DerivationCost cost, RandomSource& random);
/// Wrapped keys of nobody, of the right form, for a login name that is unknown: unwrapping them takes the same steps as
/// unwrapping somebody's and always ends with `wrong_password`. The same for the same `name`.
Bytes decoy_person_keys(const SecretKey& pepper, const Hash& name, DerivationCost cost);

}  // namespace hogo::vault
