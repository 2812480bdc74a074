// A short question to another program: one POST, one answer, no more.
//
// Promises: bounded in time and size; speaks plain HTTP/1.1 to a name and a port that the configuration gave,
// follows nothing and keeps nothing. Does not know what is asked.
#pragma once
#include <chrono>
#include <string>

#include "base/result.h"

namespace hogo::web {

struct Posted {
    int status = 0;
    std::string body;
};

/// Problems (environment): `cannot_reach` (no connection, no answer in time), `answer_unreadable`.
Result<Posted> post(const std::string& host, std::uint16_t port, const std::string& path,
                    const std::string& body, std::chrono::seconds timeout = std::chrono::seconds(10));

}  // namespace hogo::web
