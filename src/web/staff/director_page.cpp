#include "web/staff/director_page.h"

#include "web/html/moments.h"
#include "web/messages/director.h"
#include "web/staff/bars.h"
#include "web/staff/components.h"
#include "web/staff/my_work_page.h"

namespace hogo::web::staff {
namespace {

using namespace html;

std::string cause_name(const Messages& msg, const Code& cause) {
    return std::string(msg.director.find("cause_" + cause.text()).value_or(msg.director.cause_other()));
}

Html number_link(const actions::WorkItem& item) {
    return a(cls("work-number"), href(url("/files/{}", item.file)), item.number);
}

Html custody(const Visit& visit, const actions::DirectorFigures& figures) {
    const auto& msg = visit.msg;
    const auto today = visit.site.house.today();
    std::vector<Bar> causes;
    for (const auto& [cause, days] : figures.custody_by_cause)
        causes.push_back({cause_name(msg, cause), days});
    std::ranges::stable_sort(causes, std::greater{}, &Bar::count);
    Table now{std::string(msg.director.in_custody()),
              {std::string(msg.director.number()), std::string(msg.director.since()),
               std::string(msg.director.custody()), std::string(msg.director.cause())},
              {}};
    for (const auto& item : figures.in_custody)
        now.rows.push_back({number_link(item), day(*item.custody_since, msg),
                            span(msg.director.days(item.custody_since->days_until(today))),
                            span(cause_name(msg, item.custody_cause.value_or("other")))});
    return page_section(
        "custody", msg.director.custody(),
        together(
            p(cls("figure"), strong(cls("figure-number"), msg.director.days(figures.custody_days)),
              span(cls("figure-goal"), icon(figures.custody_days == 0 ? Icon::done : Icon::caution),
                   msg.director.goal())),
            p(cls("hint"), msg.director.custody_explained()),
            when(!causes.empty(), [&] { return together(h3(msg.director.by_cause()), bars(causes)); }),
            now.rows.empty() ? p(cls("nothing"), icon(Icon::done), msg.director.goal_met()) : table_of(now)));
}

Html lifted(const Visit& visit, const actions::DirectorFigures& figures) {
    const auto& msg = visit.msg;
    const auto today = visit.site.house.today();
    Table table{std::string(msg.director.lifted()),
                {std::string(msg.director.number()), std::string(msg.director.hold()),
                 std::string(msg.director.ends())},
                {}};
    for (const auto& [item, date] : figures.lifted_holds) {
        std::vector<Html> holds;
        for (const auto& hold : item.lifted)
            holds.push_back(
                badge(Icon::caution, visit.pack().label(rules::Thing::hold, hold, visit.pack_language())));
        table.rows.push_back({number_link(item), div(cls("badges"), together(holds)),
                              days_left(msg, today.days_until(date.due), date.due)});
    }
    return page_section("lifted", msg.director.lifted(),
                        table.rows.empty()
                            ? p(cls("nothing"), icon(Icon::done), msg.director.none_lifted())
                            : together(p(cls("hint"), msg.director.lifted_note()), table_of(table)));
}

template <class Key, class Label>
Html counted(std::string_view title, const std::map<Key, int>& counts, const Label& label) {
    std::vector<Bar> all;
    for (const auto& [key, count] : counts) all.push_back({label(key), count});
    return div(h3(title), bars(all));
}

}  // namespace

Html director_content(const Visit& visit, const actions::DirectorFigures& figures) {
    const auto& msg = visit.msg;
    const auto language = visit.pack_language();
    const auto shown = lines_to_show(visit, 10);
    const auto all = url("/director").query("all", "yes");
    return together(
        h1(msg.director.title()), p(cls("lead"), msg.director.no_officers()), custody(visit, figures),
        lifted(visit, figures),
        band(msg, "falling-due", msg.director.falling(), figures.falling_due.size(),
             work_lines(visit, figures.falling_due, shown, all)),
        band(msg, "waiting", msg.director.waiting(), figures.waiting.size(),
             work_lines(visit, figures.waiting, shown, all)),
        page_section("files", msg.director.figures(),
                     together(p(cls("figure"),
                                strong(cls("figure-number"), msg.director.open_files(figures.open_files))),
                              div(cls("two-columns"),
                                  counted(msg.director.by_stage(), figures.by_stage,
                                          [&](domain::Stage stage) {
                                              return visit.pack().label(rules::Thing::stage,
                                                                        *Code::parse(name_of(stage)),
                                                                        language);
                                          }),
                                  counted(msg.director.by_door(), figures.by_door, [&](const Code& door) {
                                      return visit.pack().label(rules::Thing::door, door, language);
                                  })))));
}

void add_director_page(Pages& pages) {
    pages.get("/director", [](Visit& visit, const Parameters&) -> Result<Response> {
        HOGO_TRY(figures, actions::read_director_figures(visit.site.house, visit.actor));
        return visit.page(Place::director, visit.msg.director.title(), director_content(visit, figures));
    });
}

}  // namespace hogo::web::staff
