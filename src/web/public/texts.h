// The words of the public site, read from packs/<country>/public and checked once, at the start.
//
// Promises: every language has every page and every sentence of the original, with the same arguments, or
// nothing is served: the error names file and line; a page knows whether it is older than what it was made
// from. Does not know HTML's frame.
#pragma once
#include <filesystem>
#include <map>

#include "base/time.h"
#include "web/public/markdown.h"

namespace hogo::web::open {

/// Addresses are a language and a number: pages are 1 to 10, then these two.
inline constexpr int page_count = 10, consult_number = 11, return_number = 12;

struct Tongue {
    std::string id;   ///< in the address: `ja-easy`
    std::string tag;  ///< of HTML's lang: `ja`
    bool right_to_left = false;
    std::string name;  ///< its own
};

enum class TranslationState { original, own, machine, verified };

struct Page {
    std::string id;
    int number = 0;
    std::string title, heading, lead;
    LocalDate date;
    TranslationState state = TranslationState::original;
    std::string made_from;  ///< a language; empty for the original
    LocalDate source_date;
    std::vector<std::string> sources;
    Document body;
    bool stale = false;  ///< what it was made from has changed since
};

struct LanguageTexts {
    Tongue tongue;
    std::map<std::string, std::string, std::less<>> sentences;
    std::vector<Page> pages;  ///< in order of their numbers

    /// The sentence; an unknown key is a bug (texts are checked when they are loaded).
    const std::string& operator[](Literal key) const;
    /// With its arguments in place.
    std::string with(Literal key,
                     std::initializer_list<std::pair<std::string_view, std::string>> arguments) const;
    /// As the language writes a day.
    std::string day(LocalDate day) const;
};

class Texts {
  public:
    /// The error is a sentence with file and line.
    static std::expected<Texts, std::string> load(const std::filesystem::path& directory);

    const std::vector<LanguageTexts>& languages() const { return languages_; }
    const LanguageTexts* find(std::string_view id) const;
    const LanguageTexts& original() const { return *find(original_); }
    /// What the browser asks for, as far as there is one; else the original. It only suggests.
    const LanguageTexts& suggested(std::string_view accept_language) const;
    /// 0 where there is no such page.
    int number_of(std::string_view page_id) const;

  private:
    std::string original_;
    std::vector<LanguageTexts> languages_;
};

/// The keys that the site uses; every language must have each of them.
std::span<const std::string_view> sentence_keys();

}  // namespace hogo::web::open
