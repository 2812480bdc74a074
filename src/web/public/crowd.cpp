#include "web/public/crowd.h"

#include <sodium.h>

#include <algorithm>

namespace hogo::web::open {
namespace {

/// The network: without the last number of an IPv4 address, the first four groups of an IPv6 one.
std::string_view network_of(std::string_view peer) {
    if (const auto dot = peer.rfind('.'); dot != std::string_view::npos) return peer.substr(0, dot);
    std::size_t groups = 0, at = 0;
    while (at < peer.size() && (peer[at] != ':' || ++groups < 4)) ++at;
    return peer.substr(0, at);
}

}  // namespace

bool CrowdMeter::count(std::string_view peer, Instant now, std::uint32_t amount) {
    static_assert(crypto_shorthash_KEYBYTES == 16 && crypto_shorthash_BYTES == 8);
    const std::lock_guard lock(mutex_);
    if (const auto hour = now.milliseconds / 3'600'000; hour != hour_) {
        hour_ = hour;
        random_.fill(key_);
        counters_.fill(0);
    }
    const auto network = network_of(peer);
    std::array<Byte, 8> hash;
    crypto_shorthash(hash.data(), reinterpret_cast<const Byte*>(network.data()), network.size(), key_.data());
    auto& counter = counters_[(hash[0] | std::size_t{hash[1]} << 8) % counters_.size()];
    counter = std::min(counter + amount, from_ * 1000);
    return counter > from_;
}

}  // namespace hogo::web::open
