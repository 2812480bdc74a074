#include "web/staff/wall_pages.h"

#include "actions/wall.h"
#include "web/messages/form.h"
#include "web/messages/wall.h"
#include "web/staff/access_forms.h"

namespace hogo::web::staff {
namespace {

using namespace html;

std::string ground_name(const Messages& msg, const Code& ground) {
    return std::string(msg.wall.find("ground_" + ground.text()).value_or(ground.text()));
}

/// The forms that answer one wall: a second person's two answers, or lifting it.
Html answers(const FilePage& page, const PageForms& forms, const actions::Wall& wall) {
    const auto& msg = page.msg();
    const auto person =
        input(attr("type", "hidden"), attr("name", "answered_staff"), attr("value", wall.staff.text()));
    const auto form_of = [&](std::string_view step, std::string_view label) {
        return step_form(page, forms, step, page.url_to("walls"), person,
                         text_area(msg, forms.of(step), "answer_reasons", msg.wall.reasons(), {.rows = 2}),
                         button_bar(secondary_button(label)));
    };
    if (wall.stands)
        return details(summary(msg.wall.lift()), p(cls("hint"), msg.wall.lift_explained()),
                       form_of("lifted", msg.wall.lift()));
    if (wall.origin.author == page.visit.actor.id()) return p(cls("hint"), msg.wall.waits_for_second());
    return together(form_of("confirmed", msg.wall.confirm()),
                    details(summary(msg.wall.refuse()), form_of("refused", msg.wall.refuse())));
}

Html standing(const FilePage& page, const PageForms& forms) {
    const auto& msg = page.msg();
    std::vector<Html> cards;
    for (const auto& wall : actions::walls_of(page.file()))
        cards.push_back(article(cls("entry"),
                                div(cls("entry-head"), h3(page.visit.staff_name(wall.staff)),
                                    badge(wall.stands ? Icon::closed : Icon::waiting,
                                          wall.stands ? msg.wall.stands() : msg.wall.waits())),
                                p(ground_name(msg, wall.ground)), reasons_about(page, wall.origin.event),
                                page.by(wall.origin), answers(page, forms, wall)));
    return page_section("standing", msg.wall.standing(),
                        cards.empty() ? p(msg.wall.none()) : together(cards));
}

Html raise_form(const FilePage& page, const PageForms& forms) {
    const auto& msg = page.msg();
    if (!page.visit.actor.is({domain::Role::case_lead})) return p(cls("hint"), msg.wall.lead_decides());
    const auto& state = forms.of("raise");
    std::vector<Choice> grounds;
    for (const auto& ground : actions::wall_grounds())
        if (ground != "possible_link") grounds.push_back({ground.text(), ground_name(msg, ground)});
    return page_section("raise", msg.wall.raise_title(),
                        step_form(page, forms, "raise", page.url_to("walls"),
                                  select_field(msg, state, "staff", msg.wall.staff(), other_staff(page)),
                                  radios(msg, state, "ground", msg.wall.ground(), grounds),
                                  checkbox(state, "strong", msg.wall.strong(), msg.wall.strong_hint()),
                                  text_area(msg, state, "reasons", msg.wall.reasons()),
                                  button_bar(primary_button(msg.wall.raise()))));
}

Html content(const FilePage& page, const PageForms& forms) {
    const auto& msg = page.msg();
    return together(p(cls("lead"), msg.wall.lead()), standing(page, forms), raise_form(page, forms),
                    p(link_button(page.url_to("looks"), msg.wall.to_looks())));
}

Result<domain::StaffId> staff_in(const Form& form, std::string_view field) {
    const auto staff = domain::StaffId::parse(form.raw(field));
    if (!staff) return problem(ProblemKind::invalid_input, "broken_form", "nobody of the office");
    return *staff;
}

Result<Response> post_wall(Visit& visit, const Parameters& parameters, const Form& form) {
    HOGO_TRY(file, read_file_id(parameters));
    FormReader reader(visit.msg, form);
    const auto step = std::string(form.raw("step"));
    const auto done = url("/files/{}/walls", file);
    const ShowAgain again = [&](const FormState& state, int status) {
        return show_access_page(visit, parameters, visit.msg.wall.title(), content, state, step, status);
    };
    if (step == "raise") {
        HOGO_TRY(staff, staff_in(form, "staff"));
        actions::RaiseWall raising{.staff = staff,
                                   .ground = reader.needed_code("ground"),
                                   .strong = reader.yes("strong"),
                                   .reasons = {reader.needed_text("reasons", 4000)}};
        HOGO_TRY(ready, actions::ready_to_raise(visit.site.house, visit.actor, file, std::move(raising)));
        return carry_out(visit, parameters, reader, ready, again, done);
    }
    const auto answer = Code::parse(step);
    if (!answer) return problem(ProblemKind::invalid_input, "broken_form", "no such step");
    HOGO_TRY(staff, staff_in(form, "answered_staff"));
    return carry_out(visit, parameters, reader,
                     actions::AnswerWall{staff, *answer, {reader.needed_text("answer_reasons", 4000)}}, again,
                     done);
}

}  // namespace

void add_wall_pages(Pages& pages) {
    pages.get("/files/{file}/walls", [](Visit& visit, const Parameters& parameters) {
        return show_access_page(visit, parameters, visit.msg.wall.title(), content);
    });
    pages.post("/files/{file}/walls", post_wall);
}

}  // namespace hogo::web::staff
