// Who in the office holds the power that the rules give to a decider of the law.
//
// The pack names deciders in the words of the law (`supervising_inspector`); the office has roles. What the table does
// not know, the director decides.
#pragma once
#include "actions/house.h"

namespace hogo::actions {

/// The roles that hold this power, the one that usually uses it first.
std::span<const domain::Role> roles_of(const Code& decider);
bool may_decide(const Actor& actor, const Code& decider);
/// The decider of one of the pack's decisions (`recognise`, `lift_hold`, …); `otherwise` where the pack has none.
Code decider_of(const rules::Pack& pack, const Code& decision, const Code& otherwise);

}  // namespace hogo::actions
