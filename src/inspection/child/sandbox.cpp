#include "inspection/child/sandbox.h"

#include <sched.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <memory>

namespace hogo::inspection {
namespace {

bool limit(__rlimit_resource_t resource, rlim_t most) {
    const rlimit bound{most, most};
    return ::setrlimit(resource, &bound) == 0;
}

}  // namespace

bool enter_sandbox() {
    // A second wall, where the kernel lets anybody have it: no network at all, seen from in here.
    (void)::unshare(CLONE_NEWUSER | CLONE_NEWNET);

    bool bounded = limit(RLIMIT_CPU, 10) && limit(RLIMIT_FSIZE, 0) && limit(RLIMIT_CORE, 0) &&
                   limit(RLIMIT_NPROC, 0) && limit(RLIMIT_NOFILE, 0);
#ifndef __SANITIZE_ADDRESS__  // whose shadow is larger than any bound
    bounded = bounded && limit(RLIMIT_AS, 512ull << 20);
#endif
    if (!bounded || ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 ||
        ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0)
        return false;

    const std::unique_ptr<void, void (*)(scmp_filter_ctx)> filter(seccomp_init(SCMP_ACT_ERRNO(EPERM)),
                                                                  seccomp_release);
    if (!filter) return false;
    for (const int call :
         {SCMP_SYS(read), SCMP_SYS(write), SCMP_SYS(exit), SCMP_SYS(exit_group), SCMP_SYS(brk),
          SCMP_SYS(munmap), SCMP_SYS(mremap), SCMP_SYS(madvise), SCMP_SYS(futex), SCMP_SYS(clock_gettime),
          SCMP_SYS(getrandom), SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigreturn), SCMP_SYS(sched_yield),
          SCMP_SYS(sysinfo), SCMP_SYS(close)})
        if (seccomp_rule_add(filter.get(), SCMP_ACT_ALLOW, call, 0) != 0) return false;
    // Memory, but none that can be run.
    for (const int call : {SCMP_SYS(mmap), SCMP_SYS(mprotect)})
        if (seccomp_rule_add(filter.get(), SCMP_ACT_ALLOW, call, 1,
                             SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0)) != 0)
            return false;
    return seccomp_load(filter.get()) == 0;
}

}  // namespace hogo::inspection
