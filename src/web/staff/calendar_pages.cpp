#include "web/staff/calendar_pages.h"

#include "actions/board.h"
#include "web/html/moments.h"
#include "web/messages/calendar.h"
#include "web/staff/calendar_form.h"
#include "web/staff/components.h"
#include "web/staff/interview_view.h"

namespace hogo::web::staff {
namespace {

using namespace html;
using actions::Calendar;

std::string week_text(const Messages& msg, const Calendar& calendar) {
    std::string text;
    for (const auto& [weekday, shift] : calendar.shifts) {
        if (!text.empty()) text += " · ";
        text += weekday_name(msg, weekday) + " " + clock_text(shift.from) + "–" + clock_text(shift.to);
    }
    return text.empty() ? std::string(msg.calendar.never()) : text;
}

std::string absence_text(const Messages& msg, const actions::Absence& absence) {
    return day_text(absence.day, msg.language) + " " +
           std::string(msg.calendar.find(fmt::format("half_{}", absence.half)).value_or(""));
}

Html absences_text(const Visit& visit, const Calendar& calendar) {
    std::vector<Html> lines;
    for (const auto& absence : calendar.absences)
        if (absence.day >= visit.site.house.today()) lines.push_back(li(absence_text(visit.msg, absence)));
    return lines.empty() ? span(visit.msg.calendar.never()) : ul(cls("plain"), together(lines));
}

Table table_for(const Messages& msg, std::string_view caption) {
    return {std::string(caption),
            {std::string(msg.calendar.name()), std::string(msg.calendar.week()),
             std::string(msg.calendar.absences()), std::string(msg.calendar.change())},
            {}};
}

Html section_of(const Messages& msg, const ElementId& id, std::string_view title, const Table& table) {
    return page_section(id, title, table.rows.empty() ? p(msg.calendar.nobody()) : table_of(table));
}

Result<Response> list(Visit& visit, const Parameters&) {
    const auto& msg = visit.msg;
    const auto typed = visit.request.query_value("unit");
    const auto asked = typed ? Code::parse(*typed) : std::nullopt;
    const auto unit = asked && actions::board_group(visit.actor, *asked) ? *asked : visit.actor.staff.unit;
    if (!actions::board_group(visit.actor, unit))
        return problem(ProblemKind::not_found, "no_board", "no calendars are open to this role");
    HOGO_TRY(calendars, actions::read_calendars(visit.site.house));
    const auto directory = visit.site.house.office.directory();
    const std::vector<domain::Role> casework(actions::casework_roles);
    auto officers = table_for(msg, msg.calendar.officers()),
         interpreters = table_for(msg, msg.calendar.interpreters()),
         rooms = table_for(msg, msg.calendar.rooms());
    const auto row = [&](Table& table, std::string_view name, const Code& resource) {
        const auto& calendar = actions::calendar_of(calendars, resource);
        table.rows.push_back({span(name), span(week_text(msg, calendar)), absences_text(visit, calendar),
                              link_button(url("/planning/calendars/{}", resource), msg.calendar.change())});
    };
    for (const auto& [id, person] : directory->staff) {
        if (person.unit != unit || !person.active) continue;
        if (person.role == domain::Role::interpreter)
            row(interpreters, person.name, actions::resource_of(id));
        else if (std::ranges::find(casework, person.role) != casework.end())
            row(officers, person.name, actions::resource_of(id));
    }
    for (const auto& room : directory->rooms)
        if (room.unit == unit) row(rooms, room.name, actions::resource_of_room(room.id));
    return visit.page(Place::planning, msg.calendar.title(),
                      together(h1(msg.calendar.title()), p(cls("lead"), msg.calendar.lead()),
                               button_bar(link_button(url("/planning").query("unit", unit.text()),
                                                      msg.calendar.back_to_board())),
                               section_of(msg, "interpreters", msg.calendar.interpreters(), interpreters),
                               section_of(msg, "officers", msg.calendar.officers(), officers),
                               section_of(msg, "rooms", msg.calendar.rooms(), rooms)));
}

/// Who or what a resource is, and which part of the form it has.
struct Named {
    Code resource;
    std::string name;
    Keeps keeps = Keeps::officer;
};
std::optional<Named> name_of_resource(const Visit& visit, std::string_view typed) {
    const auto directory = visit.site.house.office.directory();
    for (const auto& [id, person] : directory->staff)
        if (actions::resource_of(id) == typed)
            return Named{actions::resource_of(id), person.name,
                         person.role == domain::Role::interpreter ? Keeps::interpreter : Keeps::officer};
    for (const auto& room : directory->rooms)
        if (actions::resource_of_room(room.id) == typed)
            return Named{actions::resource_of_room(room.id), room.name, Keeps::room};
    return std::nullopt;
}

Html absence_part(const Visit& visit, const Calendar& calendar, const FormState& state, const Url& to,
                  bool own) {
    const auto& msg = visit.msg;
    std::vector<Html> rows;
    for (const auto& absence : calendar.absences)
        if (absence.day >= visit.site.house.today())
            rows.push_back(
                li(form(action(to), token_field(visit.context()), action_field(visit),
                        input(attr("type", "hidden"), attr("name", "step"), attr("value", "take-back")),
                        input(attr("type", "hidden"), attr("name", "day"), attr("value", absence.day.text())),
                        input(attr("type", "hidden"), attr("name", "half"), attr("value", absence.half)),
                        span(absence_text(msg, absence)), " ",
                        button(attr("type", "submit"), cls("quiet"), msg.calendar.take_back()))));
    std::vector<Choice> halves;
    for (int half = 0; half < 3; ++half)
        halves.push_back({std::to_string(half),
                          std::string(msg.calendar.find(fmt::format("half_{}", half)).value_or(""))});
    auto fresh = state;
    fresh.start("day", visit.site.house.today().text()).start("half", "0");
    return page_section(
        "absences", msg.calendar.absences(),
        together(
            rows.empty() ? p(msg.calendar.no_absence()) : ul(cls("plain"), together(rows)),
            form(action(to), token_field(visit.context()), action_field(visit),
                 input(attr("type", "hidden"), attr("name", "step"), attr("value", "absence")),
                 date_field(msg, fresh, "day", msg.calendar.day(), {.hint = msg.calendar.absence_hint()}),
                 radios(msg, fresh, "half", msg.calendar.half(), halves),
                 button_bar(own ? primary_button(msg.calendar.add_absence())
                                : secondary_button(msg.calendar.add_absence())))));
}

Result<Response> show(Visit& visit, const Named& named, const FormState& state, std::string_view step,
                      bool own, int status) {
    const auto& msg = visit.msg;
    const auto directory = visit.site.house.office.directory();
    const bool keeps = actions::keeps_calendar(*directory, visit.actor, named.resource);
    if (!own && !keeps)
        return problem(ProblemKind::not_found, "no_such_page", "no such calendar is open to you");
    HOGO_TRY(calendars, actions::read_calendars(visit.site.house));
    const auto& calendar = actions::calendar_of(calendars, named.resource);
    const auto to = own ? url("/calendar") : url("/planning/calendars/{}", named.resource);
    const FormState fresh;
    return visit.page(
        own ? Place::settings : Place::planning, named.name,
        together(error_summary(msg, state), h1(own ? std::string(msg.calendar.own()) : named.name),
                 p(cls("lead"), msg.calendar.lead()),
                 absence_part(visit, calendar, step == "absence" ? state : fresh, to, own),
                 own ? page_section("week", msg.calendar.week_title(), p(week_text(msg, calendar)))
                     : calendar_form(visit, named.keeps, calendar, step == "week" ? state : fresh, to),
                 when(!own,
                      [&] {
                          return button_bar(link_button(url("/planning/calendars"), msg.calendar.title()),
                                            link_button(url("/planning"), msg.calendar.back_to_board()));
                      })),
        status);
}

Result<Response> post(Visit& visit, const Named& named, const Form& form, bool own) {
    auto& house = visit.site.house;
    FormReader reader(visit.msg, form);
    const auto step = form.raw("step");
    actions::Outcome<actions::Done> outcome = actions::Done{};
    if (step == "week" && !own) {
        HOGO_TRY(calendars, actions::read_calendars(house));
        const auto calendar = read_calendar_form(reader, visit.msg, named.keeps,
                                                 actions::calendar_of(calendars, named.resource));
        if (reader.sound()) outcome = actions::keep_calendar(house, visit.actor, named.resource, calendar);
    } else if (step == "absence" || step == "take-back") {
        const actions::Absence absence{reader.needed_date("day"), form.raw("half") == "1"   ? 1
                                                                  : form.raw("half") == "2" ? 2
                                                                                            : 0};
        if (reader.sound())
            outcome = step == "absence"
                          ? actions::note_absence(house, visit.actor, named.resource, absence)
                          : actions::take_back_absence(house, visit.actor, named.resource, absence);
    } else {
        return problem(ProblemKind::invalid_input, "broken_form", "no such step");
    }
    if (!outcome) return std::unexpected(outcome.error());
    if (const auto* refused = std::get_if<actions::Refused>(&*outcome))
        reader.state().wrong("", sentence_of(visit.msg, *refused));
    if (!reader.sound()) return show(visit, named, reader.state(), step, own, 422);
    return Response::see_other(own ? url("/calendar") : url("/planning/calendars/{}", named.resource));
}

Result<Named> read_named(const Visit& visit, const Parameters& parameters) {
    auto named = name_of_resource(visit, parameters["resource"]);
    if (!named) return problem(ProblemKind::not_found, "no_such_page", "no such calendar");
    return *std::move(named);
}

Named own_named(const Visit& visit) {
    return *name_of_resource(visit, actions::resource_of(visit.actor.id()).text());
}

}  // namespace

void add_calendar_pages(Pages& pages) {
    pages.get("/planning/calendars", list);
    pages.get("/planning/calendars/{resource}",
              [](Visit& visit, const Parameters& parameters) -> Result<Response> {
                  HOGO_TRY(named, read_named(visit, parameters));
                  return show(visit, named, {}, {}, false, 200);
              });
    pages.post("/planning/calendars/{resource}",
               [](Visit& visit, const Parameters& parameters, const Form& form) -> Result<Response> {
                   HOGO_TRY(named, read_named(visit, parameters));
                   return post(visit, named, form, false);
               });
    pages.get("/calendar", [](Visit& visit, const Parameters&) {
        return show(visit, own_named(visit), {}, {}, true, 200);
    });
    pages.post("/calendar", [](Visit& visit, const Parameters&, const Form& form) {
        return post(visit, own_named(visit), form, true);
    });
}

}  // namespace hogo::web::staff
