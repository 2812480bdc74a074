#include "vault/process.h"

#include <sys/mman.h>
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

bool keep_out_of_swap() {
    const rlimit wanted{RLIM_INFINITY, RLIM_INFINITY};
    setrlimit(RLIMIT_MEMLOCK, &wanted);  // root may
    rlimit granted{};
    return getrlimit(RLIMIT_MEMLOCK, &granted) == 0 && granted.rlim_cur == RLIM_INFINITY &&
           mlockall(MCL_CURRENT | MCL_FUTURE | MCL_ONFAULT) == 0;
}

}  // namespace hogo::vault
