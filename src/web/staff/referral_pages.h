// A partner's referral at the duty desk: the filled form is chosen, shown as it was understood, and imported on confirm.
#pragma once
#include "web/staff/file_page.h"

namespace hogo::web::staff {

void add_referral_pages(Pages& pages);

/// What the partner wrote, on the file's page: the words at once, what found no exact place when identity is opened.
/// Nothing on a file that no referral began.
html::Html referral_section(const FilePage& page);

}  // namespace hogo::web::staff
