#include "matching/letters.h"

#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/uspoof.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <memory>

#include "base/result.h"

namespace hogo::matching {
namespace {

constexpr char32_t replacement = 0xFFFD;

const icu::Normalizer2& folding() {
    static const icu::Normalizer2& instance = []() -> const icu::Normalizer2& {
        UErrorCode status = U_ZERO_ERROR;
        const auto* found = icu::Normalizer2::getNFKCCasefoldInstance(status);
        require(U_SUCCESS(status), "ICU has no case folding data");
        return *found;
    }();
    return instance;
}

/// Latin-ASCII of the letters below U+0250 and of Latin Extended Additional, asked of ICU once.
class PlainLatin {
  public:
    PlainLatin() {
        UErrorCode status = U_ZERO_ERROR;
        const std::unique_ptr<icu::Transliterator> latin_ascii(icu::Transliterator::createInstance(
            "NFD; [:Mn:] Remove; Latin-ASCII; Lower", UTRANS_FORWARD, status));
        require(U_SUCCESS(status), "ICU has no Latin-ASCII rules");
        for (std::size_t i = 0; i < plain_.size(); ++i) {
            icu::UnicodeString text(static_cast<UChar32>(letter(i)));
            latin_ascii->transliterate(text);
            text.toUTF8String(plain_[i]);
        }
    }
    const std::string* find(char32_t c) const {
        if (c >= 0x80 && c < 0x250) return &plain_[c - 0x80];
        if (c >= 0x1E00 && c < 0x1F00) return &plain_[c - 0x1E00 + 0x1D0];
        return nullptr;
    }

  private:
    static char32_t letter(std::size_t i) {
        return static_cast<char32_t>(i < 0x1D0 ? i + 0x80 : i - 0x1D0 + 0x1E00);
    }
    std::array<std::string, 0x1D0 + 0x100> plain_;
};

bool letter_or_mark(char32_t c) {
    const auto mask = U_MASK(u_charType(static_cast<UChar32>(c)));
    return mask & (U_GC_L_MASK | U_GC_M_MASK | U_GC_ND_MASK);
}

bool dropped_inside(char32_t c) {  // apostrophes and modifier letters that only romanisations write
    return c == '\'' || c == 0x2019 || c == 0x2018 || c == 0x02BC || c == '`' || c == 0xB4 || c == 0x2032 ||
           c == 0x05F3 || c == 0x05F4 || (c >= 0x02B0 && c <= 0x02FF);
}
bool hyphen(char32_t c) {
    return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0xFF0D || c == 0x05BE;
}
bool middle_dot(char32_t c) {
    return c == 0x30FB || c == 0xB7 || c == 0x2022 || c == 0x2027 || c == 0xFF65;
}

/// The ASCII letter that a reader takes the letter for, by the Unicode data of confusables; 0 where there is
/// none.
char32_t latin_look(char32_t c) {
    static USpoofChecker* checker = [] {
        UErrorCode status = U_ZERO_ERROR;
        auto* opened = uspoof_open(&status);
        return U_SUCCESS(status) ? opened : nullptr;
    }();
    if (!checker) return 0;
    UErrorCode status = U_ZERO_ERROR;
    icu::UnicodeString look;
    uspoof_getSkeletonUnicodeString(checker, 0, icu::UnicodeString(static_cast<UChar32>(c)), look, &status);
    if (U_FAILURE(status) || look.length() != 1) return 0;
    const char16_t first = look.charAt(0);
    return first < 128 && u_isalpha(first) ? static_cast<char32_t>(u_tolower(first)) : 0;
}

/// The Cyrillic letter that looks like a Latin one; the letter itself where none does.
char32_t cyrillic_look(char32_t latin) {
    for (char32_t c = 0x0410; c <= 0x044F; ++c)
        if (latin_look(c) == static_cast<char32_t>(u_tolower(static_cast<UChar32>(latin)))) return c;
    return latin;
}

/// A word with letters of two neighbouring scripts: where every foreign letter looks like one of the other
/// script, it is meant as one. `Маria` with a Cyrillic Ма is `Maria`; in `Mария` the Latin M is the foreign
/// one.
bool mend_look_alikes(std::u32string& letters, Script& script) {
    std::size_t latin = 0, foreign = 0;
    for (char32_t c : letters) {
        const auto s = script_of(c);
        latin += s == Script::latin;
        foreign += s == Script::cyrillic || s == Script::greek;
    }
    if (latin == 0 || foreign == 0) return false;
    std::u32string mended = letters;
    for (auto& c : mended) {
        const auto s = script_of(c);
        if (s != Script::cyrillic && s != Script::greek) continue;
        const auto look = latin_look(c);
        if (look == 0) {
            script = s;
            for (auto& original : letters)
                if (script_of(original) == Script::latin) original = cyrillic_look(original);
            return true;
        }
        c = look;
    }
    letters = std::move(mended);
    script = Script::latin;
    return true;
}

void fold_into(std::u32string& out, char32_t c) {
    if (c < 128) {
        out.push_back(c >= 'A' && c <= 'Z' ? c + 32 : c);
        return;
    }
    out.push_back(c);
}

std::u32string folded_letters(std::u32string_view letters) {
    if (std::all_of(letters.begin(), letters.end(), [](char32_t c) { return c < 128; })) {
        std::u32string out;
        for (char32_t c : letters) fold_into(out, c);
        return out;
    }
    const auto text = icu::UnicodeString::fromUTF32(reinterpret_cast<const UChar32*>(letters.data()),
                                                    static_cast<int32_t>(letters.size()));
    UErrorCode status = U_ZERO_ERROR;
    const auto folded = folding().normalize(text, status);
    require(U_SUCCESS(status), "ICU could not fold a text");
    std::u32string out;
    for (int32_t i = 0; i < folded.length(); i = folded.moveIndex32(i, 1)) {
        auto c = static_cast<char32_t>(folded.char32At(i));
        if (c >= 0x3041 && c <= 0x3096) c += 0x60;  // hiragana as katakana
        out.push_back(c);
    }
    return out;
}

class Splitter {
  public:
    Words run(std::string_view typed) {
        const auto letters = read(typed);
        char32_t last = 0;
        std::size_t in_word = 0;
        for (std::size_t i = 0; i < letters.size(); ++i) {
            const char32_t c = letters[i];
            const char32_t next = i + 1 < letters.size() ? letters[i + 1] : 0;
            if (dropped_inside(c) && !word_.empty()) {
                // A geresh makes another letter of the Hebrew one before it.
                if (script_ == Script::hebrew && (c == '\'' || c == 0x2019 || c == 0x05F3))
                    word_.push_back(0x05F3);
                continue;
            }
            if (!letter_or_mark(c)) {
                end_word();
                in_word = 0;
                result_.foreign_dots |= middle_dot(c);
                hyphen_ = hyphen(c) && last != ' ' && last != 0;
                if (c == ' ') hyphen_ = false;
                last = c;
                continue;
            }
            // `RamiMakhlouf`: a capital after four small letters begins a word. `MacLeish`, `WuDunn` do not.
            if (in_word >= 4 && u_islower(static_cast<UChar32>(last)) && u_isupper(static_cast<UChar32>(c)) &&
                next != 0 && !hyphen(next)) {
                end_word();
                in_word = 0;
            }
            const auto script = script_of(c);
            if (!word_.empty() && changes(script)) {
                end_word();
                in_word = 0;
            }
            if (script != Script::other || word_.empty())
                script_ = word_.empty() || script != Script::other ? merged(script) : script_;
            word_.push_back(c);
            ++in_word;
            last = c;
        }
        end_word();
        finish();
        return std::move(result_);
    }

