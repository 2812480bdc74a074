// One's own password and second factor.
#pragma once
#include "web/staff/visit.h"

namespace hogo::web::staff {

/// The section of the settings page that leads to them.
html::Html sign_in_section(const Visit& visit);
void add_sign_in_settings_pages(Pages& pages);

}  // namespace hogo::web::staff
