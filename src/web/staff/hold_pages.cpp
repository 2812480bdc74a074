#include "web/staff/hold_pages.h"

#include "actions/lift_hold.h"
#include "web/messages/holds.h"
#include "web/staff/file_forms.h"

namespace hogo::web::staff {
namespace {

using namespace html;

std::string alternative_name(const Messages& msg, const Code& alternative) {
    return std::string(msg.holds.find("alternative_" + alternative.text()).value_or(alternative.text()));
}

Html restore_button(const FilePage& page, const Code& hold) {
    const auto& msg = page.msg();
    return posted_form(page.visit.context(), page.url_to("holds"), action_fields(page.visit, page.view.opened),
                       input(attr("type", "hidden"), attr("name", "step"), attr("value", "restore")),
                       input(attr("type", "hidden"), attr("name", "restored"), attr("value", hold.text())),
                       button_bar(secondary_button(msg.holds.restore())));
}

/// A lifting that is in force: until when, what was considered, why, and the button that ends it.
Html lifted(const FilePage& page, const domain::LiftedHold& lift) {
    const auto& msg = page.msg();
    std::vector<Html> considered;
    for (const auto& alternative : lift.lifted.alternatives) considered.push_back(li(alternative_name(msg, alternative)));
    const bool may_restore = page.visit.actor.is({domain::Role::director, domain::Role::case_lead, domain::Role::duty});
    return together(p(days_left(msg, page.view.today.days_until(lift.lifted.until), lift.lifted.until)),
                    p(msg.holds.falls_back_on(day_text(lift.lifted.until.plus_days(1), page.visit.language))),
                    definition_list({{std::string(msg.holds.considered()), ul(cls("chips"), together(considered))},
                                     {std::string(msg.holds.reasons()), page.words_about(lift.origin.event)}}),
                    p(page.by(lift.origin)), when(may_restore, [&] { return restore_button(page, lift.lifted.hold); }));
}

Html hold_card(const FilePage& page, const rules::HoldAnswer& answer) {
    const auto& msg = page.msg();
    const auto* lift = page.file().lift(answer.hold->id, page.view.today);
    const auto language = page.visit.pack_language();
    return article(cls("entry"),
                   div(cls("entry-head"), h3(answer.hold->label.in(language)),
                       lift          ? badge(Icon::caution, msg.holds.lifted())
                       : answer.held ? badge(Icon::held, msg.holds.stands())
                                     : badge(Icon::open, msg.holds.does_not_stand())),
                   when(answer.held && !lift, [&] { return p(answer.hold->notice.in(language)); }),
                   when(lift != nullptr, [&] { return lifted(page, *lift); }),
                   decisive_explanations(page, rules::Kind::hold, answer.hold->id));
}

Html lift_form(const FilePage& page, const FormState& given) {
    const auto& msg = page.msg();
    auto state = given;
    std::vector<Choice> standing, alternatives;
    for (const auto& answer : page.view.assessment.holds)
        if (answer.held && !page.file().lift(answer.hold->id, page.view.today))
            standing.push_back({answer.hold->id.text(), answer.hold->label.in(page.visit.pack_language())});
    if (standing.empty()) return {};
    for (const auto& alternative : actions::lift_alternatives())
        alternatives.push_back({alternative.text(), alternative_name(msg, alternative)});
    const auto last = page.view.today.plus_days(actions::lift_limit_days);
    return page_section(
        "lift", msg.holds.lift_title(),
        together(notice(msg, Weight::caution, msg.holds.before_lifting(), p(msg.holds.lift_explained(actions::lift_limit_days))),
                 posted_form(page.visit.context(), page.url_to("holds"), action_fields(page.visit, page.view.opened, state.sent()),
                             input(attr("type", "hidden"), attr("name", "step"), attr("value", "lift")),
                             radios(msg, state, "hold", msg.holds.which(), standing),
                             checkboxes(msg, state, "alternatives", msg.holds.alternatives(), alternatives,
                                        {.hint = msg.holds.alternatives_hint()}),
                             date_field(msg, state, "until", msg.holds.until(),
                                        {.hint = msg.holds.until_hint(day_text(last, page.visit.language))}),
                             text_area(msg, state, "reasons", msg.holds.reasons(), {.hint = msg.holds.reasons_hint()}),
                             button_bar(primary_button(msg.holds.lift())))));
}

Html holds_content(const FilePage& page, const FormState& state) {
    const auto& msg = page.msg();
    std::vector<Html> cards;
    for (const auto& answer : page.view.assessment.holds) cards.push_back(hold_card(page, answer));
    const bool director = page.visit.actor.is({domain::Role::director});
    return together(p(cls("lead"), msg.holds.lead()), page_section("holds", msg.holds.present(), together(cards)),
                    director ? lift_form(page, state) : p(cls("hint"), msg.holds.director_lifts()),
                    p(link_button(url("/files/{}", page.view.opened.id).at("now"), msg.holds.back())));
}

}  // namespace

void add_hold_pages(Pages& pages) {
    pages.get("/files/{file}/holds", [](Visit& visit, const Parameters& parameters) {
        return show_file_form(visit, parameters, visit.msg.holds.title(), holds_content);
    });
    pages.post("/files/{file}/holds", [](Visit& visit, const Parameters& parameters, const Form& form) {
        FormReader reader(visit.msg, form);
        const auto run = [&](const auto& action) {
            return carry_out(visit, parameters, reader, action, visit.msg.holds.title(), holds_content, "now");
        };
        if (form.raw("step") == "restore") return run(actions::RestoreHold{reader.needed_code("restored")});
        actions::LiftHold lifting{.hold = reader.needed_code("hold"), .until = reader.needed_date("until"),
                                  .alternatives = reader.codes("alternatives"), .reasons = {reader.needed_text("reasons", 4000)}};
        if (lifting.alternatives.empty()) reader.state().wrong("alternatives", std::string(visit.msg.holds.alternatives_needed()));
        return run(lifting);
    });
}

}  // namespace hogo::web::staff
