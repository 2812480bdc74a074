#include "app/office_file.h"

#include <fmt/format.h>

#include <toml++/toml.h>
#include <set>

#include "base/text.h"

namespace hogo::app {
namespace {

/// Thrown at the first thing that is wrong, caught in read_office_file.
struct Wrong {
    toml::source_region where;
    std::string reason;
};

[[noreturn]] void refuse(const toml::node& node, std::string reason) {
    throw Wrong{node.source(), std::move(reason)};
}

std::string text_in(const toml::table& table, std::string_view key) {
    const auto* node = table.get(key);
    if (!node) refuse(table, fmt::format("{} is missing", key));
    const auto text = Text::parse(node->value<std::string>().value_or(""), 200, Text::Lines::one);
    if (!text || text->empty()) refuse(*node, fmt::format("{} is a text of one line", key));
    return text->text();
}

Code code_in(const toml::table& table, std::string_view key) {
    const auto code = Code::parse(text_in(table, key));
    if (!code)
        refuse(*table.get(key), fmt::format("{} is lower-case letters, digits, '-', '_' and '.'", key));
    return *code;
}

std::int64_t number_in(const toml::table& table, std::string_view key, std::int64_t least,
                       std::int64_t most) {
    const auto* node = table.get(key);
    if (!node) refuse(table, fmt::format("{} is missing", key));
    const auto number = node->value<std::int64_t>();
    if (!number || *number < least || most < *number)
        refuse(*node, fmt::format("{} is a number from {} to {}", key, least, most));
    return *number;
}

void only(const toml::table& table, const std::set<std::string_view>& known) {
    for (const auto& [key, value] : table)
        if (!known.contains(key.str()))
            refuse(value, fmt::format("unknown key \"{}\"", std::string_view(key.str())));
}

vault::SignPublic custodian_in(const toml::node& node) {
    const auto bytes = from_hex(node.value<std::string>().value_or(""));
    if (!bytes || bytes->size() != 32)
        refuse(node, "a custodian is the 64 digits that `hogo custodian new` prints");
    vault::SignPublic key;
    std::ranges::copy(*bytes, key.bytes.begin());
    return key;
}

actions::NewStaff person_in(const toml::table& table) {
    only(table, {"login", "name", "role", "unit", "female", "languages"});
    actions::NewStaff person;
    person.login = text_in(table, "login");
    person.name = text_in(table, "name");
    const auto role = domain::role_named(text_in(table, "role"));
    if (!role || *role == domain::Role::system) refuse(*table.get("role"), "there is no such role");
    person.role = *role;
    person.unit = code_in(table, "unit");
    if (table.contains("female")) person.female = code_in(table, "female");
    if (const auto* languages = table.get("languages")) {
        const auto* list = languages->as_array();
        if (!list) refuse(*languages, "languages is a list of codes");
        for (const auto& each : *list) {
            const auto code = Code::parse(each.value<std::string>().value_or(""));
            if (!code) refuse(each, "a language is a code such as th");
            person.languages.push_back(*code);
        }
    }
    return person;
}

const toml::array& tables_in(const toml::table& table, std::string_view key) {
    static const toml::array none;
    const auto* node = table.get(key);
    if (!node) return none;
    const auto* list = node->as_array();
    if (!list || !list->is_homogeneous<toml::table>())
        refuse(*node, fmt::format("{} is a list of tables", key));
    return *list;
}

/// Whatever has a lead's part in a file is never in the hands of one person alone.
void check_people(const toml::table& table, const std::vector<actions::NewStaff>& people) {
    using domain::Role;
    std::map<Code, int> leads;
    std::set<Code> units;
    std::set<std::string> logins;
    std::set<Role> roles;
    for (const auto& person : people) {
        roles.insert(person.role);
        if (!logins.insert(folded(person.login)).second)
            refuse(table, fmt::format("two people are called {}", person.login));
        if (person.role == Role::case_lead) ++leads[person.unit];
        if (person.role != Role::duty &&
            std::ranges::find(actions::casework_roles, person.role) != actions::casework_roles.end())
            units.insert(person.unit);
    }
    for (const auto& unit : units)
        if (leads[unit] < 2)
            refuse(table, fmt::format("unit {} needs two leads: nothing is in one person's hands alone",
                                      unit.text()));
    if (units.empty()) refuse(table, "an office needs a unit");
    for (auto role : {Role::administrator, Role::auditor})
        if (!roles.contains(role))
            refuse(table, fmt::format("an office needs somebody of the role {}", name_of(role)));
}

OfficeFile office_in(const toml::table& table) {
    only(table, {"origin", "threshold", "custodians", "people", "rooms"});
    OfficeFile office;
    office.origin = text_in(table, "origin");
    const auto* custodians = table.get("custodians");
    if (!custodians || !custodians->as_array()) refuse(table, "custodians is a list of public keys");
    for (const auto& each : *custodians->as_array()) office.custodians.push_back(custodian_in(each));
    if (office.custodians.size() < 3) refuse(*custodians, "an office needs three custodians at least");
    const auto most = static_cast<std::int64_t>(office.custodians.size()) - 1;
    // Two together at least, and one of them may be lost.
    office.threshold = static_cast<std::uint32_t>(number_in(table, "threshold", 2, most));
    for (const auto& each : tables_in(table, "people")) office.people.push_back(person_in(*each.as_table()));
    for (const auto& each : tables_in(table, "rooms")) {
        const auto& room = *each.as_table();
        only(room, {"id", "name", "unit", "privacy"});
        office.rooms.push_back({code_in(room, "id"), text_in(room, "name"), code_in(room, "unit"),
                                static_cast<int>(number_in(room, "privacy", 0, 3))});
    }
    check_people(table, office.people);
    return office;
}

}  // namespace

std::expected<OfficeFile, std::string> read_office_file(const std::filesystem::path& file) {
    try {
        return office_in(toml::parse_file(file.string()));
    } catch (const Wrong& wrong) {
        return std::unexpected(fmt::format("{}:{}: {}", file.string(), wrong.where.begin.line, wrong.reason));
    } catch (const toml::parse_error& error) {
        return std::unexpected(
            fmt::format("{}:{}: {}", file.string(), error.source().begin.line, error.description()));
    }
}

}  // namespace hogo::app
