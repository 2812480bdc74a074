// The languages of the screens, and what generated messages need at run time.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace hogo::web {

/// `pseudo` is made from English by the message generator (locale `xx`): text that is not a message stands out in it.
enum class Language { ja, en, pseudo };

/// `ja`, `en`, `xx`.
std::string_view code_of(Language language);
std::optional<Language> language_of(std::string_view code);
/// The better of Japanese and English by an Accept-Language header (RFC 9110, 12.5.4); Japanese where it says nothing.
Language preferred_language(std::string_view accept_language);

/// Appends a whole number as the language groups it: 1,234,567.
void append_number(std::string& out, std::int64_t number, Language language);

/// CLDR plural categories.
enum class Plural { zero, one, two, few, many, other };
Plural plural_of(std::int64_t number, Language language);
Plural ordinal_of(std::int64_t number, Language language);

}  // namespace hogo::web
