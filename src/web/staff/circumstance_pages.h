// Circumstances: what is known, not known, not asked; each with its source. Every one must be considered before a
// decision; the list is open (P3).
#pragma once
#include "web/staff/file_view.h"

namespace hogo::web::staff {

void add_circumstance_pages(Pages& pages);

}  // namespace hogo::web::staff
