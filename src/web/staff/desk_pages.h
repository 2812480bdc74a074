// The consultation desk: the queue, one consultation with its answer side by side, and the page for urgent danger.
//
// Promises: an answer is refused before it is too long for its slot, with what was typed kept; nothing here shows who at the
// desk answered. Does not know how a consultation is sealed.
#pragma once
#include "web/staff/visit.h"

namespace hogo::web::staff {

void add_desk_pages(Pages& pages);

}  // namespace hogo::web::staff
