// Where a file stands and the steps that are possible: reasonable grounds, recognised, "not established on present
// information" by two persons, reopening. Protection depends on none of them, and the page says so.
#pragma once
#include "web/staff/visit.h"

namespace hogo::web::staff {

void add_stage_pages(Pages& pages);

}  // namespace hogo::web::staff
