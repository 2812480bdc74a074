#include "inspection/child_process.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <utility>

namespace hogo::inspection {

using std::chrono::steady_clock;

std::optional<ChildProcess> ChildProcess::start(const std::filesystem::path& program,
                                                std::chrono::seconds longest) {
    std::array<int, 2> ends;
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) return std::nullopt;
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[1], 0);
    posix_spawn_file_actions_adddup2(&actions, ends[1], 1);
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addclosefrom_np(&actions, 3);
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    sigset_t none, all;
    sigemptyset(&none);
    sigfillset(&all);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setsigdefault(&attributes, &all);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    auto name = program.string();
    std::array<char*, 2> arguments{name.data(), nullptr};
    std::array<char*, 1> environment{nullptr};
    pid_t child = 0;
    const int failed =
        ::posix_spawn(&child, name.c_str(), &actions, &attributes, arguments.data(), environment.data());
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    ::close(ends[1]);
    if (failed != 0) {
        ::close(ends[0]);
        return std::nullopt;
    }
    ::fcntl(ends[0], F_SETFL, O_NONBLOCK);
    return ChildProcess(child, ends[0], steady_clock::now() + longest);
}

ChildProcess::ChildProcess(ChildProcess&& other) noexcept
    : child_(std::exchange(other.child_, 0)), socket_(std::exchange(other.socket_, -1)), end_(other.end_) {}

ChildProcess::~ChildProcess() {
    if (socket_ >= 0) ::close(socket_);
    if (child_ == 0) return;
    ::kill(child_, SIGKILL);
    while (::waitpid(child_, nullptr, 0) < 0 && errno == EINTR) {
    }
}

bool ChildProcess::wait_for(short events) const {
    while (true) {
        const auto left =
            std::chrono::duration_cast<std::chrono::milliseconds>(end_ - steady_clock::now()).count();
        if (left <= 0) return false;
        pollfd ready{socket_, events, 0};
        const int count = ::poll(&ready, 1, static_cast<int>(left));
        if (count > 0) return true;
        if (count == 0 || errno != EINTR) return false;
    }
}

bool ChildProcess::give(ByteView bytes) {
    while (!bytes.empty()) {
        const auto sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent > 0) {
            bytes = bytes.subspan(static_cast<std::size_t>(sent));
            continue;
        }
        if (sent < 0 && errno == EINTR) continue;
        if (sent < 0 && errno != EAGAIN) return false;
        if (!wait_for(POLLOUT)) return false;
    }
    return true;
}

Bytes ChildProcess::finish(std::size_t limit) {
    ::shutdown(socket_, SHUT_WR);
    Bytes said;
    std::array<Byte, 64 * 1024> piece;
    while (said.size() < limit && wait_for(POLLIN)) {
        const auto read = ::recv(socket_, piece.data(), std::min(piece.size(), limit - said.size()), 0);
        if (read < 0 && (errno == EINTR || errno == EAGAIN)) continue;
        if (read <= 0) break;
        append(said, ByteView(piece).first(static_cast<std::size_t>(read)));
    }
    return said;
}

}  // namespace hogo::inspection
