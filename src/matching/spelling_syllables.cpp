#include <unicode/translit.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <memory>

#include "base/result.h"
#include "matching/spelling.h"

namespace hogo::matching {
namespace {

bool vowel(char c) {
    return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}
bool small_kana(char32_t c) {
    return c == U'ァ' || c == U'ィ' || c == U'ゥ' || c == U'ェ' || c == U'ォ' || c == U'ャ' || c == U'ュ' ||
           c == U'ョ' || c == U'ヮ';
}
int small_place(char32_t c) {
    constexpr std::u32string_view all = U"ァィゥェォャュョヮ";
    return static_cast<int>(all.find(c));
}

/// Each katakana, alone and with a small one behind it, as ICU's Katakana-Latin has it.
class KanaTable {
  public:
    KanaTable() {
        UErrorCode status = U_ZERO_ERROR;
        const std::unique_ptr<icu::Transliterator> latin(
            icu::Transliterator::createInstance("Katakana-Latin", UTRANS_FORWARD, status));
        require(U_SUCCESS(status), "ICU has no Katakana-Latin rules");
        for (char32_t c = first; c <= last; ++c)
            for (int small = -1; small < 9; ++small) {
                std::u32string text(1, c);
                if (small >= 0)
                    text.push_back(
                        std::u32string_view(U"ァィゥェォャュョヮ")[static_cast<std::size_t>(small)]);
                auto unicode = icu::UnicodeString::fromUTF32(reinterpret_cast<const UChar32*>(text.data()),
                                                             static_cast<int32_t>(text.size()));
                latin->transliterate(unicode);
                std::string out;
                unicode.toUTF8String(out);
                entry(c, small) = joined(out);
            }
    }
    const std::string& find(char32_t c, int small) const {
        return const_cast<KanaTable*>(this)->entry(c, small);
    }
    static bool has(char32_t c) { return c >= first && c <= last; }

  private:
    static constexpr char32_t first = 0x30A1, last = 0x30FA;
    std::string& entry(char32_t c, int small) {
        return table_[c - first][static_cast<std::size_t>(small + 1)];
    }

