// A `hogo serve` of our own: started, timed, weighed, ended.
#pragma once
#include <sys/types.h>

#include <cstdint>
#include <filesystem>

namespace hogo::bench {

class Served {
  public:
    /// Starts the program on a free port and waits for its first answered page.
    Served(const std::filesystem::path& program, const std::filesystem::path& data);
    ~Served();
    Served(const Served&) = delete;
    Served& operator=(const Served&) = delete;

    std::uint16_t port() const { return port_; }
    /// From the start of the process to the first answered page.
    double start_milliseconds() const { return start_milliseconds_; }
    /// Processor time that it has used, in seconds: what a figure costs on a machine where others work too.
    double processor_seconds() const;
    /// Resident memory now, and the most there ever was, in MB.
    double resident() const;
    double resident_peak() const;

  private:
    pid_t process_ = -1;
    std::uint16_t port_ = 0;
    double start_milliseconds_ = 0;
};

}  // namespace hogo::bench
