// The JSON schemas of packs/schema say the same as the loader: what loads is valid, what the loader refuses by shape is not.
#include <gmock/gmock.h>
#include <yaml-cpp/yaml.h>

#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

#include "packs.h"

namespace hogo::rules {
namespace {

/// As the loader reads it: every scalar is text.
nlohmann::json json_of(const YAML::Node& node) {
    if (node.IsSequence()) {
        auto list = nlohmann::json::array();
        for (const auto& each : node) list.push_back(json_of(each));
        return list;
    }
    if (!node.IsMap()) return node.IsScalar() ? nlohmann::json(node.Scalar()) : nlohmann::json();
    auto map = nlohmann::json::object();
    for (const auto& entry : node) map[entry.first.Scalar()] = json_of(entry.second);
    return map;
}

std::string schema_complaint(const SourceText& text) {
    const std::string name = text.filename.substr(0, text.filename.size() - 5);
    const auto document = nlohmann::json::parse(
        text_of_file(std::filesystem::path(HOGO_SOURCE_DIR) / "packs/schema" / (name + ".json")));
    valijson::Schema schema;
    valijson::SchemaParser().populateSchema(valijson::adapters::NlohmannJsonAdapter(document), schema);
    valijson::Validator validator(valijson::Validator::kStrongTypes);
    valijson::ValidationResults results;
    const auto json = json_of(YAML::Load(text.text));
    const valijson::adapters::NlohmannJsonAdapter adapter(json);
    if (validator.validate(schema, adapter, &results)) return "valid";
    valijson::ValidationResults::Error error;
    results.popError(error);
    std::string place;
    for (const auto& part : error.context) place += part;
    return place + ": " + error.description;
}

TEST(TheSchemas, AcceptEveryFileOfTheJapanesePack) {
    for (const auto& text : japanese_texts()) EXPECT_EQ(schema_complaint(text), "valid") << text.filename;
}

TEST(TheSchemas, RefuseTheShapesThatTheLoaderRefuses) {
    const std::vector<std::array<const char*, 3>> breaks = {
        {"holds.yaml", "effect: held", "effect: open"},
        {"holds.yaml", "verified: no", "verified: maybe"},
        {"holds.yaml", "provision: Approach", "provison: Approach"},
        {"facts.yaml", "type: integer", "type: number"},
        {"measures.yaml", "valid_from: 2024-06-10", "valid_from: in June"},
        {"screening.yaml", "adult: strong", "adult: very"},
        {"doors.yaml", "label: {ja:", "label: {jp:"},
        {"contacts.yaml", "as_of: 2025-01-01, ", ""},
        {"pack.yaml", "role: factor", "role: condition"},
        {"deadlines.yaml", "danger: 1", "danger: high"},
    };
    for (const auto& [file, from, to] : breaks) {
        const auto texts = broken_texts(file, from, to);
        EXPECT_FALSE(load_pack(texts)) << file << " " << to;
        for (const auto& text : texts) {
            if (text.filename == file) {
                EXPECT_NE(schema_complaint(text), "valid") << file << " " << to;
            }
        }
    }
}

}  // namespace
}  // namespace hogo::rules
