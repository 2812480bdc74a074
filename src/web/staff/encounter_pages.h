// A new encounter: the door, four questions on one screen, and one press that is enough by itself.
//
// Promises: everything may stay unknown; what was typed is never lost, neither on an error nor while the
// person points at a language; the same form sent twice makes one file.
#pragma once
#include "web/staff/visit.h"

namespace hogo::web::staff {

void add_encounter_pages(Pages& pages);

/// The pack's doors, the one that this role mostly stands at first.
std::vector<const rules::Door*> doors_for(const rules::Pack& pack, domain::Role role);
/// Null where the pack has no such door.
const rules::Door* door_named(const rules::Pack& pack, std::string_view id);

}  // namespace hogo::web::staff
