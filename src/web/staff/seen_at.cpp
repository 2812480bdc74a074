#include "web/staff/seen_at.h"

#include <charconv>

#include "web/messages/encounter.h"
#include "web/messages/form.h"

namespace hogo::web::staff {
namespace {

using namespace html;

std::optional<int> parse_number(std::string_view typed, int highest) {
    int number = -1;
    const auto [end, error] = std::from_chars(typed.data(), typed.data() + typed.size(), number);
    if (error != std::errc{} || end != typed.data() + typed.size() || number < 0 || number > highest)
        return std::nullopt;
    return number;
}

/// `14:30`, as a time field sends it.
std::optional<int> parse_minute_of_day(std::string_view typed) {
    const auto colon = typed.find(':');
    if (colon == std::string_view::npos) return std::nullopt;
    const auto hour = parse_number(typed.substr(0, colon), 23),
               minute = parse_number(typed.substr(colon + 1), 59);
    if (!hour || !minute) return std::nullopt;
    return *hour * 60 + *minute;
}

}  // namespace

Html seen_at_fields(const Visit& visit, const FormState& state) {
    const auto& msg = visit.msg;
    const auto& house = visit.site.house;
    return div(cls("beside"), date_field(msg, state, "seen_on", msg.encounter.seen_on()),
               field(msg, state, "seen_time", msg.encounter.seen_time(),
                     {.width = Width::short_number, .type = "time"}),
               p(cls("field-hint beside-note"),
                 msg.encounter.entered(moment_text(house.now(), house.zone, visit.language))));
}

void start_seen_at(const Visit& visit, FormState& state) {
    const auto& house = visit.site.house;
    const auto now = house.zone.clock_text(house.now());  // 2025-06-12 12:40
    state.start("seen_on", now.substr(0, 10)).start("seen_time", now.substr(11, 5));
}

Instant read_seen_at(FormReader& reader, const Visit& visit) {
    const auto day = reader.needed_date("seen_on");
    const auto minute = parse_minute_of_day(folded(reader.form().kept("seen_time")));
    if (!minute) reader.state().wrong("seen_time", std::string(visit.msg.form.no_such_time()));
    return visit.site.house.zone.at(day, minute.value_or(0));
}

std::optional<std::int64_t> parse_age(std::string_view typed) {
    if (!is_utf8(typed)) return std::nullopt;
    const auto age = parse_number(folded(typed), 120);
    return age ? std::optional<std::int64_t>(*age) : std::nullopt;
}

}  // namespace hogo::web::staff
