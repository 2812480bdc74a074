// Sessions: a random token, the row it names, and the person's secrets wrapped under it.
//
// Promises: the row alone opens nothing, nor does the token without this host's pepper; deleting the row ends
// the session everywhere. The guarded pair has a wrapping of its own with an end. Does not know cookies or
// idle limits. Format: docs/formats/vault.md, "Sessions".
#pragma once
#include "base/time.h"
#include "vault/person_keys.h"

namespace hogo::vault {

using SessionToken = SecretBytes<32>;
SessionToken draw_session_token(RandomSource& random);
/// 43 characters, base64url: the cookie's value.
SecretText text_of_token(const SessionToken& token);
std::optional<SessionToken> parse_session_token(std::string_view cookie);

/// H(token, "sid").
Hash session_row_id(const SessionToken& token);

/// The ordinary and the signing pair; never the guarded one.
Bytes wrap_session(const PersonKeys& keys, const SessionToken& token, const SecretKey& pepper,
                   RandomSource& random);
/// Problems: `session_not_authentic` (unauthenticated).
Result<PersonKeys> open_session(ByteView wrapped, const SessionToken& token, const SecretKey& pepper);

/// The guarded pair until an instant (five minutes, says the caller). `keys` must hold it.
Bytes wrap_guarded(const PersonKeys& keys, Instant until, const SessionToken& token, const SecretKey& pepper,
                   RandomSource& random);
/// When a guarded wrapping ends, as it says of itself; authentic only once it was opened.
std::optional<Instant> guarded_end(ByteView wrapped);
/// Problems: `session_not_authentic`, `guarded_pair_closed` (unauthenticated: its time is over).
Result<SealPair> open_guarded(ByteView wrapped, Instant now, const SessionToken& token,
                              const SecretKey& pepper);

}  // namespace hogo::vault
