// What two people of the office approve together about a third: who they may be, and which groups they can share.
//
// Promises: an administrator registers, and a lead, a director or the duty stands in for it; neither is whom it
// is about. Does not know what is approved.
#pragma once
#include "actions/house.h"

namespace hogo::actions {

/// Refused: `administrators_only`, `not_the_decider`, `second_person_needed`.
std::optional<Refused> two_may_approve(const Actor& administrator, const Actor& second);
/// The secret of a group, where one of the two holds it.
const vault::GroupSecret* held_by_either(const Actor& administrator, const Actor& second,
                                         const vault::RawId& group, std::uint32_t version);

}  // namespace hogo::actions
