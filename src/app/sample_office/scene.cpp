#include "app/sample_office/scenarios.h"

namespace hogo::app {

void Scene::shift_to_now(LocalDate scenario_day) {
    const int apart = scenario_day.days_until(today_);
    shift_days_ = apart - ((apart % 7) + 7) % 7;
}

LocalDate Scene::day(const char* day) const {
    const auto parsed = LocalDate::parse(day);
    require(parsed.has_value(), "a scenario with a day that does not exist");
    return parsed->plus_days(shift_days_);
}

void Scene::at(const char* day_text, int hour, int minute) { clock_.set(house.zone.at(day(day_text), hour * 60 + minute)); }

Text words(std::string_view text) {
    auto parsed = Text::parse(text, 4000);
    require(parsed.has_value(), "a scenario with broken text");
    return *parsed;
}

}  // namespace hogo::app
