#include "rules/calendar.h"

#include <gtest/gtest.h>

#include "packs.h"

namespace hogo::rules {
namespace {

LocalDate day(int year, unsigned month, unsigned number) { return LocalDate::of(year, month, number); }
const OpeningDays& office() { return japanese_pack().opening_days(); }

TEST(Periods, DoNotCountTheDayOfTheEvent) {
    EXPECT_EQ(end_of(day(2025, 6, 12), {.days = 3}), day(2025, 6, 15));
    EXPECT_EQ(end_of(day(2025, 12, 28), {.days = 30}), day(2026, 1, 27));
}

TEST(Periods, EndOnTheCorrespondingDayOrTheLastOfTheMonth) {
    EXPECT_EQ(end_of(day(2025, 4, 20), {.months = 2}), day(2025, 6, 20));
    EXPECT_EQ(end_of(day(2025, 12, 31), {.months = 2}), day(2026, 2, 28));
    EXPECT_EQ(end_of(day(2023, 12, 31), {.months = 2}), day(2024, 2, 29));
    EXPECT_EQ(end_of(day(2025, 8, 31), {.months = 3}), day(2025, 11, 30));
}

TEST(Periods, CountBackwardsToo) {
    EXPECT_EQ(end_of(day(2027, 8, 12), {.months = -3}), day(2027, 5, 12));
    EXPECT_EQ(end_of(day(2025, 5, 31), {.months = -3}), day(2025, 2, 28));
}

TEST(TheOffice, IsClosedOnWeekendsHolidaysAndAtTheTurnOfTheYear) {
    EXPECT_FALSE(office().is_open(day(2025, 4, 19)));
    EXPECT_FALSE(office().is_open(day(2025, 4, 20)));
    EXPECT_FALSE(office().is_open(day(2025, 5, 6))) << "a substitute holiday";
    EXPECT_FALSE(office().is_open(day(2026, 9, 22))) << "a day between two holidays";
    EXPECT_FALSE(office().is_open(day(2027, 3, 22)));
    for (unsigned number = 29; number <= 31; ++number) EXPECT_FALSE(office().is_open(day(2026, 12, number)));
    for (unsigned number = 1; number <= 3; ++number) EXPECT_FALSE(office().is_open(day(2028, 1, number)));
    EXPECT_TRUE(office().is_open(day(2024, 1, 4)));
    EXPECT_TRUE(office().is_open(day(2025, 4, 18)));
}

TEST(TheOffice, SaysByWhichDayToHaveActed) {
    EXPECT_EQ(office().last_open_on_or_before(day(2025, 2, 2)), day(2025, 1, 31));
    EXPECT_EQ(office().last_open_on_or_before(day(2025, 5, 6)), day(2025, 5, 2)) << "Golden Week";
    EXPECT_EQ(office().last_open_on_or_before(day(2026, 1, 3)), day(2025, 12, 26));
    EXPECT_EQ(office().last_open_on_or_before(day(2025, 1, 31)), day(2025, 1, 31));
    EXPECT_EQ(office().first_open_on_or_after(day(2025, 2, 2)), day(2025, 2, 3));
}

TEST(TheOffice, KnowsForWhichYearsItsHolidaysAreListed) {
    EXPECT_TRUE(office().covers(day(2024, 1, 1)));
    EXPECT_TRUE(office().covers(day(2028, 12, 31)));
    EXPECT_FALSE(office().covers(day(2029, 1, 1)));
    EXPECT_FALSE(office().covers(day(2023, 12, 31)));
}

TEST(TheOffice, NamesItsHolidays) {
    ASSERT_NE(office().holiday(day(2025, 5, 5)), nullptr);
    EXPECT_EQ(office().holiday(day(2025, 5, 5))->label.ja, "こどもの日");
    EXPECT_EQ(office().holiday(day(2025, 5, 7)), nullptr);
}

/// Independent of the pack's lists: the number of closed weekdays that the law gives each year.
TEST(TheOffice, HasSixteenNationalHolidaysEachYearOnTheDaysThatTheLawFixes) {
    for (int year = 2024; year <= 2028; ++year) {
        int national = 0;
        for (LocalDate date = day(year, 1, 1); date <= day(year, 12, 31); date = date.plus_days(1)) {
            const auto* holiday = office().holiday(date);
            if (!holiday) continue;
            const auto& name = holiday->label.ja;
            if (name == "振替休日" || name == "国民の休日" || name == "年始休業" || name == "年末休業") continue;
            ++national;
            if (name == "成人の日" || name == "海の日" || name == "敬老の日" || name == "スポーツの日") {
                EXPECT_EQ(date.weekday(), std::chrono::Monday) << date.text();
            }
            if (date.weekday() == std::chrono::Sunday) {
                EXPECT_FALSE(office().is_open(date.plus_days(1))) << date.text();
            }
        }
        EXPECT_EQ(national, 16) << year;
    }
}

}  // namespace
}  // namespace hogo::rules
