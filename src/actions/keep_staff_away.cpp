#include "actions/keep_staff_away.h"

namespace hogo::actions {

Verdict decide(const Deciding<KeepStaffAway>& deciding, const KeepStaffAway& keeping) {
    if (auto refused = casework_on(deciding.file, deciding.actor, {domain::Role::coordinator}))
        return refused;
    if (!deciding.directory.find(keeping.staff))
        return Refused{"not_listed", "house", {"staff"}, "a_listed_value"};
    return permitted;
}
std::vector<domain::Event> change(const domain::CaseFile&, const KeepStaffAway& keeping,
                                  domain::Occasion& occasion) {
    return {occasion.event(domain::StaffKeptAway{keeping.staff, false})};
}

Verdict decide(const Deciding<AskAnotherInterpreter>& deciding, const AskAnotherInterpreter& asking) {
    if (auto refused = casework_on(deciding.file, deciding.actor)) return refused;
    const auto* interview = deciding.file.interview(asking.interview);
    if (!interview) return Refused{"no_such_interview", "house", {}, {}};
    if (!interview->arranged.interpreter) return Refused{"no_interpreter", "house", {}, {}};
    return permitted;
}
std::vector<domain::Event> change(const domain::CaseFile& file, const AskAnotherInterpreter& asking,
                                  domain::Occasion& occasion) {
    return {occasion.event(
        domain::StaffKeptAway{*file.interview(asking.interview)->arranged.interpreter, false})};
}

}  // namespace hogo::actions
