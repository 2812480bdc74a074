// The day of an office in half hours: slots 0 to 5 are the morning from 9:00, slots 6 to 13 the afternoon
// from 13:00.
#pragma once
#include <optional>

#include "base/time.h"

namespace hogo::actions::office_day {

inline constexpr int slot_minutes = 30, slots = 14, lunch_before_slot = 6;
inline constexpr int break_after = 2;  ///< half hours
inline constexpr int opens = 9 * 60, lunch = 12 * 60, afternoon = 13 * 60, closes = 17 * 60;

constexpr int minute_of(int slot) {
    return slot < lunch_before_slot ? opens + slot_minutes * slot
                                    : afternoon + slot_minutes * (slot - lunch_before_slot);
}
/// None outside the day or off the half hour.
constexpr std::optional<int> slot_at(int minute) {
    for (int slot = 0; slot < slots; ++slot)
        if (minute_of(slot) == minute) return slot;
    return std::nullopt;
}
constexpr int half_of(int slot) {
    return slot < lunch_before_slot ? 0 : 1;
}
/// Half hours that a length takes, rounded up.
constexpr int slots_for(std::int64_t minutes) {
    return static_cast<int>((minutes + slot_minutes - 1) / slot_minutes);
}

/// With a break of half an hour after each hour (I13), or after so many half hours as the person needs.
constexpr int booked_slots(std::int64_t minutes, int breaks_after = break_after) {
    const int slots_needed = slots_for(minutes);
    return slots_needed + (slots_needed > 0 ? (slots_needed - 1) / breaks_after : 0);
}
constexpr int booked_minutes(std::int64_t minutes, int breaks_after = break_after) {
    return booked_slots(minutes, breaks_after) * slot_minutes;
}

inline bool is_weekend(LocalDate day) {
    return day.weekday() == std::chrono::Saturday || day.weekday() == std::chrono::Sunday;
}

}  // namespace hogo::actions::office_day
