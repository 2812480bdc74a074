// Short forms that add to a file without reading what was there: who, where, whom to keep away, and coded facts.
#pragma once
#include "web/staff/file_view.h"

namespace hogo::web::staff {

void add_record_pages(Pages& pages);

}  // namespace hogo::web::staff
