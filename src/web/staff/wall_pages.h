// Walls of a file: who must not know of it; put up by the lead, answered by a second person.
#pragma once
#include "web/staff/visit.h"

namespace hogo::web::staff {

void add_wall_pages(Pages& pages);

}  // namespace hogo::web::staff
