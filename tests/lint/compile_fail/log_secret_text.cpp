// expect: Cannot format an argument
#include <spdlog/spdlog.h>

#include "base/secret.h"

void log(const hogo::SecretText& secret) { spdlog::info("{}", secret); }
