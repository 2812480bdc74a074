// How alike two words, and two names, are.
//
// Promises: 0 to 100, the same both ways; the best of letters, readings and sounds counts. Names are laid on
// each other word by word in any order; joined and split words meet; what is left over on either side costs
// by its weight.
#pragma once
#include <span>

#include "matching/name.h"

namespace hogo::matching {

/// By what two words met.
enum class Met : std::uint8_t { not_at_all, letters, reading, sound, initial };
std::string_view code_of(Met met);

/// A word without owning it: the index keeps words in one block of memory.
struct WordView {
    std::string_view plain;
    std::string_view packed_sounds;  ///< each with its length before it
    std::span<const std::uint64_t> readings;
    Script script = Script::other;
    bool sparse = false;
    std::uint8_t weight = 100;
};
std::string packed_sounds(const NameWord& word);
WordView view_of(const NameWord& word, std::string_view packed);

struct Alike {
    int likeness = 0;
    Met met = Met::not_at_all;
};
Alike alike(const WordView& one, const WordView& other);

/// Damerau-Levenshtein (adjacent letters swapped count once) as 0 to 100 of the longer word.
int spelt_alike(std::string_view one, std::string_view other);

struct Pair {
    std::uint8_t one, other;  ///< places of the words
    Alike alike;
};
struct NameScore {
    int score = 0;     ///< for ranking: a name that shares one word is still somewhat alike
    int sameness = 0;  ///< for deciding: words that contradict each other weigh heavily, words that one name
                       ///< lacks hardly
    std::vector<Pair> pairs;
};
/// `matrix` has a row for each word of the one name. At most 16 words on either side.
NameScore laid_together(std::span<const std::uint8_t> one_weights,
                        std::span<const std::uint8_t> other_weights, std::span<const Alike> matrix);

/// The best of all ways to understand both names.
NameScore likeness_of_names(const NameReadings& one, const NameReadings& other);

/// From this sameness on two names are taken for the same (`hogo match evaluate`).
constexpr int same_name_score = 78;

}  // namespace hogo::matching
