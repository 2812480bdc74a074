// The request-target of HTTP/1.1 (RFC 9112, 3.2), origin form only.
#pragma once
#include "web/http/request.h"

namespace hogo::web {

/// Fills path, segments and query. Problems (invalid_input): `bad_target` for a broken percent-encoding, a byte sequence
/// that is not UTF-8, a control character, an encoded slash, a `.` or `..` segment, or any form but `/path?query`.
Result<void> read_target(std::string_view target, Request& request);

}  // namespace hogo::web
