// The decision: left the draft, right what must be there before anybody decides (SCREENS.md).
#include "actions/advance_measure.h"
#include "actions/deciders.h"
#include "actions/decide_measure.h"
#include "actions/draft_measure.h"
#include "actions/send_measure.h"
#include "web/messages/draft.h"
#include "web/messages/file.h"
#include "web/messages/measure.h"
#include "web/staff/file_forms.h"
#include "web/staff/measure_pages.h"
#include "web/staff/measure_view.h"

namespace hogo::web::staff {
namespace {

using namespace html;
using domain::MeasureState;

Url here(const FilePage& page, const domain::Measure& measure) {
    return url("/files/{}/measures/{}", page.view.opened.id, measure.proposed.measure);
}

Url section_of_file(const FilePage& page, const Citation& citation) {
    return url("/files/{}", page.view.opened.id).at(citation.section);
}

// ── the draft ────────────────────────────────────────────────────────────────────────────────────────────────

bool cited(const domain::Measure& measure, const Citation& citation) {
    if (measure.drafts.empty()) return citation.weighs;
    return std::ranges::find(measure.drafts.back().first.cites, citation.event) != measure.drafts.back().first.cites.end();
}

Html citation_boxes(const FilePage& page, const domain::Measure& measure, const FormState& given) {
    const auto& msg = page.msg();
    auto state = given;
    std::vector<Choice> boxes;
    for (const auto& citation : citations(page, msg)) {
        boxes.push_back({citation.event.text(), citation.sentence});
        if (cited(measure, citation)) state.start("cites", citation.event.text());
    }
    return checkboxes(msg, state, "cites", msg.measure.cites(), boxes, {.hint = msg.measure.cites_hint()});
}

std::string last_words(const FilePage& page, const domain::Measure& measure) {
    if (measure.drafts.empty()) return composed_draft(page, measure);
    const auto words = page.file().words_about(measure.drafts.back().second.event);
    return words.empty() ? std::string() : std::string(words.back()->recorded.words.text());
}

Html draft_form(const FilePage& page, const domain::Measure& measure, const PageForms& forms) {
    const auto& msg = page.msg();
    auto state = forms.of("draft");
    state.start("draft", last_words(page, measure));
    const bool first = measure.drafts.empty();
    return step_form(page, forms, "draft", here(page, measure), citation_boxes(page, measure, state),
                     text_area(msg, state, "draft", msg.measure.draft_words(), {.hint = msg.measure.draft_hint(), .lang = "ja", .rows = 16}),
                     button_bar(first ? primary_button(msg.measure.save_draft()) : secondary_button(msg.measure.save_draft())));
}

/// The draft as it stands, and the records under it, each leading to its place in the file.
Html draft_as_it_stands(const FilePage& page, const domain::Measure& measure) {
    const auto& msg = page.msg();
    if (measure.drafts.empty()) return {};
    const auto& [draft, origin] = measure.drafts.back();
    std::vector<Html> rests_on;
    const auto all = citations(page, msg);
    for (const auto& event : draft.cites) {
        const auto found = std::ranges::find(all, event, &Citation::event);
        rests_on.push_back(li(found == all.end() ? span(msg.measure.cited_event())
                                                 : a(href(section_of_file(page, *found)), found->sentence)));
    }
    return together(div(cls("draft-text"), page.words_about(origin.event)), p(page.by(origin)),
                    h3(msg.measure.rests_on()), ol(cls("cited"), together(rests_on)));
}

Html draft_part(const FilePage& page, const domain::Measure& measure, const PageForms& forms) {
    const auto& msg = page.msg();
    Html content = draft_as_it_stands(page, measure);
    if (measure.drafts.empty() && measure.pending()) {
        content = together(p(cls("hint"), msg.measure.composed()), draft_form(page, measure, forms));
    } else if (measure.pending()) {
        content.add(details(flag("open", forms.sent == "draft"), summary(msg.measure.draft_again()),
                            when(measure.state == MeasureState::awaiting_decision, [&] { return p(cls("hint"), msg.measure.comes_back()); }),
                            draft_form(page, measure, forms)));
    }
    if (measure.drafts.empty() && !measure.pending()) content = p(msg.draft.none());
    return page_section("draft", msg.measure.draft_title(),
                        together(content, when(!measure.drafts.empty(), [&] {
                                     return button_bar(link_button(url("/files/{}/measures/{}/draft", page.view.opened.id,
                                                                       measure.proposed.measure),
                                                                   msg.measure.print_draft()));
                                 })));
}

// ── the checklist ────────────────────────────────────────────────────────────────────────────────────────────

Html check(bool done, std::string_view what, const Html& rest = {}) {
    return li(cls_if(!done, "missing"), icon(done ? Icon::done : Icon::caution), div(strong(what), rest));
}

Html circumstance_line(const FilePage& page, const Code& kind) {
    const auto& msg = page.msg();
    const auto* circumstance = page.file().circumstance(kind);
    if (circumstance && circumstance->considered.answer != domain::Answer::not_asked)
        return check(true, page.fact(kind), span(cls("check-note"), page.answer(circumstance->considered.answer)));
    return check(false, page.fact(kind),
                 span(cls("check-note"), msg.measure.not_considered(), " ",
                      a(href(page.url_to("circumstances").query("kind", kind.text())), msg.measure.consider_it())));
}

Html wish_line(const FilePage& page, const domain::Measure& measure) {
    const auto& msg = page.msg();
    if (page.file().wishes.empty())
        return check(false, msg.measure.wish(), span(cls("check-note"), msg.measure.not_asked(), " ",
                                                     a(href(page.url_to("wishes")), msg.measure.ask_wish())));
    return check(true, msg.measure.wish(), div(cls("check-note"), beside_wish(page, measure), when(measure.proposed.departs_from_wish, [&] {
                                                return page.words_about(measure.origin.event);
                                            })));
}

Html checklist(const FilePage& page, const domain::Measure& measure, const rules::Measure& kind) {
    const auto& msg = page.msg();
    std::vector<Html> lines;
    for (const auto* fact : page.pack().facts_of("circumstances")) lines.push_back(circumstance_line(page, fact->id));
    lines.push_back(wish_line(page, measure));
    lines.push_back(check(!measure.drafts.empty(), msg.measure.draft_title(),
                          span(cls("check-note"), measure.drafts.empty() ? msg.measure.not_drafted() : msg.measure.drafted())));
    const bool second = kind.second_person || measure.proposed.departs_from_wish;
    lines.push_back(li(icon(second ? Icon::info : Icon::done),
                       div(strong(msg.measure.second_person()),
                            span(cls("check-note"), second ? msg.measure.second_person_needed() : msg.measure.second_person_not_needed()))));
    return ul(cls("checklist"), together(lines));
}

// ── what can be done now ─────────────────────────────────────────────────────────────────────────────────────

Html missing_notice(const FilePage& page, const std::vector<Code>& missing) {
    const auto& msg = page.msg();
    std::vector<Html> lines;
    for (const auto& code : missing) {
        if (code == "draft") lines.push_back(li(a(href(Url::here("draft")), msg.measure.missing_draft())));
        else if (code == "wish") lines.push_back(li(a(href(page.url_to("wishes")), msg.measure.missing_wish())));
        else lines.push_back(li(a(href(page.url_to("circumstances").query("kind", code.text())), page.fact(code))));
    }
    return notice(msg, Weight::caution, msg.measure.cannot_yet(), together(p(msg.measure.still_missing()), ul(together(lines))));
}

Html decide_form(const FilePage& page, const domain::Measure& measure, const rules::Measure& kind, const PageForms& forms) {
    const auto& msg = page.msg();
    auto state = forms.of("decide");
    state.start("decided_on", page.view.today.text()).start("status_from", page.view.today.text());
    if (const auto asked = measure.proposed.particulars.find("status"); asked != measure.proposed.particulars.end())
        state.start("status", asked->second.text());
    std::vector<Choice> statuses;
    for (const auto& status : kind.statuses) statuses.push_back({status.text(), page.label(rules::Thing::status, status)});
    const bool departs = measure.proposed.departs_from_wish;
    return step_form(
        page, forms, "decide", here(page, measure),
        radios(msg, state, "decision", msg.measure.decision(),
               {{"granted", decision_word(page, measure, domain::Decision::granted)},
                {"refused", decision_word(page, measure, domain::Decision::refused), std::string(msg.measure.refusal_hint())}}),
        date_field(msg, state, "decided_on", msg.measure.day_decided()),
        text_area(msg, state, "decision_reasons", msg.measure.decision_reasons(),
                  {.hint = departs ? msg.measure.departure_reasons_hint() : msg.measure.decision_reasons_hint(), .optional = !departs}),
        when(!statuses.empty(), [&] {
            return together(select_field(msg, state, "status", msg.measure.status_granted(), statuses, {.hint = msg.measure.status_granted_hint()}),
                            date_field(msg, state, "status_from", msg.measure.status_from()),
                            date_field(msg, state, "status_until", msg.measure.status_until(), {.hint = msg.measure.watched_hint()}));
        }),
        button_bar(primary_button(msg.measure.decide())));
}

Html next_step(const FilePage& page, const domain::Measure& measure, const rules::Measure& kind, const PageForms& forms) {
    const auto& msg = page.msg();
    const auto missing = actions::missing_for_decision(page.pack(), page.file(), measure);
    if (!missing.empty()) return missing_notice(page, missing);
    const auto decider = page.label(rules::Thing::decider, kind.decider);
    if (measure.state != MeasureState::awaiting_decision)
        return step_form(page, forms, "send", here(page, measure), p(msg.measure.ready_to_send(decider)),
                         button_bar(primary_button(kind.second_person ? msg.measure.send_to_second() : msg.measure.send())));
    if (!actions::may_decide(page.visit.actor, kind.decider))
        return p(badge(Icon::waiting, msg.measure.state_awaiting()), " ", msg.measure.decided_by(decider));
    const bool second = kind.second_person || measure.proposed.departs_from_wish;
    if (second && had_a_hand_in(measure, page.visit.actor.id()))
        return p(badge(Icon::waiting, msg.measure.state_awaiting()), " ", msg.measure.somebody_else());
    return decide_form(page, measure, kind, forms);
}

Html outcome(const FilePage& page, const domain::Measure& measure) {
    const auto& msg = page.msg();
    if (!measure.decided) return p(measure_state(page, measure));
    const auto& [decided, origin] = *measure.decided;
    Html status;
    for (const auto& [held, by] : page.file().statuses)
        if (held.by == measure.proposed.measure)
            status = together(p(strong(status_name(page, held.status))), when(held.until.has_value(), [&] {
                                  return together(p(days_left(msg, page.view.today.days_until(*held.until), *held.until)),
                                                  p(cls("hint"), msg.measure.watched()));
                              }));
    return together(p(measure_state(page, measure), " ", msg.measure.decided_on(day_text(decided.on, page.visit.language))), status,
                    page.words_about(origin.event), p(page.by(origin)));
}

Html steps_part(const FilePage& page, const domain::Measure& measure, const PageForms& forms) {
    const auto& msg = page.msg();
    auto state = forms.of("advance");
    state.start("on", page.view.today.text());
    std::vector<Choice> choices;
    for (const auto& step : actions::measure_steps())
        choices.push_back({step.text(), std::string(msg.measure.find("step_" + step.text()).value_or(step.text()))});
    std::vector<TimelineItem> taken;
    for (const auto& [step, origin] : measure.steps)
        taken.push_back({page.day(step.on), std::string(msg.measure.find("step_" + step.step.text()).value_or(step.step.text())),
                         page.visit.staff_name(origin.author), {}});
    return page_section("steps", msg.measure.steps(),
                        together(taken.empty() ? p(msg.measure.no_steps()) : timeline(taken),
                                 when(measure.state != MeasureState::withdrawn, [&] {
                                     return details(flag("open", forms.sent == "advance"), summary(msg.measure.add_step()),
                                                    step_form(page, forms, "advance", here(page, measure),
                                                              select_field(msg, state, "taken", msg.measure.which_step(), choices),
                                                              date_field(msg, state, "on", msg.measure.day_taken(), {.hint = msg.measure.day_taken_hint()}),
                                                              button_bar(secondary_button(msg.measure.record_step()))));
                                 })));
}

Html withdraw_part(const FilePage& page, const domain::Measure& measure, const PageForms& forms) {
    const auto& msg = page.msg();
    if (!measure.pending()) return {};
    return details(cls("withdraw"), flag("open", forms.sent == "withdraw"), summary(msg.measure.withdraw_title()),
                   p(cls("hint"), msg.measure.withdraw_explained()),
                   step_form(page, forms, "withdraw", here(page, measure),
                             text_area(msg, forms.of("withdraw"), "withdrawal_reasons", msg.measure.withdrawal_reasons(), {.rows = 2}),
                             button_bar(secondary_button(msg.measure.withdraw()))));
}

// ── the page ─────────────────────────────────────────────────────────────────────────────────────────────────

Html decision_content(const FilePage& page, const domain::Measure& measure, const rules::Measure& kind, const PageForms& forms) {
    const auto& msg = page.msg();
    return together(
        div(cls("entry-head"), p(cls("measure-name"), measure_name(page, measure.proposed.kind)), measure_state(page, measure)),
        p(cls("hint"), kind.provision), beside_wish(page, measure),
        div(cls("decision"),
            div(draft_part(page, measure, forms), steps_part(page, measure, forms), withdraw_part(page, measure, forms)),
            div(cls("decision-side"),
                page_section("before-deciding", measure.pending() ? msg.measure.before_deciding() : msg.measure.outcome(),
                             measure.pending() ? together(checklist(page, measure, kind), next_step(page, measure, kind, forms))
                                               : together(outcome(page, measure), checklist(page, measure, kind))))),
        p(link_button(url("/files/{}", page.view.opened.id).at("measures"), msg.measure.back())));
}

Result<domain::MeasureId> read_measure_id(const Parameters& parameters) {
    const auto measure = domain::MeasureId::parse(parameters["measure"]);
    if (!measure) return problem(ProblemKind::not_found, "no_such_page", "no such measure");
    return *measure;
}

Result<Response> show_decision(Visit& visit, const Parameters& parameters, const FormState& state, std::string_view sent, int status) {
    HOGO_TRY(file, read_file_id(parameters));
    HOGO_TRY(id, read_measure_id(parameters));
    HOGO_TRY(view, actions::open_file(visit.site.house, visit.actor, file));
    const FilePage page{visit, view};
    const auto* measure = page.file().measure(id);
    const auto* kind = measure ? page.pack().measure(measure->proposed.kind) : nullptr;
    if (!kind) return problem(ProblemKind::not_found, "no_such_page", "no such measure on this file");
    return visit.page(std::nullopt, view.opened.number,
                      together(error_summary(visit.msg, state), file_link(page), h1(visit.msg.measure.decision_title()),
                               decision_content(page, *measure, *kind, {state, sent})),
                      status);
}

actions::DecideMeasure read_decision(FormReader& reader, const Messages& msg, const domain::MeasureId& measure) {
    actions::DecideMeasure decision{.measure = measure, .on = reader.needed_date("decided_on"),
                                    .reasons = {reader.text("decision_reasons", 4000)}};
    if (const auto chosen = domain::decision_named(reader.form().raw("decision"))) decision.decision = *chosen;
    else reader.state().wrong("decision", std::string(msg.measure.decision_needed()));
    if (decision.decision == domain::Decision::granted && reader.form().has("status"))
        decision.status = domain::StatusHeld{.status = reader.needed_code("status"), .from = reader.needed_date("status_from"),
                                             .until = reader.needed_date("status_until"), .by = std::nullopt};
    return decision;
}

Result<Response> post_decision(Visit& visit, const Parameters& parameters, const Form& form) {
    HOGO_TRY(file, read_file_id(parameters));
    HOGO_TRY(measure, read_measure_id(parameters));
    FormReader reader(visit.msg, form);
    const auto step = std::string(form.raw("step"));
    const auto run = [&](const auto& action) {
        return carry_out(visit, parameters, reader, action,
                         [&](const FormState& state, int status) { return show_decision(visit, parameters, state, step, status); },
                         url("/files/{}/measures/{}", file, measure));
    };
    if (step == "draft") {
        actions::DraftMeasure draft{.measure = measure, .reasons = {reader.needed_text("draft", 20000)}, .cites = {}};
        for (const auto cite : form.all("cites"))
            if (const auto event = domain::EventId::parse(cite)) draft.cites.push_back(*event);
        if (draft.cites.empty()) reader.state().wrong("cites", std::string(visit.msg.measure.cite_needed()));
        return run(draft);
    }
    if (step == "send") return run(actions::SendMeasure{measure});
    if (step == "decide") return run(read_decision(reader, visit.msg, measure));
    if (step == "advance") return run(actions::AdvanceMeasure{measure, reader.needed_code("taken"), reader.needed_date("on")});
    if (step == "withdraw") return run(actions::WithdrawMeasure{measure, {reader.needed_text("withdrawal_reasons", 4000)}});
    return problem(ProblemKind::invalid_input, "broken_form", "no such step");
}

// ── on paper ─────────────────────────────────────────────────────────────────────────────────────────────────

/// 起案書: number, day and page; no name, no whereabouts.
Result<Response> print_draft(Visit& visit, const Parameters& parameters) {
    HOGO_TRY(file, read_file_id(parameters));
    HOGO_TRY(id, read_measure_id(parameters));
    HOGO_TRY(view, actions::open_file(visit.site.house, visit.actor, file));
    const FilePage page{visit, view};
    const auto& msg = visit.msg;
    const auto* measure = page.file().measure(id);
    const auto* kind = measure ? page.pack().measure(measure->proposed.kind) : nullptr;
    if (!kind) return problem(ProblemKind::not_found, "no_such_page", "no such measure on this file");
    std::vector<Definition> heads{{std::string(msg.draft.subject()), span(msg.draft.subject_of(kind->label.in(visit.pack_language())))},
                                  {std::string(msg.draft.provision()), span(kind->provision)},
                                  {std::string(msg.draft.decider()), span(page.label(rules::Thing::decider, kind->decider))}};
    std::vector<Html> rests_on;
    if (!measure->drafts.empty()) {
        const auto& [draft, origin] = measure->drafts.back();
        heads.push_back({std::string(msg.draft.drafted_by()), span(visit.staff_name(origin.author))});
        heads.push_back({std::string(msg.draft.drafted_on()), page.day(visit.site.house.zone.day_of(origin.at))});
        for (const auto& citation : citations(page, msg))
            if (std::ranges::find(draft.cites, citation.event) != draft.cites.end()) rests_on.push_back(li(citation.sentence));
    }
    std::vector<Definition> approval{
        {std::string(msg.draft.result()), measure->decided ? span(decision_word(page, *measure, measure->decided->first.decision)) : span("")},
        {std::string(msg.draft.approved_on()), measure->decided ? page.day(measure->decided->first.on) : span(msg.draft.blank())},
        {std::string(msg.draft.approved_by()), measure->decided ? span(visit.staff_name(measure->decided->second.author)) : span("")}};
    return visit.page(std::nullopt, view.opened.number,
                      together(print_header(msg, view.opened.number, view.today),
                               div(cls("only-on-screen"), file_link(page), p(cls("hint"), msg.draft.print_hint())),
                               article(cls("sheet"), h1(msg.draft.title()),
                                       p(cls("sheet-number only-on-screen"), msg.file.number(view.opened.number)), definition_list(heads),
                                       h2(msg.draft.reasons()),
                                       measure->drafts.empty() ? p(msg.draft.none())
                                                               : div(cls("draft-text"), page.words_about(measure->drafts.back().second.event)),
                                       when(!rests_on.empty(), [&] { return together(h2(msg.draft.based_on()), ol(together(rests_on))); }),
                                       h2(msg.draft.checklist()), checklist(page, *measure, *kind), h2(msg.draft.approval()),
                                       definition_list(approval), p(cls("sheet-note"), msg.draft.page_note())),
                               p(cls("only-on-screen"), link_button(here(page, *measure), msg.draft.back()))));
}

}  // namespace

void add_decision_pages(Pages& pages) {
    pages.get("/files/{file}/measures/{measure}", [](Visit& visit, const Parameters& parameters) {
        return show_decision(visit, parameters, {}, {}, 200);
    });
    pages.post("/files/{file}/measures/{measure}", post_decision);
    pages.get("/files/{file}/measures/{measure}/draft", print_draft);
}

}  // namespace hogo::web::staff
