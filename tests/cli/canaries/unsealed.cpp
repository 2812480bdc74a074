// The control of the canaries: Hogo without sealing. What is sealed stays readable behind a tag that still
// tells a wrong key.
//
// Linked into the program `hogo_unsealed` alone (src/app/CMakeLists.txt), which nothing builds unless it is
// asked for: the search that finds nothing in Hogo's data must find everything in this program's.
#include <sodium.h>

#include <algorithm>

namespace {

void tag_of(unsigned char* tag, const unsigned char* m, unsigned long long mlen, const unsigned char* ad,
            unsigned long long adlen, const unsigned char* npub, const unsigned char* k) {
    crypto_generichash_state state;
    crypto_generichash_init(&state, k, crypto_aead_xchacha20poly1305_ietf_KEYBYTES, crypto_generichash_BYTES);
    crypto_generichash_update(&state, npub, crypto_aead_xchacha20poly1305_ietf_NPUBBYTES);
    crypto_generichash_update(&state, ad, adlen);
    crypto_generichash_update(&state, m, mlen);
    unsigned char whole[crypto_generichash_BYTES];
    crypto_generichash_final(&state, whole, sizeof whole);
    std::copy_n(whole, crypto_aead_xchacha20poly1305_ietf_ABYTES, tag);
}

}  // namespace

extern "C" {

int __wrap_crypto_aead_xchacha20poly1305_ietf_encrypt(unsigned char* c, unsigned long long* clen,
                                                      const unsigned char* m, unsigned long long mlen,
                                                      const unsigned char* ad, unsigned long long adlen,
                                                      const unsigned char*, const unsigned char* npub,
                                                      const unsigned char* k) {
    std::copy_n(m, mlen, c);
    tag_of(c + mlen, m, mlen, ad, adlen, npub, k);
    if (clen) *clen = mlen + crypto_aead_xchacha20poly1305_ietf_ABYTES;
    return 0;
}

int __wrap_crypto_aead_xchacha20poly1305_ietf_decrypt(unsigned char* m, unsigned long long* mlen,
                                                      unsigned char*, const unsigned char* c,
                                                      unsigned long long clen, const unsigned char* ad,
                                                      unsigned long long adlen, const unsigned char* npub,
                                                      const unsigned char* k) {
    constexpr auto size = crypto_aead_xchacha20poly1305_ietf_ABYTES;
    if (clen < size) return -1;
    unsigned char tag[size];
    tag_of(tag, c, clen - size, ad, adlen, npub, k);
    if (sodium_memcmp(tag, c + clen - size, size) != 0) return -1;
    std::copy_n(c, clen - size, m);
    if (mlen) *mlen = clen - size;
    return 0;
}

}  // extern "C"
