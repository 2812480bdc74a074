#include "web/staff/wish_pages.h"

#include "actions/record_wish.h"
#include "web/messages/languages.h"
#include "web/messages/wish.h"
#include "web/staff/file_forms.h"
#include "web/staff/languages.h"

namespace hogo::web::staff {
namespace {

using namespace html;

Html wish_card(const FilePage& page, const domain::Wish& wish) {
    std::vector<Html> named;
    for (const auto& code : wish.recorded.wishes) named.push_back(li(page.fact(code)));
    return article(cls("entry"), ul(cls("chips wish-chips"), together(named)), page.words_about(wish.origin.event),
                   p(cls("origin"), page.msg().wish.said_on(day_text(wish.recorded.said_on, page.visit.language)), " · ",
                     language_name(page.msg(), wish.recorded.language), " · ", page.by(wish.origin)));
}

Html wish_form(const FilePage& page, const FormState& state) {
    const auto& msg = page.msg();
    std::vector<Choice> wishes;
    for (const auto* fact : page.pack().facts_of("wishes"))
        wishes.push_back({fact->id.text(), fact->label.in(page.visit.pack_language())});
    return posted_form(page.visit.context(), page.url_to("wishes"), action_fields(page.visit, page.view.opened, state.sent()),
                       p(cls("lead"), msg.wish.explained()),
                       checkboxes(msg, state, "wishes", msg.wish.wishes(), wishes),
                       text_area(msg, state, "words", msg.wish.words(), {.hint = msg.wish.words_hint(), .optional = true}),
                       text_area(msg, state, "translation", msg.wish.translation(), {.optional = true}),
                       select_field(msg, state, "language", msg.wish.spoken_in(), language_choices(msg)),
                       date_field(msg, state, "said_on", msg.wish.day_said()),
                       button_bar(primary_button(msg.wish.record()),
                                  link_button(url("/files/{}", page.view.opened.id).at("wishes"), msg.wish.back())));
}

}  // namespace

Html wishes_section(const FilePage& page) {
    const auto& msg = page.msg();
    const auto& wishes = page.file().wishes;
    std::vector<Html> cards;
    for (auto wish = wishes.rbegin(); wish != wishes.rend(); ++wish) cards.push_back(wish_card(page, *wish));
    return page_section("wishes", msg.wish.title(),
                        together(when(wishes.empty(), [&] { return p(msg.wish.none()); }), together(cards),
                                 button_bar(link_button(page.url_to("wishes"), msg.wish.record()))));
}

void add_wish_pages(Pages& pages) {
    pages.get("/files/{file}/wishes", [](Visit& visit, const Parameters& parameters) {
        FormState state;
        state.start("said_on", visit.site.house.today().text());
        return show_file_form(visit, parameters, visit.msg.wish.record(), wish_form, state);
    });
    pages.post("/files/{file}/wishes", [](Visit& visit, const Parameters& parameters, const Form& form) {
        FormReader reader(visit.msg, form);
        const actions::RecordWish wish{.wishes = reader.codes("wishes"),
                                       .language = reader.needed_code("language"),
                                       .said_on = reader.needed_date("said_on"),
                                       .words = reader.text("words", 4000),
                                       .translation = reader.text("translation", 4000)};
        if (wish.wishes.empty() && wish.words.empty())
            reader.state().wrong("wishes", std::string(visit.msg.wish.something_needed()));
        return carry_out(visit, parameters, reader, wish, visit.msg.wish.record(), wish_form, "wishes");
    });
}

}  // namespace hogo::web::staff
