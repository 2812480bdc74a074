// The pages of the consultation: write, the receipt, come back, read, write again.
//
// Promises: every form carries what was typed again when something is wrong with it; nothing is suggested or
// remembered by the browser (autocomplete, spelling); after a receipt was shown or an inbox opened, the page
// is one whose size says nothing.
#pragma once
#include "actions/consultation.h"
#include "web/http/form.h"
#include "web/public/frame.h"

namespace hogo::web::open {

/// Characters of a message; of the short fields.
inline constexpr std::size_t words_limit = 4000, short_limit = 300;
/// Bytes of all files of a message, and how the pages write it.
inline constexpr std::uint64_t files_limit = 20'000'000;
inline constexpr std::string_view files_limit_text = "20 MB";

struct Wrong {
    std::string field;  ///< the field's name; empty: the whole form
    std::string sentence;
};

/// What a form shows: fresh, or as it was sent with what is wrong.
struct FormView {
    const Texts& texts;
    const LanguageTexts& words;
    std::string form;  ///< the hidden mark
    std::map<std::string, std::string> typed;
    std::vector<Wrong> wrong;
};

html::Html consult_page(const FormView& view);
html::Html return_page(const FormView& view);
/// After sending: the receipt, what to do with it, and a card to print that looks like something else.
html::Html sent_page(const Texts& texts, const LanguageTexts& words, const SecretText& receipt);
/// The inbox, with a reply or without; and writing again, for which the receipt stands in a hidden field.
html::Html inbox_page(const FormView& view, const SecretText& receipt,
                      const std::optional<actions::Answer>& answer);
/// After writing again; also where that form came back with something wrong.
html::Html again_page(const FormView& view, const SecretText& receipt, bool arrived);

/// Languages in which an answer can be wished: those of the site, and another one.
std::vector<Code> answer_languages(const Texts& texts);

}  // namespace hogo::web::open
