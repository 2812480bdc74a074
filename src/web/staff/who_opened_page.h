// Who opened what: a sentence a line, unusual ones first, each recomputed against the ledger before it is
// shown.
#pragma once
#include "actions/who_opened.h"
#include "web/staff/visit.h"

namespace hogo::web::staff {

void add_who_opened_page(Pages& pages);
/// What stands on it, under the file's number.
html::Html openings_content(const Visit& visit, const actions::OpeningRecord& record);

}  // namespace hogo::web::staff
