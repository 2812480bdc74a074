// The screening: short questions, answers saved as pressed, and beside them what they mean so far.
//
// Promises: every question works without script; a press saves that one answer and nothing else; the
// officer's own suspicion is one press, always in sight; the table advises and decides nothing.
#pragma once
#include "web/staff/file_view.h"

namespace hogo::web::staff {

void add_screening_pages(Pages& pages);

}  // namespace hogo::web::staff
