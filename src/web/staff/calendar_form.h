// The form of a calendar: the usual week, what an interpreter brings, what a room is like.
#pragma once
#include "actions/calendar.h"
#include "web/staff/file_forms.h"

namespace hogo::web::staff {

enum class Keeps { officer, interpreter, room };

std::string weekday_name(const Messages& msg, int weekday);
html::Html calendar_form(const Visit& visit, Keeps keeps, const actions::Calendar& calendar,
                         const FormState& state, const html::Url& to);
/// What was typed, over what stands (absences are not of this form). What is wrong is said at its field.
actions::Calendar read_calendar_form(FormReader& reader, const Messages& msg, Keeps keeps,
                                     actions::Calendar calendar);

}  // namespace hogo::web::staff
