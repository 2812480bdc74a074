// One word of sounds laid on many others at once: 32 side by side where the processor can, one after the other
// where it cannot.
//
// Promises: the same numbers as likeness() (sound.h), whichever way they were made; below `least` it may be 0.
// Does not know words: the caller remembers which lane is whose.
#pragma once
#include <array>
#include <cstdint>
#include <string_view>

#include "matching/sound.h"

namespace hogo::matching {

class SoundBatch {
  public:
    static constexpr std::size_t lanes = 32;
    using Likenesses = std::array<std::uint8_t, lanes>;

    void clear();
    /// At most `lanes` of them. The letters must live until the comparison.
    void add(std::string_view sounds);
    std::size_t size() const { return size_; }
    bool full() const { return size_ == lanes; }

    /// One number for each that was added.
    void compare(std::string_view one, bool sparse, int least, Likenesses& out) const;

  private:
    /// A column holds the n-th sound of each; where a word has ended the high bit is set.
    alignas(32) std::array<std::array<std::uint8_t, lanes>, most_sounds> columns_;
    std::array<std::string_view, lanes> words_;
    std::size_t size_ = 0, longest_ = 0;
};

}  // namespace hogo::matching
