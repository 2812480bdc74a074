// Looks for a short time: given to a colleague in an emergency, and reviewed afterwards.
#pragma once
#include "web/staff/visit.h"

namespace hogo::web::staff {

void add_break_glass_pages(Pages& pages);

}  // namespace hogo::web::staff
