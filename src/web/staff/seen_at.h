// What the forms of an encounter ask alike: when the person was met, and how old they look.
#pragma once
#include "web/staff/file_forms.h"

namespace hogo::web::staff {

/// Day and time at which the officer met the person, fields `seen_on` and `seen_time`; when it is entered
/// stands below.
html::Html seen_at_fields(const Visit& visit, const FormState& state);
/// The present, as seen_at_fields shows it first.
void start_seen_at(const Visit& visit, FormState& state);
/// A day or a time that does not exist is said at its field.
Instant read_seen_at(FormReader& reader, const Visit& visit);

/// Years from 0 to 120, in half or full width; none where nothing or something else was typed.
std::optional<std::int64_t> parse_age(std::string_view typed);

}  // namespace hogo::web::staff
