#include "base/cbor.h"

namespace hogo::cbor {

Bytes encode(const Value& value) { return Value::to_cbor(value); }

Result<Value> decode(ByteView bytes) {
    auto value = Value::from_cbor(bytes.begin(), bytes.end(), true, false);
    // Encoding again is the whole check: what does not come back byte for byte was not the one encoding.
    if (value.is_discarded() || !std::ranges::equal(encode(value), bytes))
        return problem(ProblemKind::corrupt, "not_deterministic_cbor", "bytes that are not deterministic CBOR");
    return value;
}

}  // namespace hogo::cbor
