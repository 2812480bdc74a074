// Coded facts that the rules read and nobody asked yet: by group, everything may stay unknown.
#pragma once
#include "web/staff/file_view.h"

namespace hogo::web::staff {

void add_fact_pages(Pages& pages);

}  // namespace hogo::web::staff
