// expect: Cannot format an argument
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/secret.h"

std::string print(const hogo::SecretBytes<32>& secret) { return fmt::format("{}", secret); }
