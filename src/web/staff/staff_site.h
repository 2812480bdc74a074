// All staff pages of one site, as one router.
//
// Promises: every page group is named once, in a list that can be read; an address that nobody answers gets a
// page of the house, in the reader's language.
#pragma once
#include "web/staff/visit.h"

namespace hogo::web::staff {

Router make_staff_router(Site& site);

}  // namespace hogo::web::staff
