// What the blind index gives to a thief who has a public list of names: tokens are matched to names by how
// often each occurs. The figure is printed, and stands in docs/matching.md.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "base/random.h"
#include "matching/clue.h"

namespace hogo::matching {
namespace {

/// Made-up words, the first of them common and the last rare, as names are (the share of the n-th falls as
/// 1/n).
class Words {
  public:
    Words(RandomSource& random, std::size_t count) : random_(random) {
        constexpr std::string_view consonants = "bdfgklmnprstvz", vowels = "aeiou";
        std::set<std::string> made;
        while (made.size() < count) {
            std::string word;
            const auto syllables = 2 + draw(2);
            for (std::size_t i = 0; i < syllables; ++i) {
                word += consonants[draw(consonants.size())];
                word += vowels[draw(vowels.size())];
            }
            made.insert(word);
        }
        words_.assign(made.begin(), made.end());
        for (std::size_t i = words_.size(); i > 1; --i) std::swap(words_[i - 1], words_[draw(i)]);
        double total = 0;
        for (std::size_t i = 0; i < count; ++i) ends_.push_back(total += 1.0 / static_cast<double>(i + 3));
    }
    const std::string& one() {
        const double at = static_cast<double>(draw(1 << 24)) / (1 << 24) * ends_.back();
        return words_[static_cast<std::size_t>(std::upper_bound(ends_.begin(), ends_.end(), at) -
                                               ends_.begin())];
    }

  private:
    std::size_t draw(std::size_t below) {
        const auto bytes = random_.draw<4>();
        return (bytes[0] | bytes[1] << 8 | bytes[2] << 16 | std::size_t{bytes[3]} << 24) % below;
    }
    RandomSource& random_;
    std::vector<std::string> words_;
    std::vector<double> ends_;
};

using Frequencies = std::map<Evidence, std::map<std::string, int>>;

/// Texts by how often they occur, the most frequent first.
std::vector<std::string> ranked(const std::map<std::string, int>& counts) {
    std::vector<std::pair<int, std::string>> sorted;
    for (const auto& [text, count] : counts) sorted.emplace_back(-count, text);
    std::sort(sorted.begin(), sorted.end());
    std::vector<std::string> out;
    for (const auto& [count, text] : sorted) out.push_back(text);
    return out;
}

/// Of the fifty most frequent tokens, how many a list of equal size places within three ranks.
int placed(const std::map<std::string, int>& kept, const std::map<std::string, int>& known) {
    const auto tokens = ranked(kept), guesses = ranked(known);
    int right = 0;
    for (std::size_t i = 0; i < 50 && i < tokens.size(); ++i)
        for (std::size_t g = i > 3 ? i - 3 : 0; g <= i + 3 && g < guesses.size(); ++g)
            right += guesses[g] == tokens[i];
    return right;
}

Frequencies frequencies_of(Words& given, Words& surnames, int count) {
    Frequencies out;
    const Tables none("/nonexistent/names.tables");
    for (int i = 0; i < count; ++i) {
        std::vector<Clue> clues;
        const auto one = given.one(), other = surnames.one();
        add_clues_of_name(clues, one + " " + other, Record::Kind::person, 0, none);
        std::set<std::pair<Evidence, std::string>> once;
        for (const auto& clue : clues) once.emplace(clue.kind, clue.text);
        for (const auto& [kind, text] : once) ++out[kind][text];
        ++out[Evidence{0}][other];  // what a token of one word would give, for comparison: the index has none
    }
    return out;
}

TEST(FrequencyAttack, figure) {
    const auto random = seeded_random(20);
    Words given(*random, 600), surnames(*random, 1500);
    for (const int size : {2000, 5000}) {
        auto kept = frequencies_of(given, surnames, size), known = frequencies_of(given, surnames, size);
        std::printf(
            "frequency attack, %d names against a public list of as many: of the top 50 placed within three "
            "ranks\n",
            size);
        for (const auto kind :
             {Evidence{0}, Evidence::whole_name, Evidence::reading, Evidence::sound, Evidence::part_sound,
              Evidence::skeleton, Evidence::near_sound, Evidence::near_skeleton})
            std::printf("  %-13s %d\n",
                        kind == Evidence{0} ? "(one word)" : std::string(code_of(kind)).c_str(),
                        placed(kept[kind], known[kind]));
        // The index keeps nothing of one word because that is what an attack reads best.
        EXPECT_LT(placed(kept[Evidence::whole_name], known[Evidence::whole_name]),
                  placed(kept[Evidence{0}], known[Evidence{0}]));
        EXPECT_LT(placed(kept[Evidence::skeleton], known[Evidence::skeleton]), 45);
    }
}

}  // namespace
}  // namespace hogo::matching
