// The days on which an office is open, and the legal periods that are counted on them.
//
// Promises: a period's first day is not counted (Civil Code Art. 140); a period in months ends on the corresponding day
// or the month's last (Art. 143); a day outside the years that the pack lists has only its weekends known, and says so.
// Does not know: which zone an office lives in, or what day it is.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "rules/label.h"

namespace hogo::rules {

/// A day on which offices are closed, with its name.
struct ClosedDay {
    LocalDate day;
    Label label;
};

class OpeningDays {
  public:
    OpeningDays() = default;
    /// `days` sorted or not; `first` and `last` bound the years that the list covers.
    OpeningDays(std::vector<ClosedDay> days, LocalDate first, LocalDate last);

    /// Neither Saturday, Sunday nor a listed day.
    bool is_open(LocalDate day) const;
    /// `day` itself when open, else the last open day before it: the day by which to have acted.
    LocalDate last_open_on_or_before(LocalDate day) const;
    /// `day` itself when open, else the next open day.
    LocalDate first_open_on_or_after(LocalDate day) const;
    /// The pack lists the holidays of this day's year.
    bool covers(LocalDate day) const { return first_ <= day && day <= last_; }
    /// The holiday's name, when the day is a listed one.
    const ClosedDay* holiday(LocalDate day) const;

  private:
    std::vector<ClosedDay> days_;
    LocalDate first_;
    LocalDate last_;
};

/// How far a legal period reaches from the day of the event, that day not counted. Negative values count backwards.
struct Period {
    int months = 0;
    int days = 0;
};
LocalDate end_of(LocalDate from, Period period);

}  // namespace hogo::rules
