// Whatever bytes a stored payload holds: what decodes encodes to exactly the same bytes.
#include "base/cbor.h"

#include <cstdint>
#include <cstdlib>
#include <algorithm>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto value = hogo::cbor::decode({data, size});
    if (!value) return 0;
    const auto bytes = hogo::cbor::encode(*value);
    if (!std::equal(bytes.begin(), bytes.end(), data, data + size)) std::abort();
    return 0;
}
