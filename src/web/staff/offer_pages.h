// Offers to interpreters: language, length and hour; the place on the day; three answers, none of which asks
// whom it concerns.
#pragma once
#include "web/staff/visit.h"

namespace hogo::web::staff {

void add_offer_pages(Pages& pages);

}  // namespace hogo::web::staff
