// Letters of each script turned into sounds: the small spelling rules, written by us where no data package
// has them.
//
// Promises: one form for a word where one will do; a second one where a language hides vowels or swaps
// beginnings. Kana and Hangul follow ICU's romanisation and the Unicode arithmetic of syllables; Brahmic and
// other scripts ICU's Any-Latin and, where it has no rules, the Unicode names of the letters.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "matching/letters.h"
#include "matching/sound.h"

namespace hogo::matching {

/// A Latin word, with or without marks.
Sounds sounds_of_latin(std::u32string_view letters);
Sounds sounds_of_cyrillic(std::u32string_view letters);
Sounds sounds_of_greek(std::u32string_view letters);
/// Hebrew and Arabic script leave vowels unwritten: compare with likeness' help for sparse words.
Sounds sounds_of_hebrew(std::u32string_view letters);
Sounds sounds_of_arabic(std::u32string_view letters);
/// Katakana; the second form has no vowels that only carry a foreign consonant.
std::vector<Sounds> sounds_of_kana(std::u32string_view letters);
std::vector<Sounds> sounds_of_hangul(std::u32string_view letters);
/// Any other script, through Latin.
Sounds sounds_of_other(std::u32string_view letters);

/// Katakana in Hepburn letters, long vowels doubled (`toukyou`), by ICU's rules.
std::string romaji_of(std::u32string_view kana);
/// Romanised syllables however they are spelt: Hepburn and Kunrei, long vowels and `n`/`m` before labials are
/// one
/// (`Satoh`, `Satou`, `Satō`; `Shinbashi`, `Shimbashi`). For readings: equal keys are the same reading.
std::string reading_key(std::string_view latin);

}  // namespace hogo::matching
