// expect: Cannot format an argument
#include <spdlog/spdlog.h>

#include "base/secret.h"

void log(const hogo::SecretBytes<32>& secret) { spdlog::info("{}", secret); }
