// Security keys and passkeys as a second factor: WebAuthn, verified by libfido2.
//
// Promises: an answer counts for its challenge, its origin and its credential alone, only when somebody
// touched the key; a counter that does not grow is refused where there is one. No attestation is asked for,
// so nothing is learned of the maker. What is kept is sealed to this host. Does not know whose keys these
// are, nor which challenges are still good.
#pragma once
#include <optional>
#include <string>

#include "base/secret.h"
#include "base/time.h"
#include "vault/keys.h"

namespace hogo::vault {

/// Where the browser says that it was asked: `https://hogo.example` or, on the machine itself,
/// `http://localhost:8080`.
struct WebOrigin {
    std::string origin;
    std::string name;  ///< the host without its port: what credentials are bound to
};

/// What a browser sends after `navigator.credentials.create` and `.get`; bytes as they came.
struct KeyMade {
    std::string client_data;
    Bytes authenticator_data;
};
struct KeyAnswer {
    Bytes credential;
    std::string client_data;
    Bytes authenticator_data;
    Bytes signature;
};

struct SecurityKey {
    Bytes credential;            ///< its id
    std::int64_t algorithm = 0;  ///< COSE: -7 ES256, -8 EdDSA, -257 RS256
    Bytes public_key;            ///< as libfido2 has it
    std::uint32_t counter = 0;
    std::string label;  ///< what its owner calls it
    LocalDate added;
    bool operator==(const SecurityKey&) const = default;
};

using KeyChallenge = std::array<Byte, 32>;

/// Problems: `key_not_made` (invalid_input: not for this challenge and origin, nobody touched it, or
/// damaged).
Result<SecurityKey> read_made_key(const KeyMade& made, const WebOrigin& at, const KeyChallenge& challenge);
/// The key with its new counter. Problems: `key_answer_wrong` (unauthenticated).
Result<SecurityKey> check_key_answer(const SecurityKey& key, const KeyAnswer& answer, const WebOrigin& at,
                                     const KeyChallenge& challenge);
/// A key of nobody: checking an answer against it takes the same steps and fails.
SecurityKey decoy_security_key(const Bytes& credential);
/// What a browser that answered says it was asked. Nothing where it is no client data.
std::optional<KeyChallenge> challenge_in(std::string_view client_data);

/// How the database finds it.
Hash security_key_id(ByteView credential, const SecretKey& token_key);
/// Sealed to this host, for that person. Problems of opening: `security_key_damaged` (corrupt).
Bytes wrap_security_key(const SecurityKey& key, const RawId& person, const SecretKey& pepper,
                        RandomSource& random);
Result<SecurityKey> unwrap_security_key(ByteView wrapped, const RawId& person, const SecretKey& pepper);

/// A challenge that any process with the host's keys recognises, good for five minutes.
inline constexpr std::chrono::minutes key_challenge_good{5};
KeyChallenge draw_key_challenge(const SecretKey& interfaces, Instant now, RandomSource& random);
/// Until when it is good; nothing where it is not one of ours, or over.
std::optional<Instant> good_until(const KeyChallenge& challenge, const SecretKey& interfaces, Instant now);

}  // namespace hogo::vault
