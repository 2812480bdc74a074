// Other systems: each has an interface key of its own, and with it a signing identity in the verified chain.
//
// Promises: the system's keys are wrapped under its interface key and the pepper, so that neither the database nor this
// server can act as the system without the key being presented; the key itself is kept nowhere; a key that nobody
// registered is one answer, whatever is wrong with it. A system belongs to no group and is granted nothing.
#pragma once
#include "actions/house.h"

namespace hogo::actions {

struct NewSystem {
    Code name;          ///< `airline-liaison`
    std::string label;  ///< as people read it in "who opened what"
    Code unit;          ///< whose files it begins
    SecretText key;
};

/// A fresh interface key: `hogo_` and 256 random bits as base64url.
SecretText draw_interface_key(RandomSource& random);

/// What makes a system known; `chain` is a copy that already holds the registration afterwards.
/// Problems: those of the chain (corrupt), `no_interface_key` (invalid_input) for a key that draw_interface_key did not
/// make.
Result<OfficeChange> register_system(vault::RegistrationChain& chain, const vault::RegistrationSigner& registrar,
                                     const vault::HostKeys& keys, const NewSystem& system, RandomSource& random);

/// The same in a running house, signed by an administrator. Refused: `administrators_only`, `system_exists`,
/// `no_such_unit`.
Outcome<OfficeChange> add_system(House& house, const Actor& administrator, const NewSystem& system);

/// The system behind a presented key. Problems: `unknown_system` (unauthenticated), word for word the same for an
/// empty, malformed, unknown and closed one.
Result<Actor> admit_system(House& house, const SecretText& key);

}  // namespace hogo::actions
