#include "base/text.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

namespace hogo {
namespace {

bool is_reordering(UChar32 c) { return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069); }

std::string normalized(std::string_view text, const icu::Normalizer2& form) {
    UErrorCode status = U_ZERO_ERROR;
    const auto result = form.normalize(
        icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size()))), status);
    require(U_SUCCESS(status), "ICU could not normalise");
    std::string utf8;
    result.toUTF8String(utf8);
    return utf8;
}

const icu::Normalizer2& nfc() {
    UErrorCode status = U_ZERO_ERROR;
    return *icu::Normalizer2::getNFCInstance(status);
}
const icu::Normalizer2& nfkc_casefold() {
    UErrorCode status = U_ZERO_ERROR;
    return *icu::Normalizer2::getNFKCCasefoldInstance(status);
}

template <class Visit>
bool each_code_point(std::string_view text, Visit&& visit) {
    const auto length = static_cast<int32_t>(text.size());
    for (int32_t i = 0; i < length;) {
        UChar32 c;
        U8_NEXT(text.data(), i, length, c);
        if (c < 0 || !visit(c)) return false;
    }
    return true;
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\n' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\n' || text.back() == '\t')) text.remove_suffix(1);
    return text;
}

}  // namespace

bool is_utf8(std::string_view text) {
    return text.size() < 0x7fffffff && each_code_point(text, [](UChar32) { return true; });
}

std::size_t code_points(std::string_view text) {
    std::size_t count = 0;
    each_code_point(text, [&](UChar32) { return ++count, true; });
    return count;
}

std::string folded(std::string_view text) {
    std::string squeezed;
    for (char c : normalized(text, nfkc_casefold())) {
        const bool space = c == ' ' || c == '\t' || c == '\n';
        if (!space) squeezed.push_back(c);
        else if (!squeezed.empty() && squeezed.back() != ' ') squeezed.push_back(' ');
    }
    if (!squeezed.empty() && squeezed.back() == ' ') squeezed.pop_back();
    return squeezed;
}

Result<Text> Text::parse(std::string_view typed, std::size_t limit, Lines lines) {
    if (typed.size() > limit * 8 + 64) return problem(ProblemKind::invalid_input, "too_long", "longer than the field allows");
    if (!is_utf8(typed)) return problem(ProblemKind::invalid_input, "not_utf8", "not valid UTF-8");
    std::string unified;  // browsers post CRLF
    for (char c : typed)
        if (c != '\r') unified.push_back(c);
    const bool clean = each_code_point(unified, [&](UChar32 c) {
        if (c == '\t' || c == '\n') return lines == Lines::many || c == '\t';
        return u_charType(c) != U_CONTROL_CHAR && !is_reordering(c) && c != 0xFEFF && (c & 0xFFFE) != 0xFFFE;
    });
    if (!clean) return problem(ProblemKind::invalid_input, "control_character", "holds a character that does not belong in text");
    Text result;
    result.text_ = normalized(trimmed(unified), nfc());
    if (code_points(result.text_) > limit)
        return problem(ProblemKind::invalid_input, "too_long", "longer than the field allows");
    return result;
}

}  // namespace hogo
