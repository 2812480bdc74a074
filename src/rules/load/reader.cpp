#include "rules/load/reader.h"

#include <algorithm>
#include <charconv>
#include <set>

#include "base/text.h"

namespace hogo::rules {

std::string Complaint::text() const {
    return line > 0 ? fmt::format("{}:{}: {}", file, line, reason) : fmt::format("{}: {}", file, reason);
}

std::optional<YAML::Node> Reader::parse(const std::string& text) {
    if (!is_utf8(text)) {
        complain_at(0, "not valid UTF-8");
        return std::nullopt;
    }
    try {
        YAML::Node root = YAML::Load(text);
        if (root.IsMap()) return root;
        complain_at(1, "must be a map");
    } catch (const YAML::Exception& error) {
        complain_at(error.mark.is_null() ? 0 : error.mark.line + 1, "no YAML: " + error.msg);
    }
    return std::nullopt;
}

int Reader::line_of(const YAML::Node& node) { return node.Mark().is_null() ? 0 : node.Mark().line + 1; }

void Reader::complain(const YAML::Node& node, std::string reason) { complain_at(line_of(node), std::move(reason)); }

void Reader::complain_at(int line, std::string reason) {
    complaints_->push_back({file_, line, std::move(reason)});
}

bool Reader::is_map_of(const YAML::Node& node, std::initializer_list<std::string_view> keys) {
    if (!node.IsMap()) {
        complain(node, "must be a map");
        return false;
    }
    std::set<std::string> seen;
    for (const auto& entry : node) {
        const auto key = entry.first.IsScalar() ? entry.first.Scalar() : std::string();
        if (std::ranges::find(keys, key) == keys.end()) complain(entry.first, fmt::format("unknown key \"{}\"", key));
        if (!seen.insert(key).second) complain(entry.first, fmt::format("\"{}\" stands twice", key));
    }
    return true;
}

std::optional<YAML::Node> Reader::required(const YAML::Node& map, const char* key) {
    if (map.IsMap())
        if (const YAML::Node value = map[key]; value && !value.IsNull()) return value;
    complain(map, fmt::format("\"{}\" is missing", key));
    return std::nullopt;
}

std::string Reader::text(const YAML::Node& map, const char* key) {
    const auto value = required(map, key);
    if (!value) return {};
    if (!value->IsScalar() || value->Scalar().empty()) {
        complain(*value, fmt::format("\"{}\" must be a text", key));
        return {};
    }
    return value->Scalar();
}

std::string Reader::text_or(const YAML::Node& map, const char* key, std::string fallback) {
    return map[key] ? text(map, key) : std::move(fallback);
}

Code Reader::as_code(const YAML::Node& node) {
    const auto code = node.IsScalar() ? Code::parse(node.Scalar()) : std::nullopt;
    if (!code) complain(node, "must be a code: a-z, 0-9, _ . - and at most 64 characters");
    return code.value_or(Code());
}

Code Reader::code(const YAML::Node& map, const char* key) {
    const auto value = required(map, key);
    return value ? as_code(*value) : Code();
}

Label Reader::label(const YAML::Node& map, const char* key) {
    const auto value = required(map, key);
    if (!value || !is_map_of(*value, {"ja", "en"})) return {};
    return {text(*value, "ja"), text(*value, "en")};
}

Label Reader::label_or_empty(const YAML::Node& map, const char* key) {
    return map[key] ? label(map, key) : Label{};
}

std::optional<LocalDate> Reader::as_day(const YAML::Node& node) {
    const auto day = node.IsScalar() ? LocalDate::parse(node.Scalar()) : std::nullopt;
    if (!day) complain(node, "must be a day that exists, like 2024-06-10");
    return day;
}

std::optional<LocalDate> Reader::day(const YAML::Node& map, const char* key) {
    const YAML::Node value = map[key];
    return value ? as_day(value) : std::nullopt;
}

bool Reader::yes(const YAML::Node& map, const char* key, std::optional<bool> fallback) {
    if (fallback && !map[key]) return *fallback;
    const auto value = text(map, key);
    if (value != "yes" && value != "no" && !value.empty())
        complain(map[key], fmt::format("\"{}\" must be yes or no", key));
    return value == "yes";
}

std::optional<int> Reader::as_integer(const YAML::Node& node) {
    int number = 0;
    const std::string text = node.IsScalar() ? node.Scalar() : std::string();
    const auto [stopped, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (text.empty() || error != std::errc{} || stopped != text.data() + text.size()) {
        complain(node, "must be a whole number");
        return std::nullopt;
    }
    return number;
}

int Reader::integer(const YAML::Node& map, const char* key, std::optional<int> fallback) {
    if (fallback && !map[key]) return *fallback;
    const auto value = required(map, key);
    return value ? as_integer(*value).value_or(0) : 0;
}

std::vector<YAML::Node> Reader::list(const YAML::Node& map, const char* key) {
    const auto value = required(map, key);
    if (!value) return {};
    if (!value->IsSequence()) {
        complain(*value, fmt::format("\"{}\" must be a list", key));
        return {};
    }
    return {value->begin(), value->end()};
}

std::vector<YAML::Node> Reader::list_or_empty(const YAML::Node& map, const char* key) {
    return map[key] ? list(map, key) : std::vector<YAML::Node>{};
}

std::vector<std::string> Reader::texts(const YAML::Node& map, const char* key) {
    std::vector<std::string> found;
    for (const auto& entry : list_or_empty(map, key)) {
        if (entry.IsScalar())
            found.push_back(entry.Scalar());
        else
            complain(entry, "must be a text");
    }
    return found;
}

}  // namespace hogo::rules
