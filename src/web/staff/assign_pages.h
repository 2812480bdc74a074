// People at work on a file: the lead gives a task, the page says beforehand which parts it opens, and ends it.
#pragma once
#include "web/staff/visit.h"

namespace hogo::web::staff {

void add_assign_pages(Pages& pages);

}  // namespace hogo::web::staff
