#include "vault/totp.h"

#include <liboath/oath.h>

#include "vault/primitives.h"

namespace hogo::vault {
namespace {

constexpr unsigned digits = 6;
constexpr std::int64_t seconds_a_step = 30;
constexpr Byte format_version = 1;

std::array<char, digits + 1> code_of(const TotpSecret& secret, std::int64_t step) {
    static const bool ready = oath_init() == OATH_OK;
    require(ready, "liboath is not the one that was built against");
    std::array<char, digits + 1> code{};  // liboath writes a closing zero
    const int result = oath_hotp_generate(reinterpret_cast<const char*>(secret.reveal().data()), secret.size,
                                          static_cast<std::uint64_t>(step), digits, false,
                                          OATH_HOTP_DYNAMIC_TRUNCATION, code.data());
    require(result == OATH_OK, "a one-time code could not be computed");
    return code;
}

std::string percent_encoded(std::string_view text) {
    std::string out;
    for (char c : text) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                           c == '-' || c == '.' || c == '_' || c == '~';
        if (plain) {
            out.push_back(c);
        } else {
            constexpr std::string_view hex = "0123456789ABCDEF";
            out.push_back('%');
            out.push_back(hex[static_cast<Byte>(c) >> 4]);
            out.push_back(hex[static_cast<Byte>(c) & 15]);
        }
    }
    return out;
}

SecretKey wrapping_key(const SecretKey& pepper) {
    return primitives::derive(pepper, "hogo/totp-wrap/1", {});
}

Bytes associated(const RawId& person) {
    Bytes data{format_version};
    append(data, person);
    return data;
}

}  // namespace

TotpSecret draw_totp_secret(RandomSource& random) {
    TotpSecret secret;
    random.fill(secret.reveal());
    return secret;
}

SecretText totp_secret_text(const TotpSecret& secret) {
    constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    std::string text;
    text.reserve(TotpSecret::size / 5 * 8);  // 20 bytes are four groups of five: nothing is left over
    for (std::size_t group = 0; group < TotpSecret::size; group += 5) {
        std::uint64_t bits = 0;
        for (std::size_t i = 0; i < 5; ++i) bits = bits << 8 | secret.reveal()[group + i];
        for (int shift = 35; shift >= 0; shift -= 5) text.push_back(alphabet[bits >> shift & 31]);
    }
    return SecretText(std::move(text));
}

SecretText totp_uri(const TotpSecret& secret, std::string_view issuer, std::string_view account) {
    const SecretText base32 = totp_secret_text(secret);
    const std::string issuer_text = percent_encoded(issuer);
    const std::string account_text = percent_encoded(account);
    std::string uri;
    uri.reserve(2 * issuer_text.size() + account_text.size() +
                96);  // never grows: no copy of the secret stays behind
    uri.append("otpauth://totp/").append(issuer_text).append(":").append(account_text);
    uri.append("?secret=").append(base32.reveal()).append("&issuer=").append(issuer_text);
    return SecretText(std::move(uri));
}

SecretText totp_code(const TotpSecret& secret, std::int64_t step) {
    return SecretText(std::string(code_of(secret, step).data(), digits));
}

std::int64_t totp_step(Instant at) {
    return at.milliseconds / 1000 / seconds_a_step;
}

Result<std::int64_t> accept_totp(const TotpSecret& secret, std::string_view typed, Instant now,
                                 std::int64_t last_accepted) {
    const std::int64_t present = totp_step(now);
    std::optional<std::int64_t> fresh;
    bool used = false;
    // All three are computed and compared, whichever fits, so that the time says nothing.
    for (std::int64_t step = std::max<std::int64_t>(present - 1, 0); step <= present + 1; ++step) {
        const auto code = code_of(secret, step);
        if (!equal_in_constant_time(bytes_of({code.data(), digits}), bytes_of(typed))) continue;
        if (step > last_accepted)
            fresh = step;
        else
            used = true;
    }
    if (fresh) return *fresh;
    if (used)
        return problem(ProblemKind::unauthenticated, "totp_used", "a one-time code that was used already",
                       "code");
    return problem(ProblemKind::unauthenticated, "totp_wrong", "a one-time code that is not right now",
                   "code");
}

std::optional<TotpSecret> parse_totp_secret(std::string_view base32) {
    constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    TotpSecret secret;
    std::uint64_t bits = 0;
    std::size_t letters = 0, at = 0;
    for (char c : base32) {
        if (c == ' ') continue;
        const auto value = alphabet.find(c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c);
        if (value == alphabet.npos || at == TotpSecret::size) return std::nullopt;
        bits = bits << 5 | value;
        if (++letters % 8 != 0) continue;
        for (int shift = 32; shift >= 0; shift -= 8) secret.reveal()[at++] = static_cast<Byte>(bits >> shift);
        bits = 0;
    }
    if (at != TotpSecret::size || letters % 8 != 0) return std::nullopt;
    return secret;
}

TotpSecret decoy_totp_secret(const SecretKey& pepper, const Hash& name) {
    auto bytes = primitives::keyed_hash(pepper, "hogo/decoy-code/1", {name});
    return TotpSecret::take(std::span(bytes).first<TotpSecret::size>());
}

Bytes wrap_totp_secret(const TotpSecret& secret, const RawId& person, const SecretKey& pepper,
                       RandomSource& random) {
    Bytes wrapped{format_version};
    primitives::seal(wrapped, wrapping_key(pepper), associated(person), secret.reveal(), random);
    return wrapped;
}

Result<TotpSecret> unwrap_totp_secret(ByteView wrapped, const RawId& person, const SecretKey& pepper) {
    TotpSecret secret;
    if (wrapped.empty() || wrapped[0] != format_version ||
        !primitives::open(secret.reveal(), wrapping_key(pepper), associated(person), wrapped.subspan(1)))
        return problem(ProblemKind::corrupt, "totp_secret_damaged", "a second factor that does not open");
    return secret;
}

}  // namespace hogo::vault
