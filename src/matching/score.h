// How alike two words, and two names, are.
//
// Promises: 0 to 100, the same both ways; the best of letters, readings and sounds counts. Names are laid on
// each other word by word in any order; joined and split words meet; what is left over on either side costs
// by its weight.
#pragma once
#include <array>
#include <span>

#include "matching/name.h"

namespace hogo::matching {

/// Below this two words have nothing to do with each other.
inline constexpr int least_likeness = 38;

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
template <class Each>
void for_each_sounds(std::string_view packed, Each&& each) {
    while (!packed.empty()) {
        const auto length = static_cast<std::size_t>(packed[0]);
        each(packed.substr(1, length));
        packed.remove_prefix(std::min(packed.size(), length + 1));
    }
}
WordView view_of(const NameWord& word, std::string_view packed);

struct Alike {
    int likeness = 0;
    Met met = Met::not_at_all;
};
Alike alike(const WordView& one, const WordView& other);

/// A word that is compared with many: what can be made ready is made ready once. Answers as alike() does.
class WordPattern {
  public:
    explicit WordPattern(const WordView& word);
    const WordView& word() const { return word_; }
    /// `sound`: the best likeness of any two of their sounds, which the caller has (sound_batch.h).
    Alike alike(const WordView& other, int sound) const;

  private:
    int spelt(std::string_view other) const;
    int reading(const WordView& other) const;

    WordView word_;
    std::array<std::uint64_t, 256> places_{};  ///< in which places each letter stands
    struct Reading {
        std::uint64_t hash;
        std::uint8_t quality;
    };
    std::vector<Reading> readings_, first_readings_;  ///< by hash
    std::uint64_t readings_seen_ = 0;                 ///< a bit for each hash: most others are not among them
};

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
