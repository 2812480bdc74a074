#include "vault/security_key.h"

#include <cbor.h>
#include <fido.h>
#include <fido/eddsa.h>
#include <fido/es256.h>
#include <fido/rs256.h>
#include <sodium.h>

#include <memory>

#include "vault/fields.h"
#include "vault/primitives.h"

namespace hogo::vault {
namespace {

constexpr Byte format_version = 1;
constexpr std::size_t most_client_data = 4096;
constexpr std::size_t most_authenticator_data = 4096;
constexpr Byte somebody_was_there = 0x01, holds_a_key = 0x40;
constexpr std::size_t most_entries = 32;  // a key has five, extensions are named one by one

constexpr auto not_made = [] {
    return problem(ProblemKind::invalid_input, "key_not_made", "the security key was not registered");
};
constexpr auto wrong = [] {
    return problem(ProblemKind::unauthenticated, "key_answer_wrong", "the security key did not confirm it");
};

void start_library() {
    static const bool started = (fido_init(0), true);
    static_cast<void>(started);
}

template <class Thing, void (*free_it)(Thing**)>
struct Freed {
    void operator()(Thing* thing) const { free_it(&thing); }
};
using Cred = std::unique_ptr<fido_cred_t, Freed<fido_cred_t, fido_cred_free>>;
using Assert = std::unique_ptr<fido_assert_t, Freed<fido_assert_t, fido_assert_free>>;

struct ClientData {
    std::string type, origin;
    KeyChallenge challenge{};
};

std::optional<ClientData> read_client_data(std::string_view text) {
    if (text.size() > most_client_data) return std::nullopt;
    const auto json = nlohmann::json::parse(text, nullptr, false);
    if (!json.is_object()) return std::nullopt;
    const auto member = [&](const char* name) {
        const auto found = json.find(name);
        return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
    };
    const auto challenge = from_base64url(member("challenge"));
    if (!challenge || challenge->size() != sizeof(KeyChallenge)) return std::nullopt;
    if (const auto crossed = json.find("crossOrigin"); crossed != json.end() && *crossed != false)
        return std::nullopt;
    ClientData data{member("type"), member("origin"), {}};
    std::ranges::copy(*challenge, data.challenge.begin());
    return data;
}

bool is_for(std::string_view client_data, std::string_view type, const WebOrigin& at,
            const KeyChallenge& challenge) {
    const auto data = read_client_data(client_data);
    return data && data->type == type && data->origin == at.origin &&
           equal_in_constant_time(data->challenge, challenge);
}

/// The hash of the name that the answer is bound to stands first in the authenticator's data.
bool is_bound_to(ByteView authenticator_data, const std::string& name) {
    Hash hash;
    crypto_hash_sha256(hash.data(), bytes_of(name).data(), name.size());
    return authenticator_data.size() >= hash.size() && authenticator_data.size() <= most_authenticator_data &&
           std::ranges::equal(authenticator_data.first(hash.size()), hash);
}

/// The authenticator's data ends in CBOR: the public key where one was made, then the extensions (WebAuthn,
/// section 6.1).
std::optional<ByteView> cbor_within(ByteView authenticator_data) {
    constexpr std::size_t head = 32 + 1 + 4, before_length = 16, before_credential = before_length + 2;
    if (authenticator_data.size() < head) return std::nullopt;
    const auto rest = authenticator_data.subspan(head);
    if (!(authenticator_data[32] & holds_a_key)) return rest;
    if (rest.size() < before_credential) return std::nullopt;
    const std::size_t credential = rest[before_length] << 8 | rest[before_length + 1];
    if (rest.size() < before_credential + credential) return std::nullopt;
    return rest.subspan(before_credential + credential);
}

/// The library behind libfido2 takes memory for as many entries as an array or a map announces, before it
/// sees one of them: nine bytes could ask for all there is. Walked here first, without taking any.
bool announces_little(ByteView items) {
    bool little = true;
    auto told = cbor_empty_callbacks;
    told.array_start = told.map_start = [](void* still_little, std::size_t entries) {
        if (entries > most_entries) *static_cast<bool*>(still_little) = false;
    };
    while (little && !items.empty()) {
        const auto item = cbor_stream_decode(items.data(), items.size(), &told, &little);
        if (item.status != CBOR_DECODER_FINISHED) return false;
        items = items.subspan(item.read);
    }
    return little;
}

/// Bound to the name it is for, and nothing in it that is better not given to the library.
bool may_be_read(ByteView authenticator_data, const std::string& name) {
    if (!is_bound_to(authenticator_data, name)) return false;
    const auto items = cbor_within(authenticator_data);
    return items && announces_little(*items);
}

/// In CBOR a byte string of this length: libfido2 takes the raw bytes as well.
Cred read_authenticator_data(const KeyMade& made, int algorithm, const std::string& name) {
    Cred cred(fido_cred_new());
    if (!cred || fido_cred_set_type(cred.get(), algorithm) != FIDO_OK ||
        fido_cred_set_rp(cred.get(), name.c_str(), nullptr) != FIDO_OK ||
        fido_cred_set_authdata_raw(cred.get(), made.authenticator_data.data(),
                                   made.authenticator_data.size()) != FIDO_OK)
        return nullptr;
    return cred;
}

bool verify(const fido_assert_t* answer, const SecurityKey& key) {
    const auto* bytes = key.public_key.data();
    const auto size = key.public_key.size();
    const auto with = [&](auto* made, auto from_ptr, auto free_it) {
        if (!made) return false;
        const bool right = from_ptr(made, bytes, size) == FIDO_OK &&
                           fido_assert_verify(answer, 0, static_cast<int>(key.algorithm), made) == FIDO_OK;
        free_it(&made);
        return right;
    };
    switch (key.algorithm) {
        case COSE_ES256:
            return with(es256_pk_new(), es256_pk_from_ptr, es256_pk_free);
        case COSE_EDDSA:
            return with(eddsa_pk_new(), eddsa_pk_from_ptr, eddsa_pk_free);
        case COSE_RS256:
            return with(rs256_pk_new(), rs256_pk_from_ptr, rs256_pk_free);
        default:
            return false;
    }
}

SecretKey wrapping_key(const SecretKey& pepper) {
    return primitives::derive(pepper, "hogo/security-key-wrap/1", {});
}
Bytes associated(const RawId& person) {
    Bytes data{format_version};
    append(data, person);
    return data;
}

}  // namespace

Result<SecurityKey> read_made_key(const KeyMade& made, const WebOrigin& at, const KeyChallenge& challenge) {
    start_library();
    if (!is_for(made.client_data, "webauthn.create", at, challenge) ||
        !may_be_read(made.authenticator_data, at.name))
        return not_made();
    for (int algorithm : {COSE_ES256, COSE_EDDSA, COSE_RS256}) {
        const auto cred = read_authenticator_data(made, algorithm, at.name);
        if (!cred || fido_cred_id_len(cred.get()) == 0 || fido_cred_pubkey_len(cred.get()) == 0) continue;
        if (!(fido_cred_flags(cred.get()) & somebody_was_there)) return not_made();
        SecurityKey key;
        key.algorithm = algorithm;
        append(key.credential, {fido_cred_id_ptr(cred.get()), fido_cred_id_len(cred.get())});
        append(key.public_key, {fido_cred_pubkey_ptr(cred.get()), fido_cred_pubkey_len(cred.get())});
        key.counter = fido_cred_sigcount(cred.get());
        return key;
    }
    return not_made();
}

Result<SecurityKey> check_key_answer(const SecurityKey& key, const KeyAnswer& answer, const WebOrigin& at,
                                     const KeyChallenge& challenge) {
    start_library();
    const bool asked =
        is_for(answer.client_data, "webauthn.get", at, challenge) && key.credential == answer.credential;
    Assert made(fido_assert_new());
    const bool read =
        made && may_be_read(answer.authenticator_data, at.name) &&
        fido_assert_set_count(made.get(), 1) == FIDO_OK &&
        fido_assert_set_rp(made.get(), at.name.c_str()) == FIDO_OK &&
        fido_assert_set_up(made.get(), FIDO_OPT_TRUE) == FIDO_OK &&
        fido_assert_set_clientdata(made.get(), bytes_of(answer.client_data).data(),
                                   answer.client_data.size()) == FIDO_OK &&
        fido_assert_set_authdata_raw(made.get(), 0, answer.authenticator_data.data(),
                                     answer.authenticator_data.size()) == FIDO_OK &&
        fido_assert_set_sig(made.get(), 0, answer.signature.data(), answer.signature.size()) == FIDO_OK;
    if (!read || !verify(made.get(), key) || !asked) return wrong();
    auto counted = key;
    counted.counter = fido_assert_sigcount(made.get(), 0);
    // Zero twice: an authenticator that does not count. Else a counter that stands still speaks of a copy.
    if ((counted.counter != 0 || key.counter != 0) && counted.counter <= key.counter) return wrong();
    return counted;
}

SecurityKey decoy_security_key(const Bytes& credential) {
    // The generator of the curve: a point that is valid, whose secret nobody would choose.
    constexpr std::string_view generator =
        "6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296"
        "4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5";
    return {credential, COSE_ES256, *from_hex(generator), 0xffffffff, {}, {}};
}

std::optional<KeyChallenge> challenge_in(std::string_view client_data) {
    const auto data = read_client_data(client_data);
    return data ? std::optional(data->challenge) : std::nullopt;
}

Hash security_key_id(ByteView credential, const SecretKey& token_key) {
    return primitives::keyed_hash(token_key, "hogo/security-key/1", {credential});
}

Bytes wrap_security_key(const SecurityKey& key, const RawId& person, const SecretKey& pepper,
                        RandomSource& random) {
    const auto plain = cbor::encode({{"v", 1u},
                                     {"type", "security-key"},
                                     {"credential", blob(key.credential)},
                                     {"algorithm", static_cast<std::uint64_t>(-key.algorithm)},
                                     {"key", blob(key.public_key)},
                                     {"counter", key.counter},
                                     {"label", key.label},
                                     {"added", key.added.text()}});
    Bytes wrapped{format_version};
    primitives::seal(wrapped, wrapping_key(pepper), associated(person), plain, random);
    return wrapped;
}

Result<SecurityKey> unwrap_security_key(ByteView wrapped, const RawId& person, const SecretKey& pepper) {
    const auto damaged = [] {
        return problem(ProblemKind::corrupt, "security_key_damaged", "a security key that does not open");
    };
    if (wrapped.size() <= 1 + primitives::seal_overhead || wrapped[0] != format_version) return damaged();
    Bytes plain(wrapped.size() - 1 - primitives::seal_overhead);
    if (!primitives::open(plain, wrapping_key(pepper), associated(person), wrapped.subspan(1)))
        return damaged();
    const auto value = decode_statement(plain, 2 * most_authenticator_data);
    if (!value) return damaged();
    Fields fields(*value);
    fields.expect("security-key");
    SecurityKey key;
    key.credential = fields.blob("credential");
    key.algorithm = -static_cast<std::int64_t>(fields.number("algorithm", 1000));
    key.public_key = fields.blob("key");
    key.counter = fields.number32("counter");
    key.label = fields.text("label");
    const auto added = LocalDate::parse(fields.text("added"));
    if (!fields.complete() || !added) return damaged();
    key.added = *added;
    return key;
}

// 8 the millisecond until which it is good ‖ 8 random ‖ 16 of a keyed hash over both
KeyChallenge draw_key_challenge(const SecretKey& interfaces, Instant now, RandomSource& random) {
    Bytes text;
    primitives::append_u64(text, static_cast<std::uint64_t>(now.plus(key_challenge_good).milliseconds));
    append(text, random.draw<8>());
    const auto mark = primitives::keyed_hash(interfaces, "hogo/key-challenge/1", {text});
    KeyChallenge challenge;
    std::ranges::copy(text, challenge.begin());
    std::copy_n(mark.begin(), 16, challenge.begin() + 16);
    return challenge;
}

std::optional<Instant> good_until(const KeyChallenge& challenge, const SecretKey& interfaces, Instant now) {
    const auto text = ByteView(challenge).first(16);
    const auto mark = primitives::keyed_hash(interfaces, "hogo/key-challenge/1", {text});
    if (!equal_in_constant_time(ByteView(mark).first(16), ByteView(challenge).last(16))) return std::nullopt;
    const Instant until{static_cast<std::int64_t>(primitives::read_u64(text))};
    return now < until ? std::optional(until) : std::nullopt;
}

}  // namespace hogo::vault
