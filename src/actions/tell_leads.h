// A line for the leads of one file that another one may have to do with it.
//
// Promises: nothing of either file is opened; whoever one of the two is hidden from reads nothing of it; where
// there is no other file, a line beside the asking file's own is written that says nothing: the same reads, the
// same seal, a commit of one line. Does not know how the two were found to belong together.
#pragma once
#include "actions/work_item.h"

namespace hogo::actions {

/// `kind`: of WorkWait. `here`: about which the line is, and whose record says that it was written; `other`: on
/// whose leads' list it stands.
struct LeadsTold {
    Code kind, who;
    CaseId here;
    std::optional<CaseId> other;
};
Result<void> tell_leads(House& house, const Actor& actor, const domain::ActionId& action, const Code& purpose,
                        const LeadsTold& told);

/// An action's id for one of several commits that follow from one press.
domain::ActionId nth_action(const House& house, std::string_view of, const domain::ActionId& action,
                            std::size_t number);

}  // namespace hogo::actions
