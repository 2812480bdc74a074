// Measures: the section of the file page, what can be proposed and why, the decision, the printed draft, a status held.
//
// Promises: nothing is decided with an unconsidered circumstance: the page names each, leads to it, and offers no button;
// every proposal stands beside the wish that it follows or departs from.
#pragma once
#include "web/staff/visit.h"

namespace hogo::web::staff {

void add_measure_pages(Pages& pages);   ///< propose, status
void add_decision_pages(Pages& pages);  ///< draft, send, decide, steps, withdraw; the printed draft

}  // namespace hogo::web::staff
