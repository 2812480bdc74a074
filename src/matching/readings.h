// What Han letters may be read as: Japanese names by dictionary and letter by letter, Chinese, Korean and
// Vietnamese.
//
// Promises: the likeliest reading first, each with a quality of 1 to 100; nothing where the tables have
// nothing.
#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "matching/name.h"

namespace hogo::matching {

/// In hiragana. Readings of the whole word that a dictionary has, then those that its letters make up.
std::vector<std::pair<std::string, int>> japanese_readings(std::u32string_view word, Part part,
                                                           const Tables& tables);

struct HanSyllables {
    std::string mandarin;    ///< pinyin without tones, `xiaoming`
    std::string cantonese;   ///< jyutping without tones
    std::string korean;      ///< Hangul
    std::string vietnamese;  ///< without marks
};
HanSyllables syllables_of_han(std::u32string_view letters, const Tables& tables);

Sounds sounds_of_pinyin(std::string_view pinyin);
Sounds sounds_of_jyutping(std::string_view jyutping);

}  // namespace hogo::matching
