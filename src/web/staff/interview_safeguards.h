// The safeguards of an interview as a form shows them: each with its rule, its box, and its reason where it
// cannot be met.
#pragma once
#include <functional>

#include "actions/arrange_interview.h"
#include "web/staff/file_forms.h"

namespace hogo::web::staff {

/// `shown`: those that this form asks about.
html::Html safeguards_part(const FilePage& page, const FormState& state,
                           const std::function<bool(const rules::Safeguard&)>& shown);
/// What is missing is said at its place, with what it stops.
void read_safeguards(FormReader& reader, const Visit& visit, std::map<Code, domain::Answer>& answers,
                     std::map<Code, Text>& reasons);

}  // namespace hogo::web::staff
