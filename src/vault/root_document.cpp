#include "vault/root_document.h"

#include <sodium.h>

#include <set>

#include "vault/fields.h"

namespace hogo::vault {
namespace {

constexpr std::size_t document_limit = 16384;
constexpr std::size_t most_custodians = 16;
constexpr std::size_t most_witnesses = 32;

std::unexpected<Problem> damaged() {
    return problem(ProblemKind::corrupt, "root_damaged", "bytes that are no signed root document");
}

std::string_view word_of(Purpose purpose) {
    switch (purpose) {
        case Purpose::production:
            return "production";
        case Purpose::demonstration:
            return "demonstration";
    }
    bug("a purpose that is none");
}

/// Visible ASCII without the signs that separate the parts of a signed note.
bool is_line(std::string_view text, std::string_view without) {
    if (text.empty() || text.size() > 255) return false;
    return std::ranges::all_of(text, [&](char c) { return c > ' ' && c < 0x7f && !without.contains(c); });
}

bool is_valid(const RootDocument& root) {
    const std::set<SignPublic> different(root.custodians.begin(), root.custodians.end());
    return root.version >= 1 && (root.version == 1) == !root.previous && is_line(root.origin, "+") &&
           !root.custodians.empty() && root.custodians.size() <= most_custodians &&
           different.size() == root.custodians.size() && root.threshold >= 1 &&
           root.threshold <= root.custodians.size() && is_line(root.log_vkey, "") &&
           root.witness_vkeys.size() <= most_witnesses &&
           std::ranges::all_of(root.witness_vkeys, [](const std::string& vkey) { return is_line(vkey, ""); });
}

Bytes body_of(const RootDocument& root) {
    auto custodians = cbor::Value::array();
    for (const SignPublic& key : root.custodians) custodians.push_back(blob(key.bytes));
    return cbor::encode({{"v", 1u},
                         {"type", "root"},
                         {"version", root.version},
                         {"purpose", word_of(root.purpose)},
                         {"origin", root.origin},
                         {"custodians", std::move(custodians)},
                         {"threshold", root.threshold},
                         {"registrar", blob(root.registrar.bytes)},
                         {"log", root.log_vkey},
                         {"subtraction", blob(root.subtraction_key.bytes)},
                         {"witnesses", cbor::Value(root.witness_vkeys)},
                         {"previous", root.previous ? blob(*root.previous) : cbor::Value(nullptr)}});
}

Hash hash_of(ByteView body) {
    Hash hash;
    crypto_hash_sha256(hash.data(), body.data(), body.size());
    return hash;
}

using Signatures = std::map<SignPublic, Signature>;
struct Parsed {
    Bytes body;
    RootDocument root;
    Signatures signatures;
};

std::optional<RootDocument> parse_body(ByteView body) {
    const auto value = decode_statement(body, document_limit);
    if (!value) return std::nullopt;
    Fields fields(*value);
    fields.expect("root");
    RootDocument root;
    root.version = fields.number32("version");
    const std::string purpose = fields.text("purpose");
    if (purpose != "production" && purpose != "demonstration") return std::nullopt;
    root.purpose = purpose == "production" ? Purpose::production : Purpose::demonstration;
    root.origin = fields.text("origin");
    for (const auto& key : fields.list("custodians")) {
        if (!key.is_binary() || key.get_binary().size() != 32) return std::nullopt;
        std::ranges::copy(key.get_binary(), root.custodians.emplace_back().bytes.begin());
    }
    root.threshold = fields.number32("threshold");
    root.registrar.bytes = fields.bytes<32>("registrar");
    root.log_vkey = fields.text("log");
    root.subtraction_key.bytes = fields.bytes<32>("subtraction");
    for (const auto& vkey : fields.list("witnesses")) {
        if (!vkey.is_string()) return std::nullopt;
        root.witness_vkeys.push_back(vkey.get<std::string>());
    }
    root.previous = fields.hash_or_none("previous");
    if (!fields.complete()) return std::nullopt;
    return root;
}

Result<Parsed> parse(ByteView signed_document) {
    const auto value = decode_statement(signed_document, 2 * document_limit);
    if (!value) return damaged();
    Fields fields(*value);
    Parsed parsed;
    parsed.body = fields.blob("body");
    for (const auto& entry : fields.list("signatures")) {
        Fields signature(entry);
        const SignPublic custodian{signature.bytes<32>("custodian")};
        const Signature bytes = signature.bytes<64>("signature");
        if (!signature.complete() || !parsed.signatures.emplace(custodian, bytes).second) return damaged();
    }
    auto root = parse_body(parsed.body);
    if (!fields.complete() || !root) return damaged();
    if (!is_valid(*root))
        return problem(ProblemKind::corrupt, "root_invalid", "a root document that contradicts itself");
    parsed.root = std::move(*root);
    return parsed;
}

Bytes assemble(ByteView body, const Signatures& signatures) {
    auto list = cbor::Value::array();
    for (const auto& [custodian, signature] : signatures)
        list.push_back({{"custodian", blob(custodian.bytes)}, {"signature", blob(signature)}});
    return cbor::encode({{"body", blob(body)}, {"signatures", std::move(list)}});
}

Result<void> check_threshold(const Parsed& parsed, const RootDocument& by) {
    std::size_t valid = 0;
    for (const SignPublic& custodian : by.custodians) {
        const auto found = parsed.signatures.find(custodian);
        if (found != parsed.signatures.end() && is_signed_by(custodian, parsed.body, found->second)) ++valid;
    }
    if (valid < by.threshold)
        return problem(ProblemKind::corrupt, "root_threshold_not_met",
                       "too few custodians signed the root document");
    return {};
}

}  // namespace

Hash root_hash(const RootDocument& document) {
    return hash_of(body_of(document));
}

Result<Bytes> sign_root(const RootDocument& document, std::span<const SignPair* const> signers) {
    if (!is_valid(document))
        return problem(ProblemKind::invalid_input, "root_invalid", "a root document that contradicts itself");
    const Bytes body = body_of(document);
    Signatures signatures;
    for (const SignPair* signer : signers) signatures.emplace(signer->open, sign(*signer, body));
    return assemble(body, signatures);
}

Result<Bytes> cosign_root(ByteView signed_document, const SignPair& signer) {
    HOGO_TRY(parsed, parse(signed_document));
    parsed.signatures[signer.open] = sign(signer, parsed.body);
    return assemble(parsed.body, parsed.signatures);
}

Result<RootDocument> read_root(ByteView signed_document) {
    HOGO_TRY(parsed, parse(signed_document));
    return std::move(parsed.root);
}

Result<TrustedRoot> verify_root(ByteView signed_document, Purpose wanted, const std::optional<Hash>& pin) {
    HOGO_TRY(parsed, parse(signed_document));
    HOGO_CHECK(check_threshold(parsed, parsed.root));
    const Hash hash = hash_of(parsed.body);
    if (pin && !equal_in_constant_time(*pin, hash))
        return problem(ProblemKind::corrupt, "root_not_the_pinned",
                       "another root document than the pinned one");
    if (parsed.root.purpose != wanted) {
        if (wanted == Purpose::production)
            return problem(ProblemKind::environment, "root_for_demonstration",
                           "a demonstration root, which can never serve as production");
        return problem(ProblemKind::environment, "root_for_production",
                       "a production root where a demonstration runs");
    }
    return TrustedRoot(std::move(parsed.root), hash);
}

Result<TrustedRoot> verify_root_update(const TrustedRoot& old, ByteView signed_document) {
    HOGO_TRY(parsed, parse(signed_document));
    const RootDocument& before = old.document();
    const RootDocument& after = parsed.root;
    if (after.version != before.version + 1 || after.previous != old.hash() ||
        after.origin != before.origin || after.purpose != before.purpose)
        return problem(ProblemKind::corrupt, "root_not_next",
                       "a root document that does not follow the one in force");
    HOGO_CHECK(check_threshold(parsed, before));
    HOGO_CHECK(check_threshold(parsed, after));
    return TrustedRoot(std::move(parsed.root), hash_of(parsed.body));
}

}  // namespace hogo::vault
