// Where ordinary sessions end: whereabouts, statements and the people to keep away open for five minutes, with password
// and code.
//
// Promises: a form that needs it waits on the page that asks, whole, and goes on from there; works without script; says
// for how long it opens, before and while it is open. Does not know which parts those are: the actions say so.
#pragma once
#include "web/staff/components.h"
#include "web/staff/visit.h"

namespace hogo::web::staff {

/// Asks, on the address of the form that waits; `what_is_wrong`: after an attempt that failed.
Response ask_step_up(const Visit& visit, const Form& waiting, const FormState& what_is_wrong = {}, int status = 200);
/// The answer to it, which came with the waiting form. Nothing: it is open, or was not asked, and the form goes on.
std::optional<Response> answer_step_up(Visit& visit, const Form& waiting);
/// The form's body without what was typed to open: for keeping it.
std::string without_step_up(const Form& form);

/// /step-up: the same on a page of its own, and closing before the time is over.
void add_step_up_pages(Pages& pages);

}  // namespace hogo::web::staff
