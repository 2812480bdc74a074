// A set of slots of the whole calendar in five machine words, and a small source of numbers that a seed
// fixes.
#pragma once
#include <array>
#include <bit>
#include <cstdint>

#include "planning/instance.h"

namespace hogo::planning {

/// One bit a slot: bit day * slots_per_day + slot.
struct Mask {
    static constexpr int words = most_slots / 64;
    std::array<std::uint64_t, words> word{};

    bool test(int at) const { return word[at >> 6] >> (at & 63) & 1; }
    void set(int at) { word[at >> 6] |= std::uint64_t{1} << (at & 63); }
    void clear(int at) { word[at >> 6] &= ~(std::uint64_t{1} << (at & 63)); }
    void set_range(int from, int until) {
        for (int at = from; at < until; ++at) set(at);
    }
    bool any() const {
        std::uint64_t all = 0;
        for (auto w : word) all |= w;
        return all != 0;
    }
    int count() const {
        int sum = 0;
        for (auto w : word) sum += std::popcount(w);
        return sum;
    }
    /// The first bit at `from` or later, or -1.
    int next(int from) const {
        if (from >= most_slots) return -1;
        int k = from >> 6;
        std::uint64_t w = word[k] & (~std::uint64_t{0} << (from & 63));
        while (w == 0) {
            if (++k == words) return -1;
            w = word[k];
        }
        return k * 64 + std::countr_zero(w);
    }
    /// `length` (at most 64) bits from `from`, lowest first.
    std::uint64_t bits(int from, int length) const {
        const int k = from >> 6, shift = from & 63;
        std::uint64_t value = word[k] >> shift;
        if (shift != 0 && k + 1 < words) value |= word[k + 1] << (64 - shift);
        return length == 64 ? value : value & ((std::uint64_t{1} << length) - 1);
    }
    void put_bits(int from, int length, std::uint64_t value) {
        const std::uint64_t ones = length == 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << length) - 1;
        const int k = from >> 6, shift = from & 63;
        word[k] = (word[k] & ~(ones << shift)) | (value << shift);
        if (shift != 0 && shift + length > 64)
            word[k + 1] = (word[k + 1] & ~(ones >> (64 - shift))) | (value >> (64 - shift));
    }
    Mask& operator&=(const Mask& other) {
        for (int k = 0; k < words; ++k) word[k] &= other.word[k];
        return *this;
    }
    Mask& operator|=(const Mask& other) {
        for (int k = 0; k < words; ++k) word[k] |= other.word[k];
        return *this;
    }
    Mask without(const Mask& other) const {
        Mask result;
        for (int k = 0; k < words; ++k) result.word[k] = word[k] & ~other.word[k];
        return result;
    }
    friend Mask operator&(Mask a, const Mask& b) { return a &= b; }
    friend Mask operator|(Mask a, const Mask& b) { return a |= b; }
    bool operator==(const Mask&) const = default;
};

/// splitmix64: good enough to vary a search, of no use for a secret.
class Dice {
  public:
    explicit Dice(std::uint64_t seed) : state_(seed) {}
    std::uint64_t next() {
        std::uint64_t z = (state_ += 0x9E3779B97F4A7C15u);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
        return z ^ (z >> 31);
    }
    /// From 0 up to, not including, `below` (more than 0).
    int below(int below) {
        return static_cast<int>(((next() >> 32) * static_cast<std::uint64_t>(below)) >> 32);
    }
    double unit() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }

  private:
    std::uint64_t state_;
};

}  // namespace hogo::planning
