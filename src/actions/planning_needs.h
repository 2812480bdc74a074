// What a file's `needs` tell the planner: hours, length, breaks, rest, the hour that the person asked for,
// and when those who come along can come.
//
// Promises: reads codes of the pack's group `needs` and nothing else; a code that is not known here counts as
// not stated, so that an older office and a newer pack still plan. Does not know why anything is needed.
#pragma once
#include <array>
#include <map>
#include <optional>

#include "actions/office_day.h"
#include "domain/words.h"

namespace hogo::actions {

struct PersonsNeeds {
    enum class Hours { any, morning, afternoon };
    Hours hours = Hours::any;
    std::optional<int> longest;                  ///< half hours at one time
    int breaks_after = office_day::break_after;  ///< half hours
    int rest_days = 1;                           ///< whole days between two interviews
    std::optional<int> asked_slot;               ///< at which it begins, because the person asked for it
    enum class Company { whole_day, morning, afternoon, never };
    std::array<Company, 5> company{};  ///< by weekday from Monday: of those who come along
};

PersonsNeeds persons_needs(const std::map<Code, domain::FactValue>& needs);

/// The code of a need, or null.
const Code* code_in(const std::map<Code, domain::FactValue>& needs, const Code& fact);

}  // namespace hogo::actions
