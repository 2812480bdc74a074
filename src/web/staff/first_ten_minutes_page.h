// The first ten minutes: one card, on the screen, on one page of paper, and saved for offline as the plain
// page it is.
#pragma once
#include "web/staff/visit.h"

namespace hogo::web::staff {

void add_first_ten_minutes_page(Pages& pages);
/// The card itself: the same for everybody.
html::Html ten_minutes_card(const Messages& msg, const rules::Pack& pack);

}  // namespace hogo::web::staff
