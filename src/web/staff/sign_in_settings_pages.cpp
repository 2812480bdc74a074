#include "web/staff/sign_in_settings_pages.h"

#include "actions/password.h"
#include "actions/security_keys.h"
#include "web/html/moments.h"
#include "web/html/qr.h"
#include "web/messages/factor.h"
#include "web/messages/security_key.h"
#include "web/messages/step_up.h"
#include "web/staff/components.h"
#include "web/staff/security_keys.h"

namespace hogo::web::staff {
namespace {

using namespace html;

constexpr std::string_view issuer = "Hogo";

SecretText password_in(const Form& form, std::string_view name) { return SecretText(std::string(form.raw(name).substr(0, 1024))); }

actions::Proof proof_in(const Form& form) {
    return {.password = password_in(form, "password"), .code = std::string(form.raw("code").substr(0, 100))};
}

/// Password and code of now, which both pages ask before they change anything.
Html proof_fields(const Visit& visit, const FormState& state) {
    const auto& msg = visit.msg;
    return together(field(msg, state, "password", msg.factor.present_password(),
                          {.width = Width::medium, .type = "password", .autocomplete = "current-password"}),
                    field(msg, state, "code", msg.factor.present_code(),
                          {.hint = msg.step_up.code_hint(), .width = Width::short_number, .autocomplete = "one-time-code",
                           .input_mode = "numeric", .max_length = 12}),
                    sample_code(visit.site, msg));
}

Response password_page(const Visit& visit, const FormState& state, int status) {
    const auto& msg = visit.msg;
    return visit.page(Place::settings, msg.factor.password_title(),
                      together(error_summary(msg, state), h1(msg.factor.password_title()), p(cls("lead"), msg.factor.password_lead()),
                               posted_form(visit.context(), url("/settings/password"), proof_fields(visit, state),
                                           field(msg, state, "new_password", msg.factor.new_password(),
                                                 {.hint = msg.factor.new_password_hint(), .width = Width::medium, .type = "password",
                                                  .autocomplete = "new-password"}),
                                           field(msg, state, "new_password_again", msg.factor.new_password_again(),
                                                 {.width = Width::medium, .type = "password", .autocomplete = "new-password"}),
                                           button_bar(primary_button(msg.factor.change_password()), a(href(url("/settings")), msg.factor.back())))),
                      status);
}

/// What went wrong, at the field that it is about.
FormState wrong(const Visit& visit, const Problem& problem) {
    FormState state;
    const auto code = problem.code.view();
    state.wrong(code == "totp_used" ? "code" : problem.field.view().empty() ? "password" : problem.field.view(), sentence_of(visit.msg, problem));
    return state;
}

int status_of(const Problem& problem) { return problem.kind == ProblemKind::environment ? 503 : 422; }

Result<Response> change_password(Visit& visit, const Parameters&, const Form& form) {
    if (form.raw("new_password") != form.raw("new_password_again")) {
        FormState state;
        state.wrong("new_password_again", std::string(visit.msg.factor.not_the_same()));
        return password_page(visit, state, 422);
    }
    const auto changed = actions::change_password(visit.site.house, visit.site.derivations, visit.actor, visit.cookie, proof_in(form),
                                                  password_in(form, "new_password"));
    if (!changed) return password_page(visit, wrong(visit, changed.error()), status_of(changed.error()));
    return Response::see_other(url("/settings").query("done", "password"));
}

Response factor_page(const Visit& visit, const actions::OfferedFactor& offered, const FormState& state, int status) {
    const auto& msg = visit.msg;
    std::string spaced;
    for (std::size_t at = 0; at < offered.text.reveal().size(); at += 4)
        spaced += (at ? " " : "") + std::string(offered.text.reveal().substr(at, 4));
    return visit.page(
        Place::settings, msg.factor.factor_title(),
        together(error_summary(msg, state), h1(msg.factor.factor_title()), p(cls("lead"), msg.factor.factor_lead()),
                 page_section("scan", msg.factor.scan(),
                              together(qr_code(offered.uri.reveal(), msg.factor.qr_label()),
                                       p(msg.factor.by_hand(), " ", element("code", cls("factor-text"), spaced)))),
                 page_section("confirm", msg.factor.confirm(),
                              posted_form(visit.context(), url("/settings/second-factor"),
                                          input(attr("type", "hidden"), attr("name", "offered"), attr("value", offered.sealed.reveal())),
                                          field(msg, state, "new_code", msg.factor.new_code(),
                                                {.width = Width::short_number, .input_mode = "numeric", .max_length = 12}),
                                          proof_fields(visit, state),
                                          button_bar(primary_button(msg.factor.replace()), a(href(url("/settings")), msg.factor.back()))))),
        status);
}

Result<Response> replace_factor(Visit& visit, const Parameters&, const Form& form) {
    auto& house = visit.site.house;
    HOGO_TRY(offered, actions::offered_again(house, visit.actor, issuer, form.raw("offered")));
    const auto replaced = actions::replace_factor(house, visit.site.derivations, visit.actor, visit.cookie, proof_in(form),
                                                  form.raw("offered"), form.raw("new_code"));
    if (!replaced) return factor_page(visit, offered, wrong(visit, replaced.error()), status_of(replaced.error()));
    return Response::see_other(url("/settings").query("done", "factor"));
}

Url keys_url() { return url("/settings/security-keys"); }

Response page_with_keys(const Visit& visit, std::string_view title, const FormState& state, const Html& content, int status) {
    auto context = visit.context(Place::settings);
    context.security_keys = true;
    return Response::page(shell(context, title, together(error_summary(visit.msg, state), h1(title), content)), status);
}

/// Asks password and code before one of the keys goes.
Result<Response> removal_page(const Visit& visit, std::string_view id, const FormState& state, int status) {
    const auto& msg = visit.msg;
    HOGO_TRY(keys, actions::own_security_keys(visit.site.house, visit.actor));
    const auto key = std::ranges::find_if(keys, [&](const actions::NamedKey& one) { return to_hex(one.id) == id; });
    if (key == keys.end()) return problem(ProblemKind::not_found, "no_such_page", "no such security key");
    return page_with_keys(visit, msg.security_key.remove_title(), state,
                          posted_form(visit.context(), keys_url(), p(cls("lead"), msg.security_key.remove_this(key->label)),
                                      input(attr("type", "hidden"), attr("name", "remove"), attr("value", id)), proof_fields(visit, state),
                                      button_bar(primary_button(msg.security_key.remove()), a(href(keys_url()), msg.security_key.keep()))),
                          status);
}

Result<Response> keys_page(const Visit& visit, const FormState& state, int status) {
    const auto& msg = visit.msg;
    HOGO_TRY(keys, actions::own_security_keys(visit.site.house, visit.actor));
    std::vector<Html> cards;
    for (const auto& key : keys)
        cards.push_back(article(cls("entry"),
                                div(cls("entry-head"), h3(key.label), small(msg.security_key.added(day_text(key.added, msg.language)))),
                                a(href(keys_url().query("remove", to_hex(key.id))), msg.security_key.remove())));
    const auto done = visit.request.query_value("done").value_or("");
    return page_with_keys(
        visit, msg.security_key.title(), state,
        together(when(done == "added", [&] { return notice(msg, Weight::done, msg.security_key.was_added()); }),
                 when(done == "removed", [&] { return notice(msg, Weight::done, msg.security_key.was_removed()); }),
                 p(cls("lead"), msg.security_key.lead()),
                 page_section("own", msg.security_key.own(), cards.empty() ? p(msg.security_key.none()) : together(cards)),
                 page_section("register", msg.security_key.new_key(),
                              posted_form(visit.context(), keys_url(),
                                          field(msg, state, "label", msg.security_key.label(),
                                                {.hint = msg.security_key.label_hint(), .width = Width::medium, .max_length = 40}),
                                          proof_fields(visit, state), p(attr("data-without-script", ""), msg.security_key.needs_script()),
                                          make_key_part(visit))),
                 p(cls("hint"), msg.security_key.fallback()), p(a(href(url("/settings")), msg.security_key.back()))),
        status);
}

Result<Response> change_keys(Visit& visit, const Parameters&, const Form& form) {
    auto& house = visit.site.house;
    FormState state(form);
    const auto again = [&](const Problem& problem) {
        const auto code = problem.code.view();
        state.wrong(code == "totp_used" ? "code" : problem.field.view().empty() ? "password" : problem.field.view(),
                    sentence_of(visit.msg, problem));
        const auto removing = form.raw("remove");
        return removing.empty() ? keys_page(visit, state, status_of(problem)) : removal_page(visit, removing, state, status_of(problem));
    };
    if (const auto id = from_hex(form.raw("remove")); id && id->size() == sizeof(vault::Hash)) {
        vault::Hash key;
        std::ranges::copy(*id, key.begin());
        const auto removed =
            actions::remove_security_key(house, visit.site.derivations, visit.actor, visit.cookie, proof_in(form), key);
        if (!removed) return again(removed.error());
        return Response::see_other(keys_url().query("done", "removed"));
    }
    const auto label = form.text("label", 40, Text::Lines::one);
    if (!label) return again(label.error());
    const auto made = made_key_in(form);
    const auto at = web_origin(visit.request);
    if (label->empty()) return again({ProblemKind::invalid_input, "label_needed", "a key needs a name", "label"});
    if (!made || !at) return again({ProblemKind::invalid_input, "key_not_made", "the security key was not registered", "label"});
    const auto added = actions::add_security_key(house, visit.site.derivations, visit.actor, visit.cookie, proof_in(form),
                                                 {*made, *at, label->text()});
    if (!added) return again(added.error());
    return Response::see_other(keys_url().query("done", "added"));
}

}  // namespace

Html sign_in_section(const Visit& visit) {
    const auto& msg = visit.msg;
    const auto done = visit.request.query_value("done").value_or("");
    return page_section("sign-in", msg.factor.section(),
                        together(when(done == "password", [&] { return notice(msg, Weight::done, msg.factor.password_changed()); }),
                                 when(done == "factor", [&] { return notice(msg, Weight::done, msg.factor.factor_replaced()); }),
                                 p(msg.factor.section_note()),
                                 button_bar(link_button(url("/settings/password"), msg.factor.change_password()),
                                            link_button(url("/settings/second-factor"), msg.factor.replace()),
                                            link_button(url("/settings/security-keys"), msg.security_key.manage()))));
}

void add_sign_in_settings_pages(Pages& pages) {
    pages.get("/settings/password", [](Visit& visit, const Parameters&) -> Result<Response> { return password_page(visit, {}, 200); });
    pages.post("/settings/password", change_password);
    pages.get("/settings/second-factor", [](Visit& visit, const Parameters&) -> Result<Response> {
        return factor_page(visit, actions::offer_factor(visit.site.house, visit.actor, issuer), {}, 200);
    });
    pages.post("/settings/second-factor", replace_factor);
    pages.get("/settings/security-keys", [](Visit& visit, const Parameters&) {
        const auto removing = visit.request.query_value("remove");
        return removing ? removal_page(visit, *removing, {}, 200) : keys_page(visit, {}, 200);
    });
    pages.post("/settings/security-keys", change_keys);
}

}  // namespace hogo::web::staff
