// Releases: named fields leave the file for a purpose, to a recipient, on a ground, until an instant; and the director's
// decision what the police are told.
//
// Promises: before two persons approved nothing is shown (one for an ambulance, reviewed after); opening is one press and
// on the record; the person's wish stands beside the decision about the police.
#pragma once
#include "web/staff/visit.h"

namespace hogo::web::staff {

void add_release_pages(Pages& pages);
void add_crime_report_pages(Pages& pages);

}  // namespace hogo::web::staff
