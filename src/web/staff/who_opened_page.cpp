#include "web/staff/who_opened_page.h"

#include "web/html/moments.h"
#include "web/messages/file.h"
#include "web/messages/office.h"
#include "web/messages/openings.h"
#include "web/staff/components.h"

namespace hogo::web::staff {
namespace {

using namespace html;

constexpr std::size_t shown_at_most = 200;

std::string part_name(const Visit& visit, domain::Compartment part) {
    if (part == domain::Compartment::access) return std::string(visit.msg.openings.part_access());
    return visit.pack().label(rules::Thing::compartment, *Code::parse(name_of(part)), visit.pack_language());
}

std::string sentence(const Visit& visit, const actions::Opening& opening) {
    const auto& msg = visit.msg;
    std::string parts;
    for (const auto part : domain::all_compartments)
        if (opening.parts.has(part))
            parts += (parts.empty() ? std::string() : std::string(msg.openings.between())) +
                     part_name(visit, part);
    const auto who = visit.staff_name(opening.who);
    const auto role = msg.office.find(fmt::format("role_{}", name_of(opening.role))).value_or("");
    const auto action =
        msg.openings.find("action_" + opening.action.text()).value_or(msg.openings.action_other());
    if (opening.kind == "change" || parts.empty()) return msg.openings.changed(who, role, action);
    return msg.openings.opened(who, role, parts, action);
}

/// The same thing by the same person on one day is one line, with how often.
bool same_line(const Visit& visit, const actions::Opening& one, const actions::Opening& other) {
    const auto& zone = visit.site.house.zone;
    return one.kind == other.kind && one.who == other.who && one.role == other.role &&
           one.action == other.action && one.parts == other.parts && one.proven == other.proven &&
           one.without_task == other.without_task && zone.day_of(one.at) == zone.day_of(other.at);
}

Html line_of(const Visit& visit, const actions::Opening& opening, std::int64_t times) {
    const auto& msg = visit.msg;
    return li(
        p(cls("opening-when"), moment(opening.at, visit.site.house.zone, msg)),
        p(sentence(visit, opening), " ", when(times > 1, [&] { return small(msg.openings.times(times)); }),
          " ", when(opening.without_task, [&] { return badge(Icon::caution, msg.openings.without_task()); }),
          " ", when(!opening.proven, [&] { return badge(Icon::urgent, msg.openings.not_proven()); })));
}

std::string_view witness_sentence(const Visit& visit) {
    const bool witnessed = visit.site.witnessed && visit.site.witnessed();
    return witnessed ? visit.msg.openings.witnessed() : visit.msg.openings.not_witnessed();
}

Html verification(const Visit& visit, const actions::OpeningRecord& record) {
    const auto& msg = visit.msg;
    const auto all = static_cast<std::int64_t>(record.openings.size());
    const auto wrong = std::ranges::count(record.openings, false, &actions::Opening::proven);
    return together(
        wrong == 0 ? notice(msg, Weight::done, msg.openings.verified(all), p(witness_sentence(visit)))
                   : notice(msg, Weight::urgent, msg.openings.not_verified(wrong)),
        when(record.unreadable > 0, [&] {
            return notice(msg, Weight::urgent,
                          msg.openings.unreadable(static_cast<std::int64_t>(record.unreadable)));
        }));
}

}  // namespace

Html openings_content(const Visit& visit, const actions::OpeningRecord& record) {
    const auto& msg = visit.msg;
    std::vector<std::pair<const actions::Opening*, std::int64_t>> lines;
    for (const auto& opening : record.openings) {
        const auto line = std::ranges::find_if(
            lines, [&](const auto& before) { return same_line(visit, *before.first, opening); });
        if (line == lines.end())
            lines.emplace_back(&opening, 1);
        else
            ++line->second;
    }
    std::vector<Html> unusual, usual;
    for (const auto& [opening, times] : lines)
        (opening->without_task ? unusual : usual).push_back(line_of(visit, *opening, times));
    return together(
        h1(msg.openings.title()), p(cls("lead"), msg.openings.lead()), verification(visit, record),
        button_bar(link_button(url("/files/{}/openings", record.opened.id), msg.openings.verify())),
        when(!unusual.empty(),
             [&] {
                 return page_section("unusual", msg.openings.unusual(),
                                     together(p(cls("hint"), msg.openings.unusual_note()),
                                              ol(cls("openings"), together(unusual))));
             }),
        page_section("usual", msg.openings.others(),
                     together(usual.empty() ? p(cls("nothing"), icon(Icon::done), msg.openings.none())
                                            : ol(cls("openings"), together(usual)),
                              when(record.openings.size() + record.unreadable >= shown_at_most,
                                   [&] { return p(cls("hint"), msg.openings.limit()); }))));
}

void add_who_opened_page(Pages& pages) {
    pages.get("/files/{file}/openings", [](Visit& visit, const Parameters& parameters) -> Result<Response> {
        HOGO_TRY(file, read_file_id(parameters));
        HOGO_TRY(record, actions::read_who_opened(visit.site.house, visit.actor, file, shown_at_most));
        const auto& number = record.opened.number;
        return visit.page(
            std::nullopt, number,
            together(print_header(visit.msg, number, visit.site.house.today()),
                     p(cls("breadcrumb"), a(href(url("/files/{}", file)), visit.msg.file.number(number))),
                     openings_content(visit, record)));
    });
}

}  // namespace hogo::web::staff
