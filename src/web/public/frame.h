// The frame around every public page: leave quickly, languages, contents; and what stands in it.
//
// Promises: works without script; window title, address and icon say nothing about the page; the language's
// direction and name are set; the way out is the first thing on every page. Does not know requests.
#pragma once
#include "web/public/texts.h"

namespace hogo::web::open {

struct Frame {
    const Texts& texts;
    const LanguageTexts& words;
    int number = 0;          ///< of the page shown; 0: one that has no number (a refusal)
    std::string_view title;  ///< neutral
};

/// `first`, the heading and what goes with it, is painted before the style sheet has come: on a slow line
/// half a second earlier.
html::Html frame(const Frame& frame, const html::Html& first, const html::Html& rest);

/// The address of a page of a language.
html::Url address(const LanguageTexts& words, int number);
/// A sentence that may hold links, as the text of an element.
html::Html sentence(const Texts& texts, const LanguageTexts& words, Literal key);

/// One of the ten pages.
html::Html information(const Texts& texts, const LanguageTexts& words, int number);
/// The choice of a language; what the browser asks for stands first.
html::Html language_choice(const Texts& texts, const LanguageTexts& suggested);
/// A refusal without a form: a page that is not there, trouble.
html::Html refusal(const Texts& texts, const LanguageTexts& words, Literal key);

}  // namespace hogo::web::open
