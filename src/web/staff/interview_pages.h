// Interviews: the section of the file page, arranging by hand with every safeguard explained, and the conduct page.
//
// Promises: what is missing stops with a sentence at its place; whoever is not available is "not available for this
// interview", whatever the reason; pause and stop are one press each, always, and never blocked by another's change.
#pragma once
#include "web/staff/visit.h"

namespace hogo::web::staff {

void add_interview_pages(Pages& pages);  ///< arrange
void add_conduct_pages(Pages& pages);    ///< conduct

}  // namespace hogo::web::staff
