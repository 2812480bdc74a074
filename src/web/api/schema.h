// The description of the interface, and its schemas as the check of what other systems send: one document, so that the
// two cannot differ.
//
// Promises: JSON is read strictly (UTF-8, no member twice, bounded depth); a fault names a member that the description
// knows, never anything that was sent.
#pragma once
#include <nlohmann/json.hpp>

#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace hogo::web::api {

/// The OpenAPI document as it is served (src/web/api/openapi.json).
std::string_view openapi_text();
const nlohmann::json& openapi();

struct Fault {
    std::string pointer;  ///< RFC 6901, of members that the schema names; empty for the whole body
    std::string detail;
    bool operator==(const Fault&) const = default;
};

/// The body as JSON that fits the schema `#/components/schemas/<name>`, or what is wrong with it. A schema that the
/// document lacks is a bug.
std::variant<nlohmann::json, std::vector<Fault>> read_body(std::string_view body, const std::string& schema);
/// What is wrong with a value by that schema; nothing where it fits.
std::vector<Fault> faults_of(const nlohmann::json& value, const std::string& schema);

}  // namespace hogo::web::api
