#include "base/random.h"

#include <sodium.h>

#include <cstring>
#include <mutex>

namespace hogo {
namespace {

class SystemRandom final : public RandomSource {
  public:
    SystemRandom() {
        if (sodium_init() < 0) std::abort();
    }
    void fill(std::span<Byte> out) override { randombytes_buf(out.data(), out.size()); }
};

class SeededRandom final : public RandomSource {
  public:
    explicit SeededRandom(std::uint64_t seed) {
        for (int i = 0; i < 8; ++i) key_[i] = static_cast<Byte>(seed >> (8 * i));
    }
    void fill(std::span<Byte> out) override {
        std::lock_guard lock(mutex_);
        std::array<Byte, crypto_stream_chacha20_NONCEBYTES> nonce{};
        for (int i = 0; i < 8; ++i) nonce[i] = static_cast<Byte>(drawn_ >> (8 * i));
        ++drawn_;
        crypto_stream_chacha20(out.data(), out.size(), nonce.data(), key_.data());
    }

  private:
    std::mutex mutex_;
    std::array<Byte, crypto_stream_chacha20_KEYBYTES> key_{};
    std::uint64_t drawn_ = 0;
};

}  // namespace

RandomSource& system_random() {
    static SystemRandom source;
    return source;
}

std::unique_ptr<RandomSource> seeded_random(std::uint64_t seed) { return std::make_unique<SeededRandom>(seed); }

}  // namespace hogo
