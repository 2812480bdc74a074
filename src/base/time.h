// Instants and calendar days.
//
// Promises: an Instant is UTC and passed in, never read here; a LocalDate is a day on an office's calendar and is what
// legal periods count. The two meet only through a Zone (ICU; g++-12 has no zone database).
#pragma once
#include <chrono>
#include <compare>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace hogo {

/// Milliseconds since 1970-01-01T00:00:00Z.
struct Instant {
    std::int64_t milliseconds = 0;

    static std::optional<Instant> parse(std::string_view text);  ///< `2025-06-12T03:40:00Z` or with `+09:00`
    std::string text() const;                                    ///< `2025-06-12T03:40:00Z` (seconds)
    Instant plus(std::chrono::milliseconds more) const { return {milliseconds + more.count()}; }
    auto operator<=>(const Instant&) const = default;
};

/// A day of the proleptic Gregorian calendar, 1900-01-01 to 2199-12-31.
class LocalDate {
  public:
    constexpr LocalDate() = default;
    constexpr LocalDate(std::chrono::year_month_day day) : days_(std::chrono::sys_days(day)) {}
    constexpr LocalDate(std::chrono::sys_days days) : days_(days) {}

    static std::optional<LocalDate> parse(std::string_view text);  ///< `2025-06-12`, only days that exist
    static LocalDate of(int year, unsigned month, unsigned day) {
        return std::chrono::year_month_day{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}};
    }
    std::string text() const;  ///< `2025-06-12`

    std::chrono::year_month_day fields() const { return std::chrono::year_month_day{days_}; }
    std::chrono::weekday weekday() const { return std::chrono::weekday{days_}; }
    int number() const { return static_cast<int>(days_.time_since_epoch().count()); }  ///< days since 1970-01-01
    static LocalDate from_number(int days) { return std::chrono::sys_days{std::chrono::days{days}}; }

    LocalDate plus_days(int days) const { return days_ + std::chrono::days{days}; }
    /// The corresponding day `months` later; where the month is shorter, its last day (Civil Code Art. 143(2)).
    LocalDate plus_months(int months) const;
    int days_until(LocalDate other) const { return static_cast<int>((other.days_ - days_).count()); }

    constexpr auto operator<=>(const LocalDate&) const = default;

  private:
    std::chrono::sys_days days_{};
};

/// A zone of the IANA database, through ICU. An unknown name gives no zone.
class Zone {
  public:
    static std::optional<Zone> named(std::string_view name);  ///< `Asia/Tokyo`
    const std::string& name() const { return name_; }
    LocalDate day_of(Instant instant) const;
    int minute_of_day(Instant instant) const;                    ///< 0 to 1439
    Instant at(LocalDate day, int minute_of_day) const;          ///< the instant when that clock reading occurs
    std::string clock_text(Instant instant) const;               ///< `2025-06-12 12:40`

  private:
    std::string name_;
    std::int64_t offset_milliseconds(Instant instant) const;
};

/// The present, as a port.
class Clock {
  public:
    virtual ~Clock() = default;
    virtual Instant now() const = 0;
};

}  // namespace hogo
