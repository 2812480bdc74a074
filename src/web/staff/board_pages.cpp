#include "web/staff/board_pages.h"

#include "actions/accept_plan.h"
#include "actions/office_day.h"
#include "actions/plan_interviews.h"
#include "web/html/moments.h"
#include "web/messages/board.h"
#include "web/messages/office.h"
#include "web/staff/board_sentences.h"
#include "web/staff/components.h"
#include "web/staff/interview_view.h"
#include "web/staff/languages.h"

namespace hogo::web::staff {
namespace {

using namespace html;
using actions::BoardLine;

struct BoardPage {
    const Visit& visit;
    const actions::Board& board;
    LocalDate monday;

    const Messages& msg() const { return visit.msg; }
    LocalDate today() const { return visit.site.house.today(); }
};

std::string unit_name(const Messages& msg, const Code& unit) {
    return std::string(msg.office.find("unit_" + unit.text()).value_or(unit.text()));
}

std::string room_text(const BoardPage& page, const Code& room) {
    const auto directory = page.visit.site.house.office.directory();
    const auto found = std::ranges::find(directory->rooms, room, &actions::RoomRecord::id);
    return found == directory->rooms.end() ? room.text() : found->name;
}

ElementId line_anchor(const BoardLine& line) {
    return ElementId::join("line", line.line.request.text());
}

Url board_url(const BoardPage& page, LocalDate monday) {
    return url("/planning").query("unit", page.board.unit.text()).query("from", monday.text());
}

// ── states, each a word and a shape
// ──────────────────────────────────────────────────────────────────────────

Html state_badge(const Messages& msg, const BoardLine& line) {
    if (line.in_conflict) return badge(Icon::urgent, msg.board.in_conflict());
    const auto& state = line.line.state;
    if (state == "arranged") return badge(Icon::done, msg.board.state_arranged());
    if (state == "held") return badge(Icon::waiting, msg.board.state_held());
    if (state == "proposed") return badge(Icon::open, msg.board.state_proposed());
    return badge(Icon::caution, msg.board.state_waiting());
}

Html badges(const Messages& msg, const BoardLine& line) {
    return div(cls("badges"), state_badge(msg, line),
               when(line.line.pinned && line.line.state != "arranged",
                    [&] { return badge(Icon::held, msg.board.pinned()); }),
               when(line.answered, [&] { return badge(Icon::done, msg.board.answered()); }),
               when(line.line.from_afar, [&] { return badge(Icon::info, msg.board.from_afar()); }));
}

// ── the week: rooms down, days across
// ────────────────────────────────────────────────────────────────────────

Html block(const BoardPage& page, const BoardLine& line) {
    const auto& msg = page.msg();
    return a(cls("board-block"), cls_if(line.in_conflict, "board-conflict"),
             href(Url::here(line_anchor(line))), span(cls("board-time"), clock_text(line.line.place->minute)),
             " ", span(language_name(msg, line.line.language)), " ",
             span(msg.board.asked_minutes(line.line.length)), state_badge(msg, line));
}

Html week(const BoardPage& page) {
    const auto& msg = page.msg();
    const auto directory = page.visit.site.house.office.directory();
    Table table{std::string(msg.board.grid()), {std::string(msg.board.room())}, {}};
    for (int day = 0; day < 5; ++day)
        table.columns.push_back(day_text(page.monday.plus_days(day), msg.language));
    for (const auto& room : directory->rooms) {
        if (room.unit != page.board.unit) continue;
        std::vector<Html> row{span(room.name)};
        for (int day = 0; day < 5; ++day) {
            std::vector<Html> blocks;
            for (const auto& line : page.board.on(page.monday.plus_days(day)))
                if (line.line.place->room == room.id) blocks.push_back(li(block(page, line)));
            row.push_back(blocks.empty() ? span(cls("board-free"), msg.board.free())
                                         : ul(cls("plain"), together(blocks)));
        }
        table.rows.push_back(std::move(row));
    }
    return page_section(
        "week", msg.board.grid(),
        together(button_bar(link_button(board_url(page, page.monday.plus_days(-7)), msg.board.earlier()),
                            link_button(url("/planning").query("unit", page.board.unit.text()),
                                        msg.board.this_week()),
                            link_button(board_url(page, page.monday.plus_days(7)), msg.board.later())),
                 div(cls("board"), table_of(table))));
}

// ── one interview
// ────────────────────────────────────────────────────────────────────────────────────────────

Html press(std::string_view what, std::string_view label, bool primary = false) {
    return button(attr("type", "submit"), primary ? cls("primary") : cls("secondary"), attr("name", "do"),
                  attr("value", what), label);
}

Html line_form(const BoardPage& page, const BoardLine& line, const Html& presses) {
    return form(action(url("/planning/lines/{}", line.line.request)), token_field(page.visit.context()),
                action_field(page.visit),
                input(attr("type", "hidden"), attr("name", "unit"), attr("value", page.board.unit.text())),
                input(attr("type", "hidden"), attr("name", "from"), attr("value", page.monday.text())),
                presses);
}

Html presses(const BoardPage& page, const BoardLine& line) {
    const auto& msg = page.msg();
    if (!line.line.place || line.line.state == "arranged") return {};
    const bool sound = !line.in_conflict;
    const bool to_offer = sound && line.line.state == "proposed" && line.line.place->interpreter;
    return together(
        line_form(page, line,
                  button_bar(when(sound, [&] { return press("accept", msg.board.accept(), true); }),
                             when(to_offer, [&] { return press("offer", msg.board.offer()); }),
                             when(line.line.state == "proposed",
                                  [&] {
                                      return press(line.line.pinned ? "unpin" : "pin",
                                                   line.line.pinned ? msg.board.unpin() : msg.board.pin());
                                  }),
                             press("release", msg.board.release()))),
        details(
            summary(msg.board.another()), p(cls("hint"), msg.board.another_hint()),
            line_form(page, line,
                      button_bar(
                          press("another-officer", msg.board.another_officer()),
                          when(line.line.place->interpreter.has_value(),
                               [&] { return press("another-interpreter", msg.board.another_interpreter()); }),
                          press("another-room", msg.board.another_room()),
                          press("another-day", msg.board.another_day())))));
}

Html reasons(const BoardPage& page, const BoardLine& line) {
    const auto& msg = page.msg();
    if (line.line.obstacles.empty())
        return when(line.line.place.has_value(),
                    [&] { return p(icon(Icon::done), " ", msg.board.all_met()); });
    std::vector<Html> lines;
    for (const auto& obstacle : line.line.obstacles)
        lines.push_back(li(obstacle_text(msg, obstacle, page.board)));
    return together(h4(msg.board.reasons()), ul(cls("board-reasons"), together(lines)));
}

/// Who else could be asked on that day: of this office and of the others, also at night.
Html others(const BoardPage& page, const BoardLine& line) {
    const auto& msg = page.msg();
    const auto directory = page.visit.site.house.office.directory();
    const auto day = line.line.place ? line.line.place->day : actions::planned_days(page.today()).front();
    const auto all = actions::who_else(*directory, page.board, line, day);
    std::vector<Html> rows;
    bool anybody = false;
    for (const auto& one : all) {
        anybody = anybody || one.available;
        rows.push_back(li(strong(page.visit.staff_name(one.staff)), " · ",
                          one.unit == page.board.unit
                              ? std::string(msg.board.own_office())
                              : unit_name(msg, one.unit) + " (" + std::string(msg.board.asked_here()) + ")",
                          when(one.native, [&] { return together(" · ", msg.board.native()); }), " ",
                          badge(one.available ? Icon::open : Icon::closed,
                                one.available ? msg.board.available() : msg.board.not_available())));
    }
    const bool open = !line.line.place || line.in_conflict;
    return details(
        flag("open", open), summary(msg.board.who_else()),
        p(cls("hint"), day_text(day, msg.language), " · ", msg.board.who_else_hint()),
        when(all.empty(), [&] { return p(msg.board.nobody_else()); }),
        when(!all.empty() && !anybody, [&] { return notice(msg, Weight::caution, msg.board.nobody_can()); }),
        ul(cls("plain"), together(rows)));
}

Html line_card(const BoardPage& page, const BoardLine& line) {
    const auto& msg = page.msg();
    const auto& place = line.line.place;
    std::vector<Definition> who;
    if (place) {
        who.push_back({std::string(msg.board.room()), span(room_text(page, place->room))});
        who.push_back({std::string(msg.board.officer()), span(page.visit.staff_name(place->officer))});
        who.push_back({std::string(msg.board.interpreter()),
                       span(place->interpreter ? page.visit.staff_name(*place->interpreter)
                                               : std::string(msg.board.no_interpreter()))});
        if (line.missing)
            who.push_back({std::string(msg.board.is_missing()),
                           together(span(msg.board.find("missing_" + line.missing->text()).value_or("")),
                                    " — ", msg.board.not_available())});
    }
    const auto title =
        place ? when_text(place->day, place->minute, msg) : std::string(msg.board.state_waiting());
    return article(
        cls("entry"), id(line_anchor(line)), attr("tabindex", -1),
        div(cls("entry-head"), h3(title, " · ", language_name(msg, line.line.language)), badges(msg, line)),
        p(document_name(msg, line.line.document), " · ",
          msg.board.minutes(actions::booked_minutes(line.line))),
        when(!who.empty(), [&] { return definition_list(who); }),
        when(line.line.arranged_at && line.line.state != "arranged",
             [&] {
                 return notice(msg, Weight::caution,
                               msg.board.moved_from(when_text(line.line.arranged_at->day,
                                                              line.line.arranged_at->minute, msg)));
             }),
        reasons(page, line), others(page, line), presses(page, line));
}

Html group(const BoardPage& page, const ElementId& id, std::string_view title, auto belongs) {
    std::vector<Html> cards;
    for (const auto& line : page.board.lines)
        if (belongs(line)) cards.push_back(line_card(page, line));
    if (cards.empty()) return {};
    return page_section(
        id, title,
        together(p(cls("hint"), page.msg().board.count(static_cast<std::int64_t>(cards.size()))),
                 together(cards)));
}

Html groups(const BoardPage& page) {
    const auto& msg = page.msg();
    if (page.board.lines.empty()) return p(cls("nothing"), icon(Icon::done), msg.board.none());
    const auto settled = [](const BoardLine& line) {
        return line.line.state == "held" || line.line.state == "arranged";
    };
    return together(
        group(page, "conflicts", msg.board.conflicts(),
              [](const BoardLine& line) { return line.in_conflict; }),
        group(page, "waiting", msg.board.waiting(),
              [](const BoardLine& line) { return !line.in_conflict && !line.line.place; }),
        group(page, "proposed", msg.board.proposed(),
              [&](const BoardLine& line) { return !line.in_conflict && line.line.place && !settled(line); }),
        group(page, "settled", msg.board.settled(),
              [&](const BoardLine& line) { return !line.in_conflict && line.line.place && settled(line); }));
}

Html plan_form(const BoardPage& page) {
    const auto& msg = page.msg();
    return form(action(url("/planning/plan")), token_field(page.visit.context()), action_field(page.visit),
                input(attr("type", "hidden"), attr("name", "unit"), attr("value", page.board.unit.text())),
                p(cls("hint"), msg.board.plan_hint()),
                button_bar(button(attr("type", "submit"), cls("primary"), attr("name", "mode"),
                                  attr("value", "affected"), msg.board.plan_affected()),
                           button(attr("type", "submit"), cls("secondary"), attr("name", "mode"),
                                  attr("value", "everything"), msg.board.plan_all()),
                           link_button(url("/planning/calendars").query("unit", page.board.unit.text()),
                                       msg.board.calendars())));
}

/// Duty looks after every office; the others read the board of their own.
Html choose_unit(const BoardPage& page) {
    const auto& msg = page.msg();
    std::vector<Html> links;
    const auto directory = page.visit.site.house.office.directory();
    for (const auto& [unit, key] : directory->work_keys)
        if (unit != page.board.unit && actions::board_group(page.visit.actor, unit))
            links.push_back(link_button(url("/planning").query("unit", unit.text()), unit_name(msg, unit)));
    return when(!links.empty(), [&] { return button_bar(together(links)); });
}

LocalDate monday_of(LocalDate day) {
    return day.plus_days(1 - static_cast<int>(day.weekday().iso_encoding()));
}

Code unit_asked(const Visit& visit, std::optional<std::string_view> typed) {
    const auto unit = typed ? Code::parse(*typed) : std::nullopt;
    return unit && actions::board_group(visit.actor, *unit) ? *unit : visit.actor.staff.unit;
}

Result<Response> show(Visit& visit, const Code& unit, std::optional<std::string_view> from, const Html& said,
                      int status) {
    const auto& msg = visit.msg;
    HOGO_TRY(board, actions::read_board(visit.site.house, visit.actor, unit));
    const auto asked = from ? LocalDate::parse(*from) : std::nullopt;
    const BoardPage page{visit, board,
                         monday_of(asked ? *asked : actions::planned_days(visit.site.house.today()).front())};
    return visit.page(
        Place::planning, msg.board.title(),
        together(h1(msg.board.title()), said, p(cls("lead"), msg.board.lead()),
                 p(cls("viewer-unit"), strong(msg.board.office(), ": ", unit_name(msg, board.unit))),
                 choose_unit(page), plan_form(page), week(page), h2(msg.board.list()), groups(page)),
        status);
}

template <class Value>
Result<std::optional<std::string>> refusal_in(Visit& visit, const actions::Outcome<Value>& outcome) {
    if (!outcome) return std::unexpected(outcome.error());
    if (const auto* refused = std::get_if<actions::Refused>(&*outcome))
        return sentence_of(visit.msg, *refused);
    return std::optional<std::string>();
}

/// Arranges what was proposed; reasons are written in the office's own language.
Result<std::optional<std::string>> accept(Visit& visit, const Code& unit,
                                          const domain::InterviewRequestId& request, const Form& form) {
    auto& house = visit.site.house;
    HOGO_TRY(action, read_action(form));
    auto accepting = actions::acceptance_of(house, visit.actor, unit, request);
    HOGO_TRY(refused, refusal_in(visit, accepting));
    if (refused) return refused;
    auto& plan = std::get<actions::AcceptPlan>(*accepting);
    const auto& japanese = Messages::in(Language::ja);
    HOGO_TRY(board, actions::read_board(house, visit.actor, unit, "accept_plan"));
    for (const auto& obstacle : plan.line.obstacles) {
        HOGO_TRY(reason, Text::parse(obstacle_text(japanese, obstacle, board), 1000));
        plan.reasons.emplace(obstacle.ideal, std::move(reason));
    }
    const auto outcome = actions::perform(house, visit.actor, {plan.line.file, action, std::nullopt}, plan);
    HOGO_TRY(stopped, refusal_in(visit, outcome));
    // Which question is still open on the file is for those who work on it.
    if (stopped && std::get<actions::Refused>(*outcome).rule.text().starts_with("safeguards"))
        return std::string(visit.msg.board.by_file());
    return stopped;
}

Result<std::optional<std::string>> decide_line(Visit& visit, const Code& unit,
                                               const domain::InterviewRequestId& request, const Form& form) {
    auto& house = visit.site.house;
    const auto what = form.raw("do");
    if (what == "accept") return accept(visit, unit, request, form);
    if (what == "offer") return refusal_in(visit, actions::offer_line(house, visit.actor, unit, request));
    if (what == "pin" || what == "unpin")
        return refusal_in(visit, actions::pin_line(house, visit.actor, unit, request, what == "pin"));
    if (what == "release") return refusal_in(visit, actions::release_line(house, visit.actor, unit, request));
    constexpr std::string_view another = "another-";
    if (const auto code = what.starts_with(another) ? Code::parse(what.substr(another.size())) : std::nullopt)
        return refusal_in(visit, actions::ask_for_another(house, visit.actor, unit, request, *code));
    return problem(ProblemKind::invalid_input, "broken_form", "no such press");
}

Result<Response> post_line(Visit& visit, const Parameters& parameters, const Form& form) {
    const auto request = domain::InterviewRequestId::parse(parameters["request"]);
    if (!request) return problem(ProblemKind::not_found, "no_such_line", "no such interview on this board");
    const auto unit = unit_asked(visit, form.raw("unit"));
    HOGO_TRY(refused, decide_line(visit, unit, *request, form));
    const auto from = form.raw("from");
    if (refused) return show(visit, unit, from, notice(visit.msg, Weight::caution, *refused), 422);
    auto back = url("/planning").query("unit", unit.text());
    if (LocalDate::parse(from)) back = back.query("from", from);
    return Response::see_other(back.at(ElementId::join("line", request->text())));
}

Result<Response> post_plan(Visit& visit, const Parameters&, const Form& form) {
    const auto unit = unit_asked(visit, form.raw("unit"));
    const auto mode =
        form.raw("mode") == "everything" ? actions::PlanMode::everything : actions::PlanMode::affected;
    const auto outcome = actions::plan_interviews(visit.site.house, visit.actor, unit, mode);
    HOGO_TRY(refused, refusal_in(visit, outcome));
    if (refused) return show(visit, unit, {}, notice(visit.msg, Weight::caution, *refused), 422);
    const auto& result = std::get<actions::PlanResult>(*outcome);
    // Shown at once, not behind a redirect: what was found is said once, above the board.
    return show(visit, unit, {},
                notice(visit.msg, Weight::done,
                       visit.msg.board.done_plan(static_cast<std::int64_t>(result.proposed),
                                                 static_cast<std::int64_t>(result.without_place),
                                                 static_cast<std::int64_t>(result.moved))),
                200);
}

}  // namespace

void add_board_pages(Pages& pages) {
    pages.get("/planning", [](Visit& visit, const Parameters&) -> Result<Response> {
        return show(visit, unit_asked(visit, visit.request.query_value("unit")),
                    visit.request.query_value("from"), {}, 200);
    });
    pages.post("/planning/plan", post_plan);
    pages.post("/planning/lines/{request}", post_line);
}

}  // namespace hogo::web::staff
