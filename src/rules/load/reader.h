// Reading YAML with a complaint for everything that is not as it must be.
//
// Promises: each complaint has the line of the node it is about; missing and unknown keys are both complaints; reading
// goes on after a complaint, so that one run shows them all.
#pragma once
#include <yaml-cpp/yaml.h>

#include <initializer_list>
#include <optional>
#include <string>
#include <vector>

#include "rules/load.h"

namespace hogo::rules {

class Reader {
  public:
    Reader(std::string file, Complaints& complaints) : file_(std::move(file)), complaints_(&complaints) {}

    /// The document's root, or nothing when it is no YAML (a complaint is made).
    std::optional<YAML::Node> parse(const std::string& text);

    void complain(const YAML::Node& node, std::string reason);
    void complain_at(int line, std::string reason);
    static int line_of(const YAML::Node& node);
    const std::string& file() const { return file_; }
    Complaints& complaints() { return *complaints_; }

    /// A map with no keys but these, none twice.
    bool is_map_of(const YAML::Node& node, std::initializer_list<std::string_view> keys);
    std::string text(const YAML::Node& map, const char* key);                         ///< required, not empty
    std::string text_or(const YAML::Node& map, const char* key, std::string fallback);
    Code code(const YAML::Node& map, const char* key);                                ///< required
    Code as_code(const YAML::Node& node);
    Label label(const YAML::Node& map, const char* key);                              ///< required, both languages
    Label label_or_empty(const YAML::Node& map, const char* key);
    std::optional<LocalDate> day(const YAML::Node& map, const char* key);             ///< optional
    std::optional<LocalDate> as_day(const YAML::Node& node);
    bool yes(const YAML::Node& map, const char* key, std::optional<bool> fallback = std::nullopt);
    int integer(const YAML::Node& map, const char* key, std::optional<int> fallback = std::nullopt);
    std::optional<int> as_integer(const YAML::Node& node);
    std::vector<YAML::Node> list(const YAML::Node& map, const char* key);             ///< required
    std::vector<YAML::Node> list_or_empty(const YAML::Node& map, const char* key);
    std::vector<std::string> texts(const YAML::Node& map, const char* key);           ///< optional list of scalars

  private:
    std::optional<YAML::Node> required(const YAML::Node& map, const char* key);

    std::string file_;
    Complaints* complaints_;
};

}  // namespace hogo::rules
