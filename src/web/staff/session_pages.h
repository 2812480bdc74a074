// Sign in, cover and uncover, change the language, sign out, and the form that waited while a session had ended.
#pragma once
#include "web/staff/visit.h"

namespace hogo::web::staff {

void add_session_pages(Pages& pages);

}  // namespace hogo::web::staff
