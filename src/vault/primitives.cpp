#include "vault/primitives.h"

#include <sodium.h>

namespace hogo::vault::primitives {
namespace {

Hash hash_with(const Byte* key, std::size_t key_size, Literal label, std::initializer_list<ByteView> parts) {
    crypto_generichash_state state;
    crypto_generichash_init(&state, key, key_size, sizeof(Hash));
    const auto add = [&](ByteView part) {
        std::array<Byte, 8> length;
        for (int i = 0; i < 8; ++i)
            length[i] = static_cast<Byte>(std::uint64_t{part.size()} >> (8 * (7 - i)));
        crypto_generichash_update(&state, length.data(), length.size());
        crypto_generichash_update(&state, part.data(), part.size());
    };
    add(bytes_of(label.view()));
    for (ByteView part : parts) add(part);
    Hash out;
    crypto_generichash_final(&state, out.data(), out.size());
    wipe({reinterpret_cast<Byte*>(&state), sizeof state});
    return out;
}

struct BoxKey {
    SecretBytes<32> key;
    std::array<Byte, nonce_size> nonce;
};

/// Key and nonce of one box: BLAKE2b-448 keyed with the shared point, over both public keys. The ephemeral
/// key serves once, so the nonce need not be random.
std::optional<BoxKey> box_key(const SecretKey& secret, ByteView other, ByteView ephemeral,
                              ByteView recipient) {
    SecretBytes<32> shared;
    if (crypto_scalarmult(shared.reveal().data(), secret.reveal().data(), other.data()) != 0)
        return std::nullopt;
    SecretBytes<56> both;
    crypto_generichash_state state;
    crypto_generichash_init(&state, shared.reveal().data(), 32, 56);
    const std::string_view label = "hogo/box/1";
    crypto_generichash_update(&state, reinterpret_cast<const Byte*>(label.data()), label.size());
    crypto_generichash_update(&state, ephemeral.data(), ephemeral.size());
    crypto_generichash_update(&state, recipient.data(), recipient.size());
    crypto_generichash_final(&state, both.reveal().data(), 56);
    wipe({reinterpret_cast<Byte*>(&state), sizeof state});
    BoxKey box;
    std::copy_n(both.reveal().begin(), 32, box.key.reveal().begin());
    std::copy_n(both.reveal().begin() + 32, nonce_size, box.nonce.begin());
    return box;
}

}  // namespace

Hash hash(Literal label, std::initializer_list<ByteView> parts) {
    return hash_with(nullptr, 0, label, parts);
}

Hash keyed_hash(const SecretKey& key, Literal label, std::initializer_list<ByteView> parts) {
    return hash_with(key.reveal().data(), key.size, label, parts);
}

SecretKey derive(const SecretKey& key, Literal label, std::initializer_list<ByteView> parts) {
    Hash bytes = keyed_hash(key, label, parts);
    return SecretKey::take(bytes);
}

void seal(Bytes& out, const SecretKey& key, ByteView associated, ByteView plain, RandomSource& random) {
    const std::size_t start = out.size();
    out.resize(start + plain.size() + seal_overhead);
    random.fill(std::span(out).subspan(start, nonce_size));
    crypto_aead_xchacha20poly1305_ietf_encrypt(out.data() + start + nonce_size, nullptr, plain.data(),
                                               plain.size(), associated.data(), associated.size(), nullptr,
                                               out.data() + start, key.reveal().data());
}

bool open(std::span<Byte> plain, const SecretKey& key, ByteView associated, ByteView sealed) {
    if (sealed.size() < seal_overhead || plain.size() != sealed.size() - seal_overhead) return false;
    return crypto_aead_xchacha20poly1305_ietf_decrypt(
               plain.data(), nullptr, nullptr, sealed.data() + nonce_size, sealed.size() - nonce_size,
               associated.data(), associated.size(), sealed.data(), key.reveal().data()) == 0;
}

bool seal_box(Bytes& out, const SealPublic& to, ByteView associated, ByteView plain, RandomSource& random) {
    const SealPair ephemeral = SealPair::draw(random);
    const auto box = box_key(ephemeral.secret, to.bytes, ephemeral.open.bytes, to.bytes);
    if (!box) return false;
    const std::size_t start = out.size();
    out.resize(start + plain.size() + box_overhead);
    std::copy(ephemeral.open.bytes.begin(), ephemeral.open.bytes.end(), out.begin() + start);
    crypto_aead_xchacha20poly1305_ietf_encrypt(out.data() + start + 32, nullptr, plain.data(), plain.size(),
                                               associated.data(), associated.size(), nullptr,
                                               box->nonce.data(), box->key.reveal().data());
    return true;
}

bool open_box(std::span<Byte> plain, const SealPair& recipient, ByteView associated, ByteView box) {
    if (box.size() < box_overhead || plain.size() != box.size() - box_overhead) return false;
    const ByteView ephemeral = box.first(32);
    const auto key = box_key(recipient.secret, ephemeral, ephemeral, recipient.open.bytes);
    if (!key) return false;
    return crypto_aead_xchacha20poly1305_ietf_decrypt(plain.data(), nullptr, nullptr, box.data() + 32,
                                                      box.size() - 32, associated.data(), associated.size(),
                                                      key->nonce.data(), key->key.reveal().data()) == 0;
}

std::size_t bucket_of(std::size_t length) {
    for (std::size_t bucket = 128; bucket <= 4096; bucket *= 2)
        if (length < bucket) return bucket;
    return (length / 4096 + 1) * 4096;
}

std::string padded(ByteView plain) {
    std::string text(bucket_of(plain.size()), '\0');
    std::copy(plain.begin(), plain.end(), text.begin());
    text[plain.size()] = '\x80';
    return text;
}

std::optional<std::size_t> length_without_padding(ByteView text) {
    std::size_t length = text.size();
    while (length > 0 && text[length - 1] == 0) --length;
    if (length == 0 || text[length - 1] != 0x80 || bucket_of(length - 1) != text.size()) return std::nullopt;
    return length - 1;
}

void append_u32(Bytes& to, std::uint32_t number) {
    for (int shift = 24; shift >= 0; shift -= 8) to.push_back(static_cast<Byte>(number >> shift));
}
void append_u64(Bytes& to, std::uint64_t number) {
    for (int shift = 56; shift >= 0; shift -= 8) to.push_back(static_cast<Byte>(number >> shift));
}
std::uint32_t read_u32(ByteView four) {
    std::uint32_t number = 0;
    for (Byte byte : four.first(4)) number = number << 8 | byte;
    return number;
}
std::uint64_t read_u64(ByteView eight) {
    std::uint64_t number = 0;
    for (Byte byte : eight.first(8)) number = number << 8 | byte;
    return number;
}

}  // namespace hogo::vault::primitives
