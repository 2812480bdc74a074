// Sections of the file page that only show: people to keep away, whereabouts, timeline, who may see.
#include "web/messages/associate.h"
#include "web/messages/document.h"
#include "web/messages/file.h"
#include "web/messages/link.h"
#include "web/messages/events.h"
#include "web/messages/office.h"
#include "web/messages/step_up.h"
#include "web/staff/file_page.h"
#include "web/staff/record_lists.h"

namespace hogo::web::staff {
namespace {

using namespace html;
using domain::Compartment;

Html texts(std::string_view label, const std::vector<Text>& values) {
    return when(!values.empty(), [&] {
        return together(dt(label), together(each(values, [](const Text& value) { return dd(bdi(value)); })));
    });
}

/// Who was proposed to stand beside the person, by role alone.
Html waiting_associates(const FilePage& page) {
    std::vector<Html> lines;
    for (const auto& one : page.file().associates)
        lines.push_back(li(associate_role_name(page.msg(), one.proposed.role), " ", associate_badge(page.msg(), one)));
    return when(!lines.empty(), [&] { return ul(cls("plain"), together(lines)); });
}

}  // namespace

Html five_minutes(const FilePage& page, Compartment part) {
    const bool asks = page.view.opened.readable.has(part) && !page.visit.actor.keys.guarded();
    return when(asks, [&] { return small(cls("five-minutes"), page.msg().step_up.five_minutes()); });
}

Html people_section(const FilePage& page) {
    const auto& msg = page.msg();
    const auto* network = page.file().network.opened();
    Html content;
    if (!network) {
        content = closed_part(msg, msg.file.people(), together(open_button(page, Compartment::network, msg.file.open_people()), five_minutes(page, Compartment::network)));
    } else {
        std::vector<Html> cards;
        for (const auto& [person, origin] : *network)
            cards.push_back(article(cls("entry"), h3(msg.file.find("role_" + person.role.text()).value_or(person.role.text())),
                                    dl(texts(msg.file.names(), person.names), texts(msg.file.phones(), person.phones),
                                       texts(msg.file.companies(), person.companies), texts(msg.file.places(), person.places)),
                                    when(!person.note.empty(), [&] { return p(person.note); }), page.by(origin)));
        content = cards.empty() ? p(msg.file.nobody_recorded()) : together(cards);
    }
    return page_section("people", msg.file.people(),
                        together(p(cls("hint"), msg.file.people_explained()), content,
                                 waiting_associates(page),
                                 button_bar(link_button(page.url_to("people"), msg.file.add_person()),
                                            link_button(page.url_to("associates"), msg.associate.title()),
                                            when(page.visit.actor.is({domain::Role::case_lead, domain::Role::duty}), [&] {
                                                return link_button(page.url_to("links"), msg.link.title());
                                            }))));
}

Html whereabouts_section(const FilePage& page) {
    const auto& msg = page.msg();
    const auto* places = page.file().whereabouts.opened();
    Html content;
    if (!places) {
        content = closed_part(msg, msg.file.whereabouts(), together(open_button(page, Compartment::whereabouts, msg.file.open_whereabouts()), five_minutes(page, Compartment::whereabouts)));
    } else if (places->empty()) {
        content = p(msg.file.no_whereabouts());
    } else {
        const auto& [place, origin] = places->back();
        content = article(cls("entry"),
                          dl(dt(msg.file.place_kind()), dd(msg.file.find("place_" + place.kind.text()).value_or(place.kind.text())),
                             dt(msg.file.address()), dd(bdi(place.address)), dt(msg.file.contact()), dd(bdi(place.contact)),
                             dt(msg.file.safe_hours()), dd(bdi(place.safe_hours)), dt(msg.file.since()), dd(page.day(place.since))),
                          page.by(origin));
    }
    return page_section("whereabouts", msg.file.whereabouts(),
                        together(p(cls("hint"), msg.file.whereabouts_explained()), content,
                                 button_bar(link_button(page.url_to("whereabouts"), msg.file.record_whereabouts()),
                                            link_button(page.url_to("releases"), msg.file.ask_release()))));
}

Html documents_section(const FilePage& page) {
    const auto& msg = page.msg();
    return page_section("documents", msg.document.title(),
                        together(p(msg.document.explained(static_cast<std::int64_t>(page.file().documents.size()))),
                                 button_bar(link_button(page.url_to("documents"), msg.document.all()))));
}

Html timeline_section(const FilePage& page) {
    const auto& msg = page.msg();
    std::vector<TimelineItem> items;
    for (auto entry = page.file().timeline.rbegin(); entry != page.file().timeline.rend(); ++entry) {
        if (entry->type == domain::WordsRecorded::type) continue;  // shown with what they belong to
        // Who is not available stands under the needs; when and by whose act would tell a link from a private reason.
        if (entry->type == domain::StaffKeptAway::type) continue;
        items.push_back({moment_ago(entry->origin.at, page.view.now, page.visit.site.house.zone, msg),
                         std::string(msg.events.find(entry->type).value_or(entry->type)),
                         page.visit.staff_name(entry->origin.author), {}});
    }
    return page_section("timeline", msg.file.timeline(), timeline(items));
}

Html access_section(const FilePage& page) {
    const auto& msg = page.msg();
    std::vector<Html> tasks;
    for (const auto& assignment : page.file().assignments)
        tasks.push_back(li(strong(page.visit.staff_name(assignment.assigned.staff)), " · ",
                           msg.file.find("task_" + assignment.assigned.task.text()).value_or(assignment.assigned.task.text()), " ",
                           page.by(assignment.origin)));
    std::vector<Html> parts;
    for (auto part : domain::all_compartments)
        parts.push_back(li(badge(page.view.opened.readable.has(part) ? Icon::open : Icon::closed,
                                 msg.file.find(fmt::format("part_{}", name_of(part))).value_or(name_of(part)))));
    return page_section("access", msg.file.access(),
                        together(when(!tasks.empty(), [&] { return together(h3(msg.file.who_works()), ul(cls("plain"), together(tasks))); }),
                                 h3(msg.file.open_to_you()), ul(cls("chips"), together(parts)),
                                 p(cls("hint"), msg.file.first_readers()),
                                 button_bar(link_button(page.url_to("openings"), msg.file.who_opened()),
                                            link_button(page.url_to("people-at-work"), msg.file.assign()),
                                            when(page.view.opened.readable.has(Compartment::access), [&] {
                                                return together(link_button(page.url_to("walls"), msg.file.walls()),
                                                                link_button(page.url_to("looks"), msg.file.looks()));
                                            }))));
}

}  // namespace hogo::web::staff
