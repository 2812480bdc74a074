// "Which language do you speak?" in every language, large, for pointing at on a screen or on paper.
#pragma once
#include "web/staff/visit.h"

namespace hogo::web::staff {

/// The sheet alone.
Response show_language_sheet(const Visit& visit);
/// The sheet in the middle of a form: a press sends the whole form on to `back`, with `language` and a field
/// `pointed`.
Response choose_on_language_sheet(const Visit& visit, const Form& form, const html::Url& back);

}  // namespace hogo::web::staff
