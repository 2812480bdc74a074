// Numbers and plural categories through ICU; Japanese and English cardinals need no look-up.
#include "web/html/language.h"

#include <unicode/plurrule.h>

#include <memory>

#include "base/result.h"

namespace hogo::web {

std::string_view code_of(Language language) {
    switch (language) {
        case Language::ja: return "ja";
        case Language::en: return "en";
        case Language::pseudo: return "xx";
    }
    bug("a language that is none");
}

std::optional<Language> language_of(std::string_view code) {
    for (Language language : {Language::ja, Language::en, Language::pseudo})
        if (code_of(language) == code) return language;
    return std::nullopt;
}

Language preferred_language(std::string_view accept_language) {
    // The order of the list is the order of preference in what browsers send; weights only repeat it.
    while (!accept_language.empty()) {
        std::string_view entry = accept_language.substr(0, accept_language.find(','));
        accept_language.remove_prefix(std::min(entry.size() + 1, accept_language.size()));
        while (entry.starts_with(' ')) entry.remove_prefix(1);
        std::string_view primary = entry.substr(0, entry.find_first_of("-; "));
        if (primary == "ja") return Language::ja;
        if (primary == "en") return Language::en;
    }
    return Language::ja;
}

void append_number(std::string& out, std::int64_t number, Language) {
    std::string digits = std::to_string(number);
    std::size_t first = digits[0] == '-' ? 1 : 0;
    for (std::size_t at = digits.size(); at > first + 3;) {
        at -= 3;
        digits.insert(at, ",");
    }
    out += digits;
}

namespace {

Plural category(const icu::PluralRules& rules, std::int64_t number) {
    std::string keyword;
    rules.select(static_cast<double>(number)).toUTF8String(keyword);
    if (keyword == "zero") return Plural::zero;
    if (keyword == "one") return Plural::one;
    if (keyword == "two") return Plural::two;
    if (keyword == "few") return Plural::few;
    if (keyword == "many") return Plural::many;
    return Plural::other;
}

}  // namespace

Plural plural_of(std::int64_t number, Language language) {
    switch (language) {
        case Language::ja: return Plural::other;
        case Language::en:
        case Language::pseudo: return number == 1 ? Plural::one : Plural::other;
    }
    bug("a language that is none");
}

Plural ordinal_of(std::int64_t number, Language language) {
    if (language == Language::ja) return Plural::other;
    static const std::unique_ptr<icu::PluralRules> english = [] {
        UErrorCode status = U_ZERO_ERROR;
        std::unique_ptr<icu::PluralRules> rules(
            icu::PluralRules::forLocale(icu::Locale::getEnglish(), UPLURAL_TYPE_ORDINAL, status));
        require(U_SUCCESS(status), "ICU without English plural rules");
        return rules;
    }();
    return category(*english, number);
}

}  // namespace hogo::web
