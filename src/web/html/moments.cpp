// The house's one way to write a day.
#include "web/html/moments.h"

#include <array>

#include "web/messages/dates.h"

namespace hogo::web::html {

namespace {

constexpr std::array<std::string_view, 12> months = {"January", "February", "March",     "April",   "May",      "June",
                                                     "July",    "August",   "September", "October", "November", "December"};
constexpr std::array<std::string_view, 7> weekdays_en = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
constexpr std::array<std::string_view, 7> weekdays_ja = {"日", "月", "火", "水", "木", "金", "土"};

}  // namespace

std::string day_text(LocalDate day, Language language) {
    auto fields = day.fields();
    std::string year = std::to_string(static_cast<int>(fields.year()));
    unsigned month = static_cast<unsigned>(fields.month());
    std::string number = std::to_string(static_cast<unsigned>(fields.day()));
    unsigned weekday = day.weekday().c_encoding();
    if (language == Language::ja)
        return year + "年" + std::to_string(month) + "月" + number + "日(" + std::string(weekdays_ja[weekday]) + ")";
    std::string out = number + " " + std::string(months[month - 1]) + " " + year;
    return out + " (" + std::string(weekdays_en[weekday]) + ")";
}

std::string moment_text(Instant instant, const Zone& zone, Language language) {
    int minute = zone.minute_of_day(instant);
    std::string clock = std::to_string(minute / 60) + (minute % 60 < 10 ? ":0" : ":") + std::to_string(minute % 60);
    return day_text(zone.day_of(instant), language) + " " + clock;
}

std::string days_left_text(int days, const Messages& msg) {
    return days >= 0 ? msg.dates.days_left(days) : msg.dates.days_over(-days);
}

std::string relative_text(Instant instant, Instant now, const Messages& msg) {
    constexpr std::int64_t minute = 60'000, hour = 60 * minute, day = 24 * hour;
    std::int64_t past = now.milliseconds - instant.milliseconds, distance = past < 0 ? -past : past;
    if (distance < minute) return std::string(msg.dates.just_now());
    if (distance < hour) return past > 0 ? msg.dates.minutes_ago(distance / minute) : msg.dates.in_minutes(distance / minute);
    if (distance < day) return past > 0 ? msg.dates.hours_ago(distance / hour) : msg.dates.in_hours(distance / hour);
    return past > 0 ? msg.dates.days_ago(distance / day) : msg.dates.in_days(distance / day);
}

Html day(LocalDate day, const Messages& msg) {
    return time_element(attr("datetime", day.text()), day_text(day, msg.language));
}

Html moment(Instant instant, const Zone& zone, const Messages& msg) {
    return time_element(attr("datetime", instant.text()), moment_text(instant, zone, msg.language));
}

Html moment_ago(Instant instant, Instant now, const Zone& zone, const Messages& msg) {
    return time_element(attr("datetime", instant.text()), attr("title", moment_text(instant, zone, msg.language)),
                        relative_text(instant, now, msg));
}

}  // namespace hogo::web::html
