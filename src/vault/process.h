// What the process does for its own secrecy before it touches a key.
#pragma once
#include "base/result.h"

namespace hogo::vault {

/// No core files (RLIMIT_CORE 0) and no reading by other processes of this user (PR_SET_DUMPABLE 0). Call it
/// first in main. Problems: `process_not_hardened` (environment).
Result<void> harden_process();

/// Keeps all memory of the process, present and future, out of swap: keys as well as what is opened with them.
/// False where the machine grants no unlimited RLIMIT_MEMLOCK: under a limit a later allocation would fail.
bool keep_out_of_swap();

}  // namespace hogo::vault
