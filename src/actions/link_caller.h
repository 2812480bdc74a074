// Somebody who inquires is compared with whom files keep away (P13, P14): the brother who is the broker's
// man.
//
// Promises: nothing is opened; a line goes to the leads of a file that keeps such a person away; where there
// is none, a line that says nothing is written: the same reads, the same seal, a commit of one line.
// What the desk answers does not come by here. Where several files keep them away, each gets a line of its
// own.
#pragma once
#include "actions/link_tokens.h"

namespace hogo::actions {

/// `received`: the inquiry's own file; `action`: the form that received it. A repeat does what is missing.
Result<void> compare_caller(House& house, const Actor& actor, const domain::ActionId& action,
                            const CaseId& received, const Compared& caller);

}  // namespace hogo::actions
