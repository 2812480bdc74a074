#include "actions/interview_checks.h"

namespace hogo::actions {

Verdict interview_stands(const domain::CaseFile& file, const domain::InterviewId& interview,
                         std::initializer_list<domain::InterviewState> states) {
    const auto* found = file.interview(interview);
    if (!found) return Refused{"no_such_interview", "house", {}, {}};
    if (std::ranges::find(states, found->state) == states.end())
        return Refused{"interview_stands_elsewhere", "house", {*Code::parse(name_of(found->state))}, {}};
    return permitted;
}

Verdict is_available(const domain::CaseFile& file, const Directory& directory, const domain::StaffId& staff,
                     std::span<const domain::Role> roles) {
    const auto* away = file.staff_kept_away.opened();
    // Who cannot see whom to keep away cannot say that somebody is free to come.
    if (!away) return Refused{"needs_closed", "policy_p14", {}, "the_case_lead"};
    const auto* person = directory.find(staff);
    const bool fits = person && person->active && std::ranges::find(roles, person->role) != roles.end();
    if (!fits || std::ranges::find(*away, staff) != away->end())
        return Refused{"not_available", "policy_p14", {}, "another_person"};
    return permitted;
}

}  // namespace hogo::actions
