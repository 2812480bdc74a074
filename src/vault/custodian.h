// A custodian: one of the few outside the daily work whose signatures the root document rests on, and who
// open together what nobody of the office holds any more.
//
// Promises: a custodian has one Ed25519 pair, in a file of theirs alone, wrapped under a passphrase; k of n,
// no fewer, open what is sealed to them; it is sealed to the keys of a verified root document only. No
// sharing scheme: one nest of boxes for each k of the n. Format: docs/formats/vault.md, "Custodians". Does
// not know where the files lie.
#pragma once
#include "vault/group.h"
#include "vault/password.h"

namespace hogo::vault {

/// The file that a custodian keeps: lines of text, of which only the passphrase opens the last. Problems:
/// those of acceptable_password.
Result<std::string> wrap_custodian(const SignPair& pair, const SecretText& passphrase, DerivationCost cost,
                                   RandomSource& random);
/// Problems: `custodian_file_damaged` (corrupt), `wrong_passphrase` (unauthenticated).
Result<SignPair> unwrap_custodian(std::string_view file, const SecretText& passphrase);

/// More than this many nests are not made: 9 choose 4, 12 choose 3 and 30 choose 2 are within it.
inline constexpr std::size_t most_nests = 512;
/// n choose k, or most_nests + 1 where it is more.
std::size_t nests_of(std::size_t custodians, std::size_t threshold);

/// The secret of an escrow, for any `threshold` custodians of that root. Problems: `too_many_custodians`
/// (invalid_input), `key_unusable` (corrupt).
Result<Bytes> seal_for_custodians(const GroupSecret& escrow, const TrustedRoot& root, RandomSource& random);
/// `present`: at least the threshold of that root's custodians, each once. `expected`: as the registration
/// chain has it. Problems: `too_few_custodians` (unauthenticated), `escrow_not_authentic` (corrupt).
Result<GroupSecret> open_with_custodians(ByteView sealed, const GroupVersion& of, const SealPublic& expected,
                                         const TrustedRoot& root, std::span<const SignPair* const> present);

}  // namespace hogo::vault
