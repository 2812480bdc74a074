// What hostile code inside the walls would try: one line for each attempt that came through.
#include <fcntl.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <string>

#include "inspection/child/sandbox.h"

int main() {
    if (!hogo::inspection::enter_sandbox()) return 1;
    std::string through;
    const auto tried = [&](const char* what, long answer) {
        if (answer >= 0)
            through += std::string(what) + "\n";
        else if (errno != EPERM && errno != ENOMEM && errno != EACCES && errno != EMFILE)
            through += std::string(what) + " failed otherwise\n";
    };
    tried("read a file", ::open("/etc/passwd", O_RDONLY));
    tried("read a file through the old call",
          ::syscall(SYS_openat, AT_FDCWD, "/proc/self/environ", O_RDONLY));
    tried("write a file", ::open("/tmp/hogo-probe", O_WRONLY | O_CREAT, 0600));
    tried("look for a file", ::access("/etc/passwd", F_OK));
    tried("make a folder", ::mkdir("/tmp/hogo-probe-folder", 0700));
    tried("remove a file", ::unlink("/tmp/hogo-probe-nothing"));
    tried("open a network socket", ::socket(AF_INET, SOCK_STREAM, 0));
    tried("open a local socket", ::socket(AF_UNIX, SOCK_STREAM, 0));
    tried("connect", ::syscall(SYS_connect, 0, nullptr, 0));
    tried("send a message with descriptors", ::syscall(SYS_sendmsg, 1, nullptr, 0));
    tried("start a process", ::syscall(SYS_fork));
    tried("start a thread", ::syscall(SYS_clone, SIGCHLD, nullptr, nullptr, nullptr, nullptr));
    char program[] = "/bin/true";
    char* arguments[] = {program, nullptr};
    tried("run a program", ::execve(program, arguments, nullptr));
    tried("trace its parent", ::ptrace(PTRACE_ATTACH, ::getppid(), nullptr, nullptr));
    tried("read its parent's memory", ::syscall(SYS_process_vm_readv, 1, nullptr, 0, nullptr, 0, 0));
    tried("send a signal", ::kill(1, 0));
    tried("send a signal to a thread", ::syscall(SYS_tgkill, 1, 1, 0));
    tried("copy a descriptor", ::dup(0));
    tried("raise its own bounds", ::syscall(SYS_prlimit64, 0, 7, nullptr, nullptr));
    tried("make a new namespace", ::syscall(SYS_unshare, 0));
    tried("use io_uring", ::syscall(425, 1, nullptr));
    tried("use keys of the kernel", ::syscall(SYS_keyctl, 0, 0, 0, 0, 0));
    const auto mapped = [](int protection) {
        return ::mmap(nullptr, 4096, protection, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    };
    tried("make memory that can be run", mapped(PROT_READ | PROT_EXEC) == MAP_FAILED ? -1 : 0);
    void* page = mapped(PROT_READ | PROT_WRITE);
    tried("make its memory run", page == MAP_FAILED ? 0 : ::mprotect(page, 4096, PROT_READ | PROT_EXEC));
#ifndef __SANITIZE_ADDRESS__
    tried("take much memory", ::mmap(nullptr, 1ull << 30, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS,
                                     -1, 0) == MAP_FAILED
                                  ? -1
                                  : 0);
#endif
    through += "end\n";
    (void)!::write(1, through.data(), through.size());
    ::_exit(0);
}
