#include "web/api/schema.h"

#include <algorithm>
#include <map>
#include <mutex>
#include <set>

#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

#include "base/result.h"
#include "base/text.h"

namespace hogo::web::api {
namespace {

using Json = nlohmann::json;
using Adapter = valijson::adapters::NlohmannJsonAdapter;

constexpr int depth_limit = 8;
constexpr std::size_t fault_limit = 20;

const Json& schema_named(const std::string& name) {
    const auto& schemas = openapi().at("components").at("schemas");
    const auto found = schemas.find(name);
    require(found != schemas.end(), "a schema that the description of the interface lacks");
    return *found;
}

/// Formats are for whoever reads the description; the house reads days and times itself, without regular expressions.
Json without_formats(Json schema) {
    if (!schema.is_structured()) return schema;  // a plain value counts as the one element of itself
    if (schema.is_object()) schema.erase("format");
    for (auto& part : schema) part = without_formats(std::move(part));
    return schema;
}

const valijson::Schema& compiled(const std::string& name) {
    static std::mutex mutex;
    static std::map<std::string, valijson::Schema> known;
    const std::scoped_lock lock(mutex);
    const auto [place, fresh] = known.try_emplace(name);
    if (fresh) {
        const auto schema = without_formats(schema_named(name));
        valijson::SchemaParser parser;
        parser.populateSchema(Adapter(schema), place->second);
    }
    return place->second;
}

/// The path as far as the schema names its members: an invented or secret member is never repeated.
std::string pointer_of(const std::vector<std::string>& context, const Json* schema) {
    std::string pointer;
    for (auto step = context.begin() + 1; step < context.end(); ++step) {
        if (step->size() < 2) break;
        const auto name = step->substr(1, step->size() - 2);
        const auto properties = schema->find("properties");
        if (properties == schema->end() || !properties->contains(name)) break;
        pointer += "/" + name;
        schema = &(*properties)[name];
    }
    return pointer;
}

std::vector<Fault> faults_from(valijson::ValidationResults& results, const Json& schema) {
    std::vector<Fault> faults;
    valijson::ValidationResults::Error error;
    while (results.popError(error) && faults.size() < fault_limit) {
        Fault fault{pointer_of(error.context, &schema), "does not fit the schema"};
        if (std::ranges::find(faults, fault) == faults.end()) faults.push_back(std::move(fault));
    }
    // Each fault is reported by every object around it as well; the innermost says enough.
    std::erase_if(faults, [&](const Fault& outer) {
        return std::ranges::any_of(faults, [&](const Fault& inner) {
            return inner.pointer.size() > outer.pointer.size() && inner.pointer.starts_with(outer.pointer + "/");
        });
    });
    return faults;
}

/// nlohmann's own reader keeps the last of two members of one name; which one the sender meant nobody knows.
struct StrictReader {
    std::vector<std::set<std::string>> members;
    bool sound = true;

    bool operator()(int depth, Json::parse_event_t event, Json& value) {
        if (depth > depth_limit) sound = false;
        if (event == Json::parse_event_t::object_start) members.emplace_back();
        if (event == Json::parse_event_t::object_end && !members.empty()) members.pop_back();
        if (event == Json::parse_event_t::key && !members.empty() && !members.back().insert(value.get<std::string>()).second)
            sound = false;
        return true;
    }
};

}  // namespace

const Json& openapi() {
    static const Json document = Json::parse(openapi_text());
    return document;
}

std::vector<Fault> faults_of(const Json& value, const std::string& schema) {
    valijson::Validator validator(valijson::Validator::kStrongTypes);
    valijson::ValidationResults results;
    if (validator.validate(compiled(schema), Adapter(value), &results)) return {};
    auto faults = faults_from(results, schema_named(schema));
    if (faults.empty()) faults.push_back({"", "does not fit the schema"});
    return faults;
}

std::variant<Json, std::vector<Fault>> read_body(std::string_view body, const std::string& schema) {
    const std::vector<Fault> no_json{{"", "is no JSON in UTF-8 with each member once"}};
    if (!is_utf8(body)) return no_json;
    // A tree of arrays as deep as the body is long would be built before the depth is known: count first.
    int depth = 0;
    bool in_text = false, escaped = false;
    for (char c : body) {
        if (in_text) {
            in_text = escaped || c != '"';
            escaped = !escaped && c == '\\';
        } else if (c == '"') {
            in_text = true;
        } else if (c == '{' || c == '[') {
            if (++depth > depth_limit) return no_json;
        } else if (c == '}' || c == ']') {
            --depth;
        }
    }
    StrictReader strict;
    auto value = Json::parse(body, std::ref(strict), false);
    if (value.is_discarded() || !strict.sound) return no_json;
    if (auto faults = faults_of(value, schema); !faults.empty()) return faults;
    return value;
}

}  // namespace hogo::web::api
