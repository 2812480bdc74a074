#include "web/staff/step_up_pages.h"

#include "actions/step_up.h"
#include "web/http/origin.h"
#include "web/messages/step_up.h"
#include "web/staff/components.h"
#include "web/staff/security_keys.h"

namespace hogo::web::staff {
namespace {

using namespace html;

constexpr std::string_view password_field = "step_up_password", code_field = "step_up_code";

bool is_own(std::string_view name) {
    return name == password_field || name == code_field || name == csrf_field.view() || is_key_field(name);
}

Html hidden(std::string_view name, std::string_view value) {
    return input(attr("type", "hidden"), attr("name", name), attr("value", value));
}

Response page_that_asks(const Visit& visit, const Url& to, const Html& waiting, const FormState& state, const Url& back, int status) {
    const auto& msg = visit.msg;
    auto context = visit.context();
    context.security_keys = true;
    const auto content = together(error_summary(msg, state), h1(msg.step_up.title()), p(cls("lead"), msg.step_up.lead()),
                                        posted_form(visit.context(), to, waiting,
                                                    field(msg, state, password_field, msg.step_up.password(),
                                                          {.width = Width::medium, .type = "password", .autocomplete = "current-password"}),
                                                    field(msg, state, code_field, msg.step_up.code(),
                                                          {.hint = msg.step_up.code_hint(), .width = Width::short_number,
                                                           .autocomplete = "one-time-code", .input_mode = "numeric", .max_length = 12}),
                                                    sample_code(visit.site, msg), button_bar(primary_button(msg.step_up.open()), a(href(back), msg.step_up.back())),
                                                    answer_with_key(visit.site, visit.request, msg)),
                                        p(cls("hint"), msg.step_up.note()));
    auto response = Response::page(shell(context, msg.step_up.title(), content), status);
    // Asked by a script for a region of the page: this page takes the place of all of it.
    return visit.request.htmx ? std::move(response).with("HX-Retarget", "body") : std::move(response);
}

/// Back to the file whose form waits, or to the work list.
Url back_from(const Visit& visit) {
    const auto& segments = visit.request.segments;
    const auto file = segments.size() > 1 && segments[0] == "files" ? actions::CaseId::parse(segments[1]) : std::nullopt;
    return file ? url("/files/{}", *file) : url("/work");
}

/// Nothing: it is open now.
std::optional<FormState> open(Visit& visit, const Form& form) {
    const actions::Proof proof{.password = SecretText(std::string(form.raw(password_field).substr(0, 1024))),
                               .code = std::string(form.raw(code_field).substr(0, 100)),
                               .key = key_proof_in(form, visit.request)};
    auto opened = actions::open_guarded(visit.site.house, visit.site.derivations, visit.actor, visit.cookie, proof);
    if (opened) {
        visit.actor = *std::move(opened);
        return std::nullopt;
    }
    FormState state;
    const bool used = opened.error().code.view() == "totp_used";
    state.wrong(used ? code_field : password_field, sentence_of(visit.msg, opened.error()));
    return state;
}

}  // namespace

Response ask_step_up(const Visit& visit, const Form& waiting, const FormState& what_is_wrong, int status) {
    std::vector<Html> kept;
    for (const auto& [name, value] : waiting.fields())
        if (!is_own(name)) kept.push_back(hidden(name, value));
    const auto here = Url::local(visit.request.path);
    require(here.has_value(), "a page whose own address is none");
    return page_that_asks(visit, *here, together(kept), what_is_wrong, back_from(visit), status);
}

std::optional<Response> answer_step_up(Visit& visit, const Form& waiting) {
    if (!waiting.has(password_field) || visit.actor.keys.guarded()) return std::nullopt;
    const auto wrong = open(visit, waiting);
    return wrong ? std::optional(ask_step_up(visit, waiting, *wrong, 422)) : std::nullopt;
}

std::string without_step_up(const Form& form) {
    std::string body;
    for (const auto& [name, value] : form.fields())
        if (name != password_field && name != code_field && !is_key_field(name))
            body += (body.empty() ? "" : "&") + percent_encoded(name) + "=" + percent_encoded(value);
    return body;
}

void add_step_up_pages(Pages& pages) {
    pages.get("/step-up", [](Visit& visit, const Parameters&) -> Result<Response> {
        const auto back = Url::local(visit.request.query_value("back").value_or("/work")).value_or(url("/work"));
        if (visit.actor.keys.guarded()) return Response::see_other(back);
        return page_that_asks(visit, url("/step-up"), hidden("back", back.text()), {}, back, 200);
    });
    pages.post("/step-up", [](Visit& visit, const Parameters&, const Form& form) -> Result<Response> {
        // The frame has answered what was typed already.
        const auto back = Url::local(form.raw("back")).value_or(url("/work"));
        if (visit.actor.keys.guarded()) return Response::see_other(back);
        return page_that_asks(visit, url("/step-up"), hidden("back", back.text()), {}, back, 422);
    });
    pages.post("/step-up/close", [](Visit& visit, const Parameters&, const Form& form) -> Result<Response> {
        HOGO_CHECK(actions::close_guarded(visit.site.house, visit.cookie));
        return Response::see_other(Url::local(form.raw("back")).value_or(url("/work")));
    });
}

}  // namespace hogo::web::staff
