// Holds: what stands and why, for everybody; lifting for a time, for a director; putting back, at once.
//
// Promises: the page says when a lifting ends and that the hold is then back by itself, before it is lifted.
#pragma once
#include "web/staff/visit.h"

namespace hogo::web::staff {

void add_hold_pages(Pages& pages);

}  // namespace hogo::web::staff
