// The keys of this host: pepper, token key, interface-key key, log signing seed.
//
// Promises: they lie in a directory of their own (0700; files 0600, owned by this user) and nowhere else; a
// directory or file that others can reach, a missing, short or swapped file stops the start. Never in the
// database or a backup.
#pragma once
#include <filesystem>

#include "vault/keys.h"

namespace hogo::vault {

struct HostKeys {
    SecretKey pepper;      ///< mixed into every password and session key
    SecretKey token;       ///< keyed matching tokens
    SecretKey interfaces;  ///< keyed hashes of other systems' interface keys
    SecretKey log_seed;    ///< Ed25519 seed of the ledger's checkpoints

    /// Makes the directory and the four files. Problems: `host_keys_exist` (conflict), `host_keys_unwritable`
    /// (environment).
    static Result<HostKeys> create(const std::filesystem::path& directory, RandomSource& random);
    /// Problems (environment): `host_keys_missing`, `host_keys_too_open` (permissions wider than 0700/0600),
    /// `host_keys_foreign` (another owner, or no plain file), `host_keys_damaged` (short, long, or another
    /// key's file).
    static Result<HostKeys> load(const std::filesystem::path& directory);

    HostKeys duplicate() const;
    /// Signs checkpoints.
    SignPair log_key() const { return SignPair::from_seed(log_seed.duplicate()); }
    /// Signs subtractions (grant.h) and nothing else; derived from the log seed under a label of its own.
    SignPair subtraction_key() const;
    /// A system's interface key as the database may keep it: BLAKE2b keyed with `interfaces`.
    Hash interface_key_hash(const SecretText& key) const;
};

}  // namespace hogo::vault
