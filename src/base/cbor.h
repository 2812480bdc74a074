// Deterministic CBOR (RFC 8949, section 4.2.1) for sealed payloads and signed records.
//
// Promises: one value has one encoding: shortest integers, definite lengths, map keys in the order of their encoded
// bytes; decoding refuses every other form. No floats, no tags, text keys only.
#pragma once
#include <map>

#include <nlohmann/json.hpp>

#include "base/bytes.h"
#include "base/result.h"

namespace hogo::cbor {

/// Encoded text keys sort by length first, then by bytes.
struct EncodedOrder {
    using is_transparent = void;
    bool operator()(std::string_view left, std::string_view right) const {
        return left.size() != right.size() ? left.size() < right.size() : left < right;
    }
};
template <class Key, class Value, class, class Allocator>
using EncodedMap = std::map<Key, Value, EncodedOrder, Allocator>;

using Value = nlohmann::basic_json<EncodedMap>;

Bytes encode(const Value& value);
/// Problems: `not_deterministic_cbor` (corrupt).
Result<Value> decode(ByteView bytes);

}  // namespace hogo::cbor
