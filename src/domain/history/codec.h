// How an event becomes deterministic CBOR and comes back (docs/formats/events.md).
//
// Promises: `{type, version, id, action, author, at, …fields}`; a version never changes its meaning: a new one gets an
// upcaster here and a frozen vector in tests/vectors/events. Unknown types, missing and unknown fields are
// `corrupt`.
#pragma once
#include "base/cbor.h"
#include "domain/events.h"

namespace hogo::domain {

Bytes encode(const Event& event);
/// Problems: `not_deterministic_cbor`, `unknown_event`, `broken_event` (corrupt).
Result<Event> decode(ByteView bytes);

}  // namespace hogo::domain
