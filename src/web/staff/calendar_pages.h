// Calendars: shifts and absences of officers, interpreters and rooms; what interpreters bring; calendar
// feeds.
//
// Promises: no reason for an absence is asked or shown; a feed's address is shown once; the feed itself needs
// no session and says nothing but when somebody is taken.
#pragma once
#include "web/staff/visit.h"

namespace hogo::web::staff {

void add_calendar_pages(Pages& pages);

}  // namespace hogo::web::staff
