#include "web/staff/letter_pages.h"

#include "web/messages/letters.h"
#include "web/staff/file_forms.h"
#include "web/staff/interview_view.h"

namespace hogo::web::staff {
namespace {

using namespace html;

Html appointment(const domain::InterviewArranged& arranged, LocalDate today, Language language) {
    const auto& words = Messages::in(language);
    return article(cls("sheet letter"), attr("lang", code_of(language)), p(cls("letter-day"), day(today, words)),
                   p(cls("letter-to"), words.letters.to()), h2(words.letters.appointment_title()), p(words.letters.appointment_text()),
                   definition_list({{std::string(words.letters.day()), day(arranged.day, words)},
                                    {std::string(words.letters.time()), span(clock_text(arranged.minute))},
                                    {std::string(words.letters.place()), span(words.letters.place_told())}}),
                   p(words.letters.if_not_possible()), p(cls("letter-from"), words.letters.desk()));
}

Html please_ring(LocalDate today, Language language) {
    const auto& words = Messages::in(language);
    return article(cls("sheet letter"), attr("lang", code_of(language)), p(cls("letter-day"), day(today, words)),
                   p(cls("letter-to"), words.letters.to()), h2(words.letters.ring_title()), p(words.letters.ring_text()),
                   p(cls("letter-from"), words.letters.desk()));
}

Html list_of_letters(const FilePage& page) {
    const auto& msg = page.msg();
    std::vector<Html> items{li(a(href(page.url_to("letters").query("kind", "ring")), msg.letters.ring_title()))};
    for (const auto& interview : page.file().interviews)
        if (interview.state == domain::InterviewState::arranged)
            items.push_back(li(a(href(page.url_to("letters").query("interview", interview.arranged.interview.text())),
                                 msg.letters.appointment_of(day_text(interview.arranged.day, msg.language), clock_text(interview.arranged.minute)))));
    return together(p(cls("lead"), msg.letters.lead()), ul(together(items)),
                    p(link_button(url("/files/{}", page.view.opened.id).at("interviews"), msg.letters.back())));
}

Html letter_content(const FilePage& page) {
    const auto& msg = page.msg();
    const auto& request = page.visit.request;
    const auto id = domain::InterviewId::parse(request.query_value("interview").value_or(""));
    const auto* interview = id ? page.file().interview(*id) : nullptr;
    const bool ring = request.query_value("kind") == "ring";
    if (!interview && !ring) return list_of_letters(page);
    const auto sheet = [&](Language language) {
        return interview ? appointment(interview->arranged, page.view.today, language) : please_ring(page.view.today, language);
    };
    return together(div(cls("only-on-screen"), p(cls("hint"), msg.letters.print_hint()), p(link_button(page.url_to("letters"), msg.letters.others()))),
                    sheet(Language::ja), sheet(Language::en));
}

}  // namespace

void add_letter_pages(Pages& pages) {
    // The window's title is what a browser may print above the page: it names no file.
    pages.get("/files/{file}/letters", [](Visit& visit, const Parameters& parameters) -> Result<Response> {
        HOGO_TRY(file, read_file_id(parameters));
        HOGO_TRY(view, actions::open_file(visit.site.house, visit.actor, file));
        const FilePage page{visit, view};
        return visit.page(std::nullopt, visit.msg.letters.title(),
                          together(div(cls("only-on-screen"), file_link(page), h1(visit.msg.letters.title())), letter_content(page)));
    });
}

}  // namespace hogo::web::staff
