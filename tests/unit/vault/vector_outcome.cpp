#include "vector_outcome.h"

#include <fstream>

#include "vault/attachment.h"
#include "vault/grant.h"
#include "vault/group.h"
#include "vault/record.h"
#include "vault/sealed_box.h"
#include "vault/session.h"
#include "vault/totp.h"

namespace hogo::vault::testing {
namespace {

using Json = nlohmann::json;

Bytes hex(const Json& vector, const char* key) {
    return from_hex(vector.at(key).get<std::string>()).value();
}

template <std::size_t N>
std::array<Byte, N> array(const Json& vector, const char* key) {
    const Bytes bytes = hex(vector, key);
    std::array<Byte, N> out{};
    if (bytes.size() != N) throw std::invalid_argument(key);
    std::ranges::copy(bytes, out.begin());
    return out;
}
template <std::size_t N>
SecretBytes<N> secret(const Json& vector, const char* key) {
    auto bytes = array<N>(vector, key);
    return SecretBytes<N>::take(bytes);
}
SealPair pair(const Json& vector, const char* key) {
    return SealPair::from_secret(secret<32>(vector, key));
}
std::string code(const Problem& problem) {
    return std::string(problem.code.view());
}
std::string same(bool same, const char* what) {
    return same ? "ok" : std::string("differs: ") + what;
}
std::string opened(const Result<SecretText>& text, const Json& vector) {
    if (!text) return code(text.error());
    return same(std::ranges::equal(bytes_of(text->reveal()), hex(vector, "plain")), "plain");
}

CompartmentVersion place(const Json& vector) {
    return {array<16>(vector, "case"), Code::parse(vector.at("compartment").get<std::string>()).value(),
            vector.at("version").get<std::uint32_t>()};
}

std::string record(const Json& vector) {
    auto compartment = CompartmentSecret::from_secret(place(vector), secret<32>(vector, "secret"),
                                                      array<32>(vector, "commitment"));
    if (!compartment) return code(compartment.error());
    const CompartmentReader reader(std::move(*compartment));
    return opened(reader.open(hex(vector, "sealed"), vector.at("sequence").get<std::uint64_t>(),
                              array<16>(vector, "event")),
                  vector);
}

std::string compartment(const Json& vector) {
    const auto made = CompartmentSecret::from_secret(place(vector), secret<32>(vector, "secret"),
                                                     array<32>(vector, "commitment"));
    if (!made) return code(made.error());
    return same(made->open().key.bytes == array<32>(vector, "key"), "key");
}

std::string person_keys(const Json& vector) {
    const bool guarded = vector.at("guarded").get<bool>();
    const auto keys =
        unwrap_person_keys(hex(vector, "wrapped"), SecretText(vector.at("password").get<std::string>()),
                           secret<32>(vector, "pepper"), guarded ? Unwrap::with_guarded : Unwrap::ordinary);
    if (!keys) return code(keys.error());
    if ((keys->guarded() != nullptr) != guarded) return "differs: guarded";
    if (guarded && !std::ranges::equal(keys->guarded()->secret.reveal(), hex(vector, "guarded_secret")))
        return "differs: guarded_secret";
    return same(std::ranges::equal(keys->ordinary().secret.reveal(), hex(vector, "ordinary_secret")) &&
                    std::ranges::equal(keys->signing().seed().reveal(), hex(vector, "signing_seed")),
                "secrets");
}

std::string session(const Json& vector) {
    const auto token = secret<32>(vector, "token");
    if (session_row_id(token) != array<32>(vector, "row_id")) return "differs: row_id";
    const auto keys = open_session(hex(vector, "wrapped"), token, secret<32>(vector, "pepper"));
    if (!keys) return code(keys.error());
    return same(std::ranges::equal(keys->ordinary().secret.reveal(), hex(vector, "ordinary_secret")) &&
                    std::ranges::equal(keys->signing().seed().reveal(), hex(vector, "signing_seed")),
                "secrets");
}

std::string guarded_session(const Json& vector) {
    const auto pair = open_guarded(hex(vector, "wrapped"), Instant{vector.at("now").get<std::int64_t>()},
                                   secret<32>(vector, "token"), secret<32>(vector, "pepper"));
    if (!pair) return code(pair.error());
    return same(std::ranges::equal(pair->secret.reveal(), hex(vector, "guarded_secret")), "guarded_secret");
}

Result<RegistrationChain> chain_of(const Json& vector) {
    std::vector<TrustedRoot> roots;
    for (const auto& text : vector.at("roots")) {
        const Bytes bytes = from_hex(text.get<std::string>()).value();
        auto root = roots.empty() ? verify_root(bytes, Purpose::demonstration, std::nullopt)
                                  : verify_root_update(roots.back(), bytes);
        if (!root) return std::unexpected(root.error());
        roots.push_back(std::move(*root));
    }
    std::vector<Bytes> entries;
    for (const auto& text : vector.at("registrations"))
        entries.push_back(from_hex(text.get<std::string>()).value());
    return RegistrationChain::verify(std::move(roots), entries);
}

std::string registration(const Json& vector) {
    const auto chain = chain_of(vector);
    if (!chain) return code(chain.error());
    return same(chain->head() == array<32>(vector, "head"), "head");
}

std::string grant(const Json& vector) {
    const auto chain = chain_of(vector);
    const auto head = read_grant_head(hex(vector, "grant"));
    if (!head) return code(head.error());
    const auto signer = chain->signer_ever(array<16>(vector, "granter"), {array<32>(vector, "granter_key")});
    const auto verified =
        verify_grant(hex(vector, "grant"), signer.value(), Instant{vector.at("now").get<std::int64_t>()});
    if (!verified) return code(verified.error());
    const auto secret = open_grant(*verified, pair(vector, "recipient_secret"));
    if (!secret) return code(secret.error());
    return same(std::ranges::equal(secret->pair().secret.reveal(), hex(vector, "secret")), "secret");
}

std::string subtraction(const Json& vector) {
    const auto chain = chain_of(vector);
    std::vector<SealPublic> before;
    for (const auto& reader : vector.at("previous_readers"))
        before.push_back({array<32>(Json{{"k", reader}}, "k")});
    const auto verified =
        verify_subtraction(hex(vector, "subtraction"), chain->subtraction_signer(), place(vector), before);
    if (!verified) return code(verified.error());
    const auto secret = open_subtraction(*verified, pair(vector, "recipient_secret"));
    if (!secret) return code(secret.error());
    return same(std::ranges::equal(secret->pair().secret.reveal(), hex(vector, "secret")), "secret");
}

std::string group_share(const Json& vector) {
    const auto group = open_group_share(
        hex(vector, "share"), {array<16>(vector, "group"), vector.at("version").get<std::uint32_t>()},
        {array<32>(vector, "key")}, pair(vector, "member_secret"));
    if (!group) return code(group.error());
    return same(std::ranges::equal(group->pair.secret.reveal(), hex(vector, "secret")), "secret");
}

std::string carried_group(const Json& vector) {
    const GroupSecret current{{array<16>(vector, "group"), vector.at("version").get<std::uint32_t>()},
                              pair(vector, "current_secret")};
    const auto group = open_previous(hex(vector, "carried"), current, {array<32>(vector, "previous_key")});
    if (!group) return code(group.error());
    return same(std::ranges::equal(group->pair.secret.reveal(), hex(vector, "secret")), "secret");
}

std::string box(const Json& vector) {
    return opened(open_box(pair(vector, "recipient_secret"),
                           Code::parse(vector.at("purpose").get<std::string>()).value(),
                           hex(vector, "context"), hex(vector, "box")),
                  vector);
}

std::string root(const Json& vector) {
    const Purpose wanted =
        vector.at("wanted").get<std::string>() == "production" ? Purpose::production : Purpose::demonstration;
    const auto trusted = verify_root(hex(vector, "root"), wanted, array<32>(vector, "pin"));
    if (!trusted) return code(trusted.error());
    if (!vector.contains("update")) return "ok";
    const auto next = verify_root_update(*trusted, hex(vector, "update"));
    return next ? same(next->hash() == array<32>(vector, "update_hash"), "update_hash") : code(next.error());
}

std::string heads(const Json& vector) {
    Hash head = first_head(array<16>(vector, "case"),
                           Code::parse(vector.at("compartment").get<std::string>()).value());
    if (head != array<32>(vector, "first")) return "differs: first";
    for (const auto& sealed : vector.at("sealed"))
        head = next_head(head, from_hex(sealed.get<std::string>()).value());
    return same(head == array<32>(vector, "last"), "last");
}

std::string totp(const Json& vector) {
    const auto step = accept_totp(secret<20>(vector, "secret"), vector.at("typed").get<std::string>(),
                                  Instant{vector.at("unix_seconds").get<std::int64_t>() * 1000},
                                  vector.at("last_accepted").get<std::int64_t>());
    if (!step) return code(step.error());
    return same(*step == vector.at("step").get<std::int64_t>(), "step");
}

/// The sealed bytes lie in a file of their own: they are many.
std::string attachment(const Json& vector) {
    std::ifstream file("tests/vectors/vault/" + vector.at("sealed_file").get<std::string>(), std::ios::binary);
    const std::string sealed(std::istreambuf_iterator<char>(file), {});
    AttachmentOpener opener(pair(vector, "secret"),
                            {array<16>(vector, "owner"), Code::parse(vector.at("part").get<std::string>()).value(),
                             vector.at("version").get<std::uint32_t>(), array<16>(vector, "id")});
    Bytes plain;
    if (auto added = opener.add(bytes_of(sealed), plain); !added) return code(added.error());
    if (auto whole = opener.finish(); !whole) return code(whole.error());
    return same(plain == hex(vector, "plain"), "plain");
}

}  // namespace

std::string outcome_of(const Json& vector) {
    const std::map<std::string, std::string (*)(const Json&)> kinds{
        {"record", record},
        {"compartment", compartment},
        {"person_keys", person_keys},
        {"session", session},
        {"grant", grant},
        {"guarded_session", guarded_session},
        {"group_share", group_share},
        {"registration", registration},
        {"root", root},
        {"carried_group", carried_group},
        {"box", box},
        {"subtraction", subtraction},
        {"heads", heads},
        {"totp", totp},
        {"attachment", attachment},
    };
    return kinds.at(vector.at("kind").get<std::string>())(vector);
}

}  // namespace hogo::vault::testing