    /// ICU marks a small vowel behind a syllable with `~`: `vu~a` is said `va`, `u~i` `wi`, `ku~a` `kwa`.
    static std::string joined(std::string text) {
        const auto mark = text.find('~');
        if (mark == std::string::npos || mark == 0) {
            std::erase(text, '~');
            return text;
        }
        std::string begin = text.substr(0, mark - 1);
        if (text[mark - 1] == 'u' && (begin.empty() || begin == "k" || begin == "g")) begin += 'w';
        return begin + text.substr(mark + 1);
    }
    std::array<std::array<std::string, 10>, last - first + 1> table_;
};

const KanaTable& kana_table() {
    static const KanaTable table;
    return table;
}

/// Hepburn letters to sounds.
Sounds sounds_of_romaji(std::string_view romaji) {
    std::string out;
    for (std::size_t at = 0; at < romaji.size(); ++at) {
        const auto rest = romaji.substr(at);
        if (rest.starts_with("sh")) {
            out += 'S';
            ++at;
        } else if (rest.starts_with("ch")) {
            out += 'X';
            ++at;
        } else if (rest.starts_with("ts")) {
            out += 'Q';
            ++at;
        } else if (rest.starts_with("dj") || rest.starts_with("dz")) {
            out += 'Z';
            ++at;
        } else if (rest[0] == 'j')
            out += 'Z';
        else
            out += rest[0];
    }
    return out;
}

// ---- Hangul: syllables are arithmetic (Unicode, 3.12), the sounds of the parts a table
// --------------------------------

constexpr std::string_view hangul_first[] = {"g", "k", "n", "d", "t", "r", "m", "b", "p", "s",
                                             "s", "",  "Z", "Z", "X", "k", "t", "p", "h"};
constexpr std::string_view hangul_vowel[] = {"a",  "e",  "ya", "ye", "o",  "e",  "yo", "ye", "o",  "wa", "we",
                                             "we", "yo", "u",  "wo", "we", "wi", "yu", "u",  "ui", "i"};
constexpr std::string_view hangul_last[] = {"",  "k", "k", "k", "n", "n", "n", "t", "l", "k",
                                            "m", "p", "l", "l", "p", "l", "m", "p", "p", "t",
                                            "t", "n", "t", "t", "k", "t", "p", "t"};
constexpr int ieung_last = 21, rieul_first = 5, ieung_first = 11, eu = 18;

struct Syllable {
    int first, vowel, last;
};
std::vector<Syllable> syllables_of(std::u32string_view letters) {
    std::vector<Syllable> out;
    for (char32_t c : letters)
        if (c >= 0xAC00 && c <= 0xD7A3) {
            const int s = static_cast<int>(c - 0xAC00);
            out.push_back({s / 588, s % 588 / 28, s % 28});
        }
    return out;
}

// ---- other scripts
// ----------------------------------------------------------------------------------------------------

/// `KHMER LETTER KO` → `k`, `THAI CHARACTER SARA AA` → `a`: the letter's own name, for scripts that ICU
/// cannot romanise.
std::string sounds_by_name(char32_t letter) {
    char name[128];
    UErrorCode status = U_ZERO_ERROR;
    const auto length =
        u_charName(static_cast<UChar32>(letter), U_UNICODE_CHAR_NAME, name, sizeof name, &status);
    if (U_FAILURE(status) || length <= 0) return {};
    const std::string_view text(name, static_cast<std::size_t>(length));
    auto behind = [&](std::string_view mark) -> std::string_view {
        const auto at = text.find(mark);
        if (at == std::string_view::npos) return {};
        const auto rest = text.substr(at + mark.size());
        return rest.substr(0, rest.find(' '));
    };
    std::string_view found = behind("VOWEL SIGN ");
    bool a_vowel = !found.empty();
    if (found.empty()) found = behind(" SARA ");
    a_vowel |= !found.empty();
    if (found.empty())
        found = behind("MAI HAN-AKAT").empty() && text.find("HAN-AKAT") != std::string_view::npos ? "A" : "";
    if (found.empty()) found = behind("INDEPENDENT VOWEL ");
    if (found.empty()) found = behind(" LETTER ");
    if (found.empty()) found = behind(" CHARACTER ");
    if (found.empty() || found == "MAI")
        return text.find("ANUSVARA") != std::string_view::npos ||
                       text.find("NIKAHIT") != std::string_view::npos
                   ? "n"
                   : "";
    std::string lower;
    for (char c : found) lower.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c);
    if (lower.size() > 4) return {};
    auto sounds = sounds_of_latin(letters_of(lower));
    if (!a_vowel && sounds.size() > 1 && vowel(sounds.back()))
        sounds.pop_back();  // the vowel of the letter's name
    return sounds;
}

std::u32string through_any_latin(std::u32string_view letters) {
    thread_local const std::unique_ptr<icu::Transliterator> any_latin = [] {
        UErrorCode status = U_ZERO_ERROR;
        std::unique_ptr<icu::Transliterator> made(
            icu::Transliterator::createInstance("Any-Latin; Lower; NFC", UTRANS_FORWARD, status));
        require(U_SUCCESS(status), "ICU has no Any-Latin rules");
        return made;
    }();
    auto text = icu::UnicodeString::fromUTF32(reinterpret_cast<const UChar32*>(letters.data()),
                                              static_cast<int32_t>(letters.size()));
    any_latin->transliterate(text);
    std::string utf8;
    text.toUTF8String(utf8);
    return letters_of(utf8);
}

bool indic(char32_t c) {
    return c >= 0x0900 && c < 0x0E00;
}
bool thai_or_lao(char32_t c) {
    return c >= 0x0E00 && c < 0x0F00;
}
bool vowel_before(char32_t c) {
    return (c >= 0x0E40 && c <= 0x0E44) || (c >= 0x0EC0 && c <= 0x0EC4);
}

}  // namespace

std::string romaji_of(std::u32string_view kana) {
    std::string out;
    bool doubled = false;
    for (std::size_t i = 0; i < kana.size(); ++i) {
        char32_t c = kana[i];
        if (c >= 0x3041 && c <= 0x3096) c += 0x60;
        if (c == U'ッ') {
            doubled = true;
            continue;
        }
        if (c == U'ー') {
            if (!out.empty() && vowel(out.back())) out.push_back(out.back());
            continue;
        }
        if (!KanaTable::has(c)) continue;
        int small = -1;
        if (i + 1 < kana.size()) {
            char32_t next = kana[i + 1];
            if (next >= 0x3041 && next <= 0x3096) next += 0x60;
            if (small_kana(next) && !small_kana(c)) {
                small = small_place(next);
                ++i;
            }
        }
        const auto& syllable = kana_table().find(c, small);
        if (doubled && !syllable.empty()) out += syllable[0] == 'c' ? 't' : syllable[0];
        doubled = false;
        out += syllable;
    }
    return out;
}

