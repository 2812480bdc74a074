// Letters to the person: neutral sender, no name, no number, not a word about what it concerns; whoever opens it at home
// learns nothing from it.
#pragma once
#include "web/staff/visit.h"

namespace hogo::web::staff {

void add_letter_pages(Pages& pages);

}  // namespace hogo::web::staff
