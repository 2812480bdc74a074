// Passwords: what is accepted, and what deriving a key from one costs.
//
// Promises: at least 15 and at most 128 code points, not one of the common long ones, no mere repeat or
// sequence, no rule about kinds of characters (NIST SP 800-63B-4, 3.1.1.2). Does not know whose password it
// is.
#pragma once
#include "base/secret.h"
#include "vault/keys.h"

namespace hogo::vault {

/// What Argon2id13 costs: passes over memory, and the memory.
struct DerivationCost {
    std::uint32_t operations;
    std::uint32_t memory_kib;

    /// 3 passes over 256 MiB: about 0.6 s on the reference machine.
    static constexpr DerivationCost standard() { return {3, 256 * 1024}; }
    /// 2 passes over 64 MiB (about 0.08 s): for the sample office, whose passwords protect nobody.
    static constexpr DerivationCost sample_office() { return {2, 64 * 1024}; }
    /// The least that Argon2 takes: for tests only.
    static constexpr DerivationCost minimum() { return {1, 8}; }
    bool operator==(const DerivationCost&) const = default;
    /// Less in any direction than `wanted`: the next sign-in wraps anew.
    bool weaker_than(DerivationCost wanted) const {
        return operations < wanted.operations || memory_kib < wanted.memory_kib;
    }
};

/// NFC, trimmed, without control characters: the form from which keys are derived. Used before every
/// derivation, so that a password typed on another keyboard is the same password. Problems (invalid_input,
/// field `password`): `password_not_text`, `password_too_long`.
Result<SecretText> normalised_password(const SecretText& typed);

/// The normalised password, if a person may choose it. Further problems: `password_too_short`,
/// `password_common`, `password_pattern`.
Result<SecretText> acceptable_password(const SecretText& typed);

}  // namespace hogo::vault
