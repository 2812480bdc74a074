// The end of a file and of its records: closing, how long each part is kept, erasing by two persons,
// receipts.
#pragma once
#include "web/staff/visit.h"

namespace hogo::web::staff {

void add_erasure_pages(Pages& pages);

}  // namespace hogo::web::staff
