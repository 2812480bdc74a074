#include "web/staff/my_work_page.h"

#include <limits>

#include "actions/deciders.h"
#include "web/messages/erasure.h"
#include "web/messages/work.h"
#include "web/staff/components.h"

namespace hogo::web::staff {
namespace {

using namespace html;

/// The section of the file where a wait is answered.
ElementId place_of(const Code& wait) {
    if (wait == "measure_decision") return "measures";
    if (wait == "release_approval" || wait == "release_review") return "whereabouts";
    if (wait == "caller") return "people";
    if (wait == "place") return "whereabouts";
    return "now";
}

Url answered_at(const actions::CaseId& file, const Code& wait) {
    if (wait == "wall") return url("/files/{}/walls", file);
    if (wait == "link" || wait == "associate") return url("/files/{}/links", file);
    if (wait == "glass") return url("/files/{}/looks", file);
    if (wait == "closing" || wait == "erasure") return url("/files/{}/end", file);
    return url("/files/{}", file).at(place_of(wait));
}

/// Where the line's next step is taken.
Html next_step(const Visit& visit, const actions::WorkLine& line) {
    const auto& msg = visit.msg;
    const auto& item = line.item;
    if (!line.wait.kind.empty())
        return link_button(answered_at(item.file, line.wait.kind), msg.work.answer());
    if (item.stage == domain::Stage::encounter)
        return link_button(url("/files/{}/screening", item.file), msg.work.continue_screening());
    if (line.date.id == "interview")
        return link_button(url("/files/{}", item.file).at("interviews"), msg.work.due_interview());
    if (item.next_step)
        return link_button(url("/files/{}/measures", item.file).query("kind", item.next_step->text()),
                           visit.pack().label(rules::Thing::measure, *item.next_step, visit.pack_language()));
    return link_button(url("/files/{}", item.file).at("now"), msg.work.open());
}

Html badges(const Visit& visit, const actions::WorkItem& item) {
    const auto language = visit.pack_language();
    std::vector<Html> out;
    if (item.stage == domain::Stage::encounter)
        out.push_back(badge(Icon::open, visit.msg.work.screening_open()));
    else
        out.push_back(badge(Icon::open, visit.pack().label(rules::Thing::stage,
                                                           *Code::parse(name_of(item.stage)), language)));
    if (item.custody_since)
        out.push_back(badge(
            Icon::urgent, visit.msg.work.custody(item.custody_since->days_until(visit.site.house.today()))));
    for (const auto& lifted : item.lifted)
        out.push_back(badge(Icon::caution, visit.pack().label(rules::Thing::hold, lifted, language)));
    return together(out);
}

Html line_of(const Visit& visit, const actions::WorkLine& line) {
    const bool waits = !line.wait.kind.empty();
    return li(
        cls("work-line"),
        div(cls("work-what"), a(cls("work-number"), href(url("/files/{}", line.item.file)), line.item.number),
            span(cls("work-why"), waits ? wait_name(visit, line.wait) : date_name(visit, line.date.id)),
            when(!line.item.related.empty(),
                 [&] { return span(cls("work-related"), visit.msg.work.related(line.item.related)); }),
            div(cls("badges"), badges(visit, line.item))),
        when(!waits,
             [&] { return div(cls("work-when"), days_left(visit.msg, line.days_left, line.date.due)); }),
        div(cls("work-next"), next_step(visit, line)));
}

Html search_form(const Visit& visit) {
    const auto& msg = visit.msg;
    return form(cls("work-search"), attr("role", "search"), action(url("/files")),
                token_field(visit.context()),
                field(msg, {}, "number", msg.work.search(),
                      {.hint = msg.work.search_hint(),
                       .width = Width::medium,
                       .input_mode = "numeric",
                       .max_length = 40}),
                secondary_button(msg.work.find()));
}

bool decides_on_erasures(const Visit& visit) {
    return actions::may_decide(visit.actor, actions::decider_of(visit.pack(), "erase", "section_chief"));
}

Result<Response> show(Visit& visit, const Parameters&) {
    const auto& msg = visit.msg;
    if (!visit.actor.work) return Response::see_other(url_of(places_of(visit.actor.staff.role).front()));
    HOGO_TRY(work, actions::read_my_work(visit.site.house, visit.actor));
    const auto shown = lines_to_show(visit, 40);
    const auto all = url("/work").query("all", "yes");
    return visit.page(Place::my_work, msg.work.title(),
                      together(div(cls("work-head"), h1(msg.work.title()), search_form(visit)),
                               band(msg, "today", msg.work.today(), work.today.size(),
                                    work_lines(visit, work.today, shown, all)),
                               band(msg, "falling-out", msg.work.falling_out(), work.falling_out.size(),
                                    work_lines(visit, work.falling_out, shown, all)),
                               band(msg, "waiting", msg.work.waiting(), work.waiting.size(),
                                    work_lines(visit, work.waiting, shown, all)),
                               when(decides_on_erasures(visit), [&] {
                                   return p(cls("work-more"), a(href(url("/erasures")), msg.erasure.to_list()));
                               })));
}

}  // namespace

std::string date_name(const Visit& visit, const Code& date) {
    if (const auto own = visit.msg.work.find("due_" + date.text())) return std::string(*own);
    return visit.pack().label(rules::Thing::deadline, date, visit.pack_language());
}

std::string wait_name(const Visit& visit, const actions::WorkWait& wait) {
    return std::string(visit.msg.work.find("wait_" + wait.kind.text()).value_or(wait.kind.text()));
}

std::size_t lines_to_show(const Visit& visit, std::size_t at_first) {
    return visit.request.query_value("all") == "yes" ? std::numeric_limits<std::size_t>::max() : at_first;
}

Html work_lines(const Visit& visit, const std::vector<actions::WorkLine>& lines, std::size_t shown,
                const Url& all) {
    std::vector<Html> items;
    for (const auto& line : lines) {
        if (items.size() == shown) break;
        items.push_back(line_of(visit, line));
    }
    const auto more = static_cast<std::int64_t>(lines.size() - items.size());
    return together(ul(cls("work-lines"), together(items)), when(more > 0, [&] {
                        return p(cls("work-more"), visit.msg.work.more(more), " ",
                                 a(href(all), visit.msg.work.show_all()));
                    }));
}

void add_my_work_page(Pages& pages) {
    pages.get("/work", show);
}

}  // namespace hogo::web::staff
