// The linker leads these calls here first (CMakeLists.txt): each is counted and made.
#include <sodium.h>

#include <atomic>

#include "world.h"

namespace {

std::atomic<std::uint64_t> sealed, opened, multiplied, signed_, verified, hashed, derived;

}  // namespace

extern "C" {

int __real_crypto_aead_xchacha20poly1305_ietf_encrypt(unsigned char*, unsigned long long*,
                                                      const unsigned char*, unsigned long long,
                                                      const unsigned char*, unsigned long long,
                                                      const unsigned char*, const unsigned char*,
                                                      const unsigned char*);
int __wrap_crypto_aead_xchacha20poly1305_ietf_encrypt(unsigned char* c, unsigned long long* clen,
                                                      const unsigned char* m, unsigned long long mlen,
                                                      const unsigned char* ad, unsigned long long adlen,
                                                      const unsigned char* nsec, const unsigned char* npub,
                                                      const unsigned char* k) {
    ++sealed;
    return __real_crypto_aead_xchacha20poly1305_ietf_encrypt(c, clen, m, mlen, ad, adlen, nsec, npub, k);
}

int __real_crypto_aead_xchacha20poly1305_ietf_decrypt(unsigned char*, unsigned long long*, unsigned char*,
                                                      const unsigned char*, unsigned long long,
                                                      const unsigned char*, unsigned long long,
                                                      const unsigned char*, const unsigned char*);
int __wrap_crypto_aead_xchacha20poly1305_ietf_decrypt(unsigned char* m, unsigned long long* mlen,
                                                      unsigned char* nsec, const unsigned char* c,
                                                      unsigned long long clen, const unsigned char* ad,
                                                      unsigned long long adlen, const unsigned char* npub,
                                                      const unsigned char* k) {
    ++opened;
    return __real_crypto_aead_xchacha20poly1305_ietf_decrypt(m, mlen, nsec, c, clen, ad, adlen, npub, k);
}

int __real_crypto_scalarmult(unsigned char*, const unsigned char*, const unsigned char*);
int __wrap_crypto_scalarmult(unsigned char* q, const unsigned char* n, const unsigned char* p) {
    ++multiplied;
    return __real_crypto_scalarmult(q, n, p);
}

int __real_crypto_sign_detached(unsigned char*, unsigned long long*, const unsigned char*, unsigned long long,
                                const unsigned char*);
int __wrap_crypto_sign_detached(unsigned char* sig, unsigned long long* siglen, const unsigned char* m,
                                unsigned long long mlen, const unsigned char* sk) {
    ++signed_;
    return __real_crypto_sign_detached(sig, siglen, m, mlen, sk);
}

int __real_crypto_sign_verify_detached(const unsigned char*, const unsigned char*, unsigned long long,
                                       const unsigned char*);
int __wrap_crypto_sign_verify_detached(const unsigned char* sig, const unsigned char* m,
                                       unsigned long long mlen, const unsigned char* pk) {
    ++verified;
    return __real_crypto_sign_verify_detached(sig, m, mlen, pk);
}

int __real_crypto_generichash_init(crypto_generichash_state*, const unsigned char*, size_t, size_t);
int __wrap_crypto_generichash_init(crypto_generichash_state* state, const unsigned char* key, size_t keylen,
                                   size_t outlen) {
    ++hashed;
    return __real_crypto_generichash_init(state, key, keylen, outlen);
}

int __real_crypto_pwhash(unsigned char*, unsigned long long, const char*, unsigned long long,
                         const unsigned char*, unsigned long long, size_t, int);
int __wrap_crypto_pwhash(unsigned char* out, unsigned long long outlen, const char* passwd,
                         unsigned long long passwdlen, const unsigned char* salt, unsigned long long opslimit,
                         size_t memlimit, int alg) {
    ++derived;
    return __real_crypto_pwhash(out, outlen, passwd, passwdlen, salt, opslimit, memlimit, alg);
}

}  // extern "C"

namespace hogo::attack {

std::map<std::string, std::uint64_t> crypto_calls() {
    return {{"sealed", sealed},     {"opened", opened}, {"multiplied", multiplied}, {"signed", signed_},
            {"verified", verified}, {"hashed", hashed}, {"derived", derived}};
}

}  // namespace hogo::attack
