// Text that people typed, parsed once at the edge.
//
// Promises: a Text is valid UTF-8, in NFC, without control characters (newline and tab excepted), without
// bidirectional overrides and isolates that could reorder what stands around it, trimmed, and within its limit.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace hogo {

bool is_utf8(std::string_view text);
/// User-perceived length as forms count it: code points. The text must be valid UTF-8.
std::size_t code_points(std::string_view text);
/// NFKC, case-folded, spaces squeezed: for comparing what was typed, never for keeping it.
std::string folded(std::string_view text);

class Text {
  public:
    enum class Lines { one, many };
    Text() = default;

    /// Problems: `not_utf8`, `control_character`, `too_long` (invalid_input). An empty text is fine; ask empty().
    static Result<Text> parse(std::string_view typed, std::size_t limit, Lines lines = Lines::many);

    const std::string& text() const { return text_; }
    bool empty() const { return text_.empty(); }
    auto operator<=>(const Text&) const = default;

  private:
    std::string text_;
};

}  // namespace hogo
