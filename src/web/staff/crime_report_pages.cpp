#include "actions/decide_crime_report.h"
#include "web/messages/crime_report.h"
#include "web/staff/file_forms.h"
#include "web/staff/release_pages.h"

namespace hogo::web::staff {
namespace {

using namespace html;

std::string word(const Messages& msg, std::string_view kind, const Code& code) {
    return std::string(msg.crime_report.find(fmt::format("{}_{}", kind, code.text())).value_or(code.text()));
}

/// Every wish, newest first: the decision is taken beside them.
Html wishes(const FilePage& page) {
    const auto& msg = page.msg();
    std::vector<Html> cards;
    for (auto wish = page.file().wishes.rbegin(); wish != page.file().wishes.rend(); ++wish) {
        std::vector<Html> named;
        for (const auto& code : wish->recorded.wishes) named.push_back(li(page.fact(code)));
        cards.push_back(article(cls("entry"), ul(cls("chips"), together(named)), page.words_about(wish->origin.event),
                                p(page.day(wish->recorded.said_on), " ", page.by(wish->origin))));
    }
    return page_section("wish", msg.crime_report.wish(), cards.empty() ? p(msg.crime_report.no_wish()) : together(cards));
}

Html decided(const FilePage& page) {
    const auto& msg = page.msg();
    std::vector<TimelineItem> items;
    for (auto entry = page.file().crime_reports.rbegin(); entry != page.file().crime_reports.rend(); ++entry) {
        const auto& [decision, origin] = *entry;
        std::vector<Html> content;
        for (const auto& code : decision.content) content.push_back(li(word(msg, "content", code)));
        items.push_back({moment_ago(origin.at, page.view.now, page.visit.site.house.zone, msg), word(msg, "decision", decision.decision),
                         page.visit.staff_name(origin.author),
                         together(when(decision.on.has_value(), [&] { return p(page.day(*decision.on)); }),
                                  when(!content.empty(), [&] { return ul(cls("chips"), together(content)); }), page.words_about(origin.event))});
    }
    return page_section("decided", msg.crime_report.decided(), items.empty() ? p(msg.crime_report.none_yet()) : timeline(items));
}

Html decide_form(const FilePage& page, const FormState& state) {
    const auto& msg = page.msg();
    std::vector<Choice> decisions, contents;
    for (const auto& code : actions::crime_report_decisions()) decisions.push_back({code.text(), word(msg, "decision", code)});
    for (const auto& code : actions::crime_report_contents()) contents.push_back({code.text(), word(msg, "content", code)});
    return page_section("decide", msg.crime_report.decide_title(),
                        posted_form(page.visit.context(), page.url_to("crime-report"), action_fields(page.visit, page.view.opened, state.sent()),
                                    radios(msg, state, "decision", msg.crime_report.decision(), decisions),
                                    date_field(msg, state, "on", msg.crime_report.on(), {.hint = msg.crime_report.on_hint(), .optional = true}),
                                    checkboxes(msg, state, "content", msg.crime_report.content(), contents, {.hint = msg.crime_report.content_hint(), .optional = true}),
                                    text_area(msg, state, "reasons", msg.crime_report.reasons(), {.hint = msg.crime_report.reasons_hint()}),
                                    button_bar(primary_button(msg.crime_report.decide()))));
}

Html crime_report_content(const FilePage& page, const FormState& state) {
    const auto& msg = page.msg();
    const bool director = page.visit.actor.is({domain::Role::director});
    return together(p(cls("lead"), msg.crime_report.lead()), wishes(page), decided(page),
                    director ? decide_form(page, state) : p(cls("hint"), msg.crime_report.director_decides()),
                    p(link_button(url("/files/{}", page.view.opened.id).at("measures"), msg.crime_report.back())));
}

}  // namespace

void add_crime_report_pages(Pages& pages) {
    pages.get("/files/{file}/crime-report", [](Visit& visit, const Parameters& parameters) {
        return show_file_form(visit, parameters, visit.msg.crime_report.title(), crime_report_content);
    });
    pages.post("/files/{file}/crime-report", [](Visit& visit, const Parameters& parameters, const Form& form) {
        FormReader reader(visit.msg, form);
        const actions::DecideCrimeReport decision{.decision = reader.needed_code("decision"), .on = reader.date("on"),
                                                  .content = reader.codes("content"), .reasons = {reader.needed_text("reasons", 4000)}};
        return carry_out(visit, parameters, reader, decision, visit.msg.crime_report.title(), crime_report_content, "measures");
    });
}

}  // namespace hogo::web::staff
