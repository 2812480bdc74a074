// One strict form out, a forgiving reading in.
#include "web/http/cookies.h"

#include <algorithm>

namespace hogo::web {

namespace {

constexpr std::string_view prefix = "__Host-";

bool is_value_character(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    return text;
}

}  // namespace

std::map<std::string, std::string, std::less<>> read_cookies(std::string_view header) {
    std::map<std::string, std::string, std::less<>> out;
    std::vector<std::string> twice;
    while (!header.empty()) {
        std::string_view pair = header.substr(0, header.find(';'));
        header.remove_prefix(std::min(pair.size() + 1, header.size()));
        std::size_t equals = pair.find('=');
        if (equals == std::string_view::npos) continue;
        std::string_view name = trimmed(pair.substr(0, equals)), value = trimmed(pair.substr(equals + 1));
        if (!name.starts_with(prefix) || !std::ranges::all_of(value, is_value_character)) continue;
        name.remove_prefix(prefix.size());
        if (!out.emplace(name, value).second) twice.emplace_back(name);
    }
    for (const std::string& name : twice) out.erase(name);
    return out;
}

std::string set_cookie_line(const Cookie& cookie) {
    require(std::ranges::all_of(cookie.value, is_value_character), "a cookie's value outside a-z, 0-9, - _ .");
    std::string line = std::string(prefix) + std::string(cookie.name.view()) + "=" + cookie.value;
    line += "; Path=/; Secure; HttpOnly; SameSite=Strict";
    if (cookie.max_age) line += "; Max-Age=" + std::to_string(cookie.max_age->count());
    return line;
}

}  // namespace hogo::web
