// Everything compared again when the method has improved: whom the unit's files keep away, and the people of
// the office.
//
// Promises: done by a lead, who can open both sides; each opening and each change is on the ledger; what was
// cleared stays cleared unless the evidence is of another kind than it was; nothing is cleared by it. What
// already stands under this method is left alone, so that a run that was broken off goes on where it ended.
#pragma once
#include "actions/read_links.h"

namespace hogo::actions {

struct RecheckLinks {
    static inline const Code code = "recheck_links";
};
struct Rechecked {
    int files = 0;    ///< that were looked into
    int persons = 0;  ///< to keep away, whose tokens were made anew
    int names = 0;    ///< of the persons concerned, whose tokens were made anew
    int staff = 0;    ///< whose tokens were made anew
    int links = 0;    ///< found now and not before
};
/// Refused: `not_the_decider`. Problems: `step_up_needed`, those of the store.
Outcome<Rechecked> recheck_links(House& house, const Actor& actor);

}  // namespace hogo::actions
