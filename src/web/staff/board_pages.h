// The planning board: one office's days and rooms, each interview with its state and its reasons, and what a
// person decides.
//
// Promises: no name of whoever is interviewed, no number, no reason; "not available for this interview"
// whatever the cause; every press is a form, so it works with the keyboard, on a phone and without script.
#pragma once
#include "web/staff/visit.h"

namespace hogo::web::staff {

void add_board_pages(Pages& pages);

}  // namespace hogo::web::staff
