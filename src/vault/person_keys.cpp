#include "vault/person_keys.h"

#include <sodium.h>

#include "vault/primitives.h"

namespace hogo::vault {
namespace {

// 1 version ‖ 1 factors ‖ 4 operations ‖ 4 KiB ‖ 16 salt ‖ 96 public keys ‖ sealed ordinary part ‖ sealed
// guarded part
constexpr Byte format_version = 1;
constexpr Byte password_alone =
    0;  ///< other values are kept for a guarded part that a passkey's secret also guards
constexpr std::size_t salt_at = 10;
constexpr std::size_t open_at = salt_at + crypto_pwhash_SALTBYTES;
constexpr std::size_t head_size = open_at + 96;
constexpr std::size_t ordinary_size = 64 + primitives::seal_overhead;
constexpr std::size_t guarded_size = 32 + primitives::seal_overhead;
constexpr std::size_t whole_size = head_size + ordinary_size + guarded_size;
// What stored parameters may ask of this host: more is damage, or somebody who wants its memory.
constexpr DerivationCost highest{64, 4 * 1024 * 1024};

std::unexpected<Problem> damaged() {
    return problem(ProblemKind::corrupt, "wrapped_keys_damaged", "bytes that are no wrapped keys");
}

DerivationCost cost_of(ByteView wrapped) {
    return {primitives::read_u32(wrapped.subspan(2)), primitives::read_u32(wrapped.subspan(6))};
}

bool is_well_formed(ByteView wrapped) {
    if (wrapped.size() != whole_size || wrapped[0] != format_version || wrapped[1] != password_alone)
        return false;
    const DerivationCost cost = cost_of(wrapped);
    return cost.operations >= crypto_pwhash_argon2id_OPSLIMIT_MIN && cost.operations <= highest.operations &&
           cost.memory_kib >= crypto_pwhash_argon2id_MEMLIMIT_MIN / 1024 &&
           cost.memory_kib <= highest.memory_kib;
}

/// Argon2id13 of the password, then keyed with the pepper: neither alone is enough.
Result<SecretKey> password_key(const SecretText& password, ByteView salt, DerivationCost cost,
                               const SecretKey& pepper) {
    HOGO_TRY(normal, normalised_password(password));
    SecretKey derived;
    if (crypto_pwhash(derived.reveal().data(), derived.size, normal.reveal().data(), normal.reveal().size(),
                      salt.data(), cost.operations, std::size_t{cost.memory_kib} * 1024,
                      crypto_pwhash_ALG_ARGON2ID13) != 0)
        return problem(ProblemKind::environment, "derivation_failed", "not enough memory to derive a key");
    return primitives::derive(pepper, "hogo/password-key/1", {derived.reveal()});
}

SecretKey part_key(const SecretKey& password_key, Unwrap part) {
    return part == Unwrap::ordinary ? primitives::derive(password_key, "hogo/wrap-ordinary/1", {})
                                    : primitives::derive(password_key, "hogo/wrap-guarded/1", {});
}

void append_open(Bytes& to, const PersonPublic& open) {
    append(to, open.ordinary.bytes);
    append(to, open.guarded.bytes);
    append(to, open.signing.bytes);
}

}  // namespace

PersonKeys::PersonKeys(PersonPublic open, SealPair ordinary, SignPair signing,
                       std::optional<SealPair> guarded)
    : open_(open),
      ordinary_(std::move(ordinary)),
      signing_(std::move(signing)),
      guarded_(std::move(guarded)) {
    require(open_.ordinary == ordinary_.open && open_.signing == signing_.open &&
                (!guarded_ || open_.guarded == guarded_->open),
            "public and secret halves of different pairs");
}

void PersonKeys::add_guarded(SealPair guarded) {
    require(guarded.open == open_.guarded, "a guarded pair of somebody else");
    guarded_ = std::move(guarded);
}

PersonKeys PersonKeys::draw(RandomSource& random) {
    SealPair ordinary = SealPair::draw(random);
    SealPair guarded = SealPair::draw(random);
    SignPair signing = SignPair::draw(random);
    const PersonPublic open{ordinary.open, guarded.open, signing.open};
    return {open, std::move(ordinary), std::move(signing), std::move(guarded)};
}

Result<Bytes> wrap_person_keys(const PersonKeys& keys, const SecretText& password, const SecretKey& pepper,
                               DerivationCost cost, RandomSource& random) {
    require(keys.guarded() != nullptr, "keys are wrapped with their guarded pair or not at all");
    Bytes wrapped{format_version, password_alone};
    wrapped.reserve(whole_size);
    primitives::append_u32(wrapped, cost.operations);
    primitives::append_u32(wrapped, cost.memory_kib);
    append(wrapped, random.draw<crypto_pwhash_SALTBYTES>());
    append_open(wrapped, keys.open());
    const Bytes head = wrapped;

    HOGO_TRY(key,
             password_key(password, ByteView(head).subspan(salt_at, crypto_pwhash_SALTBYTES), cost, pepper));
    SecretBytes<64> ordinary;
    std::ranges::copy(keys.ordinary().secret.reveal(), ordinary.reveal().begin());
    std::ranges::copy(keys.signing().seed().reveal(), ordinary.reveal().begin() + 32);
    primitives::seal(wrapped, part_key(key, Unwrap::ordinary), head, ordinary.reveal(), random);
    primitives::seal(wrapped, part_key(key, Unwrap::with_guarded), head, keys.guarded()->secret.reveal(),
                     random);
    return wrapped;
}

Result<PersonKeys> unwrap_person_keys(ByteView wrapped, const SecretText& password, const SecretKey& pepper,
                                      Unwrap which) {
    if (!is_well_formed(wrapped)) return damaged();
    const ByteView head = wrapped.first(head_size);
    HOGO_TRY(key, password_key(password, head.subspan(salt_at, crypto_pwhash_SALTBYTES), cost_of(wrapped),
                               pepper));

    SecretBytes<64> opened;
    if (!primitives::open(opened.reveal(), part_key(key, Unwrap::ordinary), head,
                          wrapped.subspan(head_size, ordinary_size)))
        return problem(ProblemKind::unauthenticated, "wrong_password",
                       "a password that does not open the keys");
    SealPair ordinary = SealPair::from_secret(SecretKey::take(opened.reveal().first<32>()));
    SignPair signing = SignPair::from_seed(SecretKey::take(opened.reveal().last<32>()));

    PersonPublic open;
    std::ranges::copy(head.subspan(open_at, 32), open.ordinary.bytes.begin());
    std::ranges::copy(head.subspan(open_at + 32, 32), open.guarded.bytes.begin());
    std::ranges::copy(head.subspan(open_at + 64, 32), open.signing.bytes.begin());
    std::optional<SealPair> guarded;
    if (which == Unwrap::with_guarded) {
        SecretKey secret;
        if (!primitives::open(secret.reveal(), part_key(key, Unwrap::with_guarded), head,
                              wrapped.last(guarded_size)))
            return damaged();
        guarded = SealPair::from_secret(std::move(secret));
    }
    if (ordinary.open != open.ordinary || signing.open != open.signing ||
        (guarded && guarded->open != open.guarded))
        return damaged();
    return PersonKeys(open, std::move(ordinary), std::move(signing), std::move(guarded));
}

bool needs_rewrap(ByteView wrapped, DerivationCost wanted) {
    return is_well_formed(wrapped) && cost_of(wrapped).weaker_than(wanted);
}

Result<Bytes> rewrap_person_keys(ByteView wrapped, const SecretText& password, const SecretText& new_password,
                                 const SecretKey& pepper, DerivationCost cost, RandomSource& random) {
    HOGO_TRY(keys, unwrap_person_keys(wrapped, password, pepper, Unwrap::with_guarded));
    return wrap_person_keys(keys, new_password, pepper, cost, random);
}

Bytes decoy_person_keys(const SecretKey& pepper, const Hash& name, DerivationCost cost) {
    Bytes wrapped{format_version, password_alone};
    wrapped.reserve(whole_size);
    primitives::append_u32(wrapped, cost.operations);
    primitives::append_u32(wrapped, cost.memory_kib);
    for (Byte block = 0; wrapped.size() < whole_size; ++block) {
        const Hash bytes = primitives::keyed_hash(pepper, "hogo/decoy-keys/1", {name, {&block, 1}});
        const auto missing = std::min(bytes.size(), whole_size - wrapped.size());
        append(wrapped, ByteView(bytes).first(missing));
    }
    return wrapped;
}

}  // namespace hogo::vault
