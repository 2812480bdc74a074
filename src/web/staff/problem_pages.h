// Sentences for what went wrong or was refused, and the page that shows them when no form can.
#pragma once
#include "actions/permit.h"
#include "web/http/request.h"
#include "web/messages.h"

namespace hogo::web::staff {

/// The sentence for a refusal or a problem, from the locales; a general one where a code has none.
std::string sentence_of(const Messages& msg, const actions::Refused& refused);
std::string sentence_of(const Messages& msg, const Problem& problem);
/// The page for a problem that no form can show.
Response problem_page(const Messages& msg, const Problem& problem);
/// The page for a status that the server answers by itself.
Response status_page(const Messages& msg, int status);

}  // namespace hogo::web::staff
