#include "base/cbor.h"

#include <vector>

namespace hogo::cbor {

namespace {

constexpr std::size_t deepest = 64;

/// Reads the heads alone, without recursion: the library's parser goes one stack frame deeper for each bracket.
bool nests_too_deep(ByteView bytes) {
    std::vector<std::uint64_t> due;  // values still missing in each open array or map
    std::size_t at = 0;
    while (at < bytes.size()) {
        const unsigned kind = bytes[at] >> 5, short_count = bytes[at] & 31;
        ++at;
        std::uint64_t count = short_count;
        if (short_count >= 24) {
            const std::size_t width = short_count > 27 ? 0 : std::size_t{1} << (short_count - 24);
            if (width == 0 || bytes.size() - at < width) return false;  // malformed: the parser says so
            count = 0;
            for (std::size_t end = at + width; at < end; ++at) count = count << 8 | bytes[at];
        }
        if (kind == 2 || kind == 3) {
            if (count > bytes.size() - at) return false;
            at += count;
        } else if ((kind == 4 || kind == 5) && count > 0) {
            due.push_back(kind == 4 ? count : count * 2);
            if (due.size() > deepest) return true;
            continue;
        }
        while (!due.empty() && --due.back() == 0) due.pop_back();
        if (due.empty()) break;
    }
    return false;
}

}  // namespace

Bytes encode(const Value& value) { return Value::to_cbor(value); }

Result<Value> decode(ByteView bytes) {
    constexpr auto refusal = [] {
        return problem(ProblemKind::corrupt, "not_deterministic_cbor", "bytes that are not deterministic CBOR");
    };
    if (nests_too_deep(bytes)) return refusal();
    // Asked not to throw, the library still does where a length is beyond all memory.
    try {
        auto value = Value::from_cbor(bytes.begin(), bytes.end(), true, false);
        // Encoding again is the whole check: what does not come back byte for byte was not the one encoding.
        if (!value.is_discarded() && std::ranges::equal(encode(value), bytes)) return value;
    } catch (const Value::exception&) {
    }
    return refusal();
}

}  // namespace hogo::cbor
