// Whether very many messages come by the same way at the moment, without keeping where anything came from.
//
// Promises: nothing is refused for it; what is held is a table of small counters in memory, found by a hash
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

    explicit CrowdMeter(RandomSource& random) : random_(random) {}
    /// Counts one message; true where it is one of a crowd.
    bool count(std::string_view peer, Instant now);

  private:
    RandomSource& random_;
    std::mutex mutex_;
    std::int64_t hour_ = -1;
    std::array<Byte, 16> key_{};
    std::array<std::uint32_t, 4096> counters_{};
};

}  // namespace hogo::web::open
