// How far two sounds are apart: the table behind likeness() and SoundBatch. For src/matching alone.
#pragma once
#include <cstdint>
#include <string_view>

namespace hogo::matching {

/// The first five are the vowels.
inline constexpr std::string_view sound_alphabet = "aeioupbfvwtdTkgHhszSZXQmnlrycCGj";
inline constexpr std::size_t vowel_sounds = 5;

struct SoundCosts {
    std::uint8_t index[128];          ///< of a sound in the alphabet, 255: none
    std::uint8_t change[32][32];
    std::uint8_t alone[32];           ///< the cost of a sound that the other word lacks
    std::uint8_t sparse[32];          ///< the same where vowels are not written

    SoundCosts();
    std::uint8_t at(char c) const { return index[static_cast<unsigned char>(c) & 127]; }
    const std::uint8_t* lone(bool vowels_unwritten) const { return vowels_unwritten ? sparse : alone; }
};
extern const SoundCosts sound_costs;

}  // namespace hogo::matching
