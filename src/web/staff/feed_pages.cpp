#include "web/staff/feed_pages.h"

#include "actions/feeds.h"
#include "web/messages/calendar.h"
#include "web/staff/components.h"

namespace hogo::web::staff {
namespace {

using namespace html;

std::string resource_name(const Visit& visit, const Code& resource) {
    if (resource == actions::resource_of(visit.actor.id())) return std::string(visit.msg.calendar.feed_own());
    for (const auto& room : visit.site.house.office.directory()->rooms)
        if (actions::resource_of_room(room.id) == resource) return room.name;
    return {};
}

Html own_feeds(const Visit& visit, const std::vector<actions::OwnFeed>& feeds) {
    const auto& msg = visit.msg;
    if (feeds.empty()) return p(msg.calendar.feed_none());
    return ul(cls("plain"), each(feeds, [&](const actions::OwnFeed& feed) {
                  return li(form(
                      action(url("/settings/feeds/{}/revoke", to_hex(feed.id))), token_field(visit.context()),
                      action_field(visit), badge(Icon::open, msg.calendar.feed_active()), " ",
                      resource_name(visit, feed.resource), " ",
                      button(attr("type", "submit"), cls("secondary"), msg.calendar.feed_revoke())));
              }));
}

Result<Response> open(Visit& visit, const Parameters&, const Form& form) {
    const auto& msg = visit.msg;
    const auto resource = Code::parse(form.raw("resource"));
    if (!resource) return problem(ProblemKind::invalid_input, "broken_form", "a feed of nothing");
    const auto opened = actions::open_feed(visit.site.house, visit.actor, *resource);
    if (!opened) return std::unexpected(opened.error());
    if (const auto* refused = std::get_if<actions::Refused>(&*opened))
        return visit.page(
            Place::settings, msg.calendar.feeds(),
            together(h1(msg.calendar.feeds()), notice(msg, Weight::caution, sentence_of(msg, *refused))),
            422);
    const auto address = url("/feeds/{}", std::get<std::string>(*opened));
    const auto shown =
        fmt::format("{}://{}{}", visit.request.host.starts_with("localhost") ? "http" : "https",
                    visit.request.host, address.text());
    return visit.page(
        Place::settings, msg.calendar.feeds(),
        together(h1(msg.calendar.feeds()),
                 notice(msg, Weight::caution, msg.calendar.feed_once(), p(msg.calendar.feed_hint())),
                 div(cls("field"), label(for_field("feed-address"), msg.calendar.feed_address()),
                     input(id("feed-address"), attr("type", "text"), flag("readonly"), attr("value", shown),
                           attr("autocomplete", "off"))),
                 button_bar(link_button(url("/settings"), msg.calendar.feeds()))));
}

Result<Response> revoke(Visit& visit, const Parameters& parameters, const Form&) {
    const auto bytes = from_hex(parameters["feed"]);
    vault::Hash id{};
    if (!bytes || bytes->size() != id.size())
        return problem(ProblemKind::not_found, "no_such_feed", "no such calendar");
    std::ranges::copy(*bytes, id.begin());
    const auto outcome = actions::revoke_feed(visit.site.house, visit.actor, id);
    if (!outcome) return std::unexpected(outcome.error());
    return Response::see_other(url("/settings").at("feeds"));
}

}  // namespace

Result<Html> feeds_section(Visit& visit) {
    const auto& msg = visit.msg;
    HOGO_TRY(feeds, actions::read_own_feeds(visit.site.house, visit.actor));
    std::vector<Choice> choices;
    for (const auto& resource : actions::feedable(*visit.site.house.office.directory(), visit.actor))
        choices.push_back({resource.text(), resource_name(visit, resource)});
    FormState state;
    state.start("resource", choices.front().value);
    return page_section(
        "feeds", msg.calendar.feeds(),
        together(p(cls("hint"), msg.calendar.feed_hint()), own_feeds(visit, feeds),
                 form(action(url("/settings/feeds")), token_field(visit.context()), action_field(visit),
                      select_field(msg, state, "resource", msg.calendar.feed_of(), choices,
                                   {.width = Width::medium}),
                      button_bar(secondary_button(msg.calendar.feed_open())))));
}

void add_feed_pages(Pages& pages) {
    pages.post("/settings/feeds", open);
    pages.post("/settings/feeds/{feed}/revoke", revoke);
    pages.router().get(
        "/feeds/{key}", [&site = pages.site()](const Request& request, const Parameters& parameters) {
            const auto language = preferred_language(request.accept_language);
            const auto& msg = Messages::in(language);
            auto feed = actions::read_feed(site.house, parameters["key"], msg.calendar.feed_title());
            if (!feed) return problem_page(msg, feed.error());
            Response response;
            response.content_type = "text/calendar; charset=utf-8";
            response.body = *std::move(feed);
            return std::move(response).with("Cache-Control", "no-store");
        });
}

}  // namespace hogo::web::staff