  private:
    std::u32string read(std::string_view typed) {
        std::u32string letters;
        const auto* bytes = reinterpret_cast<const std::uint8_t*>(typed.data());
        const auto length = static_cast<std::int64_t>(std::min<std::size_t>(typed.size(), 1 << 20));
        for (std::int64_t i = 0; i < length;) {
            UChar32 c;
            U8_NEXT(bytes, i, length, c);
            if (c < 0) {
                result_.oddities |= not_utf8;
                c = ' ';
            }
            if (c < 32 || (c >= 0x7F && c < 0xA0)) {
                if (c != '\t' && c != '\n' && c != '\r') {
                    result_.oddities |= control_characters;
                    continue;
                }
                c = ' ';
            }
            if (c == 0x200B || c == 0x200C || c == 0x200D || c == 0x2060 || c == 0xFEFF || c == 0xAD ||
                (c >= 0x200E && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
                (c >= 0x2066 && c <= 0x2069)) {
                if (c != 0x200C && c != 0x200D) result_.oddities |= zero_width_characters;
                continue;
            }
            if (u_isUWhiteSpace(c)) c = ' ';
            if (letters.size() == longest_name) {
                result_.oddities |= too_long;
                break;
            }
            letters.push_back(static_cast<char32_t>(c));
        }
        return letters;
    }

    bool changes(Script next) const {
        if (next == script_ || next == Script::other || script_ == Script::other) return false;
        auto alphabetic = [](Script s) {
            return s == Script::latin || s == Script::cyrillic || s == Script::greek;
        };
        if (alphabetic(next) && alphabetic(script_))
            return false;  // look-alikes, mended at the end of the word
        // Kanji with kana behind them are one Japanese word.
        if ((next == Script::kana && script_ == Script::han) ||
            (next == Script::han && script_ == Script::kana))
            return false;
        return true;
    }
    Script merged(Script next) const {
        if (word_.empty()) return next;
        if (script_ == Script::han || next == Script::han) return Script::han;
        return script_;
    }

    void end_word() {
        if (word_.empty()) return;
        Word word;
        word.script = script_;
        if (mend_look_alikes(word_, word.script)) result_.oddities |= look_alike_letters;
        word.letters = folded_letters(word_);
        std::erase_if(word.letters,
                      [](char32_t c) { return !letter_or_mark(c) && c != 0x30FC && c != 0x05F3; });
        for (char32_t c : word.letters) append_plain(word.plain, c);
        word.joined_to_last = hyphen_ && !result_.words.empty();
        if (!word.plain.empty()) result_.words.push_back(std::move(word));
        word_.clear();
        hyphen_ = false;
    }

    void finish() {
        std::size_t letters = 0;
        std::uint32_t scripts = 0;
        for (const auto& word : result_.words) {
            letters += word.letters.size();
            if (word.script != Script::digits) scripts |= 1u << static_cast<unsigned>(word.script);
        }
        const auto japanese =
            (1u << static_cast<unsigned>(Script::han)) | (1u << static_cast<unsigned>(Script::kana));
        if ((scripts & (scripts - 1)) != 0 && (scripts & ~japanese) != 0) result_.oddities |= mixed_scripts;
        if (letters == 0) result_.oddities |= no_letters;
        if (letters == 1) result_.oddities |= one_letter;
    }

    Words result_;
    std::u32string word_;
    Script script_ = Script::other;
    bool hyphen_ = false;
};

}  // namespace

std::string_view code_of(Script script) {
    constexpr std::string_view codes[] = {"latin", "cyrillic", "greek", "hebrew", "arabic",
                                          "kana",  "hangul",   "han",   "digits", "other"};
    return codes[static_cast<std::size_t>(script)];
}

Script script_of(char32_t c) {
    if (c < 128) return c >= '0' && c <= '9' ? Script::digits : Script::latin;
    UErrorCode status = U_ZERO_ERROR;
    const auto code = uscript_getScript(static_cast<UChar32>(c), &status);
    switch (static_cast<int>(code)) {
        case USCRIPT_LATIN:
            return Script::latin;
        case USCRIPT_CYRILLIC:
            return Script::cyrillic;
        case USCRIPT_GREEK:
            return Script::greek;
        case USCRIPT_HEBREW:
            return Script::hebrew;
        case USCRIPT_ARABIC:
            return Script::arabic;
        case USCRIPT_HIRAGANA:
        case USCRIPT_KATAKANA:
            return Script::kana;
        case USCRIPT_HANGUL:
            return Script::hangul;
        case USCRIPT_HAN:
            return Script::han;
        default:
            break;
    }
    if (c == 0x30FC || c == 0xFF70) return Script::kana;
    if (c == 0x3005 || c == 0x30F6 || c == 0x30F5) return Script::han;
    return u_isdigit(static_cast<UChar32>(c)) ? Script::digits : Script::other;
}

std::u32string letters_of(std::string_view utf8) {
    std::u32string out;
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(utf8.data());
    const auto length = static_cast<std::int64_t>(utf8.size());
    for (std::int64_t i = 0; i < length;) {
        UChar32 c;
        U8_NEXT(bytes, i, length, c);
        out.push_back(c < 0 ? replacement : static_cast<char32_t>(c));
    }
    return out;
}

std::string utf8_of(std::u32string_view letters) {
    std::string out;
    for (char32_t letter : letters) {
        std::uint8_t bytes[4];
        std::int32_t length = 0;
        UBool failed = false;
        U8_APPEND(bytes, length, 4, static_cast<UChar32>(letter), failed);
        if (!failed) out.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(length));
    }
    return out;
}

void append_plain(std::string& to, char32_t letter) {
    static const PlainLatin latin;
    if (letter < 128) {
        to.push_back(static_cast<char>(letter));
    } else if (const auto* plain = latin.find(letter)) {
        to += *plain;
    } else if (letter >= 0x300 && letter < 0x370) {
        return;  // a mark that no letter took up
    } else if (u_isdigit(static_cast<UChar32>(letter))) {
        to.push_back(static_cast<char>('0' + u_charDigitValue(static_cast<UChar32>(letter))));
    } else {
        to += utf8_of(std::u32string_view(&letter, 1));
    }
}

Words words_of(std::string_view typed) {
    return Splitter().run(typed);
}

}  // namespace hogo::matching
