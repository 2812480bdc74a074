// Possible links of a file, both sides beside each other, for whoever may open both; people proposed to stand
// beside the person; whether the person is known already; and what a member of staff tells of themselves.
#pragma once
#include "web/staff/visit.h"

namespace hogo::web::staff {

void add_link_pages(Pages& pages);
void add_known_pages(Pages& pages);
void add_associate_pages(Pages& pages);
void add_own_record_page(Pages& pages);

}  // namespace hogo::web::staff
