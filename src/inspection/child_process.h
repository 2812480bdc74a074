// A program that gets bytes and gives bytes, and has nothing else of this process.
//
// Promises: no environment, no descriptor but the one pair of ends of a socket; killed at its deadline, and
// when this value ends; a child that stops reading or dies does no harm here. Does not know what is said.
#pragma once
#include <sys/types.h>

#include <chrono>
#include <filesystem>
#include <optional>

#include "base/bytes.h"

namespace hogo::inspection {

class ChildProcess {
  public:
    /// None where the program cannot be started.
    static std::optional<ChildProcess> start(const std::filesystem::path& program,
                                             std::chrono::seconds longest);
    ChildProcess(ChildProcess&& other) noexcept;
    ChildProcess& operator=(ChildProcess&&) = delete;
    ~ChildProcess();

    /// Gives it more; false where it takes no more.
    bool give(ByteView bytes);
    /// No more comes; reads all that it says, up to `limit` bytes.
    Bytes finish(std::size_t limit);

  private:
    ChildProcess(pid_t child, int socket, std::chrono::steady_clock::time_point end)
        : child_(child), socket_(socket), end_(end) {}
    /// Waits until the socket is ready for these events; false when time is over.
    bool wait_for(short events) const;

    pid_t child_;
    int socket_;
    std::chrono::steady_clock::time_point end_;
};

}  // namespace hogo::inspection
