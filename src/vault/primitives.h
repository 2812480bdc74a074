// The few libsodium calls from which everything in this room is made.
//
// Promises: each hash and each key carries a label, and every part is written with its length, so that bytes
// made for one purpose never serve another. Inside the vault only. Format: docs/formats/vault.md, "Building
// blocks".
#pragma once
#include <initializer_list>
#include <optional>
#include <string>

#include "vault/keys.h"

namespace hogo::vault::primitives {

/// BLAKE2b-256 over the label and the parts, each with its length before it.
Hash hash(Literal label, std::initializer_list<ByteView> parts);
/// The same, keyed.
Hash keyed_hash(const SecretKey& key, Literal label, std::initializer_list<ByteView> parts);
SecretKey derive(const SecretKey& key, Literal label, std::initializer_list<ByteView> parts);

inline constexpr std::size_t nonce_size = 24;
inline constexpr std::size_t tag_size = 16;
/// Length of nonce and tag together: what `seal` adds.
inline constexpr std::size_t seal_overhead = nonce_size + tag_size;

/// XChaCha20-Poly1305 with a random nonce: nonce ‖ ciphertext ‖ tag, appended to `out`.
void seal(Bytes& out, const SecretKey& key, ByteView associated, ByteView plain, RandomSource& random);
/// Opens `sealed` (nonce ‖ ciphertext ‖ tag) into `plain`, which must be seal_overhead bytes shorter.
bool open(std::span<Byte> plain, const SecretKey& key, ByteView associated, ByteView sealed);

inline constexpr std::size_t box_overhead = 32 + tag_size;
/// Ephemeral X25519 public key ‖ ciphertext ‖ tag, appended to `out`. False where `to` is no usable key.
bool seal_box(Bytes& out, const SealPublic& to, ByteView associated, ByteView plain, RandomSource& random);
/// Opens a box into `plain`, which must be box_overhead bytes shorter.
bool open_box(std::span<Byte> plain, const SealPair& recipient, ByteView associated, ByteView box);

/// Length to which a plaintext is padded, and the two directions of ISO/IEC 7816-4 padding.
std::size_t bucket_of(std::size_t length);
std::string padded(ByteView plain);
/// The length of what was padded, or none where the padding is not right for its bucket.
std::optional<std::size_t> length_without_padding(ByteView padded);

void append_u32(Bytes& to, std::uint32_t number);
void append_u64(Bytes& to, std::uint64_t number);
std::uint32_t read_u32(ByteView four);
std::uint64_t read_u64(ByteView eight);

}  // namespace hogo::vault::primitives
