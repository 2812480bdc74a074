#include "base/time.h"

#include <fmt/format.h>
#include <unicode/timezone.h>

#include "base/result.h"

namespace hogo {
namespace {

constexpr std::int64_t day_milliseconds = 86'400'000;

/// Exactly `digits` decimal digits at `at`; nothing else.
std::optional<int> number_at(std::string_view text, std::size_t at, std::size_t digits) {
    if (at + digits > text.size()) return std::nullopt;
    int value = 0;
    for (char c : text.substr(at, digits)) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return value;
}

std::int64_t floor_divide(std::int64_t a, std::int64_t b) { return a / b - (a % b < 0 ? 1 : 0); }

}  // namespace

std::optional<LocalDate> LocalDate::parse(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    auto year = number_at(text, 0, 4), month = number_at(text, 5, 2), day = number_at(text, 8, 2);
    if (!year || !month || !day || *year < 1900 || *year > 2199) return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year{*year}, std::chrono::month{static_cast<unsigned>(*month)},
                                           std::chrono::day{static_cast<unsigned>(*day)}};
    if (!date.ok()) return std::nullopt;
    return LocalDate(date);
}

std::string LocalDate::text() const {
    const auto date = fields();
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                       static_cast<unsigned>(date.day()));
}

LocalDate LocalDate::plus_months(int months) const {
    const auto date = fields();
    const auto month = date.year() / date.month() + std::chrono::months{months};
    const auto last = (month / std::chrono::last).day();
    return std::chrono::year_month_day{month / std::min(date.day(), last)};
}

std::optional<Instant> Instant::parse(std::string_view text) {
    if (text.size() < 20 || text[10] != 'T' || text[13] != ':' || text[16] != ':') return std::nullopt;
    const auto day = LocalDate::parse(text.substr(0, 10));
    const auto hour = number_at(text, 11, 2), minute = number_at(text, 14, 2), second = number_at(text, 17, 2);
    if (!day || !hour || !minute || !second || *hour > 23 || *minute > 59 || *second > 59) return std::nullopt;
    std::int64_t offset = 0;
    if (text.substr(19) != "Z") {
        if (text.size() != 25 || (text[19] != '+' && text[19] != '-') || text[22] != ':') return std::nullopt;
        const auto hours = number_at(text, 20, 2), minutes = number_at(text, 23, 2);
        if (!hours || !minutes || *hours > 14 || *minutes > 59) return std::nullopt;
        offset = (*hours * 60 + *minutes) * (text[19] == '-' ? -60'000LL : 60'000LL);
    }
    const std::int64_t seconds = (*hour * 60LL + *minute) * 60 + *second;
    return Instant{day->number() * day_milliseconds + seconds * 1000 - offset};
}

std::string Instant::text() const {
    const auto day = floor_divide(milliseconds, day_milliseconds);
    const auto rest = (milliseconds - day * day_milliseconds) / 1000;
    return fmt::format("{}T{:02}:{:02}:{:02}Z", LocalDate::from_number(static_cast<int>(day)).text(), rest / 3600,
                       rest / 60 % 60, rest % 60);
}

std::optional<Zone> Zone::named(std::string_view name) {
    std::unique_ptr<icu::TimeZone> zone(
        icu::TimeZone::createTimeZone(icu::UnicodeString::fromUTF8(icu::StringPiece(name.data(), static_cast<int32_t>(name.size())))));
    if (!zone || *zone == icu::TimeZone::getUnknown()) return std::nullopt;
    Zone result;
    result.name_ = name;
    return result;
}

std::int64_t Zone::offset_milliseconds(Instant instant) const {
    if (name_ == "Asia/Tokyo") return 9 * 3'600'000;  // one offset since 1951; asked for on every row of every list
    std::unique_ptr<icu::TimeZone> zone(icu::TimeZone::createTimeZone(icu::UnicodeString::fromUTF8(name_)));
    int32_t raw = 0, saving = 0;
    UErrorCode status = U_ZERO_ERROR;
    zone->getOffset(static_cast<UDate>(instant.milliseconds), false, raw, saving, status);
    require(U_SUCCESS(status), "a zone without an offset");
    return raw + saving;
}

LocalDate Zone::day_of(Instant instant) const {
    return LocalDate::from_number(
        static_cast<int>(floor_divide(instant.milliseconds + offset_milliseconds(instant), day_milliseconds)));
}

int Zone::minute_of_day(Instant instant) const {
    const auto local = instant.milliseconds + offset_milliseconds(instant);
    return static_cast<int>((local - floor_divide(local, day_milliseconds) * day_milliseconds) / 60'000);
}

Instant Zone::at(LocalDate day, int minute_of_day) const {
    const std::int64_t local = day.number() * day_milliseconds + minute_of_day * 60'000LL;
    // The offset is that of the instant looked for: one correction settles it outside a change of the clock.
    const Instant guess{local - offset_milliseconds({local})};
    return {local - offset_milliseconds(guess)};
}

std::string Zone::clock_text(Instant instant) const {
    const int minute = minute_of_day(instant);
    return fmt::format("{} {:02}:{:02}", day_of(instant).text(), minute / 60, minute % 60);
}

}  // namespace hogo
