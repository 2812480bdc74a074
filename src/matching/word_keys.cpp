#include "matching/word_keys.h"

#include <algorithm>

namespace hogo::matching {
namespace {

enum class Kind : std::uint64_t { letters = 1, letters_but_one = 2, reading = 3, skeleton = 4 };

std::uint64_t key(Kind kind, std::string_view text) {
    std::uint64_t hash = 14695981039346656037u + static_cast<std::uint64_t>(kind) * 0x9E3779B97F4A7C15u;
    for (char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211u;
    hash ^= hash >> 29;
    hash *= 0xBF58476D1CE4E5B9u;
    return hash ^ (hash >> 32);
}

bool alphabetic(Script script) {
    return script == Script::latin || script == Script::cyrillic || script == Script::greek;
}

void unique(std::vector<std::uint64_t>& keys) {
    std::sort(keys.begin(), keys.end());
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
}

void add_letters(std::vector<std::uint64_t>& keys, const NameWord& word) {
    keys.push_back(key(Kind::letters_but_one, word.plain));
    if (!alphabetic(word.script)) return;
    const auto letters = letters_of(word.plain);
    if (letters.size() < 4 || letters.size() > 24) return;
    for (std::size_t i = 0; i < letters.size(); ++i) {
        auto shorter = letters;
        shorter.erase(i, 1);
        keys.push_back(key(Kind::letters_but_one, utf8_of(shorter)));
    }
}
void add_skeletons(std::vector<std::uint64_t>& keys, const NameWord& word) {
    for (const auto& sounds : word.sounds)
        for (const auto& skeleton : skeletons(sounds)) {
            if (skeleton.empty()) continue;
            for (const auto& near : near_skeletons(skeleton)) keys.push_back(key(Kind::skeleton, near));
        }
}
void add_readings(std::vector<std::uint64_t>& keys, const NameWord& word, std::size_t most) {
    for (std::size_t i = 0; i < word.readings.size() && i < most; ++i) {
        const auto hash = reading_hash(word.readings[i]);
        keys.push_back(
            key(Kind::reading, std::string_view(reinterpret_cast<const char*>(&hash), sizeof hash)));
    }
}

}  // namespace

std::vector<std::uint64_t> stored_keys(const NameWord& word) {
    std::vector<std::uint64_t> keys{key(Kind::letters, word.plain)};
    add_letters(keys, word);
    add_readings(keys, word, 24);
    add_skeletons(keys, word);
    unique(keys);
    return keys;
}

AskedKeys asked_keys(const NameWord& word) {
    AskedKeys asked;
    asked.telling.push_back(key(Kind::letters, word.plain));
    add_readings(asked.telling, word, 40);
    add_letters(asked.loose, word);
    for (const auto& sounds : word.sounds)
        for (const auto& skeleton : skeletons(sounds))
            asked.skeletons.push_back(key(Kind::skeleton, skeleton));
    // Han letters are found by what they may be read as; near skeletons of every reading would find half the
    // index.
    if (word.script != Script::han || word.readings.size() < 4) add_skeletons(asked.loose, word);
    unique(asked.telling);
    unique(asked.skeletons);
    unique(asked.loose);
    return asked;
}

}  // namespace hogo::matching
