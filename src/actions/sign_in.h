// Sign in, go on with a session, sign out.
//
// Promises: unknown and known names cost the same derivation and get the same answer; the session's row opens nothing by
// itself; idle 15 minutes and 12 hours in all end it; deleting the row ends it everywhere.
#pragma once
#include "actions/house.h"
#include "vault/derivation_queue.h"
#include "vault/session.h"

namespace hogo::actions {

inline constexpr std::chrono::minutes session_idle_limit{15};
inline constexpr std::chrono::hours session_whole_limit{12};

/// The keyed name under which an account is kept: names of people who sign in are not in the database.
vault::Hash account_token(const House& house, std::string_view login_name);

struct SignedIn {
    SecretText cookie;  ///< the session token's text
    Actor actor;
};
/// Problems: `sign_in_failed` (unauthenticated: name, password, or closed account, all alike), `busy` from the queue.
Result<SignedIn> sign_in(House& house, vault::DerivationQueue& queue, std::string_view login_name, const SecretText& password);

/// The person behind a cookie. Problems: `signed_out` (unauthenticated).
Result<Actor> resume_session(House& house, std::string_view cookie);
/// Asks the password of somebody who is signed in once more (the screen was covered). Problems: `sign_in_failed`.
Result<void> confirm_password(House& house, vault::DerivationQueue& queue, const Actor& actor, const SecretText& password);
Result<void> sign_out(House& house, std::string_view cookie);
Result<void> choose_language(House& house, std::string_view cookie, const Code& language);

}  // namespace hogo::actions
