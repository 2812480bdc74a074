// Open what ordinary sessions do not hold: the guarded pair, to which whereabouts, statements and network are sealed.
//
// Promises: password and second factor open it, for five minutes and this session alone; it closes by itself, with the
// session, and when the screen is covered. Adding to those parts never needs it; reading always does.
#pragma once
#include "actions/sign_in.h"

namespace hogo::actions {

inline constexpr std::chrono::minutes guarded_limit{5};

/// The same person with the guarded pair at hand. Problems: `proof_failed`, `totp_used`, `signed_out` (unauthenticated),
/// `sign_in_busy`.
Result<Actor> open_guarded(House& house, vault::DerivationQueue& queue, const Actor& actor, std::string_view cookie,
                           const Proof& proof);
Result<void> close_guarded(House& house, std::string_view cookie);

}  // namespace hogo::actions
