#include "web/staff/settings_pages.h"

#include "web/messages/office.h"
#include "web/messages/own_record.h"
#include "web/messages/settings.h"
#include "web/staff/components.h"
#include "web/staff/feed_pages.h"
#include "web/staff/languages.h"
#include "web/staff/sign_in_settings_pages.h"

namespace hogo::web::staff {
namespace {

using namespace html;

Html hidden(std::string_view name, std::string_view value) {
    return input(attr("type", "hidden"), attr("name", name), attr("value", value));
}

Html own_data(const Visit& visit) {
    const auto& msg = visit.msg;
    const auto& staff = visit.actor.staff;
    const auto viewer = *visit.context().viewer;
    std::vector<Definition> own{{std::string(msg.settings.name()), span(staff.name)},
                                {std::string(msg.settings.role()), span(viewer.role)},
                                {std::string(msg.settings.unit()), span(viewer.unit)}};
    if (!staff.languages.empty()) {
        std::vector<Html> languages;
        for (const auto& language : staff.languages) languages.push_back(li(language_name(msg, language)));
        own.push_back({std::string(msg.settings.spoken()), ul(cls("chips"), together(languages))});
    }
    return page_section("own", msg.settings.own(),
                        together(definition_list(own), p(cls("hint"), msg.settings.own_note()),
                                 button_bar(link_button(url("/settings/own-record"), msg.own_record.title()))));
}

Html language(const Visit& visit) {
    const auto& msg = visit.msg;
    return page_section(
        "language", msg.settings.language(),
        together(p(msg.settings.language_now()),
                 form(action(url("/language")), token_field(visit.context()),
                      hidden("to", visit.language == Language::ja ? "en" : "ja"), hidden("back", "/settings"),
                      button_bar(secondary_button(msg.settings.language_change())))));
}

Html sessions(const Visit& visit) {
    const auto& msg = visit.msg;
    return page_section(
        "sessions", msg.settings.sessions(),
        together(p(msg.settings.sessions_note()),
                 form(action(url("/settings/sign-out-everywhere")), token_field(visit.context()),
                      button_bar(secondary_button(msg.settings.sign_out_everywhere())))));
}

Html rules_in_force(const Visit& visit) {
    const auto& msg = visit.msg;
    const auto& pack = visit.pack();
    const auto all = static_cast<std::int64_t>(pack.rules().size());
    const auto verified =
        std::ranges::count_if(pack.rules(), [](const rules::Rule& rule) { return rule.authority.verified; });
    return page_section(
        "rules", msg.settings.rules(),
        together(definition_list(
                     {{std::string(msg.settings.rules_title()), span(pack.title().in(visit.pack_language()))},
                      {std::string(msg.settings.rules_version()), span(pack.version())},
                      {std::string(msg.settings.rules_verified()),
                       span(msg.settings.rules_verified_of(all, verified))}}),
                 pack.verified() ? p(badge(Icon::done, msg.settings.rules_all_verified()))
                                 : notice(msg, Weight::caution, msg.settings.rules_not_verified()),
                 details(cls("fold"), summary(msg.settings.sources()),
                         ul(each(pack.sources(), [&](const rules::Source& source) {
                             const auto& title = source.title.in(visit.pack_language());
                             const auto address = Url::source(source.address);
                             return li(address ? a(href(*address), attr("rel", "noreferrer external"), title)
                                               : span(title));
                         })))));
}

}  // namespace

void add_settings_pages(Pages& pages) {
    pages.get("/settings", [](Visit& visit, const Parameters&) -> Result<Response> {
        const auto& msg = visit.msg;
        HOGO_TRY(feeds, feeds_section(visit));
        return visit.page(Place::settings, msg.settings.title(),
                          together(h1(msg.settings.title()), own_data(visit), language(visit),
                                   feeds, sign_in_section(visit), sessions(visit), p(a(href(url("/about")), msg.settings.about()))));
    });
    pages.post(
        "/settings/sign-out-everywhere",
        [](Visit& visit, const Parameters&, const Form&) -> Result<Response> {
            HOGO_CHECK(visit.site.house.office.close_sessions_of(visit.actor.id()));
            visit.site.cover(visit.session, false);
            return Response::see_other(url("/sign-in")).with(Cookie{"session", "", std::chrono::seconds{0}});
        });
    pages.get("/about", [](Visit& visit, const Parameters&) -> Result<Response> {
        const auto& msg = visit.msg;
        return visit.page(
            Place::settings, msg.settings.about(),
            together(h1(msg.settings.about()), p(cls("lead"), msg.settings.about_lead()),
                     rules_in_force(visit),
                     page_section("credits", msg.settings.credits(),
                                  ul(li(msg.settings.credit_htcds()), li(msg.settings.credit_indicators()),
                                     li(msg.settings.credit_tokens()), li(msg.settings.credit_htmx()),
                                     li(msg.settings.credit_readings()), li(msg.settings.credit_unicode()),
                                     li(msg.settings.credit_telephones()))),
                     p(msg.settings.licence())));
    });
}

}  // namespace hogo::web::staff
