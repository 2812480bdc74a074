// A name as it is compared: its words, each with the sounds and the readings that it may have.
//
// Promises: several forms are kept for each word; honorifics and company forms are set aside, particles count
// little; names that are written without spaces are divided in every way that their language may mean. Does
// not know: whose name it is; how two names are weighed against each other (score.h).
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "matching/letters.h"
#include "matching/record.h"
#include "matching/sound.h"
#include "matching/tables.h"

namespace hogo::matching {

struct NameWord {
    std::string plain;  ///< for equality; Han letters by their variant, Latin without marks
    Script script = Script::other;
    bool sparse = false;                  ///< vowels are not written
    std::uint8_t weight = 100;            ///< particles and generic words count less
    std::vector<Sounds> sounds;           ///< approximate, the best first
    std::vector<std::uint64_t> readings;  ///< exact: packed by reading(), the best first
};

/// A reading as 56 bits of its key's hash with a quality of 1 to 100 above them.
std::uint64_t packed_reading(std::string_view key, int quality);
constexpr int quality_of(std::uint64_t reading) {
    return static_cast<int>(reading >> 56);
}
constexpr std::uint64_t reading_hash(std::uint64_t reading) {
    return reading & 0xFFFFFFFFFFFFFF;
}

struct Name {
    std::vector<NameWord> words;
    bool operator==(const Name&) const = delete;
};

/// The ways to understand what was typed; the likeliest first, none where nothing is left to compare.
struct NameReadings {
    std::vector<Name> ways;
    std::uint32_t oddities = 0;  ///< letters.h
};
NameReadings read_name(std::string_view typed, Record::Kind kind, const Tables& tables = Tables::installed());
/// For reading many names: words that were read before are not read again.
using WordsReadBefore = std::unordered_map<std::string, NameWord>;
NameReadings read_name(std::string_view typed, Record::Kind kind, const Tables& tables,
                       WordsReadBefore* before);

/// The letters of a reading that a word has: `tosio`, `やすお`; empty where it has none of that hash.
std::string reading_in_letters(const NameWord& word, std::uint64_t hash,
                               const Tables& tables = Tables::installed());

enum class Part { surname, given, foreign, either };
NameWord name_word(const Word& word, Part part, const Tables& tables);

}  // namespace hogo::matching
