// Whatever is typed: what Text accepts stays what it promises, and accepting it again changes nothing.
#include "base/text.h"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view typed(reinterpret_cast<const char*>(data), size);
    const auto text = hogo::Text::parse(typed, 200);
    if (!text) return 0;
    if (!hogo::is_utf8(text->text()) || hogo::code_points(text->text()) > 200) std::abort();
    const auto again = hogo::Text::parse(text->text(), 200);
    if (!again || *again != *text) std::abort();
    hogo::folded(text->text());
    return 0;
}
