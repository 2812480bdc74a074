// Time-based one-time codes (RFC 6238: SHA-1, 6 digits, 30 seconds) as a second factor.
//
// Promises: one step early or late is accepted, the same or an earlier step never again. Does not keep the
// last accepted step; the caller does, in the same transaction.
#pragma once
#include "base/time.h"
#include "vault/keys.h"

namespace hogo::vault {

using TotpSecret = SecretBytes<20>;
TotpSecret draw_totp_secret(RandomSource& random);

/// Base32 without padding (RFC 4648, section 6), for typing.
SecretText totp_secret_text(const TotpSecret& secret);
/// `otpauth://totp/ISSUER:ACCOUNT?secret=…&issuer=ISSUER`, for a QR picture. Both names are percent-encoded.
SecretText totp_uri(const TotpSecret& secret, std::string_view issuer, std::string_view account);

/// The code of a step (Unix seconds / 30): for tests and for the sample office's own log-ins.
SecretText totp_code(const TotpSecret& secret, std::int64_t step);
std::int64_t totp_step(Instant at);

/// The step that was accepted; keep it as the next `last_accepted` (-1 where there was none).
/// Problems (unauthenticated, field `code`): `totp_wrong`, `totp_used` (a right code of a step that was
/// used).
Result<std::int64_t> accept_totp(const TotpSecret& secret, std::string_view typed, Instant now,
                                 std::int64_t last_accepted);

/// Reads what totp_secret_text wrote, with or without spaces, in any case.
std::optional<TotpSecret> parse_totp_secret(std::string_view base32);
/// A second factor of nobody, for a login name that is unknown: the same steps, never accepted with a password.
TotpSecret decoy_totp_secret(const SecretKey& pepper, const Hash& name);

/// For the database: wrapped under the pepper, bound to the person.
Bytes wrap_totp_secret(const TotpSecret& secret, const RawId& person, const SecretKey& pepper,
                       RandomSource& random);
/// Problems: `totp_secret_damaged` (corrupt).
Result<TotpSecret> unwrap_totp_secret(ByteView wrapped, const RawId& person, const SecretKey& pepper);

}  // namespace hogo::vault
