// One's own security keys and passkeys: added, named and removed.
//
// Promises: each change asks password and code and ends every other session of the person; the code goes on
// being a second factor beside them, so that a lost key locks nobody out.
#pragma once
#include "actions/sign_in.h"

namespace hogo::actions {

inline constexpr std::size_t most_security_keys = 10;

struct NamedKey {
    vault::Hash id;
    std::string label;
    LocalDate added;
};
/// In the order in which they were added.
Result<std::vector<NamedKey>> own_security_keys(House& house, const Actor& actor);

struct AddSecurityKey {
    vault::KeyMade made;
    vault::WebOrigin at;
    std::string label;
};
/// Problems: `key_not_made` (invalid_input; also where the challenge is over or was answered),
/// `too_many_keys`, `key_taken` (conflict), `proof_failed`, `totp_used`.
Result<void> add_security_key(House& house, vault::DerivationQueue& queue, const Actor& actor,
                              std::string_view cookie, const Proof& proof, const AddSecurityKey& adding);
/// Problems: `proof_failed`, `totp_used`.
Result<void> remove_security_key(House& house, vault::DerivationQueue& queue, const Actor& actor,
                                 std::string_view cookie, const Proof& proof, const vault::Hash& id);

}  // namespace hogo::actions
