#include "web/staff/measure_pages.h"

#include "actions/propose_measure.h"
#include "actions/record_status.h"
#include "web/messages/file.h"
#include "web/messages/measure.h"
#include "web/staff/file_forms.h"
#include "web/staff/file_page.h"
#include "web/staff/measure_view.h"

namespace hogo::web::staff {
namespace {

using namespace html;

Html measure_card(const FilePage& page, const domain::Measure& measure) {
    const auto& msg = page.msg();
    const auto& id = measure.proposed.measure;
    const auto* kind = page.pack().measure(measure.proposed.kind);
    std::vector<Html> steps;
    for (const auto& [step, origin] : measure.steps)
        steps.push_back(li(msg.measure.find("step_" + step.step.text()).value_or(step.step.text()), " ", page.day(step.on)));
    return article(cls("entry"),
                   div(cls("entry-head"), h3(measure_name(page, measure.proposed.kind)), measure_state(page, measure)),
                   when(kind != nullptr, [&] { return p(small(cls("provision"), kind->provision)); }), beside_wish(page, measure),
                   when(!steps.empty(), [&] { return ul(cls("chips"), together(steps)); }),
                   when(measure.decided.has_value(), [&] {
                       return p(msg.measure.decided_on(day_text(measure.decided->first.on, page.visit.language)), " ",
                                page.by(measure.decided->second));
                   }),
                   button_bar(link_button(url("/files/{}/measures/{}", page.view.opened.id, id),
                                          measure.state == domain::MeasureState::proposed            ? msg.measure.to_draft()
                                          : measure.state == domain::MeasureState::drafted           ? msg.measure.to_send()
                                          : measure.state == domain::MeasureState::awaiting_decision ? msg.measure.to_decide()
                                                                                                     : msg.measure.to_read()),
                              when(!measure.drafts.empty(), [&] {
                                  return link_button(url("/files/{}/measures/{}/draft", page.view.opened.id, id), msg.measure.print_draft());
                              })));
}

Html wish_standing(const Messages& msg, rules::WishStanding standing) {
    switch (standing) {
        case rules::WishStanding::follows: return badge(Icon::done, msg.measure.follows());
        case rules::WishStanding::against: return badge(Icon::caution, msg.measure.departs());
        case rules::WishStanding::awaiting: return badge(Icon::waiting, msg.file.ask_wish());
        case rules::WishStanding::not_needed: return {};
    }
    bug("a standing that is none");
}

bool under_way(const FilePage& page, const Code& kind) {
    return std::ranges::any_of(page.file().measures, [&](const auto& measure) { return measure.proposed.kind == kind && measure.pending(); });
}

/// What can be proposed today, in the rules' order.
Html choose_kind(const FilePage& page) {
    const auto& msg = page.msg();
    std::vector<Html> open, unsettled;
    for (const auto& answer : page.view.assessment.measures) {
        if (answer.state == rules::MeasureState::closed || under_way(page, answer.measure->id)) continue;
        auto& list = answer.state == rules::MeasureState::open ? open : unsettled;
        list.push_back(li(cls("proposal"),
                          div(cls("proposal-head"),
                              a(href(page.url_to("measures").query("kind", answer.measure->id.text())),
                                strong(answer.measure->label.in(page.visit.pack_language()))),
                              wish_standing(msg, answer.wish), small(cls("provision"), answer.measure->provision))));
    }
    return together(p(cls("lead"), msg.measure.choose_lead()),
                    open.empty() ? p(msg.measure.nothing_open()) : ul(cls("plain proposals"), together(open)),
                    when(!unsettled.empty(), [&] {
                        return details(cls("fold"), summary(msg.measure.unsettled(static_cast<std::int64_t>(unsettled.size()))),
                                       p(cls("hint"), msg.measure.unsettled_hint()), ul(cls("plain proposals"), together(unsettled)));
                    }),
                    p(link_button(url("/files/{}", page.view.opened.id).at("measures"), msg.measure.back())));
}

Html current_wishes(const FilePage& page) {
    const auto& msg = page.msg();
    const auto* wish = page.file().current_wish();
    if (!wish) return together(p(msg.measure.no_wish_yet()), button_bar(link_button(page.url_to("wishes"), msg.measure.ask_wish())));
    std::vector<Html> named;
    for (const auto& code : wish->recorded.wishes) named.push_back(li(page.fact(code)));
    return together(ul(cls("chips"), together(named)), page.words_about(wish->origin.event), p(page.by(wish->origin)));
}

Html propose_form(const FilePage& page, const FormState& state, const rules::MeasureAnswer& answer) {
    const auto& msg = page.msg();
    const auto& measure = *answer.measure;
    const auto language = page.visit.pack_language();
    const bool departs = answer.wish == rules::WishStanding::against;
    std::vector<Choice> statuses;
    for (const auto& status : measure.statuses) statuses.push_back({status.text(), page.label(rules::Thing::status, status)});
    const Html basis = card(msg.measure.basis(),
                            together(p(strong(measure.provision)), when(!measure.note.empty(), [&] { return p(measure.note.in(language)); }),
                                     decisive_explanations(page, rules::Kind::measure, measure.id),
                                     p(cls("hint"), msg.measure.decided_by(page.label(rules::Thing::decider, measure.decider)),
                                       when(measure.second_person, [&] { return together(" ", span(msg.measure.second_person_too())); }))));
    const Html wish = card(msg.measure.beside_wish(), together(p(wish_standing(msg, answer.wish)), current_wishes(page)));
    if (answer.state == rules::MeasureState::closed)
        return together(notice(msg, Weight::info, msg.measure.closed_today()), basis,
                        p(link_button(page.url_to("measures"), msg.measure.other_measures())));
    if (under_way(page, measure.id))
        return together(notice(msg, Weight::info, msg.measure.under_way()),
                        p(link_button(url("/files/{}", page.view.opened.id).at("measures"), msg.measure.back())));
    const Html head = together(div(cls("entry-head"), h2(measure.label.in(language))), div(cls("card-row beside-form"), basis, wish));
    if (answer.wish == rules::WishStanding::awaiting)
        return together(head, notice(msg, Weight::info, msg.measure.ask_first(), p(msg.measure.ask_first_explained())),
                        button_bar(primary_link_button(page.url_to("wishes"), msg.measure.ask_wish()),
                                   link_button(page.url_to("measures"), msg.measure.other_measures())));
    return together(
        head, when(departs, [&] { return notice(msg, Weight::caution, msg.measure.departs(), p(msg.measure.departs_explained())); }),
        posted_form(page.visit.context(), page.url_to("measures"), action_fields(page.visit, page.view.opened, state.sent()),
                    input(attr("type", "hidden"), attr("name", "kind"), attr("value", measure.id.text())),
                    when(!statuses.empty(), [&] {
                        return select_field(msg, state, "status", msg.measure.status_asked(), statuses,
                                            {.hint = msg.measure.status_asked_hint(), .optional = true});
                    }),
                    text_area(msg, state, "reasons", departs ? msg.measure.departure_reasons() : msg.measure.proposal_reasons(),
                              {.hint = msg.measure.proposal_reasons_hint(), .optional = !departs}),
                    button_bar(primary_button(msg.measure.propose()), link_button(page.url_to("measures"), msg.measure.other_measures()))));
}

Html propose_content(const FilePage& page, const FormState& state, std::string_view kind) {
    const auto code = Code::parse(kind);
    const auto* answer = code ? page.view.assessment.measure(*code) : nullptr;
    return answer ? propose_form(page, state, *answer) : choose_kind(page);
}

Html status_form(const FilePage& page, const FormState& state) {
    const auto& msg = page.msg();
    std::vector<Choice> statuses{{"none", std::string(msg.measure.status_none())}};
    if (const auto* held = page.pack().fact("stay.status"))
        for (const auto& option : held->options) statuses.push_back({option.id.text(), option.label.in(page.visit.pack_language())});
    for (const auto& status : page.pack().statuses())
        if (status.id != "same_status" && std::ranges::none_of(statuses, [&](const Choice& choice) { return choice.value == status.id.text(); }))
            statuses.push_back({status.id.text(), status.label.in(page.visit.pack_language())});
    return posted_form(page.visit.context(), page.url_to("status"), action_fields(page.visit, page.view.opened, state.sent()),
                       p(cls("lead"), msg.measure.status_lead()), select_field(msg, state, "status", msg.measure.status(), statuses),
                       date_field(msg, state, "from", msg.measure.status_from()),
                       date_field(msg, state, "until", msg.measure.status_until(), {.hint = msg.measure.status_until_hint(), .optional = true}),
                       button_bar(primary_button(msg.measure.record_status()),
                                  link_button(url("/files/{}", page.view.opened.id).at("measures"), msg.measure.back())));
}

}  // namespace

Html measures_section(const FilePage& page) {
    const auto& msg = page.msg();
    std::vector<Html> pending, settled;
    for (auto measure = page.file().measures.rbegin(); measure != page.file().measures.rend(); ++measure)
        (measure->pending() ? pending : settled).push_back(measure_card(page, *measure));
    Html status;
    if (const auto* held = page.file().current_status())
        status = p(msg.measure.status(), ": ", strong(status_name(page, held->status)), " ", when(held->until.has_value(), [&] {
                       return days_left(msg, page.view.today.days_until(*held->until), *held->until);
                   }));
    const bool director = page.visit.actor.is({domain::Role::director});
    return page_section("measures", msg.file.measures(),
                        together(status, when(page.file().measures.empty(), [&] { return p(msg.measure.none_yet()); }), together(pending),
                                 together(settled),
                                 button_bar(link_button(page.url_to("measures"), msg.measure.propose_one()),
                                            link_button(page.url_to("status"), msg.measure.record_status()),
                                            when(director, [&] { return link_button(page.url_to("crime-report"), msg.measure.crime_report()); }))));
}

void add_measure_pages(Pages& pages) {
    pages.get("/files/{file}/measures", [](Visit& visit, const Parameters& parameters) {
        const auto kind = std::string(visit.request.query_value("kind").value_or(""));
        return show_file_form(visit, parameters, visit.msg.measure.propose_one(),
                              [&](const FilePage& page, const FormState& state) { return propose_content(page, state, kind); });
    });
    pages.post("/files/{file}/measures", [](Visit& visit, const Parameters& parameters, const Form& form) {
        FormReader reader(visit.msg, form);
        actions::ProposeMeasure proposal{.kind = reader.needed_code("kind"), .reasons = {reader.text("reasons", 4000)}};
        if (const auto status = reader.code("status")) proposal.particulars.emplace("status", *status);
        const auto kind = std::string(form.raw("kind"));
        return carry_out(visit, parameters, reader, proposal, visit.msg.measure.propose_one(),
                         [&](const FilePage& page, const FormState& state) { return propose_content(page, state, kind); }, "measures");
    });
    pages.get("/files/{file}/status", [](Visit& visit, const Parameters& parameters) {
        return show_file_form(visit, parameters, visit.msg.measure.record_status(), status_form);
    });
    pages.post("/files/{file}/status", [](Visit& visit, const Parameters& parameters, const Form& form) {
        FormReader reader(visit.msg, form);
        const actions::RecordStatus status{reader.needed_code("status"), reader.needed_date("from"), reader.date("until")};
        return carry_out(visit, parameters, reader, status, visit.msg.measure.record_status(), status_form, "measures");
    });
}

}  // namespace hogo::web::staff
