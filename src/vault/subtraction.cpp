#include <algorithm>

#include "vault/fields.h"
#include "vault/grant.h"
#include "vault/primitives.h"

namespace hogo::vault {
namespace {

constexpr std::size_t most_readers = 512;
constexpr std::size_t subtraction_limit = 131072;
constexpr std::size_t sealed_size = SecretKey::size + primitives::box_overhead;

std::unexpected<Problem> damaged() {
    return problem(ProblemKind::corrupt, "subtraction_damaged", "bytes that are no subtraction");
}

struct Parsed {
    Bytes statement;
    Signature signature;
    std::vector<Bytes> sealed;  ///< one a reader, in the order of the statement
    SubtractionStatement content;
};

Bytes encode(const SubtractionStatement& statement) {
    auto readers = cbor::Value::array();
    for (const SealPublic& reader : statement.readers) readers.push_back(blob(reader.bytes));
    return cbor::encode({{"v", 1u},
                         {"type", "subtraction"},
                         {"case", blob(statement.of.case_id)},
                         {"compartment", statement.of.compartment.text()},
                         {"version", statement.of.version},
                         {"commitment", blob(statement.commitment)},
                         {"readers", std::move(readers)}});
}

Result<Parsed> parse(ByteView subtraction) {
    const auto value = decode_statement(subtraction, subtraction_limit);
    if (!value) return damaged();
    Fields outer(*value);
    Parsed parsed{outer.blob("statement"), outer.bytes<64>("signature"), {}, {}};
    for (const auto& sealed : outer.list("sealed")) {
        if (!sealed.is_binary() || sealed.get_binary().size() != sealed_size) return damaged();
        parsed.sealed.push_back(sealed.get_binary());
    }
    const auto inner = decode_statement(parsed.statement, subtraction_limit);
    if (!outer.complete() || !inner) return damaged();

    Fields fields(*inner);
    fields.expect("subtraction");
    SubtractionStatement& content = parsed.content;
    content.of = {fields.bytes<16>("case"), fields.code("compartment"), fields.number32("version")};
    content.commitment = fields.bytes<32>("commitment");
    for (const auto& reader : fields.list("readers")) {
        if (!reader.is_binary() || reader.get_binary().size() != 32) return damaged();
        SealPublic key;
        std::ranges::copy(reader.get_binary(), key.bytes.begin());
        if (!content.readers.empty() && !(content.readers.back() < key)) return damaged();
        content.readers.push_back(key);
    }
    if (!fields.complete() || content.readers.empty() || content.readers.size() > most_readers ||
        content.readers.size() != parsed.sealed.size())
        return damaged();
    return parsed;
}

Hash binding(ByteView statement) {
    return primitives::hash("hogo/subtraction-seal/1", {statement});
}

}  // namespace

Result<Bytes> make_subtraction(const CompartmentSecret& next, std::span<const VerifiedKey> remaining,
                               const SignPair& server, RandomSource& random) {
    std::set<SealPublic> readers;
    for (const VerifiedKey& reader : remaining) readers.insert(reader.key());
    if (readers.empty() || readers.size() > most_readers)
        return problem(ProblemKind::invalid_input, "subtraction_empty",
                       "a compartment keeps 1 to 512 readers");

    const Bytes statement =
        encode({next.open().of, next.open().commitment, {readers.begin(), readers.end()}});
    auto sealed = cbor::Value::array();
    for (const SealPublic& reader : readers) {
        Bytes box;
        if (!primitives::seal_box(box, reader, binding(statement), next.pair().secret.reveal(), random))
            return problem(ProblemKind::corrupt, "key_unusable",
                           "a registered key that nothing can be sealed to");
        sealed.push_back(blob(box));
    }
    return cbor::encode({{"statement", blob(statement)},
                         {"signature", blob(sign(server, statement))},
                         {"sealed", std::move(sealed)}});
}

Result<VerifiedSubtraction> verify_subtraction(ByteView subtraction, const VerifiedSigner& server,
                                               const CompartmentVersion& previous,
                                               std::span<const SealPublic> previous_readers) {
    HOGO_TRY(parsed, parse(subtraction));
    if (!is_signed_by(server.key(), parsed.statement, parsed.signature))
        return problem(ProblemKind::corrupt, "subtraction_not_signed",
                       "a subtraction that the server did not sign");
    const CompartmentVersion& of = parsed.content.of;
    const bool follows = of.case_id == previous.case_id && of.compartment == previous.compartment &&
                         of.version == std::uint64_t{previous.version} + 1;
    const bool only_those = std::ranges::all_of(parsed.content.readers, [&](const SealPublic& reader) {
        return std::ranges::find(previous_readers, reader) != previous_readers.end();
    });
    if (!follows || !only_those)
        return problem(ProblemKind::corrupt, "subtraction_adds",
                       "a subtraction that does more than take away");
    return VerifiedSubtraction(std::move(parsed.content), std::move(parsed.statement),
                               std::move(parsed.sealed));
}

Result<CompartmentSecret> open_subtraction(const VerifiedSubtraction& subtraction,
                                           const SealPair& recipient) {
    const auto& readers = subtraction.statement().readers;
    const auto found = std::ranges::find(readers, recipient.open);
    if (found == readers.end())
        return problem(ProblemKind::not_found, "grant_for_another",
                       "a version that is not sealed to this key");
    SecretKey secret;
    if (!primitives::open_box(secret.reveal(), recipient, binding(subtraction.signed_),
                              subtraction.sealed_[static_cast<std::size_t>(found - readers.begin())]))
        return problem(ProblemKind::corrupt, "grant_not_authentic",
                       "a subtraction whose sealed secret was changed");
    return CompartmentSecret::from_secret(subtraction.statement().of, std::move(secret),
                                          subtraction.statement().commitment);
}

}  // namespace hogo::vault
