// The inquiry desk: somebody asks about somebody.
//
// Promises: the answer is the same for everybody without a ground, whoever is asked about; nothing on any of these pages
// tells whether the person is known; a ground leads to the person who decides, and until then the caller hears the same.
#pragma once
#include "web/staff/visit.h"

namespace hogo::web::staff {

void add_inquiry_pages(Pages& pages);

}  // namespace hogo::web::staff
