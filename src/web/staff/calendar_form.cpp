#include "web/staff/calendar_form.h"

#include <charconv>

#include "web/messages/calendar.h"
#include "web/messages/form.h"
#include "web/staff/components.h"
#include "web/staff/interview_view.h"
#include "web/staff/languages.h"

namespace hogo::web::staff {
namespace {

using namespace html;

constexpr int languages_shown = 4;
constexpr std::array<std::string_view, 3> directions{"both", "into_japanese", "from_japanese"};

std::string numbered(std::string_view name, int number) {
    return fmt::format("{}-{}", name, number);
}

Html week_part(const Messages& msg, const FormState& state) {
    std::vector<Html> rows;
    for (int weekday = 0; weekday < 7; ++weekday)
        rows.push_back(
            div(cls("two-columns"),
                field(msg, state, numbered("from", weekday), msg.calendar.from(weekday_name(msg, weekday)),
                      {.optional = true, .width = Width::short_number, .type = "time"}),
                field(msg, state, numbered("until", weekday), msg.calendar.until(weekday_name(msg, weekday)),
                      {.optional = true, .width = Width::short_number, .type = "time"})));
    return together(p(cls("hint"), msg.calendar.not_there()), together(rows));
}

Html spoken_part(const Messages& msg, const FormState& state) {
    std::vector<Choice> toward;
    for (const auto direction : directions)
        toward.push_back(
            {std::string(direction),
             std::string(msg.calendar.find(fmt::format("direction_{}", direction)).value_or(direction))});
    std::vector<Html> rows;
    for (int i = 0; i < languages_shown; ++i)
        rows.push_back(
            fieldset(legend(msg.calendar.spoken(), " ", std::to_string(i + 1)),
                     select_field(msg, state, numbered("language", i), msg.calendar.spoken(),
                                  language_choices(msg), {.optional = true}),
                     field(msg, state, numbered("dialect", i), msg.calendar.dialect(),
                           {.optional = true, .width = Width::medium, .max_length = 40}),
                     select_field(msg, state, numbered("direction", i), msg.calendar.direction(), toward),
                     checkbox(state, numbered("native", i), msg.calendar.native())));
    return together(rows);
}

/// Hours of interviews on one day.
Html most_field(const Messages& msg, const FormState& state) {
    std::vector<Choice> choices;
    for (const int hours : {2, 3, 4, 5, 6})
        choices.push_back({std::to_string(60 * hours), msg.calendar.hours(hours)});
    return select_field(msg, state, "most", msg.calendar.most(), choices,
                        {.hint = msg.calendar.most_hint(), .optional = true, .width = Width::medium});
}

FormState started(const FormState& given, const actions::Calendar& calendar) {
    auto state = given;
    for (const auto& [weekday, shift] : calendar.shifts) {
        state.start(numbered("from", weekday), fmt::format("{:0>5}", clock_text(shift.from)));
        state.start(numbered("until", weekday), fmt::format("{:0>5}", clock_text(shift.to)));
    }
    for (int i = 0; i < languages_shown; ++i) {
        const bool known = i < static_cast<int>(calendar.spoken.size());
        state.start(numbered("direction", i), known ? calendar.spoken[i].direction.text() : "both");
        if (!known) continue;
        const auto& spoken = calendar.spoken[i];
        state.start(numbered("language", i), spoken.language.text());
        if (spoken.dialect) state.start(numbered("dialect", i), spoken.dialect->text());
        if (spoken.native) state.start(numbered("native", i), "yes");
    }
    state.start("home", calendar.home.text());
    if (calendar.confidential_since) state.start("confidential_since", calendar.confidential_since->text());
    if (calendar.remote) state.start("remote", "yes");
    if (calendar.step_free) state.start("step_free", "yes");
    if (calendar.zone) state.start("zone", calendar.zone->text());
    if (calendar.most_minutes) state.start("most", std::to_string(*calendar.most_minutes));
    if (calendar.site) state.start("site", calendar.site->text());
    if (calendar.way_minutes) state.start("way", std::to_string(*calendar.way_minutes));
    if (calendar.training >= 2) state.start("trained", "yes");
    return state;
}

void read_week(FormReader& reader, const Messages& msg, actions::Calendar& calendar) {
    calendar.shifts.clear();
    for (int weekday = 0; weekday < 7; ++weekday) {
        const auto from = reader.form().raw(numbered("from", weekday)),
                   until = reader.form().raw(numbered("until", weekday));
        if (from.empty() && until.empty()) continue;
        const auto begins = minute_of(from), ends = minute_of(until);
        if (begins && ends && *begins < *ends)
            calendar.shifts.push_back({weekday, {*begins, *ends}});
        else
            reader.state().wrong(numbered("from", weekday), std::string(msg.calendar.wrong_time()));
    }
}

/// A whole number, or none where nothing was typed; what is no number is said at the field.
std::optional<int> read_number(FormReader& reader, const Messages& msg, std::string_view name) {
    const auto typed = reader.form().raw(name);
    if (typed.empty()) return std::nullopt;
    int number = 0;
    const auto [end, error] = std::from_chars(typed.data(), typed.data() + typed.size(), number);
    if (error == std::errc{} && end == typed.data() + typed.size() && number >= 0 && number <= 24 * 60)
        return number;
    reader.state().wrong(name, std::string(msg.calendar.wrong_number()));
    return std::nullopt;
}

void read_spoken(FormReader& reader, actions::Calendar& calendar) {
    calendar.spoken.clear();
    for (int i = 0; i < languages_shown; ++i) {
        const auto language = Code::parse(reader.form().raw(numbered("language", i)));
        if (!language) continue;
        const auto direction = Code::parse(reader.form().raw(numbered("direction", i)));
        calendar.spoken.push_back({*language, Code::parse(reader.form().raw(numbered("dialect", i))),
                                   direction.value_or("both"), reader.yes(numbered("native", i))});
    }
}

}  // namespace

std::string weekday_name(const Messages& msg, int weekday) {
    return std::string(msg.calendar.find(fmt::format("weekday_{}", weekday)).value_or(""));
}

Html calendar_form(const Visit& visit, Keeps keeps, const actions::Calendar& calendar, const FormState& given,
                   const Url& to) {
    const auto& msg = visit.msg;
    const auto state = started(given, calendar);
    Html more;
    if (keeps == Keeps::interpreter)
        more = page_section(
            "interpreting", msg.calendar.interpreting(),
            together(spoken_part(msg, state),
                     field(msg, state, "home", msg.calendar.home(),
                           {.hint = msg.calendar.home_hint(), .optional = true, .max_length = 100}),
                     date_field(msg, state, "confidential_since", msg.calendar.confidential_since(),
                                {.hint = msg.calendar.confidential_hint(), .optional = true}),
                     checkbox(state, "remote", msg.calendar.remote()), most_field(msg, state)));
    else if (keeps == Keeps::room)
        more = page_section(
            "room", msg.calendar.room_title(),
            together(checkbox(state, "remote", msg.calendar.equipped()),
                     checkbox(state, "step_free", msg.calendar.step_free()),
                     field(msg, state, "zone", msg.calendar.zone(),
                           {.hint = msg.calendar.zone_hint(),
                            .optional = true,
                            .width = Width::medium,
                            .max_length = 40}),
                     field(msg, state, "site", msg.calendar.site(),
                           {.hint = msg.calendar.site_hint(),
                            .optional = true,
                            .width = Width::medium,
                            .max_length = 40}),
                     field(msg, state, "way", msg.calendar.way(),
                           {.optional = true, .width = Width::short_number, .input_mode = "numeric"})));
    else
        more = page_section(
            "training", msg.calendar.training(),
            together(checkbox(state, "trained", msg.calendar.trained(), msg.calendar.training_hint()),
                     most_field(msg, state)));
    return form(action(to), token_field(visit.context()), action_field(visit, state.sent()),
                input(attr("type", "hidden"), attr("name", "step"), attr("value", "week")),
                page_section("week", msg.calendar.week_title(), week_part(msg, state)), more,
                button_bar(primary_button(msg.calendar.save())));
}

actions::Calendar read_calendar_form(FormReader& reader, const Messages& msg, Keeps keeps,
                                     actions::Calendar calendar) {
    read_week(reader, msg, calendar);
    if (keeps == Keeps::interpreter) {
        read_spoken(reader, calendar);
        calendar.home = reader.text("home", 100, Text::Lines::one);
        calendar.confidential_since = reader.date("confidential_since");
        calendar.remote = reader.yes("remote");
        calendar.most_minutes = read_number(reader, msg, "most");
    } else if (keeps == Keeps::room) {
        calendar.remote = reader.yes("remote");
        calendar.step_free = reader.yes("step_free");
        calendar.zone = reader.code("zone");
        calendar.site = reader.code("site");
        calendar.way_minutes = read_number(reader, msg, "way");
    } else {
        calendar.training = reader.yes("trained") ? 2 : 1;
        calendar.most_minutes = read_number(reader, msg, "most");
    }
    return calendar;
}

}  // namespace hogo::web::staff
