#include "matching/readings.h"

#include <algorithm>
#include <cmath>

#include "matching/spelling.h"

namespace hogo::matching {
namespace {

constexpr std::size_t most_readings = 40;

struct Made {
    std::string kana;
    double share;
};

/// The likeliest readings that the letters make up, one after the other.
std::vector<Made> made_of_letters(std::u32string_view word, Section section, const Tables& tables) {
    std::vector<Made> made{{"", 1.0}};
    for (std::size_t i = 0; i < word.size(); ++i) {
        const char32_t letter = word[i] == U'々' && i > 0 ? word[i - 1] : word[i];
        std::vector<Made> longer;
        if (script_of(letter) == Script::kana) {
            const char32_t hiragana =
                letter >= 0x30A1 && letter <= 0x30F6 && letter != U'ヶ' ? letter - 0x60 : letter;
            for (auto& m : made)
                longer.push_back({m.kana + utf8_of(std::u32string_view(&hiragana, 1)), m.share});
        } else {
            auto value = tables.find(section, utf8_of(std::u32string_view(&letter, 1)));
            if (value.empty()) return {};
            for (const auto& m : made)
                for (const auto& [reading, share] : shared_readings(value))
                    longer.push_back({m.kana + std::string(reading), m.share * share / 1000.0});
        }
        std::sort(longer.begin(), longer.end(),
                  [](const Made& a, const Made& b) { return a.share > b.share; });
        if (longer.size() > most_readings) longer.resize(most_readings);
        made = std::move(longer);
    }
    return made;
}

}  // namespace

std::vector<std::pair<std::string, int>> japanese_readings(std::u32string_view word, Part part,
                                                           const Tables& tables) {
    std::vector<std::pair<std::string, int>> out;
    if (word.size() > 6) return out;
    auto add = [&](std::string kana, int quality) {
        for (auto& [known, known_quality] : out)
            if (known == kana) {
                known_quality = std::max(known_quality, quality);
                return;
            }
        out.emplace_back(std::move(kana), quality);
    };
    // What the dictionary of the other part knows counts less.
    auto from = [&](Section words, Section letters, int discount) {
        const auto text = utf8_of(word);
        for (const auto& [reading, share] : shared_readings(tables.find(words, text)))
            add(std::string(reading), 84 + static_cast<int>(14 * std::sqrt(share / 1000.0)) - discount);
        const auto made = made_of_letters(word, letters, tables);
        for (const auto& m : made)
            add(m.kana, 62 + static_cast<int>(22 * std::sqrt(m.share / std::max(made.front().share, 0.02))) -
                            discount);
    };
    if (part != Part::given) from(Section::ja_surname, Section::ja_letter_surname, 0);
    if (part != Part::surname)
        from(Section::ja_given, Section::ja_letter_given, part == Part::either ? 1 : 0);
    if (part == Part::given && out.empty()) from(Section::ja_surname, Section::ja_letter_surname, 6);
    if (part == Part::surname && out.empty()) from(Section::ja_given, Section::ja_letter_given, 6);
    std::stable_sort(out.begin(), out.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    if (out.size() > most_readings) out.resize(most_readings);
    return out;
}

HanSyllables syllables_of_han(std::u32string_view letters, const Tables& tables) {
    HanSyllables out;
    bool korean = true, vietnamese = true;
    for (char32_t c : letters) {
        const auto letter = utf8_of(std::u32string_view(&c, 1));
        for (char32_t m : letters_of(tables.find(Section::mandarin, letter))) {
            if (m == U'ü' || (m >= U'ǖ' && m <= U'ǜ'))
                out.mandarin += 'v';
            else
                append_plain(out.mandarin, m);
        }
        out.cantonese += tables.find(Section::cantonese, letter);
        const auto hangul = tables.find(Section::korean, letter);
        korean &= !hangul.empty();
        out.korean += hangul.substr(0, hangul.find(','));
        const auto viet = tables.find(Section::vietnamese, letter);
        vietnamese &= !viet.empty();
        for (char32_t v : letters_of(viet)) append_plain(out.vietnamese, v);
    }
    if (!korean) out.korean.clear();
    if (!vietnamese) out.vietnamese.clear();
    return out;
}

Sounds sounds_of_pinyin(std::string_view pinyin) {
    std::string out;
    for (std::size_t at = 0; at < pinyin.size(); ++at) {
        const auto rest = pinyin.substr(at);
        if (rest.starts_with("zh")) {
            out += 'Z';
            ++at;
        } else if (rest.starts_with("ch")) {
            out += 'X';
            ++at;
        } else if (rest.starts_with("sh")) {
            out += 'S';
            ++at;
        } else if (rest[0] == 'q')
            out += 'X';
        else if (rest[0] == 'x')
            out += 'S';
        else if (rest[0] == 'c')
            out += 'Q';
        else if (rest[0] == 'z')
            out += 'Z';
        else if (rest[0] == 'j')
            out += 'Z';
        else if (rest[0] == 'v')
            out += 'u';
        else
            out += rest[0];
    }
    return tidied(out);
}

Sounds sounds_of_jyutping(std::string_view jyutping) {
    std::string out;
    for (std::size_t at = 0; at < jyutping.size(); ++at) {
        const char c = jyutping[at];
        out += c == 'j' ? 'y' : c == 'z' ? 'Z' : c == 'c' ? 'X' : c;
    }
    return tidied(out);
}

}  // namespace hogo::matching
