// Whether very many messages come by the same way at the moment, without keeping where anything came from.
//
// Promises: no text is refused for it; what is held is a table of small counters in memory, found by a hash
// of the sender's network under a key that is drawn anew each hour and never written: it holds no address and
// leads back to none. Two networks may share a counter; the worst that comes of it is a later place in the
// desk's queue.
#pragma once
#include <array>
#include <mutex>
#include <string_view>

#include "base/random.h"
#include "base/time.h"

namespace hogo::web::open {

class CrowdMeter {
  public:
    /// Messages in an hour from one network that are a crowd: a shelter, a ship's crew or a school is less.
    static constexpr std::uint32_t crowd_from = 30;

    /// Megabytes of files in an hour from one network; a shelter's thirty people with a photograph each are less.
    static constexpr std::uint32_t megabytes_from = 200;

    explicit CrowdMeter(RandomSource& random, std::uint32_t from = crowd_from) : random_(random), from_(from) {}
    /// Counts one message, or so many megabytes; true where it is one of a crowd.
    bool count(std::string_view peer, Instant now, std::uint32_t amount = 1);

  private:
    RandomSource& random_;
    const std::uint32_t from_;
    std::mutex mutex_;
    std::int64_t hour_ = -1;
    std::array<Byte, 16> key_{};
    std::array<std::uint32_t, 4096> counters_{};
};

}  // namespace hogo::web::open
