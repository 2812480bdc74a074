#include "vault/grant.h"

#include <algorithm>

#include "vault/fields.h"
#include "vault/primitives.h"

namespace hogo::vault {
namespace {

constexpr std::size_t statement_limit = 1024;
constexpr std::size_t sealed_size = SecretKey::size + primitives::box_overhead;

std::unexpected<Problem> damaged() {
    return problem(ProblemKind::corrupt, "grant_damaged", "bytes that are no grant");
}

struct Parsed {
    Bytes statement;
    Signature signature;
    Bytes sealed;
    GrantHead head;
};

Bytes encode(const GrantHead& head) {
    const GrantStatement& grant = head.statement;
    return cbor::encode(
        {{"v", 1u},
         {"type", "grant"},
         {"case", blob(grant.of.of.case_id)},
         {"compartment", grant.of.of.compartment.text()},
         {"version", grant.of.of.version},
         {"key", blob(grant.of.key.bytes)},
         {"commitment", blob(grant.of.commitment)},
         {"recipient", blob(grant.recipient.bytes)},
         {"granter", blob(head.granter)},
         {"granter_key", blob(head.granter_key.bytes)},
         {"expires", grant.expires ? cbor::Value(static_cast<std::uint64_t>(grant.expires->milliseconds))
                                   : cbor::Value(nullptr)}});
}

Result<Parsed> parse(ByteView grant) {
    const auto value = decode_statement(grant, 2 * statement_limit);
    if (!value) return damaged();
    Fields outer(*value);
    Parsed parsed{outer.blob("statement"), outer.bytes<64>("signature"), outer.blob("sealed"), {}};
    const auto inner = decode_statement(parsed.statement, statement_limit);
    if (!outer.complete() || !inner || parsed.sealed.size() != sealed_size) return damaged();

    Fields fields(*inner);
    fields.expect("grant");
    GrantStatement& statement = parsed.head.statement;
    statement.of.of = {fields.bytes<16>("case"), fields.code("compartment"), fields.number32("version")};
    statement.of.key.bytes = fields.bytes<32>("key");
    statement.of.commitment = fields.bytes<32>("commitment");
    statement.recipient.bytes = fields.bytes<32>("recipient");
    parsed.head.granter = fields.bytes<16>("granter");
    parsed.head.granter_key.bytes = fields.bytes<32>("granter_key");
    statement.expires = fields.instant_or_none("expires");
    if (!fields.complete()) return damaged();
    return parsed;
}

/// What binds the sealed secret to the statement that was signed.
Hash binding(ByteView statement) {
    return primitives::hash("hogo/grant-seal/1", {statement});
}

}  // namespace

Result<GrantHead> read_grant_head(ByteView grant) {
    HOGO_TRY(parsed, parse(grant));
    return std::move(parsed.head);
}

Result<Bytes> make_grant(const CompartmentSecret& secret, const VerifiedKey& recipient,
                         std::optional<Instant> expires, const RawId& granter, const SignPair& granter_pair,
                         RandomSource& random) {
    require(!expires || expires->milliseconds >= 0, "a grant that ended before 1970");
    const Bytes statement = encode({granter, granter_pair.open, {secret.open(), recipient.key(), expires}});
    Bytes sealed;
    if (!primitives::seal_box(sealed, recipient.key(), binding(statement), secret.pair().secret.reveal(),
                              random))
        return problem(ProblemKind::corrupt, "key_unusable",
                       "a registered key that nothing can be sealed to");
    return cbor::encode({{"statement", blob(statement)},
                         {"signature", blob(sign(granter_pair, statement))},
                         {"sealed", blob(sealed)}});
}

bool VerifiedGrants::has(const Hash& hash) const {
    std::lock_guard lock(mutex_);
    return hashes_.contains(hash);
}

void VerifiedGrants::keep(const Hash& hash) {
    std::lock_guard lock(mutex_);
    if (hashes_.size() >= limit_) hashes_.clear();
    hashes_.insert(hash);
}

Result<VerifiedGrant> verify_grant(ByteView grant, const VerifiedSigner& granter, Instant now,
                                   VerifiedGrants* known) {
    HOGO_TRY(parsed, parse(grant));
    const Hash hash =
        known ? primitives::hash("hogo/known-grant/1", {grant, granter.holder(), granter.key().bytes})
              : Hash{};
    if (!known || !known->has(hash)) {
        if (parsed.head.granter != granter.holder() || parsed.head.granter_key != granter.key() ||
            !is_signed_by(granter.key(), parsed.statement, parsed.signature))
            return problem(ProblemKind::corrupt, "grant_not_signed", "a grant that its granter did not sign");
        if (known) known->keep(hash);
    }
    if (parsed.head.statement.expires && now >= *parsed.head.statement.expires)
        return problem(ProblemKind::not_found, "grant_expired", "a grant that is over");
    return VerifiedGrant(std::move(parsed.head), std::move(parsed.statement), std::move(parsed.sealed));
}

Result<CompartmentSecret> open_grant(const VerifiedGrant& grant, const SealPair& recipient) {
    if (grant.statement().recipient != recipient.open)
        return problem(ProblemKind::not_found, "grant_for_another", "a grant to another key");
    SecretKey secret;
    if (!primitives::open_box(secret.reveal(), recipient, binding(grant.signed_), grant.sealed_))
        return problem(ProblemKind::corrupt, "grant_not_authentic",
                       "a grant whose sealed secret was changed");
    return CompartmentSecret::from_secret(grant.statement().of, std::move(secret));
}

}  // namespace hogo::vault
