// One small alphabet of sounds in which words of every script meet, and how far two words are apart in it.
//
// Promises: 32 sounds, some of them deliberately undecided (a Latin `c` before `e` may be s, ts, ch or k):
// the cost of meeting each of their values is low, so that a word needs one form and not one for each
// language that might spell it. Does not know: scripts and languages; spelling.cpp and its neighbours turn
// letters into sounds.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace hogo::matching {

/// Sounds are written as ASCII letters: vowels a e i o u; p b f v w t d T(th) k g H(kh) h s z S(sh) Z(zh,
/// dzh) X(ch) Q(ts) m n l r y, and the undecided c(soft c) C(ch) G(soft g) j.
using Sounds = std::string;

/// Longer words are compared by their beginning.
constexpr std::size_t most_sounds = 32;

/// Doubled sounds once, `ng` before no vowel as n, unknown letters dropped, cut at most_sounds.
Sounds tidied(std::string_view sounds);

/// 0 to 100: 100 for the same sounds. The cost of a change depends on how often spellings confuse the two
/// sounds. `sparse`: one of the two comes from a script that leaves vowels unwritten; a vowel more or less
/// hardly counts.
/// Where it would be less than `least` it may be 0: found out sooner.
int likeness(std::string_view one, std::string_view other, bool sparse = false, int least = 0);

/// Consonants in seven classes (P T K S M N R), vowels, h and y left out; an undecided sound gives several
/// skeletons.
std::vector<std::string> skeletons(std::string_view sounds);

/// The skeleton and, from four consonants on, the skeleton without each of them in turn.
std::vector<std::string> near_skeletons(std::string_view skeleton);

}  // namespace hogo::matching
