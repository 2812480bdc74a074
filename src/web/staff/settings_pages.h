// One's own data, the language of the screens, signing out everywhere; and what this system is made of.
#pragma once
#include "web/staff/visit.h"

namespace hogo::web::staff {

void add_settings_pages(Pages& pages);

}  // namespace hogo::web::staff
