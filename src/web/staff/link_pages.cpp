#include "web/staff/link_pages.h"

#include "actions/answer_link.h"
#include "actions/read_links.h"
#include "web/messages/file.h"
#include "web/messages/link.h"
#include "web/staff/evidence.h"
#include "web/staff/file_forms.h"
#include "web/staff/record_lists.h"

namespace hogo::web::staff {
namespace {

using namespace html;

Url links_of(const actions::CaseId& file) {
    return url("/files/{}/links", file);
}

std::string role_name(const Messages& msg, const Code& role) {
    return std::string(msg.file.find("role_" + role.text()).value_or(role.text()));
}

Html side(std::string_view title, const Html& content) {
    return div(cls("card"), h4(title), content);
}

Html person_side(const FilePage& page, const domain::PersonToKeepAwayRecorded& person,
                 std::string_view number = {}) {
    const auto& msg = page.msg();
    return side(msg.link.kept_away_side(),
                together(p(role_name(msg, person.role)),
                         definition_list(record_lists(msg, {&person.names, nullptr, &person.phones,
                                                            &person.companies, &person.places})),
                         when(!number.empty(), [&] { return p(cls("hint"), msg.file.number(number)); })));
}

/// Both answers, each with its reason.
Html answers(const FilePage& page, const PageForms& forms, std::string_view step, bool proposal) {
    const auto& msg = page.msg();
    const auto& state = forms.of(step);
    return step_form(
        page, forms, step, links_of(page.view.opened.id),
        radios(msg, state, "answer", msg.link.answer(),
               {{"cleared", std::string(proposal ? msg.link.clear_proposal() : msg.link.clear()),
                 std::string(msg.link.clear_hint())},
                {"confirmed", std::string(proposal ? msg.link.confirm_proposal() : msg.link.confirm()),
                 std::string(proposal ? msg.link.confirm_proposal_hint() : msg.link.confirm_hint())}}),
        text_area(msg, state, "reasons", msg.link.reasons(), {.hint = msg.link.reasons_hint(), .rows = 2}),
        button_bar(primary_button(msg.link.save())));
}

Html answered_badge(const Messages& msg, const Code& answer) {
    return answer == "cleared" ? badge(Icon::done, msg.link.cleared())
                               : badge(Icon::held, msg.link.confirmed());
}

Html words_in_network(const FilePage& page, const domain::EventId& event) {
    std::vector<Html> parts;
    for (const auto* words : page.file().words_about(event))
        parts.push_back(blockquote(attr("lang", words->recorded.language.text()), attr("dir", "auto"),
                                   words->recorded.words));
    return together(parts);
}

Html staff_card(const FilePage& page, const PageForms& forms, const actions::StaffLinkView& view) {
    const auto& msg = page.msg();
    const auto& link = view.link;
    const auto record = view.record.value_or(actions::OwnRecord());
    const auto step = fmt::format("{}-{}", link.person.text(), link.found.staff.text());
    return article(
        cls("entry"),
        div(cls("entry-head"), h3(page.visit.staff_name(link.found.staff)),
            link.waits() ? badge(Icon::waiting, msg.link.waits())
                         : answered_badge(msg, link.answered->first)),
        div(cls("card-row"), person_side(page, view.person),
            side(msg.link.staff_side(),
                 together(p(page.visit.staff_name(link.found.staff)),
                          definition_list(record_lists(msg, {&record.names, &record.relatives, &record.phones,
                                                             &record.companies, &record.places})),
                          when(!view.record, [&] { return p(cls("hint"), msg.link.nothing_told()); })))),
        evidence_table(msg, view.likeness, msg.link.kept_away_side(), msg.link.other_side()), page.by(link.origin),
        link.waits()
            ? answers(page, forms, step, false)
            : together(words_in_network(page, link.answered->second.event), page.by(link.answered->second)));
}

Html associate_card(const FilePage& page, const PageForms& forms, const actions::AssociateView& view) {
    const auto& msg = page.msg();
    const auto& proposed = view.associate;
    const auto& described = view.described;
    std::vector<Html> likenesses;
    for (const auto& alike : view.likenesses)
        likenesses.push_back(together(
            person_side(page, alike.person, alike.number == page.view.opened.number ? "" : alike.number),
            evidence_table(msg, alike.likeness, msg.link.kept_away_side(), msg.link.other_side())));
    const bool own = proposed.origin.author == page.visit.actor.id();
    return article(
        cls("entry"),
        div(cls("entry-head"), h3(associate_role_name(msg, proposed.proposed.role)),
            associate_badge(msg, proposed)),
        side(msg.link.proposed_side(),
             together(definition_list(record_lists(msg, {&described.names, nullptr, &described.phones,
                                                         &described.companies, &described.places})),
                      when(!described.note.empty(), [&] { return p(described.note); }))),
        page.by(proposed.origin),
        when(proposed.waits(),
             [&] {
                 return together(
                     likenesses.empty()
                         ? p(msg.link.no_likeness())
                         : together(p(badge(Icon::caution, msg.link.likeness_found())), together(likenesses)),
                     own ? p(cls("hint"), msg.link.another_person_checks())
                         : answers(page, forms, proposed.proposed.associate.text(), true));
             }),
        when(!proposed.waits(), [&] { return page.by(proposed.answered->second); }));
}

bool one_waits(const actions::StaffLinkView& view) {
    return view.link.waits();
}
bool one_waits(const actions::AssociateView& view) {
    return view.associate.waits();
}

Html content(const FilePage& page, const PageForms& forms, const actions::LinksView& view) {
    const auto& msg = page.msg();
    const auto cards = [&](const auto& list, auto card_of, std::string_view none) {
        std::vector<Html> waiting, done;
        for (const auto& one : list) (one_waits(one) ? waiting : done).push_back(card_of(page, forms, one));
        return together(waiting.empty() ? p(none) : together(waiting), when(!done.empty(), [&] {
                            return details(summary(msg.link.answered_before()), together(done));
                        }));
    };
    return together(
        p(cls("lead"), msg.link.lead()),
        page_section("staff", msg.link.staff_title(), cards(view.staff, staff_card, msg.link.no_links())),
        page_section("associates", msg.link.associates_title(),
                     cards(view.associates, associate_card, msg.link.no_associates())),
        p(link_button(url("/files/{}", page.view.opened.id).at("people"), msg.link.back())));
}

/// Before anything is opened: what a press opens, and for how long.
Response show_closed(const Visit& visit, const actions::CaseId& file) {
    const auto& msg = visit.msg;
    return visit.page(
        std::nullopt, msg.link.title(),
        together(h1(msg.link.title()), p(cls("lead"), msg.link.lead()),
                 posted_form(visit.context(), links_of(file), action_field(visit),
                             input(attr("type", "hidden"), attr("name", "step"), attr("value", "open")),
                             button_bar(primary_button(msg.link.open()),
                                        link_button(url("/files/{}", file), msg.link.back())))));
}

Result<Response> show_links(Visit& visit, const actions::CaseId& file, const FormState& state,
                            std::string_view sent, int status) {
    HOGO_TRY(outcome, actions::read_links(visit.site.house, visit.actor, file));
    if (const auto* refused = std::get_if<actions::Refused>(&outcome))
        return visit.page(std::nullopt, visit.msg.link.title(),
                          together(h1(visit.msg.link.title()),
                                   notice(visit.msg, Weight::info, sentence_of(visit.msg, *refused)),
                                   p(link_button(url("/files/{}", file), visit.msg.link.back()))),
                          422);
    auto& links = std::get<actions::LinksView>(outcome);
    const auto today = visit.site.house.today();
    auto assessment = actions::assess(visit.pack(), links.opened.file, today);
    const actions::FileView view{std::move(links.opened), std::move(assessment), today,
                                 visit.site.house.now()};
    const FilePage page{visit, view};
    const PageForms forms{state, sent};
    return visit.page(std::nullopt, view.opened.number,
                      together(error_summary(visit.msg, state), file_link(page), h1(visit.msg.link.title()),
                               content(page, forms, links)),
                      status);
}

Result<Response> get_links(Visit& visit, const Parameters& parameters) {
    HOGO_TRY(file, read_file_id(parameters));
    auto shown = show_links(visit, file, {}, {}, 200);
    if (!shown && shown.error().code.view() == "step_up_needed") return show_closed(visit, file);
    return shown;
}

Result<Response> post_links(Visit& visit, const Parameters& parameters, const Form& form) {
    HOGO_TRY(file, read_file_id(parameters));
    const auto step = std::string(form.raw("step"));
    if (step == "open") return show_links(visit, file, {}, {}, 200);
    FormReader reader(visit.msg, form);
    const ShowAgain again = [&](const FormState& state, int status) {
        return show_links(visit, file, state, step, status);
    };
    const auto answer = reader.needed_code("answer");
    const actions::Said reasons{reader.needed_text("reasons", 4000)};
    if (const auto associate = domain::AssociateId::parse(step))
        return carry_out(visit, parameters, reader, actions::AnswerAssociate{*associate, answer, reasons},
                         again, links_of(file));
    const auto dash = std::min(step.find('-'), step.size());
    const auto person = domain::EventId::parse(step.substr(0, dash));
    const auto staff = domain::StaffId::parse(step.substr(std::min(dash + 1, step.size())));
    if (!person || !staff) return problem(ProblemKind::invalid_input, "broken_form", "no such step");
    return carry_out(visit, parameters, reader, actions::AnswerLink{*person, *staff, answer, reasons}, again,
                     links_of(file));
}

}  // namespace

void add_link_pages(Pages& pages) {
    pages.get("/files/{file}/links", get_links);
    pages.post("/files/{file}/links", post_links);
}

}  // namespace hogo::web::staff
