#include "web/staff/first_ten_minutes_page.h"

#include "web/html/moments.h"
#include "web/messages/ten_minutes.h"
#include "web/staff/components.h"

namespace hogo::web::staff {
namespace {

using namespace html;

Html step(std::string_view what, std::string_view how, const Html& more = {}) {
    return li(div(cls("step-text"), strong(what), span(cls("step-how"), how), more));
}

rules::Language words_of(const Messages& msg) {
    return msg.language == Language::ja ? rules::Language::ja : rules::Language::en;
}

/// The pack's duty desk; without one a line to write this bureau's own number on.
Html duty_number(const Messages& msg, const rules::Pack& pack) {
    for (const auto& contact : pack.contacts())
        if (contact.id == "duty")
            return a(cls("duty-number"), href(Url::telephone(contact.telephone)), contact.telephone);
    return span(cls("write-here"), msg.ten_minutes.ring_number());
}

Html other_numbers(const Messages& msg, const rules::Pack& pack) {
    std::vector<Html> lines;
    for (const auto& contact : pack.contacts()) {
        if (contact.id == "duty") continue;
        lines.push_back(div(dt(contact.label.in(words_of(msg))),
                            dd(strong(contact.telephone), " ",
                               small(msg.ten_minutes.as_of(day_text(contact.as_of, msg.language))))));
    }
    return details(cls("fold"), summary(msg.ten_minutes.others()), dl(cls("contacts"), together(lines)));
}

}  // namespace

Html ten_minutes_card(const Messages& msg, const rules::Pack& pack) {
    const auto& words = msg.ten_minutes;
    return div(cls("ten-minutes"),
               section(cls("card"), labelled_by("to-do"), h2(id("to-do"), icon(Icon::done), words.to_do()),
                       ol(cls("steps"), step(words.apart(), words.apart_how()),
                          step(words.language(), words.language_how(),
                               a(href(url("/languages/point")), words.language_sheet())),
                          step(words.health(), words.health_how()), step(words.child(), words.child_how()),
                          step(words.phone(), words.phone_how()), step(words.outside(), words.outside_how()),
                          step(words.bed(), words.bed_how()), step(words.last_day(), words.last_day_how()),
                          step(words.ring(), words.ring_how(), duty_number(msg, pack)))),
               div(section(cls("card dont"), labelled_by("not-to-do"),
                           h2(id("not-to-do"), icon(Icon::caution), words.dont()),
                           ul(li(words.no_story()), li(words.no_promise()), li(words.no_explaining()),
                              li(words.no_fellow()))),
                   section(cls("card"), labelled_by("enough"), h2(id("enough"), words.suspect()),
                           p(words.suspect_how())),
                   other_numbers(msg, pack)));
}

void add_first_ten_minutes_page(Pages& pages) {
    pages.get("/first-ten-minutes", [](Visit& visit, const Parameters&) -> Result<Response> {
        const auto& msg = visit.msg;
        return visit.page(
            Place::first_ten_minutes, msg.ten_minutes.title(),
            together(h1(msg.ten_minutes.title()), p(cls("lead"), msg.ten_minutes.lead()),
                     ten_minutes_card(msg, visit.pack()),
                     button_bar(primary_link_button(url("/encounters/new"), msg.ten_minutes.enter()),
                                link_button(url("/group-sheets/new"), msg.ten_minutes.group())),
                     p(cls("hint screen-only"), msg.ten_minutes.print_hint())));
    });
}

}  // namespace hogo::web::staff
