#include "web/staff/release_pages.h"

#include "actions/inquiry_grounds.h"
#include "actions/release.h"
#include "web/messages/file.h"
#include "web/messages/form.h"
#include "web/messages/inquiry.h"
#include "web/messages/release.h"
#include "web/staff/file_forms.h"
#include "web/staff/interview_view.h"
#include "web/staff/languages.h"
#include "web/staff/measure_view.h"

namespace hogo::web::staff {
namespace {

using namespace html;

constexpr std::initializer_list<domain::Role> leading{domain::Role::case_lead, domain::Role::director, domain::Role::duty};

std::string word(const Messages& msg, std::string_view kind, const Code& code) {
    return std::string(msg.release.find(fmt::format("{}_{}", kind, code.text())).value_or(code.text()));
}

std::vector<Choice> choices(const Messages& msg, std::string_view kind, std::span<const Code> codes) {
    std::vector<Choice> out;
    for (const auto& code : codes) out.push_back({code.text(), word(msg, kind, code)});
    return out;
}

std::string ground_name(const Messages& msg, const Code& ground) {
    return std::string(msg.inquiry.find("ground_" + ground.text()).value_or(ground.text()));
}

bool over(const FilePage& page, const domain::Release& release) {
    return release.answered("refused") || release.answered("closed") || page.view.now >= release.requested.until;
}

Html state_of(const FilePage& page, const domain::Release& release) {
    const auto& msg = page.msg().release;
    if (release.answered("refused")) return badge(Icon::closed, msg.state_refused());
    if (release.open(page.view.now)) return badge(Icon::urgent, msg.state_open());
    if (over(page, release)) return badge(Icon::closed, msg.state_closed());
    return badge(Icon::waiting, release.approvals() == 0 ? msg.state_waiting_two() : msg.state_waiting_one());
}

Html named_fields(const Messages& msg, const domain::Release& release) {
    std::vector<Html> fields;
    for (const auto& field : release.requested.fields_named) fields.push_back(li(word(msg, "field", field)));
    return ul(cls("chips"), together(fields));
}

Html terms(const FilePage& page, const domain::Release& release) {
    const auto& msg = page.msg();
    const auto& requested = release.requested;
    return definition_list({{std::string(msg.release.fields()), named_fields(msg, release)},
                            {std::string(msg.release.recipient()), span(word(msg, "recipient", requested.recipient))},
                            {std::string(msg.release.purpose()), span(word(msg, "purpose", requested.purpose))},
                            {std::string(msg.release.ground()), span(ground_name(msg, requested.ground))},
                            {std::string(msg.release.until()), moment(requested.until, page.visit.site.house.zone, msg)}});
}

Html card_of(const FilePage& page, const domain::Release& release) {
    const auto& msg = page.msg();
    return article(cls("entry"),
                   div(cls("entry-head"), h3(word(msg, "recipient", release.requested.recipient)), state_of(page, release)),
                   terms(page, release), p(page.by(release.origin)),
                   button_bar(link_button(url("/files/{}/releases/{}", page.view.opened.id, release.requested.release), msg.release.to_release())));
}

Html request_form(const FilePage& page, const FormState& given) {
    const auto& msg = page.msg();
    auto state = given;
    const auto& zone = page.visit.site.house.zone;
    const auto tomorrow = page.view.today.plus_days(1);
    state.start("until_day", tomorrow.text()).start("until_time", "17:00");
    std::vector<Choice> fields, grounds;
    for (const auto& field : actions::releasable_fields()) fields.push_back({field.id.text(), word(msg, "field", field.id)});
    for (const auto& ground : actions::inquiry_grounds()) grounds.push_back({ground.id.text(), ground_name(msg, ground.id)});
    const auto last = zone.day_of(page.view.now.plus(actions::release_limit));
    return page_section(
        "request", msg.release.request_title(),
        posted_form(page.visit.context(), page.url_to("releases"), action_fields(page.visit, page.view.opened, state.sent()),
                    checkboxes(msg, state, "fields", msg.release.fields(), fields, {.hint = msg.release.fields_hint()}),
                    select_field(msg, state, "recipient", msg.release.recipient(), choices(msg, "recipient", actions::release_recipients())),
                    select_field(msg, state, "purpose", msg.release.purpose(), choices(msg, "purpose", actions::release_purposes())),
                    select_field(msg, state, "ground", msg.release.ground(), grounds),
                    date_field(msg, state, "until_day", msg.release.until(), {.hint = msg.release.until_hint(day_text(last, page.visit.language))}),
                    field(msg, state, "until_time", msg.release.until_time(), {.width = Width::short_number, .type = "time"}),
                    checkbox(state, "urgent", msg.release.urgent(), msg.release.urgent_hint()),
                    text_area(msg, state, "reasons", msg.release.reasons(), {.optional = true}),
                    button_bar(primary_button(msg.release.request()))));
}

Html releases_content(const FilePage& page, const FormState& state) {
    const auto& msg = page.msg();
    std::vector<Html> cards;
    for (auto release = page.file().releases.rbegin(); release != page.file().releases.rend(); ++release) cards.push_back(card_of(page, *release));
    return together(p(cls("lead"), msg.release.lead()), page_section("releases", msg.release.so_far(), cards.empty() ? p(msg.release.none_yet()) : together(cards)),
                    request_form(page, state),
                    p(link_button(url("/files/{}", page.view.opened.id).at("whereabouts"), msg.release.back())));
}

// ── one release ──────────────────────────────────────────────────────────────────────────────────────────────

struct OneRelease {
    const FilePage& page;
    const domain::Release& release;
    const PageForms& forms;
    Url here() const { return url("/files/{}/releases/{}", page.view.opened.id, release.requested.release); }
    bool approved_by_reader() const {
        return std::ranges::any_of(release.answers, [&](const auto& answer) {
            return answer.first == "approved" && answer.second.author == page.visit.actor.id();
        });
    }
};

Html answers_of(const OneRelease& one) {
    const auto& msg = one.page.msg();
    std::vector<TimelineItem> items;
    for (const auto& [answer, origin] : one.release.answers)
        items.push_back({moment_ago(origin.at, one.page.view.now, one.page.visit.site.house.zone, msg), word(msg, "answer", answer),
                         one.page.visit.staff_name(origin.author), one.page.words_about(origin.event)});
    return when(!items.empty(), [&] { return timeline(items); });
}

Html approve_part(const OneRelease& one) {
    const auto& msg = one.page.msg();
    if (over(one.page, one.release) || one.release.open(one.page.view.now)) return {};
    if (one.approved_by_reader()) return page_section("approval", msg.release.approval(), p(msg.release.another_approves()));
    return page_section("approval", msg.release.approval(),
                        together(p(one.release.requested.urgent ? msg.release.one_is_enough() : msg.release.two_needed()),
                                 step_form(one.page, one.forms, "approve", one.here(), button_bar(primary_button(msg.release.approve()))),
                                 details(flag("open", one.forms.sent == "refuse"), summary(msg.release.refuse_title()),
                                         step_form(one.page, one.forms, "refuse", one.here(),
                                                   text_area(msg, one.forms.of("refuse"), "refusal_reasons", msg.release.refusal_reasons(), {.rows = 2}),
                                                   button_bar(secondary_button(msg.release.refuse()))))));
}

Html close_button(const OneRelease& one) {
    return step_form(one.page, one.forms, "close", one.here(), button_bar(secondary_button(one.page.msg().release.close())));
}

Html open_part(const OneRelease& one) {
    const auto& msg = one.page.msg();
    if (!one.release.open(one.page.view.now)) return {};
    return page_section("content", msg.release.content(),
                        together(p(msg.release.open_hint()),
                                 step_form(one.page, one.forms, "open", one.here(), button_bar(primary_button(msg.release.open()))),
                                 close_button(one)));
}

Html review_part(const OneRelease& one) {
    const auto& msg = one.page.msg();
    if (!one.release.requested.urgent || one.release.approvals() == 0) return {};
    if (one.release.answered("reviewed")) return page_section("review", msg.release.review(), p(badge(Icon::done, msg.release.reviewed())));
    const bool own = one.approved_by_reader() || one.release.origin.author == one.page.visit.actor.id();
    if (own || !one.page.visit.actor.is(leading)) return page_section("review", msg.release.review(), p(badge(Icon::waiting, msg.release.review_waits())));
    return page_section("review", msg.release.review(),
                        step_form(one.page, one.forms, "review", one.here(),
                                  text_area(msg, one.forms.of("review"), "review_reasons", msg.release.review_reasons(), {.rows = 2}),
                                  button_bar(secondary_button(msg.release.record_review()))));
}

std::string shown_value(const FilePage& page, const Code& field, const std::string& value) {
    const auto code = Code::parse(value);
    if (!code) return value;
    if (field == "status") return status_name(page, *code);
    if (field == "stage") return page.label(rules::Thing::stage, *code);
    if (field == "language") return language_name(page.msg(), *code);
    return value;
}

Html released_content(const OneRelease& one, const actions::ReleasedFields& released) {
    const auto& page = one.page;
    const auto& msg = page.msg();
    std::vector<Definition> values;
    for (const auto& field : released.fields) {
        std::vector<Html> lines;
        for (const auto& value : field.values) lines.push_back(p(bdi(shown_value(page, field.field, value))));
        values.push_back({word(msg, "field", field.field), lines.empty() ? span(msg.release.nothing_on_file()) : together(lines)});
    }
    return page_section("released", msg.release.content(),
                        together(notice(msg, Weight::caution, msg.release.hand_over(word(msg, "recipient", released.requested.recipient))),
                                 definition_list(values), close_button(one)));
}

Result<domain::ReleaseId> read_release_id(const Parameters& parameters) {
    const auto release = domain::ReleaseId::parse(parameters["release"]);
    if (!release) return problem(ProblemKind::not_found, "no_such_page", "no such release");
    return *release;
}

Result<Response> show_release(Visit& visit, const Parameters& parameters, const FormState& state, std::string_view sent, int status,
                              const actions::ReleasedFields* released = nullptr) {
    HOGO_TRY(file, read_file_id(parameters));
    HOGO_TRY(id, read_release_id(parameters));
    HOGO_TRY(view, actions::open_file(visit.site.house, visit.actor, file));
    const FilePage page{visit, view};
    const auto* release = page.file().release(id);
    if (!release) return problem(ProblemKind::not_found, "no_such_page", "no such release on this file");
    const PageForms forms{state, sent};
    const OneRelease one{page, *release, forms};
    return visit.page(std::nullopt, view.opened.number,
                      together(error_summary(visit.msg, state), file_link(page), h1(visit.msg.release.title()),
                               p(state_of(page, *release), when(release->requested.urgent, [&] { return together(" ", badge(Icon::urgent, visit.msg.release.is_urgent())); })),
                               released ? released_content(one, *released) : open_part(one), approve_part(one), review_part(one),
                               page_section("terms", visit.msg.release.terms(),
                                            together(terms(page, *release), page.words_about(release->origin.event),
                                                     p(page.by(release->origin)), answers_of(one))), p(link_button(page.url_to("releases"), visit.msg.release.all()))),
                      status);
}

Result<Response> open_released(Visit& visit, const Parameters& parameters, FormReader& reader, const actions::CaseId& file,
                               const domain::ReleaseId& release) {
    HOGO_TRY(outcome, actions::read_released(visit.site.house, visit.actor, file, release));
    if (const auto* refused = std::get_if<actions::Refused>(&outcome)) {
        reader.state().wrong("", sentence_of(visit.msg, *refused));
        return show_release(visit, parameters, reader.state(), "open", 422);
    }
    return show_release(visit, parameters, {}, {}, 200, &std::get<0>(outcome));
}

Result<Response> post_answer(Visit& visit, const Parameters& parameters, const Form& form) {
    HOGO_TRY(file, read_file_id(parameters));
    HOGO_TRY(release, read_release_id(parameters));
    FormReader reader(visit.msg, form);
    const auto step = std::string(form.raw("step"));
    if (step == "open") return open_released(visit, parameters, reader, file, release);
    const auto run = [&](const actions::AnswerRelease& answer) {
        return carry_out(visit, parameters, reader, answer,
                         [&](const FormState& state, int status) { return show_release(visit, parameters, state, step, status); },
                         url("/files/{}/releases/{}", file, release));
    };
    if (step == "approve") return run({release, "approved"});
    if (step == "refuse") return run({release, "refused", {reader.needed_text("refusal_reasons", 4000)}});
    if (step == "close") return run({release, "closed"});
    if (step == "review") return run({release, "reviewed", {reader.needed_text("review_reasons", 4000)}});
    return problem(ProblemKind::invalid_input, "broken_form", "no such step");
}

Result<Response> post_request(Visit& visit, const Parameters& parameters, const Form& form) {
    FormReader reader(visit.msg, form);
    actions::RequestRelease request{.fields = reader.codes("fields"), .purpose = reader.needed_code("purpose"),
                                    .recipient = reader.needed_code("recipient"), .ground = reader.needed_code("ground"), .until = {},
                                    .urgent = reader.yes("urgent"), .reasons = {reader.text("reasons", 4000)}};
    if (request.fields.empty()) reader.state().wrong("fields", std::string(visit.msg.release.fields_needed()));
    const auto day = reader.needed_date("until_day");
    const auto minute = minute_of(form.raw("until_time"));
    if (!minute) reader.state().wrong("until_time", std::string(visit.msg.form.no_such_time()));
    request.until = visit.site.house.zone.at(day, minute.value_or(0));
    HOGO_TRY(file, read_file_id(parameters));
    return carry_out(visit, parameters, reader, request,
                     [&](const FormState& state, int status) {
                         return show_file_form(visit, parameters, visit.msg.release.title(), releases_content, state, status);
                     },
                     url("/files/{}/releases", file));
}

}  // namespace

void add_release_pages(Pages& pages) {
    pages.get("/files/{file}/releases", [](Visit& visit, const Parameters& parameters) {
        return show_file_form(visit, parameters, visit.msg.release.title(), releases_content);
    });
    pages.post("/files/{file}/releases", post_request);
    pages.get("/files/{file}/releases/{release}", [](Visit& visit, const Parameters& parameters) {
        return show_release(visit, parameters, {}, {}, 200);
    });
    pages.post("/files/{file}/releases/{release}", post_answer);
}

}  // namespace hogo::web::staff
