#include "web/staff/session_pages.h"

#include "actions/step_up.h"
#include "vault/sealed_box.h"
#include "web/http/origin.h"
#include "web/messages/session.h"
#include "web/staff/components.h"
#include "web/staff/security_keys.h"

namespace hogo::web::staff {
namespace {

using namespace html;

/// Kept on the device after signing out: it opens nothing, and gives a lane of its own when many sign in at once.
constexpr Literal device_cookie = "device";
constexpr std::chrono::hours device_lifetime{90 * 24};

Language language_before_sign_in(const Request& request) {
    const auto chosen = request.cookie("language");
    if (const auto language = chosen ? language_of(*chosen) : std::nullopt) return *language;
    return preferred_language(request.accept_language);
}

Url back_to(std::string_view path, const Url& otherwise) {
    const auto local = Url::local(path);
    return local ? *local : otherwise;
}

Html next_field(std::string_view next) {
    return input(attr("type", "hidden"), attr("name", "next"), attr("value", next));
}

Response sign_in_page(const Site& site, const Request& request, const FormState& state, std::string_view next, int status) {
    const auto& msg = Messages::in(language_before_sign_in(request));
    PageContext context{.msg = msg};
    context.here = "/sign-in";
    context.demonstration = site.demonstration;
    context.security_keys = true;
    return Response::page(
        bare_shell(context, msg.session.sign_in_title(),
                   together(error_summary(msg, state), h1(msg.session.sign_in_title()),
                            form(action(url("/sign-in")), flag("novalidate"), next_field(next),
                                 field(msg, state, "user", msg.session.name(), {.autocomplete = "username"}),
                                 field(msg, state, "password", msg.session.password(),
                                       {.type = "password", .autocomplete = "current-password"}),
                                 field(msg, state, "code", msg.session.code(),
                                       {.hint = msg.session.code_hint(), .width = Width::short_number,
                                        .autocomplete = "one-time-code", .input_mode = "numeric", .max_length = 12}),
                                 sample_code(site, msg), button_bar(primary_button(msg.session.sign_in())),
                                 answer_with_key(site, request, msg)),
                            p(cls("hint"), msg.session.sign_in_note()))),
        status);
}

Response sign_in(Site& site, const Request& request) {
    const auto form = Form::read(request);
    if (!form) return problem_page(Messages::in(language_before_sign_in(request)), form.error());
    const auto language = language_before_sign_in(request);
    const auto& msg = Messages::in(language);
    const auto device = request.cookie(device_cookie.view());
    auto signed_in = actions::sign_in(site.house, site.derivations,
                                      {.name = std::string(form->raw("user").substr(0, 1024)),
                                       .proof = {.password = SecretText(std::string(form->raw("password").substr(0, 1024))),
                                                 .code = std::string(form->raw("code").substr(0, 100)),
                                                 .key = key_proof_in(*form, request)},
                                       .device = std::string(device.value_or("").substr(0, 200)),
                                       .peer = request.peer});
    if (!signed_in) {
        FormState state;
        state.start("user", form->kept("user"));
        state.wrong("user", sentence_of(msg, signed_in.error()));
        const bool busy = signed_in.error().kind != ProblemKind::unauthenticated;
        auto page = sign_in_page(site, request, state, form->raw("next"), busy ? 503 : 422);
        return busy ? std::move(page).with("Retry-After", "5") : std::move(page);
    }
    if (language != Language::ja) {
        const auto chosen = actions::choose_language(site.house, signed_in->cookie.reveal(), *Code::parse(code_of(language)));
        if (!chosen) return problem_page(msg, chosen.error());
    }
    const auto kept = site.house.office.read_kept_forms(signed_in->actor.id());
    const auto home = signed_in->actor.work ? url("/work") : url("/settings");
    const auto next = kept && !kept->empty() ? url("/kept") : back_to(form->raw("next"), home);
    return Response::see_other(next)
        .with(Cookie{"session", std::string(signed_in->cookie.reveal()), std::nullopt})
        .with(Cookie{device_cookie, std::string(signed_in->device.reveal()), device_lifetime});
}

Response choose_language(Site& site, const Request& request) {
    const auto form = Form::read(request);
    const auto language = form ? language_of(form->raw("to")) : std::nullopt;
    if (!language) return problem_page(Messages::in(Language::ja), {ProblemKind::invalid_input, "broken_form", "no such language"});
    const auto back = back_to(form->raw("back"), url("/work"));
    auto response = Response::see_other(back).with(Cookie{"language", std::string(code_of(*language)), std::nullopt});
    // Signed in or not: a session that has ended simply keeps no language.
    if (const auto cookie = request.cookie("session"))
        (void)actions::choose_language(site.house, *cookie, *Code::parse(code_of(*language)));
    return response;
}

Response cover_page(const Visit& visit, const FormState& state, std::string_view back, int status) {
    const auto& msg = visit.msg;
    auto context = visit.context();
    context.here = "/cover";
    return Response::page(
        bare_shell(context, msg.session.cover_title(),
                   together(error_summary(msg, state), h1(msg.session.cover_title()), p(msg.session.cover_note()),
                            posted_form(context, url("/uncover"),
                                        input(attr("type", "hidden"), attr("name", "back"), attr("value", back)),
                                        field(msg, state, "password", msg.session.password(),
                                              {.type = "password", .autocomplete = "current-password"}),
                                        button_bar(primary_button(msg.session.uncover()))),
                            posted_form(context, url("/sign-out"), button_bar(secondary_button(msg.session.sign_out()))))),
        status);
}

Result<Response> uncover(Visit& visit, const Parameters&, const Form& form) {
    const SecretText password(std::string(form.raw("password").substr(0, 1024)));
    const auto right = actions::confirm_password(visit.site.house, visit.site.derivations, visit.actor, password);
    if (!right) {
        FormState state;
        state.wrong("password", std::string(visit.msg.session.wrong_password()));
        return cover_page(visit, state, form.raw("back"), 422);
    }
    visit.site.cover(visit.session, false);
    if (visit.request.htmx) {
        // The page lies under its cover, with what was typed in it: the script takes the cover away.
        Response opened;
        opened.status = 204;
        return opened;
    }
    return Response::see_other(back_to(form.raw("back"), url("/work")));
}

/// What was typed stays in sight, and is sent again by a press: nothing happens by itself.
Result<Response> kept_forms_page(Visit& visit, const Parameters&) {
    const auto& msg = visit.msg;
    const auto context = visit.context();
    HOGO_TRY(kept, visit.site.house.office.read_kept_forms(visit.actor.id()));
    std::vector<Html> cards;
    for (const auto& entry : kept) {
        const auto plain = vault::open_form(visit.actor.keys.ordinary(), vault::raw(entry.form), entry.sealed);
        const auto target = Url::local(entry.path);
        const auto fields = plain ? read_urlencoded(plain->reveal(), {})
                                  : Result<std::vector<std::pair<std::string, std::string>>>(std::unexpected(plain.error()));
        if (!fields || !target) continue;  // a multipart form: its file has to be chosen again
        std::vector<Html> hidden, shown;
        for (const auto& [name, value] : *fields) {
            if (name == csrf_field.view()) continue;
            hidden.push_back(input(attr("type", "hidden"), attr("name", name), attr("value", value)));
            if (code_points(value) > 8 && name != "action_id") shown.push_back(blockquote(value));
        }
        cards.push_back(card(msg.session.kept_form(),
                             together(together(shown),
                                      form(action(*target), token_field(context), together(hidden),
                                           button_bar(primary_button(msg.session.send_kept()))),
                                      form(action(url("/kept/{}/forget", entry.form)), token_field(context),
                                           button_bar(secondary_button(msg.session.forget_kept()))))));
    }
    return visit.page(std::nullopt, msg.session.kept_title(),
                      together(h1(msg.session.kept_title()), p(msg.session.kept_note()), together(cards),
                               button_bar(link_button(url("/work"), msg.session.to_my_work()))));
}

}  // namespace

void add_session_pages(Pages& pages) {
    auto& site = pages.site();
    auto& router = pages.router();
    const RouteOptions before_session{.body_limit = 16 * 1024, .origin = OriginRule::same_or_unstated};
    router.get("/sign-in", [&site](const Request& request, const Parameters&) {
        return sign_in_page(site, request, {}, request.query_value("next").value_or(""), 200);
    });
    router.post("/sign-in", [&site](const Request& request, const Parameters&) { return sign_in(site, request); }, before_session);
    router.post("/language", [&site](const Request& request, const Parameters&) { return choose_language(site, request); },
                before_session);
    router.get("/", [](const Request&, const Parameters&) { return Response::see_other(url("/work")); });

    pages.post("/sign-out", [](Visit& visit, const Parameters&, const Form&) -> Result<Response> {
        HOGO_CHECK(actions::sign_out(visit.site.house, visit.cookie));
        visit.site.cover(visit.session, false);
        return Response::see_other(url("/sign-in")).with(Cookie{"session", "", std::chrono::seconds{0}});
    });
    pages.get("/cover", [](Visit& visit, const Parameters&) -> Result<Response> {
        visit.site.cover(visit.session, true);
        HOGO_CHECK(actions::close_guarded(visit.site.house, visit.cookie));
        return cover_page(visit, {}, visit.request.query_value("back").value_or("/work"), 200);
    });
    pages.post("/cover", [](Visit& visit, const Parameters&, const Form& form) -> Result<Response> {
        visit.site.cover(visit.session, true);
        HOGO_CHECK(actions::close_guarded(visit.site.house, visit.cookie));
        return cover_page(visit, {}, form.raw("back"), 200);
    });
    pages.post("/uncover", uncover);
    pages.get("/kept", kept_forms_page);
    pages.post("/kept/{form}/forget", [](Visit& visit, const Parameters& parameters, const Form&) -> Result<Response> {
        if (const auto form = domain::ActionId::parse(parameters["form"]))
            HOGO_CHECK(visit.site.house.office.forget_form(visit.actor.id(), *form));
        return Response::see_other(url("/kept"));
    });
}

}  // namespace hogo::web::staff
