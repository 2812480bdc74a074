// Numbers as the log's formats write them: decimal digits, nothing before, between or after them, no leading
// zero.
#pragma once
#include <charconv>
#include <cstdint>
#include <optional>
#include <string_view>

namespace hogo::ledger {

inline std::optional<std::uint64_t> parse_decimal(std::string_view text) {
    if (text.empty() || text[0] < '0' || text[0] > '9' || (text[0] == '0' && text.size() > 1))
        return std::nullopt;
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return number;
}

}  // namespace hogo::ledger
