// How often each cryptographic primitive was called, for how many bytes and with what outcome: the linker leads the
// library's calls through here.
#pragma once
#include <string>
#include <vector>

namespace hogo::testing {

/// One entry a call, in order: `crypto_scalarmult`, `decrypt 8208 0` …
std::vector<std::string>& crypto_calls();

}  // namespace hogo::testing
