// Change one's own password, and replace one's own second factor.
//
// Promises: both ask the present password and the present second factor; every other session of the person ends; a new
// second factor counts from the moment a code of it was shown. Does not know what happens when both are forgotten.
#pragma once
#include "actions/sign_in.h"

namespace hogo::actions {

/// Problems: those of acceptable_password (invalid_input, field `new_password`), `proof_failed`, `totp_used`.
Result<void> change_password(House& house, vault::DerivationQueue& queue, const Actor& actor, std::string_view cookie,
                             const Proof& proof, const SecretText& next);

/// A second factor that nobody uses yet.
struct OfferedFactor {
    SecretText sealed;  ///< goes with the form and comes back: only this host opens it, for this person
    SecretText text;    ///< base32, for typing
    SecretText uri;     ///< for the picture
};
OfferedFactor offer_factor(House& house, const Actor& actor, std::string_view issuer);
/// The same one again, for a form that comes back. Problems: `broken_form` (invalid_input).
Result<OfferedFactor> offered_again(House& house, const Actor& actor, std::string_view issuer, std::string_view sealed);
/// Problems: `broken_form` (invalid_input), `totp_wrong` (unauthenticated, field `new_code`), `proof_failed`, `totp_used`.
Result<void> replace_factor(House& house, vault::DerivationQueue& queue, const Actor& actor, std::string_view cookie,
                            const Proof& proof, std::string_view sealed, std::string_view new_code);

}  // namespace hogo::actions
