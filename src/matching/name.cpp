#include "matching/name.h"

#include <algorithm>
#include <cmath>

#include "matching/habits.h"
#include "matching/readings.h"
#include "matching/spelling.h"

namespace hogo::matching {
namespace {

constexpr std::size_t most_words = 12;
constexpr std::size_t most_sounds_of_a_word = 6;

void add_sounds(NameWord& to, Sounds sounds) {
    if (sounds.empty() || to.sounds.size() >= most_sounds_of_a_word) return;
    if (std::find(to.sounds.begin(), to.sounds.end(), sounds) == to.sounds.end())
        to.sounds.push_back(std::move(sounds));
}
void add_reading(NameWord& to, std::string_view key, int quality) {
    if (key.empty()) return;
    const auto reading = packed_reading(key, quality);
    for (const auto& known : to.readings)
        if (reading_hash(known) == reading_hash(reading)) return;
    to.readings.push_back(reading);
}

bool all_han(std::u32string_view letters) {
    return std::all_of(letters.begin(), letters.end(),
                       [](char32_t c) { return script_of(c) == Script::han; });
}

void read_han(NameWord& to, const Word& word, Part part, const Tables& tables) {
    if (part != Part::foreign)
        for (const auto& [kana, quality] : japanese_readings(word.letters, part, tables)) {
            const auto romaji = romaji_of(letters_of(kana));
            add_reading(to, reading_key(romaji), quality);
            if (to.sounds.empty()) add_sounds(to, sounds_of_kana(letters_of(kana)).front());
        }
    if (!all_han(word.letters)) return;
    const auto syllables = syllables_of_han(word.letters, tables);
    add_reading(to, reading_key(syllables.mandarin), 88);
    add_reading(to, reading_key(syllables.vietnamese), 84);
    if (!syllables.korean.empty()) add_reading(to, "k:" + syllables.korean, 88);
    if (part == Part::foreign) to.sounds.clear();
    add_sounds(to, sounds_of_pinyin(syllables.mandarin));
    for (auto& sounds : sounds_of_hangul(letters_of(syllables.korean))) {
        if (part == Part::foreign) break;
        add_sounds(to, std::move(sounds));
        break;
    }
    add_sounds(to, sounds_of_jyutping(syllables.cantonese));
    if (part != Part::foreign) add_sounds(to, sounds_of_latin(letters_of(syllables.vietnamese)));
}

/// Han letters by the one of their variants that stands for all: 髙 and 高, 齋 and 斎, 国 and 國 are the
/// same.
std::string plain_han(std::u32string_view letters, const Tables& tables) {
    std::string plain;
    for (char32_t c : letters) {
        const auto letter = utf8_of(std::u32string_view(&c, 1));
        const auto variant = tables.find(Section::variant, letter);
        plain += variant.empty() ? std::string_view(letter) : variant;
    }
    return plain;
}

bool hangul_surname_of_two(std::u32string_view letters) {
    constexpr std::u32string_view known[] = {U"남궁", U"황보", U"제갈", U"사공",
                                             U"선우", U"서문", U"독고", U"동방"};
    return std::any_of(std::begin(known), std::end(known),
                       [&](std::u32string_view s) { return letters.starts_with(s); });
}

Word part_of(const Word& word, std::size_t from, std::size_t count) {
    Word part;
    part.letters = word.letters.substr(from, count);
    part.script = std::all_of(part.letters.begin(), part.letters.end(),
                              [](char32_t c) { return script_of(c) == Script::kana; })
                      ? Script::kana
                      : word.script;
    for (char32_t c : part.letters) append_plain(part.plain, c);
    return part;
}

/// `Won-seong`, `Guk-joo`, `Ze-dong`: two short syllables that a hyphen joins are one given name.
bool syllable(std::string_view plain) {
    if (plain.size() > 6 || plain.empty()) return false;
    std::size_t at = 0, vowels = 0;
    auto vowel = [&](char c) { return std::string_view("aeiouy").find(c) != std::string_view::npos; };
    while (at < plain.size() && !vowel(plain[at])) ++at;
    if (at > 2) return false;
    while (at < plain.size() && vowel(plain[at])) ++at, ++vowels;
    if (vowels == 0 || vowels > 3) return false;
    const auto rest = plain.substr(at);
    return rest.empty() || rest == "n" || rest == "ng" || rest == "m" || rest == "l" || rest == "k" ||
           rest == "p" || rest == "t" || rest == "h" || rest == "r";
}

void join_syllables(std::vector<Word>& words) {
    for (std::size_t i = 1; i < words.size();) {
        const bool joins = words[i].joined_to_last && words[i].script == Script::latin &&
                           words[i - 1].script == Script::latin && syllable(words[i].plain) &&
                           syllable(words[i - 1].plain) && words.size() >= 3;
        const bool hangul = words[i].joined_to_last && words[i].script == Script::hangul &&
                            words[i - 1].script == Script::hangul;
        if (!joins && !hangul) {
            ++i;
            continue;
        }
        if (joins) words[i - 1].letters += U'\'';  // no group of letters reaches across
        words[i - 1].letters += words[i].letters;
        words[i - 1].plain += words[i].plain;
        words.erase(words.begin() + static_cast<std::ptrdiff_t>(i));
    }
}

/// Where one word without spaces may be surname and given name: the sizes of the surname.
std::vector<std::size_t> surname_sizes(const Word& word, const Tables& tables) {
    const auto size = word.letters.size();
    if (word.script == Script::hangul && size >= 2 && size <= 5) {
        if (size >= 3 && hangul_surname_of_two(word.letters)) return {2};
        return {1};
    }
    if (word.script != Script::han || size < 2 || size > 6 || script_of(word.letters[0]) != Script::han)
        return {};
    std::vector<std::size_t> sizes;
    const bool only_han = all_han(word.letters);
    if (only_han && size <= 3) sizes.push_back(1);
    for (const std::size_t surname : {std::size_t{2}, std::size_t{3}, std::size_t{1}}) {
        if (surname >= size || std::find(sizes.begin(), sizes.end(), surname) != sizes.end() ||
            sizes.size() >= 3)
            continue;
        if (!tables.find(Section::ja_surname, utf8_of(word.letters.substr(0, surname))).empty())
            sizes.push_back(surname);
    }
    if (only_han && size == 4 && std::find(sizes.begin(), sizes.end(), 2) == sizes.end()) sizes.push_back(2);
    return sizes;
}

NameWord remembered(const Word& word, Part part, const Tables& tables, WordsReadBefore* before) {
    if (!before) return name_word(word, part, tables);
    auto key = utf8_of(word.letters) + static_cast<char>(part) + static_cast<char>(word.script);
    const auto known = before->find(key);
    if (known != before->end()) return known->second;
    return before->emplace(std::move(key), name_word(word, part, tables)).first->second;
}

Name name_of_words(const std::vector<Word>& words, Record::Kind kind, bool foreign, const Tables& tables,
                   WordsReadBefore* before) {
    Name name;
    const bool two_han =
        words.size() == 2 && words[0].script == Script::han && words[1].script == Script::han;
    for (std::size_t i = 0; i < words.size() && i < most_words; ++i) {
        const Part part = foreign   ? Part::foreign
                          : two_han ? (i == 0 ? Part::surname : Part::given)
                                    : Part::either;
        auto word = remembered(words[i], part, tables, before);
        word.weight = weight_of(words[i], kind);
        if (!word.plain.empty()) name.words.push_back(std::move(word));
    }
    return name;
}

}  // namespace

std::uint64_t packed_reading(std::string_view key, int quality) {
    std::uint64_t hash = 14695981039346656037u;
    for (char c : key) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211u;
    hash ^= hash >> 31;
    hash *= 0x9E3779B97F4A7C15u;
    return (hash >> 8) | (static_cast<std::uint64_t>(std::clamp(quality, 1, 100)) << 56);
}

NameWord name_word(const Word& word, Part part, const Tables& tables) {
    NameWord to;
    to.plain = word.plain;
    to.script = word.script;
    switch (word.script) {
        case Script::latin:
            add_sounds(to, sounds_of_latin(word.letters));
            add_reading(to, reading_key(word.plain), 100);
            break;
        case Script::cyrillic:
            add_sounds(to, sounds_of_cyrillic(word.letters));
            break;
        case Script::greek:
            add_sounds(to, sounds_of_greek(word.letters));
            break;
        case Script::hebrew:
            add_sounds(to, sounds_of_hebrew(word.letters));
            to.sparse = true;
            break;
        case Script::arabic:
            add_sounds(to, sounds_of_arabic(word.letters));
            to.sparse = true;
            break;
        case Script::kana:
            for (auto& sounds : sounds_of_kana(word.letters)) add_sounds(to, std::move(sounds));
            add_reading(to, reading_key(romaji_of(word.letters)), 98);
            break;
        case Script::hangul:
            for (auto& sounds : sounds_of_hangul(word.letters)) add_sounds(to, std::move(sounds));
            add_reading(to, "k:" + word.plain, 98);
            break;
        case Script::han:
            to.plain = plain_han(word.letters, tables);
            read_han(to, word, part, tables);
            break;
        case Script::digits:
            break;
        case Script::other:
            add_sounds(to, sounds_of_other(word.letters));
            to.sparse = word.letters[0] >= 0x0E00 && word.letters[0] < 0x1800;
            break;
    }
    return to;
}

NameReadings read_name(std::string_view typed, Record::Kind kind, const Tables& tables) {
    return read_name(typed, kind, tables, nullptr);
}

NameReadings read_name(std::string_view typed, Record::Kind kind, const Tables& tables,
                       WordsReadBefore* before) {
    auto split = words_of(typed);
    NameReadings out;
    out.oddities = split.oddities;
    set_aside_habits(split.words, kind);
    if (split.words.empty()) return out;
    join_syllables(split.words);
    const bool han_only = std::all_of(split.words.begin(), split.words.end(),
                                      [](const Word& w) { return w.script == Script::han; });
    const bool foreign = split.foreign_dots && han_only;
    if (kind == Record::Kind::person && split.words.size() == 1) {
        for (const auto size : surname_sizes(split.words[0], tables)) {
            const auto& whole = split.words[0];
            out.ways.push_back(
                name_of_words({part_of(whole, 0, size), part_of(whole, size, std::u32string::npos)}, kind,
                              false, tables, before));
        }
    }
    if (out.ways.size() < 3) {
        auto whole = name_of_words(split.words, kind, foreign, tables, before);
        if (!whole.words.empty()) out.ways.push_back(std::move(whole));
    }
    return out;
}

std::string reading_in_letters(const NameWord& word, std::uint64_t hash, const Tables& tables) {
    auto is = [&](const std::string& key) {
        return !key.empty() && reading_hash(packed_reading(key, 1)) == hash;
    };
    const auto letters = letters_of(word.plain);
    if (const auto key = reading_key(word.plain); is(key)) return key;
    if (const auto key = reading_key(romaji_of(letters)); is(key)) return key;
    if (is("k:" + word.plain)) return word.plain;
    if (word.script != Script::han) return {};
    for (const auto& [kana, quality] : japanese_readings(letters, Part::either, tables))
        if (const auto key = reading_key(romaji_of(letters_of(kana))); is(key)) return key;
    const auto syllables = syllables_of_han(letters, tables);
    if (const auto key = reading_key(syllables.mandarin); is(key)) return key;
    if (const auto key = reading_key(syllables.vietnamese); is(key)) return key;
    return is("k:" + syllables.korean) ? syllables.korean : std::string();
}

}  // namespace hogo::matching
