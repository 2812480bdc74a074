#include "vault/registration_format.h"

#include "vault/fields.h"

namespace hogo::vault {
namespace {

constexpr std::size_t statement_limit = 16384;
constexpr std::size_t most_signatures = 4;

template <class... Cases>
struct Overloaded : Cases... {
    using Cases::operator()...;
};

void write_keys(cbor::Value& to, const PersonPublic& keys) {
    to["ordinary"] = blob(keys.ordinary.bytes);
    to["guarded"] = blob(keys.guarded.bytes);
    to["signing"] = blob(keys.signing.bytes);
}

PersonPublic read_keys(Fields& fields) {
    PersonPublic keys;
    keys.ordinary.bytes = fields.bytes<32>("ordinary");
    keys.guarded.bytes = fields.bytes<32>("guarded");
    keys.signing.bytes = fields.bytes<32>("signing");
    return keys;
}

void write_role(cbor::Value& to, const RoleInUnit& role) {
    to["role"] = role.role.text();
    to["unit"] = role.unit.text();
}

RoleInUnit read_role(Fields& fields) {
    return {fields.code("role"), fields.code("unit")};
}

/// None where one of them is not right, or they are not in the one order that a set has.
std::optional<std::set<RoleInUnit>> read_roles(const cbor::Value& list) {
    std::set<RoleInUnit> roles;
    for (const auto& entry : list) {
        Fields fields(entry);
        RoleInUnit role = read_role(fields);
        if (!fields.complete() || (!roles.empty() && !(*roles.rbegin() < role))) return std::nullopt;
        roles.insert(std::move(role));
    }
    return roles;
}

std::optional<Registration> read_change(std::string_view type, Fields& fields) {
    if (type == "person_registered") {
        PersonRegistered made{fields.bytes<16>("person"), read_keys(fields), {}};
        auto roles = read_roles(fields.list("roles"));
        if (!roles) return std::nullopt;
        made.roles = std::move(*roles);
        return made;
    }
    if (type == "person_rekeyed") {
        const RawId person = fields.bytes<16>("person");
        return PersonRekeyed{person, read_keys(fields)};
    }
    if (type == "person_closed") return PersonClosed{fields.bytes<16>("person")};
    if (type == "role_given" || type == "role_taken") {
        const RawId person = fields.bytes<16>("person");
        RoleInUnit role = read_role(fields);
        if (type == "role_given") return RoleGiven{person, std::move(role)};
        return RoleTaken{person, std::move(role)};
    }
    if (type == "group_key_set") {
        const RawId group = fields.bytes<16>("group");
        const std::uint32_t version = fields.number32("version");
        return GroupKeySet{group, version, {fields.bytes<32>("key")}};
    }
    if (type == "group_joined" || type == "group_left") {
        const RawId group = fields.bytes<16>("group");
        const RawId person = fields.bytes<16>("person");
        if (type == "group_joined") return GroupJoined{group, person};
        return GroupLeft{group, person};
    }
    if (type == "root_replaced") return RootReplaced{fields.bytes<32>("root")};
    return std::nullopt;
}

}  // namespace

Bytes encode_statement(const RegistrationStatement& statement) {
    cbor::Value value{{"v", 1u}, {"number", statement.number}, {"previous", blob(statement.previous)}};
    std::visit(Overloaded{
                   [&](const PersonRegistered& change) {
                       value["type"] = "person_registered";
                       value["person"] = blob(change.person);
                       write_keys(value, change.keys);
                       auto& roles = value["roles"] = cbor::Value::array();
                       for (const RoleInUnit& role : change.roles) write_role(roles.emplace_back(), role);
                   },
                   [&](const PersonRekeyed& change) {
                       value["type"] = "person_rekeyed";
                       value["person"] = blob(change.person);
                       write_keys(value, change.keys);
                   },
                   [&](const PersonClosed& change) {
                       value["type"] = "person_closed";
                       value["person"] = blob(change.person);
                   },
                   [&](const RoleGiven& change) {
                       value["type"] = "role_given";
                       value["person"] = blob(change.person);
                       write_role(value, change.role);
                   },
                   [&](const RoleTaken& change) {
                       value["type"] = "role_taken";
                       value["person"] = blob(change.person);
                       write_role(value, change.role);
                   },
                   [&](const GroupKeySet& change) {
                       value["type"] = "group_key_set";
                       value["group"] = blob(change.group);
                       value["version"] = change.version;
                       value["key"] = blob(change.key.bytes);
                   },
                   [&](const GroupJoined& change) {
                       value["type"] = "group_joined";
                       value["group"] = blob(change.group);
                       value["person"] = blob(change.person);
                   },
                   [&](const GroupLeft& change) {
                       value["type"] = "group_left";
                       value["group"] = blob(change.group);
                       value["person"] = blob(change.person);
                   },
                   [&](const RootReplaced& change) {
                       value["type"] = "root_replaced";
                       value["root"] = blob(change.root);
                   },
               },
               statement.change);
    return cbor::encode(value);
}

std::optional<RegistrationStatement> parse_registration_statement(ByteView bytes) {
    const auto value = decode_statement(bytes, statement_limit);
    if (!value) return std::nullopt;
    Fields fields(*value);
    RegistrationStatement statement{fields.number("number", UINT64_MAX), fields.bytes<32>("previous"), {}};
    const std::string type = fields.text("type");
    if (fields.number("v", 1) != 1) return std::nullopt;
    auto change = read_change(type, fields);
    if (!change || !fields.complete()) return std::nullopt;
    statement.change = std::move(*change);
    return statement;
}

Bytes encode_entry(const RegistrationEntry& entry) {
    auto signatures = cbor::Value::array();
    for (const auto& [signer, signature] : entry.signatures)
        signatures.push_back({{"signer", blob(signer)}, {"signature", blob(signature)}});
    return cbor::encode({{"statement", blob(entry.statement)}, {"signatures", std::move(signatures)}});
}

std::optional<RegistrationEntry> parse_registration_entry(ByteView bytes) {
    const auto value = decode_statement(bytes, statement_limit + 1024);
    if (!value) return std::nullopt;
    Fields fields(*value);
    RegistrationEntry entry{fields.blob("statement"), {}};
    for (const auto& item : fields.list("signatures")) {
        Fields signature(item);
        const RawId signer = signature.bytes<16>("signer");
        entry.signatures.emplace_back(signer, signature.bytes<64>("signature"));
        if (!signature.complete() || entry.signatures.size() > most_signatures) return std::nullopt;
    }
    if (!fields.complete()) return std::nullopt;
    return entry;
}

}  // namespace hogo::vault
