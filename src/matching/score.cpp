#include "matching/score.h"

#include <algorithm>
#include <array>

namespace hogo::matching {
namespace {

bool alphabetic(Script script) {
    return script != Script::han && script != Script::hangul && script != Script::digits;
}

int best_reading(const WordView& one, const WordView& other) {
    int best = 0;
    // Two words of Han letters: that rare readings coincide says nothing.
    const bool both_han = one.script == Script::han && other.script == Script::han;
    const std::size_t most = both_han ? 3 : 64;
    for (const auto a : one.readings.first(std::min(most, one.readings.size()))) {
        if (quality_of(a) <= best) break;
        for (const auto b : other.readings.first(std::min(most, other.readings.size()))) {
            if (quality_of(b) <= best) break;
            if (reading_hash(a) == reading_hash(b)) best = std::min(quality_of(a), quality_of(b));
        }
    }
    return best;
}

int best_sound(const WordView& one, const WordView& other, int least) {
    int best = 0;
    const bool sparse = one.sparse != other.sparse;
    for_each_sounds(one.packed_sounds, [&](std::string_view a) {
        for_each_sounds(other.packed_sounds, [&](std::string_view b) {
            best = std::max(best, likeness(a, b, sparse, std::max(least, best)));
        });
    });
    return best;
}

}  // namespace

std::string_view code_of(Met met) {
    constexpr std::string_view codes[] = {"none", "letters", "reading", "sound", "initial"};
    return codes[static_cast<std::size_t>(met)];
}

std::string packed_sounds(const NameWord& word) {
    std::string packed;
    for (const auto& sounds : word.sounds) {
        packed.push_back(static_cast<char>(sounds.size()));
        packed += sounds;
    }
    return packed;
}

WordView view_of(const NameWord& word, std::string_view packed) {
    return {word.plain, packed, word.readings, word.script, word.sparse, word.weight};
}

int spelt_alike(std::string_view one, std::string_view other) {
    constexpr std::size_t most = 32;
    if (one.size() > most || other.size() > most || one.empty() || other.empty())
        return one == other ? 100 : 0;
    std::array<std::uint8_t, most + 1> before{}, row{}, next{};
    for (std::size_t j = 0; j <= other.size(); ++j) row[j] = static_cast<std::uint8_t>(j);
    for (std::size_t i = 1; i <= one.size(); ++i) {
        next[0] = static_cast<std::uint8_t>(i);
        for (std::size_t j = 1; j <= other.size(); ++j) {
            const int change = row[j - 1] + (one[i - 1] != other[j - 1]);
            int best = std::min({change, row[j] + 1, next[j - 1] + 1});
            if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                best = std::min(best, before[j - 2] + 1);
            next[j] = static_cast<std::uint8_t>(best);
        }
        before = row;
        row = next;
    }
    const auto longer = std::max(one.size(), other.size());
    return static_cast<int>(100 - row[other.size()] * 100u / longer);
}

namespace {

int ways_to_say(const WordView& word) {
    int ways = 0;
    for_each_sounds(word.packed_sounds, [&](std::string_view) { ++ways; });
    return ways;
}

/// How much it proves that words sound alike, in hundredths.
int proof_by_sound(const WordView& one, const WordView& other) {
    // Between two spellings of one script it proves less than between two scripts; and whoever writes Hangul
    // writes a name as it is said: another spelling is mostly another name.
    if (one.script == other.script) return one.script == Script::hangul ? 80 : 94;
    // Han letters are said in many ways; that one of many is like something comes easily.
    const bool han = one.script == Script::han || other.script == Script::han;
    return han && ways_to_say(one) + ways_to_say(other) > 3 ? 88 : 97;
}

/// By the best of letters, readings and sounds; each is computed where it is needed. `sound` is given what it
/// must reach.
template <class Spelt, class Reading, class Sound>
Alike best_of(const WordView& one, const WordView& other, Spelt spelt, Reading reading, Sound sound) {
    if (one.plain == other.plain) return {100, Met::letters};
    Alike best;
    auto offer = [&](int value, Met met) {
        if (value > best.likeness) best = {value, met};
    };
    if (one.script == Script::digits || other.script == Script::digits) return best;
    const bool same_script = one.script == other.script;
    if (one.weight == 25 || other.weight == 25) {  // an initial
        if (same_script && (one.plain.size() == 1 || other.plain.size() == 1)) {
            if (one.plain[0] == other.plain[0]) return {80, Met::initial};
            return best;
        }
    }
    // One wrong letter of eight is nothing; the same share of a short word is a good deal.
    if (same_script && alphabetic(one.script)) offer(spelt(), Met::letters);
    if (!one.readings.empty() && !other.readings.empty())
        offer(reading() - (same_script ? 3 : 1), Met::reading);
    // Between two words of Han letters sounds say nothing.
    if (one.script != Script::han || other.script != Script::han)
        if (const int value = sound(std::max(least_likeness, best.likeness)); value > 0)
            offer(value * proof_by_sound(one, other) / 100, Met::sound);
    return best.likeness < least_likeness ? Alike{} : best;
}

constexpr std::size_t longest_spelling = 32;  ///< bytes that are compared letter by letter
constexpr std::size_t most_han_readings = 3, most_other_readings = 64;

}  // namespace

Alike alike(const WordView& one, const WordView& other) {
    return best_of(
        one, other, [&] { return spelt_alike(one.plain, other.plain); },
        [&] { return best_reading(one, other); }, [&](int least) { return best_sound(one, other, least); });
}

WordPattern::WordPattern(const WordView& word) : word_(word) {
    for (std::size_t i = 0; i < word.plain.size() && i < longest_spelling; ++i)
        places_[static_cast<unsigned char>(word.plain[i])] |= std::uint64_t{1} << i;
    const auto by_hash = [](std::vector<Reading>& list) {
        std::sort(list.begin(), list.end(), [](const Reading& a, const Reading& b) {
            return a.hash != b.hash ? a.hash < b.hash : a.quality > b.quality;
        });
    };
    for (std::size_t i = 0; i < word.readings.size() && i < most_other_readings; ++i) {
        const Reading reading{reading_hash(word.readings[i]),
                              static_cast<std::uint8_t>(quality_of(word.readings[i]))};
        readings_.push_back(reading);
        if (i < most_han_readings) first_readings_.push_back(reading);
        readings_seen_ |= std::uint64_t{1} << (reading.hash & 63);
    }
    by_hash(readings_);
    by_hash(first_readings_);
}

/// Hyyrö's bit-parallel distance with swapped neighbours: what spelt_alike computes row by row.
int WordPattern::spelt(std::string_view other) const {
    const auto size = word_.plain.size();
    if (size > longest_spelling || other.size() > longest_spelling || size == 0 || other.empty())
        return word_.plain == other ? 100 : 0;
    const auto last = std::uint64_t{1} << (size - 1);
    std::uint64_t up = ~std::uint64_t{0}, down = 0, diagonal = 0, before = 0;
    auto distance = size;
    for (const char c : other) {
        const auto here = places_[static_cast<unsigned char>(c)];
        const auto swapped = ((~diagonal & here) << 1) & before;
        diagonal = (((here & up) + up) ^ up) | here | down | swapped;
        auto right = down | ~(diagonal | up);
        const auto left = diagonal & up;
        distance += (right & last) != 0;
        distance -= (left & last) != 0;
        right = (right << 1) | 1;
        up = (left << 1) | ~(diagonal | right);
        down = right & diagonal;
        before = here;
    }
    return static_cast<int>(100 - distance * 100 / std::max(size, other.size()));
}

int WordPattern::reading(const WordView& other) const {
    const bool both_han = word_.script == Script::han && other.script == Script::han;
    const auto& mine = both_han ? first_readings_ : readings_;
    const auto most = both_han ? most_han_readings : most_other_readings;
    int best = 0;
    for (const auto theirs : other.readings.first(std::min(most, other.readings.size()))) {
        if (quality_of(theirs) <= best) break;
        const auto hash = reading_hash(theirs);
        if (!(readings_seen_ >> (hash & 63) & 1)) continue;
        const auto at = std::lower_bound(mine.begin(), mine.end(), hash,
                                         [](const Reading& r, std::uint64_t h) { return r.hash < h; });
        if (at != mine.end() && at->hash == hash)
            best = std::max(best, std::min<int>(at->quality, quality_of(theirs)));
    }
    return best;
}

Alike WordPattern::alike(const WordView& other, int sound) const {
    return best_of(
        word_, other, [&] { return spelt(other.plain); }, [&] { return reading(other); },
        [&](int) { return sound; });
}

NameScore laid_together(std::span<const std::uint8_t> one, std::span<const std::uint8_t> other,
                        std::span<const Alike> matrix) {
    NameScore result;
    const auto rows = one.size(), columns = other.size();
    std::uint32_t taken_rows = 0, taken_columns = 0;
    // Half alike is hardly alike: below 60 likeness counts less and less.
    auto gain = [](int value) { return value >= 60 ? value : std::max(0, 2 * value - 60); };
    // For deciding, a word that is less than nearly the same counts against.
    auto proof = [](int value) { return value >= 78 ? value : std::max(0, 3 * value - 156); };
    int matched = 0, proved = 0, weight_one = 0, weight_other = 0, proving = 0, out_of_order = 0;
    for (auto w : one) weight_one += w;
    for (auto w : other) weight_other += w;
    if (weight_one == 0 || weight_other == 0) return result;
    while (true) {
        int best = 0;
        std::size_t at_row = 0, at_column = 0;
        for (std::size_t i = 0; i < rows; ++i) {
            if (taken_rows >> i & 1) continue;
            for (std::size_t j = 0; j < columns; ++j) {
                if (taken_columns >> j & 1) continue;
                const int value = matrix[i * columns + j].likeness * 4 + (i == j);
                if (matrix[i * columns + j].likeness > 0 && value > best)
                    best = value, at_row = i, at_column = j;
            }
        }
        if (best == 0) break;
        taken_rows |= 1u << at_row;
        taken_columns |= 1u << at_column;
        const auto& met = matrix[at_row * columns + at_column];
        const int weight = std::min(one[at_row], other[at_column]);
        matched += gain(met.likeness) * weight;
        proved += proof(met.likeness) * weight;
        proving += weight;
        result.pairs.push_back(
            {static_cast<std::uint8_t>(at_row), static_cast<std::uint8_t>(at_column), met});
    }
    std::sort(result.pairs.begin(), result.pairs.end(),
              [](const Pair& a, const Pair& b) { return a.one < b.one; });
    for (std::size_t k = 1; k < result.pairs.size(); ++k)
        out_of_order += result.pairs[k].other < result.pairs[k - 1].other;
    // A name may lack a word that the other has (a middle name, a father's name): that costs half of what a
    // word that contradicts costs. Words left over on both sides contradict each other.
    int over_one = 0, over_other = 0;
    for (std::size_t i = 0; i < rows; ++i)
        if (!(taken_rows >> i & 1)) over_one += one[i];
    for (std::size_t j = 0; j < columns; ++j)
        if (!(taken_columns >> j & 1)) over_other += other[j];
    const int against = std::min(over_one, over_other);
    const int lacking = std::max(over_one, over_other) - against;
    const int kept = std::max(weight_one - over_one, weight_other - over_other);
    const int whole = kept + against + lacking * 2 / 5;
    if (whole <= 0) return result;
    result.score = std::max(0, matched / whole - (out_of_order > 0 ? 1 : 0));
    if (proving > 0) result.sameness = proved / (proving + 2 * against + lacking / 20);
    return result;
}

namespace {

struct Packed {
    explicit Packed(const Name& name) {
        for (const auto& word : name.words) packs.push_back(packed_sounds(word));
        for (std::size_t i = 0; i < name.words.size(); ++i) {
            views.push_back(view_of(name.words[i], packs[i]));
            weights.push_back(name.words[i].weight);
        }
    }
    std::vector<std::string> packs;
    std::vector<WordView> views;
    std::vector<std::uint8_t> weights;
};

NameScore scored(const Packed& one, const Packed& other) {
    std::vector<Alike> matrix(one.views.size() * other.views.size());
    for (std::size_t i = 0; i < one.views.size(); ++i)
        for (std::size_t j = 0; j < other.views.size(); ++j)
            matrix[i * other.views.size() + j] = alike(one.views[i], other.views[j]);
    return laid_together(one.weights, other.weights, matrix);
}

/// Two neighbouring words written as one: `Siemens AG` and `SiemensAG`, `Abd Allah` and `Abdallah`.
Name with_joined(const Name& name, std::size_t at) {
    Name joined;
    for (std::size_t i = 0; i < name.words.size(); ++i) {
        joined.words.push_back(name.words[i]);
        if (i != at) continue;
        auto& word = joined.words.back();
        const auto& next = name.words[++i];
        word.plain += next.plain;
        word.weight = std::max(word.weight, next.weight);
        word.readings.clear();
        if (!word.sounds.empty() && !next.sounds.empty())
            word.sounds = {tidied(word.sounds[0] + next.sounds[0])};
    }
    return joined;
}

}  // namespace

NameScore likeness_of_names(const NameReadings& one, const NameReadings& other) {
    NameScore best;
    auto offer = [&](NameScore score) {
        const int sameness = std::max(best.sameness, score.sameness);
        if (score.score > best.score) best = std::move(score);
        best.sameness = sameness;
    };
    for (const auto& a : one.ways)
        for (const auto& b : other.ways) {
            offer(scored(Packed(a), Packed(b)));
            const auto& longer = a.words.size() > b.words.size() ? a : b;
            const auto& shorter = a.words.size() > b.words.size() ? b : a;
            if (longer.words.size() == shorter.words.size() || shorter.words.empty()) continue;
            for (std::size_t at = 0; at + 1 < longer.words.size() && at < 8; ++at) {
                auto joined = scored(Packed(with_joined(longer, at)), Packed(shorter));
                if (joined.score < 85 || joined.score <= best.score) continue;
                joined.pairs.clear();  // places no longer are those of the words
                offer(std::move(joined));
            }
        }
    return best;
}

}  // namespace hogo::matching
