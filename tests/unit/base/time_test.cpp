#include "base/time.h"

#include <gtest/gtest.h>

namespace hogo {

TEST(LocalDate, takes_only_days_that_exist) {
    EXPECT_EQ(LocalDate::parse("2024-02-29")->text(), "2024-02-29");
    for (auto text : {"2025-02-29", "2025-13-01", "2025-00-10", "2025-1-1", "20250101", "2025-01-01 ", "１２３４-01-01", ""})
        EXPECT_FALSE(LocalDate::parse(text)) << text;
}

TEST(LocalDate, a_period_of_months_ends_on_the_last_day_where_the_month_is_shorter) {
    EXPECT_EQ(LocalDate::of(2025, 12, 31).plus_months(2).text(), "2026-02-28");
    EXPECT_EQ(LocalDate::of(2024, 1, 31).plus_months(1).text(), "2024-02-29");
    EXPECT_EQ(LocalDate::of(2025, 4, 20).plus_months(2).text(), "2025-06-20");
}

TEST(Instant, reads_and_writes_utc) {
    EXPECT_EQ(Instant::parse("2025-06-12T12:40:00+09:00")->text(), "2025-06-12T03:40:00Z");
    EXPECT_EQ(Instant::parse("2025-06-12T03:40:00Z")->text(), "2025-06-12T03:40:00Z");
    for (auto text : {"2025-06-12T24:00:00Z", "2025-06-12", "2025-06-12T03:40:00", "2025-06-12T03:40:00+9:00"})
        EXPECT_FALSE(Instant::parse(text)) << text;
}

TEST(Zone, the_office_day_begins_at_midnight_in_tokyo) {
    const auto tokyo = *Zone::named("Asia/Tokyo");
    EXPECT_EQ(tokyo.day_of(*Instant::parse("2025-06-11T14:59:59Z")).text(), "2025-06-11");
    EXPECT_EQ(tokyo.day_of(*Instant::parse("2025-06-11T15:00:00Z")).text(), "2025-06-12");
    EXPECT_EQ(tokyo.at(LocalDate::of(2025, 6, 12), 22 * 60 + 40).text(), "2025-06-12T13:40:00Z");
    EXPECT_FALSE(Zone::named("Asia/Nowhere"));
}

TEST(Zone, summer_time_is_followed_elsewhere) {
    const auto london = *Zone::named("Europe/London");
    EXPECT_EQ(london.at(LocalDate::of(2025, 7, 1), 9 * 60).text(), "2025-07-01T08:00:00Z");
    EXPECT_EQ(london.at(LocalDate::of(2025, 1, 1), 9 * 60).text(), "2025-01-01T09:00:00Z");
}

}  // namespace hogo