std::vector<Sounds> sounds_of_kana(std::u32string_view letters) {
    const auto full = tidied(sounds_of_romaji(romaji_of(letters)));
    // A foreign consonant without a vowel is carried by u, after t and d by o: `マルクス` is marks.
    std::string bare;
    for (std::size_t i = 0; i < full.size(); ++i) {
        const char last = i > 0 ? full[i - 1] : '\0';
        const bool carried =
            (full[i] == 'u' && last && !vowel(last) && last != 'y' && last != 'n' && last != 'w') ||
            (full[i] == 'o' && (last == 't' || last == 'd'));
        const bool before_vowel = i + 1 < full.size() && vowel(full[i + 1]);
        if (carried && !before_vowel) continue;
        bare.push_back(full[i]);
    }
    std::vector<Sounds> out{full};
    if (auto second = tidied(bare); second != full && second.size() > 1) out.push_back(std::move(second));
    return out;
}

/// Surnames of one syllable whose usual spelling no rule of romanisation gives.
struct UsualSpelling {
    char32_t surname;
    std::string_view sounds;
};
constexpr UsualSpelling usual_spellings[] = {{U'박', "park"}, {U'최', "Coi"}, {U'우', "wu"},
                                             {U'이', "yi"},   {U'허', "hur"}, {U'백', "paik"},
                                             {U'조', "Co"},   {U'정', "Cun"}, {U'곽', "kwak"}};

std::vector<Sounds> sounds_of_hangul(std::u32string_view letters) {
    const auto syllables = syllables_of(letters);
    std::string full, bare;
    for (std::size_t i = 0; i < syllables.size(); ++i) {
        const auto& s = syllables[i];
        std::string first(hangul_first[static_cast<std::size_t>(s.first)]);
        std::string vowel(hangul_vowel[static_cast<std::size_t>(s.vowel)]);
        // ㄹㄹ is l, ㅅ before i and y is sh, and sh, j and ch take up the y.
        if (s.first == rieul_first && i > 0 && syllables[i - 1].last == 8) first = "l";
        const bool before_y = vowel[0] == 'y';
        if ((s.first == 9 || s.first == 10) && (s.vowel == 20 || s.vowel == 16 || before_y)) first = "S";
        if (before_y && (first == "S" || first == "Z" || first == "X")) vowel.erase(0, 1);
        std::string last(hangul_last[static_cast<std::size_t>(s.last)]);
        if (s.last == ieung_last) last = "n";
        if (s.last == 19 && i + 1 < syllables.size() && syllables[i + 1].first == ieung_first) last = "s";
        // ㅢ behind a consonant is said i.
        const bool said_i = s.vowel == 19 && !first.empty();
        if (said_i) vowel = "i";
        full += first + vowel + last;
        bare += first + (s.vowel == eu && !first.empty() && last.empty() ? "" : vowel) + last;
    }
    std::vector<Sounds> out{tidied(full)};
    if (auto second = tidied(bare); second != out[0] && second.size() > 1) out.push_back(std::move(second));
    if (letters.size() == 1)
        for (const auto& [surname, usual] : usual_spellings)
            if (surname == letters[0]) out.push_back(tidied(usual));
    // A Korean word does not begin with r or with n before i and y; its romanisation may: 이 Lee, 임 Lim, 노
    // Roh.
    if (!syllables.empty() && syllables.size() <= 3) {
        const auto& s = syllables[0];
        const bool y_or_i = s.vowel == 20 || (hangul_vowel[static_cast<std::size_t>(s.vowel)][0] == 'y');
        if (s.first == ieung_first && y_or_i) out.push_back(tidied("l" + full));
        if (s.first == 2 && !y_or_i) out.push_back(tidied("r" + full.substr(1)));
    }
    return out;
}

Sounds sounds_of_other(std::u32string_view letters) {
    if (!letters.empty() && !thai_or_lao(letters[0])) {
        auto latin = through_any_latin(letters);
        if (indic(letters[0]))  // its c is said ch
            for (auto& c : latin)
                if (c == U'c') c = U'č';
        if (std::all_of(latin.begin(), latin.end(), [](char32_t c) {
                return script_of(c) == Script::latin || (c >= 0x300 && c < 0x370) || c == ' ';
            }))
            return sounds_of_latin(latin);
    }
    std::string out, waiting;
    for (char32_t c : letters) {
        if (vowel_before(c)) {
            waiting += sounds_by_name(c);
            continue;
        }
        if (c == 0x0E4C || c == 0x0ECC) {  // the mark that silences the letter before it
            if (!out.empty()) out.pop_back();
            continue;
        }
        out += sounds_by_name(c);
        out += waiting;
        waiting.clear();
    }
    return tidied(out + waiting);
}

}  // namespace hogo::matching
