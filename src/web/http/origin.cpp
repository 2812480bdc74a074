// Same-origin checks.
#include "web/http/origin.h"

#include <sodium.h>

namespace hogo::web {

Origin origin_of(std::string_view sec_fetch_site, std::string_view origin, std::string_view host) {
    if (!sec_fetch_site.empty()) return sec_fetch_site == "same-origin" ? Origin::same : Origin::other;
    if (origin.empty() || origin == "null") return Origin::unstated;
    std::size_t scheme = origin.find("://");
    if (scheme == std::string_view::npos) return Origin::other;
    return origin.substr(scheme + 3) == host ? Origin::same : Origin::other;
}

std::string csrf_token(const SecretBytes<32>& key, ByteView session) {
    Byte hash[32];
    constexpr std::string_view purpose = "hogo form token 1";
    crypto_generichash_state state;
    crypto_generichash_init(&state, key.reveal().data(), key.size, sizeof hash);
    crypto_generichash_update(&state, bytes_of(purpose).data(), purpose.size());
    crypto_generichash_update(&state, session.data(), session.size());
    crypto_generichash_final(&state, hash, sizeof hash);
    return to_base64url(hash);
}

bool csrf_token_matches(const SecretBytes<32>& key, ByteView session, std::string_view token) {
    return equal_in_constant_time(bytes_of(csrf_token(key, session)), bytes_of(token));
}

}  // namespace hogo::web
