// Calendar feeds: the settings' section where they are opened and revoked, and the feed itself.
//
// Promises: an address is shown once, when it is made; the feed needs no session, for the address is its key,
// and answers a revoked or invented address like any page that does not exist; no store of a browser or a
// proxy keeps it.
#pragma once
#include "web/staff/visit.h"

namespace hogo::web::staff {

void add_feed_pages(Pages& pages);
Result<html::Html> feeds_section(Visit& visit);

}  // namespace hogo::web::staff
