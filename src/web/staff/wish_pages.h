// The person's wishes: their section of the file, and the form that records one. The model of a page.
#pragma once
#include "web/staff/file_view.h"

namespace hogo::web::staff {

html::Html wishes_section(const FilePage& page);
void add_wish_pages(Pages& pages);

}  // namespace hogo::web::staff
