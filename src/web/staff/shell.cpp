// One frame for every page, so that no page can forget the cover, the banner or the skip link.
#include "web/staff/shell.h"

#include "web/http/assets.h"
#include "web/http/origin.h"
#include "web/messages/desk.h"
#include "web/messages/shell.h"
#include "web/messages/step_up.h"
#include "web/staff/components.h"

namespace hogo::web::staff {

using namespace html;

namespace {

std::string_view label_of(Place place, const Messages& msg) {
    switch (place) {
        case Place::my_work: return msg.shell.my_work();
        case Place::new_encounter: return msg.shell.new_encounter();
        case Place::first_ten_minutes: return msg.shell.first_ten_minutes();
        case Place::planning: return msg.shell.planning();
        case Place::inquiry_desk: return msg.shell.inquiry_desk();
        case Place::consultation_desk: return msg.desk.place();
        case Place::director: return msg.shell.director();
        case Place::offers: return msg.shell.offers();
        case Place::audit: return msg.shell.audit();
        case Place::settings: return msg.shell.settings();
    }
    bug("a place that is none");
}

// htmx as it comes keeps pages in the browser's storage, evaluates text and injects a style sheet; none of it here.
constexpr std::string_view htmx_configuration =
    R"({"historyCacheSize":0,"refreshOnHistoryMiss":true,"allowEval":false,"includeIndicatorStyles":false,)"
    R"("selfRequestsOnly":true,"allowScriptTags":false,"scrollBehavior":"auto"})";

Html style_sheet(const Url& address) { return element("link", attr("rel", "stylesheet"), href(address)); }
Html script(const Url& address) { return element("script", src(address), flag("defer")); }

Html page_head(const PageContext& context, std::string_view title) {
    std::string window = std::string(title) + " · " + std::string(context.msg.shell.product());
    return element("head", element("meta", attr("charset", "utf-8")),
                   element("meta", attr("name", "viewport"), attr("content", "width=device-width, initial-scale=1")),
                   element("meta", attr("name", "robots"), attr("content", "noindex, nofollow")),
                   element("meta", attr("name", "format-detection"), attr("content", "telephone=no")),
                   element("meta", attr("name", "htmx-config"), attr("content", htmx_configuration)),
                   element("title", window), element("link", attr("rel", "icon"), href(asset_url("icon.svg"))),
                   style_sheet(asset_url("tokens.css")), style_sheet(asset_url("hogo.css")),
                   style_sheet(asset_url("components.css")), style_sheet(asset_url("pages.css")),
                   style_sheet(asset_url("print.css")),
                   script(asset_url("htmx.min.js")), script(asset_url("hogo.js")),
                   when(context.security_keys, [] { return script(asset_url("security-key.js")); }));
}

Html hidden(std::string_view name, std::string_view value) {
    return input(attr("type", "hidden"), attr("name", name), attr("value", value));
}

Html language_switch(const PageContext& context) {
    const Messages& msg = context.msg;
    std::string_view other = msg.shell.other_language_code();
    std::string_view code = msg.language == Language::ja ? "en" : "ja";
    return form(action(url("/language")), cls("language-switch"), token_field(context), hidden("to", code),
                hidden("back", context.here),
                button(attr("type", "submit"), cls("quiet"), attr_if(msg.language != Language::pseudo, "lang", other),
                       msg.shell.other_language()));
}

Html cover_button(const PageContext& context) {
    return form(action(url("/cover")), cls("cover-form"), attr("data-cover-form", ""), token_field(context),
                hidden("back", context.here),
                button(attr("type", "submit"), cls("quiet"), attr("title", context.msg.shell.cover_key()),
                       icon(Icon::cover), context.msg.shell.cover()));
}

Html sign_out_button(const PageContext& context) {
    return form(action(url("/sign-out")), token_field(context),
                button(attr("type", "submit"), cls("quiet"), context.msg.shell.sign_out()));
}

/// Lies hidden until the cover key: the password comes back to the very page, with what was typed in it.
Html cover(const PageContext& context) {
    const Messages& msg = context.msg;
    return div(cls("cover"), attr("data-cover", ""), flag("hidden"), attr("role", "dialog"), attr("aria-modal", "true"),
               labelled_by("cover-title"),
               div(cls("cover-box"), h2(id("cover-title"), attr("tabindex", -1), msg.shell.covered()),
                   p(msg.shell.cover_explained()),
                   form(action(url("/uncover")), attr("data-uncover-form", ""), token_field(context),
                        hidden("back", context.here),
                        div(cls("field"), label(for_field("cover-password"), msg.shell.cover_password()),
                            input(id("cover-password"), attr("name", "password"), attr("type", "password"),
                                  attr("autocomplete", "current-password"))),
                        p(cls("field-error"), attr("data-uncover-failed", ""), flag("hidden"), attr("role", "alert"),
                          msg.shell.uncover_failed()),
                        button_bar(primary_button(msg.shell.uncover()),
                                   a(href(url("/cover")), msg.shell.uncover_elsewhere())))));
}

Html places(const PageContext& context) {
    return nav(cls("places"), attr("aria-label", context.msg.shell.places()),
               ul(each(context.viewer->places, [&](Place place) {
                   bool current = context.place == place;
                   return li(a(href(url_of(place)), attr_if(current, "aria-current", "page"),
                               label_of(place, context.msg)));
               })));
}

Html demonstration_banner(const Messages& msg) {
    return aside(cls("demonstration"), attr("aria-label", msg.shell.demonstration()), strong(msg.shell.demonstration()),
                 span(msg.shell.demonstration_note()));
}

/// While the guarded parts open without asking: until when, and a way to close them sooner.
Html guarded_bar(const PageContext& context) {
    const Messages& msg = context.msg;
    if (context.guarded_until.empty()) return {};
    return aside(cls("guarded-open"), attr("aria-label", msg.step_up.title()), icon(Icon::open),
                 span(msg.step_up.open_until(context.guarded_until)),
                 form(action(url("/step-up/close")), token_field(context), hidden("back", context.here),
                      button(attr("type", "submit"), cls("quiet"), msg.step_up.close())));
}

Html whole(const PageContext& context, std::string_view title, const Html& head, const Html& content, const Html& tail) {
    const Messages& msg = context.msg;
    return document(element(
        "html", attr("lang", code_of(msg.language == Language::pseudo ? Language::en : msg.language)),
        page_head(context, title),
        element("body", attr("data-unsaved", msg.shell.unsaved()),
                a(cls("skip-link"), href(Url::here("content")), msg.shell.skip_to_content()),
                when(context.demonstration, [&] { return demonstration_banner(msg); }), head,
                main_region(id("content"), attr("tabindex", -1), content), tail)));
}

}  // namespace

Url url_of(Place place) {
    switch (place) {
        case Place::my_work: return url("/work");
        case Place::new_encounter: return url("/encounters/new");
        case Place::first_ten_minutes: return url("/first-ten-minutes");
        case Place::planning: return url("/planning");
        case Place::inquiry_desk: return url("/inquiries");
        case Place::consultation_desk: return url("/desk");
        case Place::director: return url("/director");
        case Place::offers: return url("/offers");
        case Place::audit: return url("/audit");
        case Place::settings: return url("/settings");
    }
    bug("a place that is none");
}

Html token_field(const PageContext& context) {
    if (context.form_token.empty()) return {};
    return input(attr("type", "hidden"), attr("name", csrf_field.view()), attr("value", context.form_token));
}

Html shell(const PageContext& context, std::string_view title, const Html& content) {
    if (!context.viewer) return bare_shell(context, title, content);
    const Messages& msg = context.msg;
    Html head = header(cls("page-head"),
                       div(cls("page-head-row"), a(cls("product"), href(url_of(Place::my_work)), msg.shell.product()),
                           p(cls("viewer"), span(cls("viewer-unit"), context.viewer->unit),
                             span(cls("viewer-role"), context.viewer->role), span(context.viewer->name)),
                           div(cls("page-tools"), language_switch(context), cover_button(context),
                               sign_out_button(context))),
                       places(context), guarded_bar(context));
    return whole(context, title, head, content,
                 together(footer(cls("page-foot"), p(msg.shell.footer())), cover(context)));
}

Html bare_shell(const PageContext& context, std::string_view title, const Html& content) {
    Html head = header(cls("page-head bare"),
                       div(cls("page-head-row"), p(cls("product"), context.msg.shell.product()),
                           div(cls("page-tools"), language_switch(context))));
    return whole(context, title, head, div(cls("narrow"), content), Html());
}

}  // namespace hogo::web::staff
