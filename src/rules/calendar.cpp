#include "rules/calendar.h"

#include <algorithm>

namespace hogo::rules {

OpeningDays::OpeningDays(std::vector<ClosedDay> days, LocalDate first, LocalDate last)
    : days_(std::move(days)), first_(first), last_(last) {
    std::ranges::sort(days_, {}, &ClosedDay::day);
}

const ClosedDay* OpeningDays::holiday(LocalDate day) const {
    const auto found = std::ranges::lower_bound(days_, day, {}, &ClosedDay::day);
    return found != days_.end() && found->day == day ? &*found : nullptr;
}

bool OpeningDays::is_open(LocalDate day) const {
    const auto weekday = day.weekday();
    return weekday != std::chrono::Saturday && weekday != std::chrono::Sunday && holiday(day) == nullptr;
}

LocalDate OpeningDays::last_open_on_or_before(LocalDate day) const {
    while (!is_open(day)) day = day.plus_days(-1);
    return day;
}

LocalDate OpeningDays::first_open_on_or_after(LocalDate day) const {
    while (!is_open(day)) day = day.plus_days(1);
    return day;
}

LocalDate end_of(LocalDate from, Period period) {
    // The event's day is not counted, so the n-th day is the day's number plus n.
    return from.plus_months(period.months).plus_days(period.days);
}

}  // namespace hogo::rules
