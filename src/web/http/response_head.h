// The status line and header lines of an answer, as bytes.
#pragma once
#include <string>

#include "web/http/request.h"

namespace hogo::web {

struct HeadOptions {
    bool encrypted = false;
    bool keep_alive = true;
};

/// Everything up to and with the empty line: Content-Length of the body, Date, the security headers, `no-store` unless
/// the response says otherwise. Header values with control characters are a bug.
std::string response_head(const Response& response, const HeadOptions& options);

/// The bytes of the body.
std::string_view body_of(const Response& response);

std::string_view reason_of(int status);

}  // namespace hogo::web
