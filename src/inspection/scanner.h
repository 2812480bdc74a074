// The virus scanner of this machine, asked through its socket (clamd, INSTREAM).
//
// Promises: asks where it listens and does without it where it does not; never waits longer than told.
#pragma once
#include <chrono>
#include <filesystem>
#include <optional>

#include "base/bytes.h"
#include "base/code.h"

namespace hogo::inspection {

class Scanner {
  public:
    /// None where nothing listens.
    static std::optional<Scanner> ask(const std::filesystem::path& socket, std::chrono::seconds longest);
    Scanner(Scanner&& other) noexcept;
    Scanner& operator=(Scanner&&) = delete;
    ~Scanner();

    void give(ByteView bytes);
    /// clean, found, none.
    Code finish();

  private:
    explicit Scanner(int socket) : socket_(socket) {}
    bool send(ByteView bytes);
    int socket_;
    bool broken_ = false;
};

}  // namespace hogo::inspection
