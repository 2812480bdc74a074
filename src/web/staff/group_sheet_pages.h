// The group sheet: one encounter, many rows, typed in the morning from paper; each row becomes a file of its
// own.
//
// Promises: no story crosses files; rows may stay empty; adding rows and errors lose nothing; the same sheet
// sent twice is one sheet. What the paper looks like stands at /group-sheets/blank.
#pragma once
#include "web/staff/visit.h"

namespace hogo::web::staff {

void add_group_sheet_pages(Pages& pages);

inline constexpr std::size_t sheet_limit = 60;

}  // namespace hogo::web::staff
