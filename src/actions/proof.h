// A password and a second factor, checked against an account.
//
// Promises: whatever is wrong, the same steps are taken; a code or an answered challenge counts once. Does not know
// sessions, nor whether there is an account: nobody's account is checked like somebody's.
#pragma once
#include "actions/house.h"
#include "vault/derivation_queue.h"
#include "vault/security_key.h"

namespace hogo::actions {

/// What a security key answered, and where the browser was.
struct KeyProof {
    vault::KeyAnswer answer;
    vault::WebOrigin at;
};

struct Proof {
    SecretText password;
    std::string code = {};              ///< of the second factor, as typed
    std::optional<KeyProof> key = {};   ///< in the code's place
};

/// The digits of a code as people type them: with spaces, or in full width.
std::string typed_code(std::string_view code);

/// Where a derivation waits, and for whom.
struct Place {
    std::string client;
    vault::DerivationQueue::Lane lane = vault::DerivationQueue::Lane::other;
};

enum class Wrong { nothing, password, code, used_code };

struct Proved {
    Wrong wrong = Wrong::nothing;
    std::optional<vault::PersonKeys> keys;  ///< where the password was right, whatever else was not
    std::int64_t step = -1;                 ///< of the code
    struct Key {
        SecurityKeyRow row;                 ///< with its new counter
        vault::KeyChallenge challenge;
        Instant good_until;
    };
    std::optional<Key> key;                 ///< where a security key answered
};

/// The account of nobody, for this login name.
AccountRow decoy_account(const House& house, const vault::Hash& name);
/// Checks both. Nothing is changed: use_up does that. Problems: `sign_in_busy`, those of a damaged account (corrupt).
Result<Proved> check_proof(House& house, vault::DerivationQueue& queue, const Place& place, const AccountRow& account,
                           const Proof& proof, vault::Unwrap which);
/// The second factor has counted. Problems: `stale_account` (conflict: it had counted already).
Result<void> use_up(House& house, const StaffId& staff, const Proved& proved);

/// Checks and uses up the proof of somebody who is signed in. Problems (unauthenticated): `proof_failed`, `totp_used`.
Result<Proved> prove_again(House& house, vault::DerivationQueue& queue, const Actor& actor, const Proof& proof,
                           vault::Unwrap which);

}  // namespace hogo::actions
