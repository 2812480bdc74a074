#include "ledger/key.h"

#include <fmt/format.h>
#include <sodium.h>

namespace hogo::ledger {
namespace {

constexpr std::size_t time_size = 8;

std::string cosigned_message(std::string_view text, std::uint64_t unix_seconds) {
    return fmt::format("cosignature/v1\ntime {}\n{}", unix_seconds, text);
}

Bytes detached(std::string_view message, const SecretBytes<64>& secret) {
    Bytes signature(crypto_sign_BYTES);
    crypto_sign_detached(signature.data(), nullptr, bytes_of(message).data(), message.size(),
                         secret.reveal().data());
    return signature;
}

struct Pair {
    VerifierKey key;
    SecretBytes<64> secret;
};

Result<Pair> pair_of(std::string_view name, SignatureType type, SecretBytes<32> seed) {
    if (!is_key_name(name))
        return problem(ProblemKind::invalid_input, "key_name_malformed",
                       "a key name is empty or has a space or a plus");
    Pair pair{{std::string(name), type, {}}, {}};
    crypto_sign_seed_keypair(pair.key.public_key.data(), pair.secret.reveal().data(), seed.reveal().data());
    return pair;
}

}  // namespace

Result<VerifierKey> VerifierKey::parse(std::string_view text) {
    const auto malformed =
        problem(ProblemKind::invalid_input, "verifier_key_malformed", "not a verifier key: name+id+key");
    const auto first = text.find('+');
    if (first == text.npos) return malformed;
    const auto second = text.find('+', first + 1);
    if (second == text.npos) return malformed;

    VerifierKey key{std::string(text.substr(0, first)), SignatureType::ed25519, {}};
    const auto id = from_hex(text.substr(first + 1, second - first - 1));
    const auto material = from_base64(text.substr(second + 1));
    if (!is_key_name(key.name) || !id || !material || material->size() != 1 + key.public_key.size())
        return malformed;
    if ((*material)[0] == static_cast<Byte>(SignatureType::cosignature)) {
        key.type = SignatureType::cosignature;
    } else if ((*material)[0] != static_cast<Byte>(SignatureType::ed25519)) {
        return malformed;
    }
    std::copy(material->begin() + 1, material->end(), key.public_key.begin());
    if (!std::ranges::equal(*id, key.id())) return malformed;
    return key;
}

std::string VerifierKey::text() const {
    Bytes material{static_cast<Byte>(type)};
    append(material, public_key);
    return fmt::format("{}+{}+{}", name, to_hex(id()), to_base64(material));
}

KeyId VerifierKey::id() const {
    const Byte divider[] = {'\n', static_cast<Byte>(type)};
    const Hash hash = sha256({bytes_of(name), divider, public_key});
    return {hash[0], hash[1], hash[2], hash[3]};
}

bool VerifierKey::claimed_by(const NoteSignature& signature) const {
    return signature.name == name && signature.id == id();
}

bool VerifierKey::verifies(std::string_view note_text, const NoteSignature& signature) const {
    if (!claimed_by(signature)) return false;
    std::string message(note_text);
    ByteView bytes = signature.bytes;
    if (type == SignatureType::cosignature) {
        const auto time = cosigned_at(signature);
        if (!time) return false;
        message = cosigned_message(note_text, *time);
        bytes = bytes.subspan(time_size);
    }
    return bytes.size() == crypto_sign_BYTES &&
           crypto_sign_verify_detached(bytes.data(), bytes_of(message).data(), message.size(),
                                       public_key.data()) == 0;
}

Result<LogSigner> LogSigner::from_seed(std::string_view name, SecretBytes<32> seed) {
    HOGO_TRY(pair, pair_of(name, SignatureType::ed25519, std::move(seed)));
    LogSigner signer;
    signer.key_ = std::move(pair.key);
    signer.secret_ = std::move(pair.secret);
    return signer;
}

NoteSignature LogSigner::sign(std::string_view note_text) const {
    return {key_.name, key_.id(), detached(note_text, secret_)};
}

Result<Cosigner> Cosigner::from_seed(std::string_view name, SecretBytes<32> seed) {
    HOGO_TRY(pair, pair_of(name, SignatureType::cosignature, std::move(seed)));
    Cosigner cosigner;
    cosigner.key_ = std::move(pair.key);
    cosigner.secret_ = std::move(pair.secret);
    return cosigner;
}

NoteSignature Cosigner::cosign(std::string_view checkpoint_text, std::uint64_t unix_seconds) const {
    Bytes bytes;
    for (int shift = 56; shift >= 0; shift -= 8) bytes.push_back(static_cast<Byte>(unix_seconds >> shift));
    append(bytes, detached(cosigned_message(checkpoint_text, unix_seconds), secret_));
    return {key_.name, key_.id(), std::move(bytes)};
}

std::optional<std::uint64_t> cosigned_at(const NoteSignature& signature) {
    if (signature.bytes.size() != time_size + crypto_sign_BYTES) return std::nullopt;
    std::uint64_t time = 0;
    for (std::size_t i = 0; i < time_size; ++i) time = time << 8 | signature.bytes[i];
    if (time >> 63) return std::nullopt;
    return time;
}

}  // namespace hogo::ledger
