// Where random bytes come from, as a port: the house draws them, tests may foresee them.
#pragma once
#include <array>
#include <memory>

#include "base/bytes.h"

namespace hogo {

class RandomSource {
  public:
    virtual ~RandomSource() = default;
    /// Fills `out`; never fails (a machine without randomness ends the process). Safe from any thread.
    virtual void fill(std::span<Byte> out) = 0;

    template <std::size_t N>
    std::array<Byte, N> draw() {
        std::array<Byte, N> bytes;
        fill(bytes);
        return bytes;
    }
};

/// The kernel's randomness through libsodium.
RandomSource& system_random();

/// A stream fixed by its seed (ChaCha20): for tests and for the seeded sample data only.
std::unique_ptr<RandomSource> seeded_random(std::uint64_t seed);

}  // namespace hogo
