// What the process does for its own secrecy before it touches a key.
#pragma once
#include "base/result.h"

namespace hogo::vault {

/// No core files (RLIMIT_CORE 0) and no reading by other processes of this user (PR_SET_DUMPABLE 0). Call it
/// first in main. Problems: `process_not_hardened` (environment).
Result<void> harden_process();

}  // namespace hogo::vault
