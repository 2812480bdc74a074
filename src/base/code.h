// A code: a short word of a controlled vocabulary (`change_of_status`), defined by a rule pack or by the house.
//
// Promises: [a-z0-9_.-], 1 to 64 characters, so it can stand in a log line, an address or an element id.
// A code never carries what somebody typed.
#pragma once
#include <compare>
#include <concepts>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace hogo {

class Code {
  public:
    Code() = default;
    /// A word that stands in the source.
    template <std::size_t N>
    Code(const char (&text)[N]) : text_(text, N - 1) {
        require(is_code(text_), "a literal that is no code");
    }

    static std::optional<Code> parse(std::string_view text) {
        if (!is_code(text)) return std::nullopt;
        Code code;
        code.text_ = text;
        return code;
    }
    static constexpr bool is_code(std::string_view text) {
        if (text.empty() || text.size() > 64) return false;
        for (char c : text)
            if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.')) return false;
        return true;
    }

    const std::string& text() const { return text_; }
    bool empty() const { return text_.empty(); }
    auto operator<=>(const Code&) const = default;
    bool operator==(const Code&) const = default;
    /// Against a word that stands in the source, or a name; neither becomes a Code for it.
    template <class Other>
        requires std::convertible_to<const Other&, std::string_view>
    bool operator==(const Other& other) const {
        return text_ == std::string_view(other);
    }

  private:
    std::string text_;
};

}  // namespace hogo

template <>
struct std::hash<hogo::Code> {
    std::size_t operator()(const hogo::Code& code) const noexcept { return std::hash<std::string>{}(code.text()); }
};
