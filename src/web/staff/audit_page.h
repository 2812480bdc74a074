// The auditors' page: who looked at what and why, without contents, each line recomputed against the ledger's
// tree.
#pragma once
#include "web/staff/visit.h"

namespace hogo::web::staff {

void add_audit_page(Pages& pages);

}  // namespace hogo::web::staff
