// What a browser sends after asking a security key: client data, authenticator data, signatures of any form,
// and a custodian's file. Refused with a code, never a crash.
#include "vault/security_key.h"
#include "vault/custodian.h"

using namespace hogo;
using namespace hogo::vault;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const WebOrigin at{"http://localhost:8080", "localhost"};
    const ByteView bytes(data, size);
    const auto cut = size ? std::min<std::size_t>(data[0], size - 1) : 0;
    const auto first = size ? bytes.subspan(1, cut) : bytes, rest = size ? bytes.subspan(1 + cut) : bytes;
    const Bytes raw(rest.begin(), rest.end());
    const auto text = std::string(text_of(first));
    const auto challenge = challenge_in(text).value_or(KeyChallenge{});
    // The fuzzer cannot guess the challenge's base64: with a whole frame the authenticator's data alone is
    // its game.
    const auto framed = R"({"type":"webauthn.create","challenge":")" + to_base64url(KeyChallenge{}) +
                        R"(","origin":"http://localhost:8080"})";
    static_cast<void>(read_made_key({text, raw}, at, challenge));
    const auto key = read_made_key({framed, raw}, at, {});
    const auto asked = R"({"type":"webauthn.get","challenge":")" + to_base64url(KeyChallenge{}) +
                       R"(","origin":"http://localhost:8080"})";
    const auto checked = key ? *key : decoy_security_key(Bytes(first.begin(), first.end()));
    static_cast<void>(check_key_answer(
        checked, {checked.credential, asked, raw, Bytes(first.begin(), first.end())}, at, {}));
    static_cast<void>(unwrap_security_key(bytes, {}, SecretKey{}));
    if (size < 600)
        static_cast<void>(unwrap_custodian(text_of(bytes), SecretText("a passphrase for the drawer")));
    return 0;
}
