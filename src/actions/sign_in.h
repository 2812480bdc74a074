// Sign in with a password and a second factor, go on with a session, sign out.
//
// Promises: unknown and known names, wrong passwords and wrong codes take the same steps and get the same answer; a code
// counts once; the session's row opens nothing by itself; idle 15 minutes and 12 hours in all end it; deleting the row
// ends it everywhere. A flood of attempts waits in a queue of its own and locks nobody out who has signed in before.
#pragma once
#include "actions/house.h"
#include "actions/proof.h"
#include "vault/session.h"

namespace hogo::actions {

inline constexpr std::chrono::minutes session_idle_limit{15};
inline constexpr std::chrono::hours session_whole_limit{12};
/// How long it is known whose session an ended one was, so that a form posted too late is kept for its author.
inline constexpr std::chrono::hours session_remembered{24};

/// The keyed name under which an account is kept: names of people who sign in are not in the database.
vault::Hash account_token(const House& house, std::string_view login_name);

struct SignInAttempt {
    std::string name;
    Proof proof;
    std::string device = {};  ///< what sign_in gave this device before; empty: none
    std::string peer = {};    ///< address of the other end; empty: this machine
};

struct SignedIn {
    SecretText cookie;  ///< the session token's text
    SecretText device;  ///< marks this device as one that has signed in with this name; it replaces no factor
    Actor actor;
};
/// Problems: `sign_in_failed` (unauthenticated: name, password, code, or closed account, all alike), `sign_in_busy`.
Result<SignedIn> sign_in(House& house, vault::DerivationQueue& queue, const SignInAttempt& attempt);
/// The same proof without a session: one pass of the command line. With the guarded pair where it is asked for.
Result<Actor> identify(House& house, vault::DerivationQueue& queue, const SignInAttempt& attempt, vault::Unwrap which);

/// The person behind a cookie. Problems: `signed_out` (unauthenticated).
Result<Actor> resume_session(House& house, std::string_view cookie);
/// Asks the password of somebody who is signed in once more (the screen was covered). Problems: `sign_in_failed`.
Result<void> confirm_password(House& house, vault::DerivationQueue& queue, const Actor& actor, const SecretText& password);
Result<void> sign_out(House& house, std::string_view cookie);
/// Every session of this person but the one behind the cookie. Problems: `signed_out`.
Result<void> end_other_sessions(House& house, const Actor& actor, std::string_view cookie);
Result<void> choose_language(House& house, std::string_view cookie, const Code& language);
/// Wipes the keys of sessions whose time is over. The server calls it once a minute.
Result<void> end_sessions_that_are_over(House& house);

/// Somebody with everything that their keys open: their groups, their unit's work list.
Result<Actor> make_actor(House& house, const StaffRecord& staff, vault::PersonKeys keys, const Code& language);

}  // namespace hogo::actions
