#include "vault/process.h"

#include <sys/prctl.h>
#include <sys/resource.h>

namespace hogo::vault {

Result<void> harden_process() {
    const rlimit none{0, 0};
    if (setrlimit(RLIMIT_CORE, &none) != 0 || prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0)
        return problem(ProblemKind::environment, "process_not_hardened",
                       "core files could not be switched off");
    return {};
}

}  // namespace hogo::vault
