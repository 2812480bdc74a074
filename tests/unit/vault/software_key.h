// A security key in software, for tests: what an authenticator and a browser would send, and what one that
// cheats would.
#pragma once
#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <sodium.h>

#include <memory>

#include "vault/security_key.h"

namespace hogo::vault::testing {

class SoftwareKey {
  public:
    explicit SoftwareKey(Byte name = 1)
        : pair_(EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", "P-256"), EVP_PKEY_free), credential_(32, name) {}

    WebOrigin at{"http://localhost:8080", "localhost"};
    std::uint32_t counter = 0;
    Byte flags = 0x01;  ///< somebody touched it
    std::string extra = R"(,"crossOrigin":false)";

    KeyMade make(const KeyChallenge& challenge) const {
        auto data = head(flags | 0x40);
        data.insert(data.end(), 16, 0);  // no model told
        data.push_back(0), data.push_back(static_cast<Byte>(credential_.size()));
        append(data, credential_);
        append(data, *from_hex("a5010203262001215820"));
        const auto point = open_point();
        append(data, ByteView(point).subspan(1, 32));
        append(data, *from_hex("225820"));
        append(data, ByteView(point).subspan(33, 32));
        return {client_data("webauthn.create", challenge), data};
    }
    KeyAnswer answer(const KeyChallenge& challenge, std::string_view type = "webauthn.get") {
        if (counts) ++counter;
        KeyAnswer answer{credential_, client_data(type, challenge), head(flags), {}};
        auto message = answer.authenticator_data;
        Hash hash;
        crypto_hash_sha256(hash.data(), bytes_of(answer.client_data).data(), answer.client_data.size());
        append(message, hash);
        std::size_t size = 0;
        const std::unique_ptr<EVP_MD_CTX, void (*)(EVP_MD_CTX*)> context(EVP_MD_CTX_new(), EVP_MD_CTX_free);
        EVP_DigestSignInit_ex(context.get(), nullptr, "SHA256", nullptr, nullptr, pair_.get(), nullptr);
        EVP_DigestSign(context.get(), nullptr, &size, message.data(), message.size());
        answer.signature.resize(size);
        EVP_DigestSign(context.get(), answer.signature.data(), &size, message.data(), message.size());
        answer.signature.resize(size);
        return answer;
    }
    bool counts = true;

  private:
    std::string client_data(std::string_view type, const KeyChallenge& challenge) const {
        return std::string(R"({"type":")") + std::string(type) + R"(","challenge":")" +
               to_base64url(challenge) + R"(","origin":")" + at.origin + "\"" + extra + "}";
    }
    Bytes head(int with_flags) const {
        Bytes data(32);
        crypto_hash_sha256(data.data(), bytes_of(at.name).data(), at.name.size());
        data.push_back(static_cast<Byte>(with_flags));
        for (int shift = 24; shift >= 0; shift -= 8) data.push_back(static_cast<Byte>(counter >> shift));
        return data;
    }
    Bytes open_point() const {
        Bytes point(65);
        std::size_t size = 0;
        EVP_PKEY_get_octet_string_param(pair_.get(), OSSL_PKEY_PARAM_ENCODED_PUBLIC_KEY, point.data(),
                                        point.size(), &size);
        return point;
    }

    std::unique_ptr<EVP_PKEY, void (*)(EVP_PKEY*)> pair_;
    Bytes credential_;
};

}  // namespace hogo::vault::testing
