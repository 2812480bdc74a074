// The documents of a file: listed by the part that they stand in, added, opened one by one.
#pragma once
#include "web/staff/visit.h"

namespace hogo::web::staff {

void add_document_pages(Pages& pages);

}  // namespace hogo::web::staff
