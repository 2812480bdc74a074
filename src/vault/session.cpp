#include "vault/session.h"

#include "vault/primitives.h"

namespace hogo::vault {
namespace {

constexpr Byte format_version = 1;
constexpr Byte ordinary_part = 1;
constexpr Byte guarded_part = 2;
constexpr std::size_t ordinary_head = 2 + 96;
constexpr std::size_t guarded_head = 2 + 8;

SecretKey key_of(const SessionToken& token, const SecretKey& pepper) {
    return primitives::derive(pepper, "hogo/session-wrap/1", {token.reveal()});
}

std::unexpected<Problem> not_authentic() {
    return problem(ProblemKind::unauthenticated, "session_not_authentic",
                   "a session that this token does not open");
}

bool has_form(ByteView wrapped, Byte part, std::size_t size) {
    return wrapped.size() == size && wrapped[0] == format_version && wrapped[1] == part;
}

}  // namespace

SessionToken draw_session_token(RandomSource& random) {
    SessionToken token;
    random.fill(token.reveal());
    return token;
}

SecretText text_of_token(const SessionToken& token) {
    return SecretText(to_base64url(token.reveal()));
}

std::optional<SessionToken> parse_session_token(std::string_view cookie) {
    if (cookie.size() != 43) return std::nullopt;
    auto bytes = from_base64url(cookie);
    if (!bytes || bytes->size() != SessionToken::size) return std::nullopt;
    return SessionToken::take(std::span<Byte, SessionToken::size>(*bytes));
}

Hash session_row_id(const SessionToken& token) {
    return primitives::hash("hogo/session-id/1", {token.reveal()});
}

Bytes wrap_session(const PersonKeys& keys, const SessionToken& token, const SecretKey& pepper,
                   RandomSource& random) {
    Bytes wrapped{format_version, ordinary_part};
    append(wrapped, keys.open().ordinary.bytes);
    append(wrapped, keys.open().guarded.bytes);
    append(wrapped, keys.open().signing.bytes);
    const Bytes head = wrapped;
    SecretBytes<64> secrets;
    std::ranges::copy(keys.ordinary().secret.reveal(), secrets.reveal().begin());
    std::ranges::copy(keys.signing().seed().reveal(), secrets.reveal().begin() + 32);
    primitives::seal(wrapped, key_of(token, pepper), head, secrets.reveal(), random);
    return wrapped;
}

Result<PersonKeys> open_session(ByteView wrapped, const SessionToken& token, const SecretKey& pepper) {
    SecretBytes<64> secrets;
    if (!has_form(wrapped, ordinary_part, ordinary_head + 64 + primitives::seal_overhead))
        return not_authentic();
    const ByteView head = wrapped.first(ordinary_head);
    if (!primitives::open(secrets.reveal(), key_of(token, pepper), head, wrapped.subspan(ordinary_head)))
        return not_authentic();
    SealPair ordinary = SealPair::from_secret(SecretKey::take(secrets.reveal().first<32>()));
    SignPair signing = SignPair::from_seed(SecretKey::take(secrets.reveal().last<32>()));
    PersonPublic open{ordinary.open, {}, signing.open};
    std::ranges::copy(head.subspan(2 + 32, 32), open.guarded.bytes.begin());
    return PersonKeys(open, std::move(ordinary), std::move(signing), std::nullopt);
}

Bytes wrap_guarded(const PersonKeys& keys, Instant until, const SessionToken& token, const SecretKey& pepper,
                   RandomSource& random) {
    require(keys.guarded() != nullptr, "a guarded pair that was not opened");
    Bytes wrapped{format_version, guarded_part};
    primitives::append_u64(wrapped, static_cast<std::uint64_t>(until.milliseconds));
    const Bytes head = wrapped;
    primitives::seal(wrapped, key_of(token, pepper), head, keys.guarded()->secret.reveal(), random);
    return wrapped;
}

std::optional<Instant> guarded_end(ByteView wrapped) {
    if (!has_form(wrapped, guarded_part, guarded_head + 32 + primitives::seal_overhead)) return std::nullopt;
    return Instant{static_cast<std::int64_t>(primitives::read_u64(wrapped.subspan(2)))};
}

Result<SealPair> open_guarded(ByteView wrapped, Instant now, const SessionToken& token,
                              const SecretKey& pepper) {
    SecretKey secret;
    if (!has_form(wrapped, guarded_part, guarded_head + 32 + primitives::seal_overhead))
        return not_authentic();
    const ByteView head = wrapped.first(guarded_head);
    if (!primitives::open(secret.reveal(), key_of(token, pepper), head, wrapped.subspan(guarded_head)))
        return not_authentic();
    const Instant until{static_cast<std::int64_t>(primitives::read_u64(head.subspan(2)))};
    if (now >= until)
        return problem(ProblemKind::unauthenticated, "guarded_pair_closed",
                       "the time of the guarded pair is over");
    return SealPair::from_secret(std::move(secret));
}

}  // namespace hogo::vault
