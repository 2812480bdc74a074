#include "base/secret.h"

#include <sodium.h>

namespace hogo {

void wipe(std::span<Byte> memory) noexcept { sodium_memzero(memory.data(), memory.size()); }

void wipe_stack() noexcept { sodium_stackzero(256 * 1024); }

bool equal_in_constant_time(ByteView a, ByteView b) noexcept {
    return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace hogo
