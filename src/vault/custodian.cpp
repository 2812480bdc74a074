#include "vault/custodian.h"

#include <sodium.h>

#include "vault/primitives.h"

namespace hogo::vault {
namespace {

constexpr Byte format_version = 1;
constexpr std::string_view heading = "hogo-custodian/1";
// 1 version ‖ 4 operations ‖ 4 KiB ‖ 16 salt ‖ 32 public key ‖ sealed seed
constexpr std::size_t salt_at = 9;
constexpr std::size_t open_at = salt_at + crypto_pwhash_SALTBYTES;
constexpr std::size_t head_size = open_at + 32;
constexpr std::size_t whole_size = head_size + 32 + primitives::seal_overhead;
constexpr DerivationCost highest{64, 4 * 1024 * 1024};

constexpr auto file_damaged = [] {
    return problem(ProblemKind::corrupt, "custodian_file_damaged", "a file that holds no custodian's key");
};
constexpr auto not_authentic = [] {
    return problem(ProblemKind::corrupt, "escrow_not_authentic",
                   "an escrow that was changed, or is another's");
};

Result<SecretKey> passphrase_key(const SecretText& passphrase, ByteView salt, DerivationCost cost) {
    HOGO_TRY(normal, normalised_password(passphrase));
    SecretKey key;
    if (crypto_pwhash(key.reveal().data(), key.size, normal.reveal().data(), normal.reveal().size(),
                      salt.data(), cost.operations, std::size_t{cost.memory_kib} * 1024,
                      crypto_pwhash_ALG_ARGON2ID13) != 0)
        return problem(ProblemKind::environment, "derivation_failed", "not enough memory to derive a key");
    return primitives::derive(key, "hogo/custodian-wrap/1", {});
}

/// Custodians are registered by their signing keys alone; what is sealed to them is sealed to the same point
/// on the curve's other form.
std::optional<SealPublic> seal_key_of(const SignPublic& custodian) {
    SealPublic key;
    if (crypto_sign_ed25519_pk_to_curve25519(key.bytes.data(), custodian.bytes.data()) != 0)
        return std::nullopt;
    return key;
}
SealPair seal_pair_of(const SignPair& custodian) {
    SecretKey secret;
    crypto_sign_ed25519_sk_to_curve25519(secret.reveal().data(), custodian.secret.reveal().data());
    return SealPair::from_secret(std::move(secret));
}

using Places = std::vector<std::size_t>;

/// The first k of n, and whether there is a next in the order of numbers.
Places first_places(std::size_t k) {
    Places places(k);
    for (std::size_t i = 0; i < k; ++i) places[i] = i;
    return places;
}
bool next_places(Places& places, std::size_t n) {
    const std::size_t k = places.size();
    for (std::size_t i = k; i-- > 0;) {
        if (places[i] == n - k + i) continue;
        ++places[i];
        for (std::size_t j = i + 1; j < k; ++j) places[j] = places[j - 1] + 1;
        return true;
    }
    return false;
}

std::size_t nest_size(std::size_t threshold) {
    return SecretKey::size + threshold * primitives::box_overhead;
}

Bytes associated(const GroupVersion& of, const SealPublic& key, const TrustedRoot& root,
                 const Places& places) {
    Bytes data{format_version};
    append(data, root.hash());
    append(data, of.group);
    primitives::append_u32(data, of.version);
    append(data, key.bytes);
    for (auto place : places) data.push_back(static_cast<Byte>(place));
    return data;
}

}  // namespace

Result<std::string> wrap_custodian(const SignPair& pair, const SecretText& passphrase, DerivationCost cost,
                                   RandomSource& random) {
    HOGO_TRY(accepted, acceptable_password(passphrase));
    Bytes wrapped{format_version};
    wrapped.reserve(whole_size);
    primitives::append_u32(wrapped, cost.operations);
    primitives::append_u32(wrapped, cost.memory_kib);
    append(wrapped, random.draw<crypto_pwhash_SALTBYTES>());
    append(wrapped, pair.open.bytes);
    const Bytes head = wrapped;
    HOGO_TRY(key, passphrase_key(accepted, ByteView(head).subspan(salt_at, crypto_pwhash_SALTBYTES), cost));
    primitives::seal(wrapped, key, head, pair.seed().reveal(), random);
    return fmt::format("{}\npublic {}\nwrapped {}\n", heading, to_hex(pair.open.bytes), to_hex(wrapped));
}

Result<SignPair> unwrap_custodian(std::string_view file, const SecretText& passphrase) {
    const auto line = [&]() -> std::string_view {
        const auto end = file.find('\n');
        const auto text = file.substr(0, end);
        file.remove_prefix(end == file.npos ? file.size() : end + 1);
        return text;
    };
    const auto first = line(), open = line(), last = line();
    constexpr std::string_view word = "wrapped ";
    if (first != heading || !last.starts_with(word) || !file.empty()) return file_damaged();
    const auto wrapped = from_hex(last.substr(word.size()));
    if (!wrapped || wrapped->size() != whole_size || (*wrapped)[0] != format_version) return file_damaged();
    const ByteView head = ByteView(*wrapped).first(head_size);
    const DerivationCost cost{primitives::read_u32(head.subspan(1)), primitives::read_u32(head.subspan(5))};
    if (cost.operations < crypto_pwhash_argon2id_OPSLIMIT_MIN || highest.operations < cost.operations ||
        cost.memory_kib < crypto_pwhash_argon2id_MEMLIMIT_MIN / 1024 || highest.memory_kib < cost.memory_kib)
        return file_damaged();
    HOGO_TRY(key, passphrase_key(passphrase, head.subspan(salt_at, crypto_pwhash_SALTBYTES), cost));
    SecretKey seed;
    if (!primitives::open(seed.reveal(), key, head, ByteView(*wrapped).subspan(head_size)))
        return problem(ProblemKind::unauthenticated, "wrong_passphrase",
                       "a passphrase that does not open the file");
    auto pair = SignPair::from_seed(std::move(seed));
    if (!std::ranges::equal(pair.open.bytes, head.subspan(open_at, 32)) ||
        open != fmt::format("public {}", to_hex(pair.open.bytes)))
        return file_damaged();
    return pair;
}

std::size_t nests_of(std::size_t custodians, std::size_t threshold) {
    std::size_t nests = 1;
    for (std::size_t i = 1; i <= threshold; ++i) {
        nests = nests * (custodians - threshold + i) / i;
        if (nests > most_nests) return most_nests + 1;
    }
    return nests;
}

Result<Bytes> seal_for_custodians(const GroupSecret& escrow, const TrustedRoot& root, RandomSource& random) {
    const auto& custodians = root.document().custodians;
    const std::size_t threshold = root.document().threshold;
    if (nests_of(custodians.size(), threshold) > most_nests)
        return problem(ProblemKind::invalid_input, "too_many_custodians",
                       "more ways to choose that many custodians than are kept");
    Bytes sealed{format_version};
    auto places = first_places(threshold);
    do {
        const auto data = associated(escrow.of, escrow.pair.open, root, places);
        Bytes inner(escrow.pair.secret.reveal().begin(), escrow.pair.secret.reveal().end());
        // The last of them is sealed to first, so that they open in the order of the root document.
        for (auto place = places.rbegin(); place != places.rend(); ++place) {
            const auto to = seal_key_of(custodians[*place]);
            Bytes outer;
            const bool usable = to && primitives::seal_box(outer, *to, data, inner, random);
            wipe(inner);
            if (!usable)
                return problem(ProblemKind::corrupt, "key_unusable",
                               "a custodian's key that nothing can be sealed to");
            inner = std::move(outer);
        }
        append(sealed, inner);
    } while (next_places(places, custodians.size()));
    return sealed;
}

Result<GroupSecret> open_with_custodians(ByteView sealed, const GroupVersion& of, const SealPublic& expected,
                                         const TrustedRoot& root, std::span<const SignPair* const> present) {
    const auto& custodians = root.document().custodians;
    const std::size_t threshold = root.document().threshold;
    std::map<std::size_t, const SignPair*> by_place;
    for (const auto* pair : present) {
        const auto found = std::ranges::find(custodians, pair->open);
        if (found != custodians.end()) by_place.emplace(found - custodians.begin(), pair);
    }
    if (by_place.size() < threshold)
        return problem(ProblemKind::unauthenticated, "too_few_custodians",
                       "fewer custodians than the root document asks for");
    Places chosen;
    for (const auto& [place, pair] : by_place)
        if (chosen.size() < threshold) chosen.push_back(place);

    const std::size_t size = nest_size(threshold), nests = nests_of(custodians.size(), threshold);
    if (sealed.size() != 1 + nests * size || sealed[0] != format_version) return not_authentic();
    std::size_t number = 0;
    for (auto places = first_places(threshold); places != chosen; ++number)
        if (!next_places(places, custodians.size())) return not_authentic();

    const auto data = associated(of, expected, root, chosen);
    Bytes inner;
    append(inner, sealed.subspan(1 + number * size, size));
    for (auto place : chosen) {
        Bytes opened(inner.size() - primitives::box_overhead);
        const bool authentic = primitives::open_box(opened, seal_pair_of(*by_place.at(place)), data, inner);
        inner = std::move(opened);
        if (!authentic) return not_authentic();
    }
    GroupSecret escrow{of, SealPair::from_secret(SecretKey::take(std::span<Byte, SecretKey::size>(inner)))};
    if (escrow.pair.open != expected) return not_authentic();
    return escrow;
}

}  // namespace hogo::vault
