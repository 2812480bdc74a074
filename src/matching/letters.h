// What was typed, as words of one script each.
//
// Promises: any bytes are taken; what is odd about them is said, not hidden. Width, case, zero-width and
// control characters, marks of the Latin script, look-alike letters of a neighbouring script, and joins and
// splits that people vary (`RamiMakhlouf`, `Won-seong`, `O'Brien`) are the same afterwards. Does not know:
// languages, names, sounds.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace hogo::matching {

enum class Script : std::uint8_t { latin, cyrillic, greek, hebrew, arabic, kana, hangul, han, digits, other };
std::string_view code_of(Script script);

/// What is unusual about a name; a caller that reads many counts them.
enum Oddity : std::uint32_t {
    not_utf8 = 1,
    control_characters = 2,
    zero_width_characters = 4,
    look_alike_letters = 8,
    mixed_scripts = 16,
    too_long = 32,    ///< only the first longest_name letters were read
    no_letters = 64,  ///< nothing is left to compare
    one_letter = 128,
};
constexpr std::size_t longest_name = 400;

struct Word {
    std::u32string letters;  ///< folded; with marks
    std::string plain;       ///< for equality: Latin without marks, other scripts as they are
    Script script = Script::other;
    bool joined_to_last = false;  ///< a hyphen stood before it
};

struct Words {
    std::vector<Word> words;
    std::uint32_t oddities = 0;
    bool foreign_dots =
        false;  ///< a middle dot stood between words, as in foreign names in kana and Han letters
};

Words words_of(std::string_view typed);

std::u32string letters_of(std::string_view utf8);
std::string utf8_of(std::u32string_view letters);
Script script_of(char32_t letter);
/// Latin letters without marks, lower-case (`ø` is `o`, `ß` is `ss`); other letters as they are. By ICU's
/// Latin-ASCII.
void append_plain(std::string& to, char32_t letter);

}  // namespace hogo::matching
