#include "ledger/hash.h"

#include <sodium.h>

#include <algorithm>

namespace hogo::ledger {

Hash sha256(std::initializer_list<ByteView> parts) {
    crypto_hash_sha256_state state;
    crypto_hash_sha256_init(&state);
    for (ByteView part : parts) crypto_hash_sha256_update(&state, part.data(), part.size());
    Hash hash;
    crypto_hash_sha256_final(&state, hash.data());
    return hash;
}

Hash empty_root() {
    return sha256({});
}

Hash leaf_hash(ByteView entry) {
    static constexpr Byte prefix[] = {0x00};
    return sha256({prefix, entry});
}

Hash node_hash(const Hash& left, const Hash& right) {
    static constexpr Byte prefix[] = {0x01};
    return sha256({prefix, left, right});
}

Hash commitment(const Salt& salt, ByteView record) {
    static constexpr Byte zero[] = {0x00};
    return sha256({bytes_of("hogo leaf v1"), zero, salt, record});
}

std::optional<Hash> hash_from(ByteView bytes) {
    Hash hash;
    if (bytes.size() != hash.size()) return std::nullopt;
    std::ranges::copy(bytes, hash.begin());
    return hash;
}

}  // namespace hogo::ledger
