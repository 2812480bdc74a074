#include "matching/token.h"

#include <sodium.h>

#include "base/text.h"

namespace hogo::matching {

Token keyed_token(const SecretBytes<32>& key, std::string_view kind,
                  std::initializer_list<std::string_view> parts) {
    crypto_generichash_state state;
    Token token;
    crypto_generichash_init(&state, key.reveal().data(), key.reveal().size(), token.size());
    auto add = [&](std::string_view part) {
        const auto length = static_cast<std::uint64_t>(part.size());
        Byte prefix[8];
        for (int i = 0; i < 8; ++i) prefix[i] = static_cast<Byte>(length >> (8 * i));
        crypto_generichash_update(&state, prefix, sizeof prefix);
        crypto_generichash_update(&state, bytes_of(part).data(), part.size());
    };
    add(kind);
    for (auto part : parts) add(part);
    crypto_generichash_final(&state, token.data(), token.size());
    return token;
}

std::string plain_document_number(std::string_view typed) {
    std::string plain;
    for (char c : folded(typed))
        if (c != ' ' && c != '-') plain.push_back(c);
    return plain;
}

}  // namespace hogo::matching
