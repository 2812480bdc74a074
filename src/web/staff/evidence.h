// What two records have in common, beside each other, for whoever may open both.
#pragma once
#include "actions/link_tokens.h"
#include "web/staff/components.h"

namespace hogo::web::staff {

html::Html evidence_table(const Messages& msg, const actions::Likeness& likeness, std::string_view left,
                          std::string_view right);

}  // namespace hogo::web::staff
