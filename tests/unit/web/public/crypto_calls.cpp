#include "crypto_calls.h"

#include <sodium.h>

namespace hogo::testing {
std::vector<std::string>& crypto_calls() {
    static std::vector<std::string> calls;
    return calls;
}
namespace {
int noted(std::string call, int outcome) {
    crypto_calls().push_back(std::move(call) + " " + std::to_string(outcome));
    return outcome;
}
}  // namespace
}  // namespace hogo::testing

using hogo::testing::noted;
using U8 = unsigned char;
using U64 = unsigned long long;

extern "C" {
int __real_crypto_scalarmult(U8*, const U8*, const U8*);
int __wrap_crypto_scalarmult(U8* q, const U8* n, const U8* p) { return noted("scalarmult", __real_crypto_scalarmult(q, n, p)); }

int __real_crypto_scalarmult_base(U8*, const U8*);
int __wrap_crypto_scalarmult_base(U8* q, const U8* n) { return noted("scalarmult_base", __real_crypto_scalarmult_base(q, n)); }

int __real_crypto_generichash_init(crypto_generichash_state*, const U8*, std::size_t, std::size_t);
int __wrap_crypto_generichash_init(crypto_generichash_state* state, const U8* key, std::size_t key_size, std::size_t size) {
    return noted("hash_init", __real_crypto_generichash_init(state, key, key_size, size));
}
int __real_crypto_generichash_update(crypto_generichash_state*, const U8*, U64);
int __wrap_crypto_generichash_update(crypto_generichash_state* state, const U8* in, U64 size) {
    return noted("hash_update " + std::to_string(size), __real_crypto_generichash_update(state, in, size));
}
int __real_crypto_generichash_final(crypto_generichash_state*, U8*, std::size_t);
int __wrap_crypto_generichash_final(crypto_generichash_state* state, U8* out, std::size_t size) {
    return noted("hash_final", __real_crypto_generichash_final(state, out, size));
}

int __real_crypto_aead_xchacha20poly1305_ietf_encrypt(U8*, U64*, const U8*, U64, const U8*, U64, const U8*, const U8*, const U8*);
int __wrap_crypto_aead_xchacha20poly1305_ietf_encrypt(U8* c, U64* c_size, const U8* m, U64 size, const U8* ad, U64 ad_size,
                                                      const U8* secret, const U8* nonce, const U8* key) {
    return noted("encrypt " + std::to_string(size),
                 __real_crypto_aead_xchacha20poly1305_ietf_encrypt(c, c_size, m, size, ad, ad_size, secret, nonce, key));
}
int __real_crypto_aead_xchacha20poly1305_ietf_decrypt(U8*, U64*, U8*, const U8*, U64, const U8*, U64, const U8*, const U8*);
int __wrap_crypto_aead_xchacha20poly1305_ietf_decrypt(U8* m, U64* m_size, U8* secret, const U8* c, U64 size, const U8* ad,
                                                      U64 ad_size, const U8* nonce, const U8* key) {
    return noted("decrypt " + std::to_string(size),
                 __real_crypto_aead_xchacha20poly1305_ietf_decrypt(m, m_size, secret, c, size, ad, ad_size, nonce, key));
}
}
