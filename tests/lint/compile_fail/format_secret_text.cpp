// expect: Cannot format an argument
#include <fmt/format.h>
#include <fmt/ostream.h>

#include "base/secret.h"

std::string print(const hogo::SecretText& secret) { return fmt::format("{}", secret); }
