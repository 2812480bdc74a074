// Cookies in both directions.
#pragma once
#include "web/http/request.h"

namespace hogo::web {

/// The pairs of a Cookie header (RFC 6265, 4.2.1). A `__Host-` name is given without its prefix; what has no prefix was
/// not set by this site and is left out, as is a name that stands twice. Never fails.
std::map<std::string, std::string, std::less<>> read_cookies(std::string_view header);

/// The value of a Set-Cookie header.
std::string set_cookie_line(const Cookie& cookie);

}  // namespace hogo::web
