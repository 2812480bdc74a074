#include "web/staff/audit_page.h"

#include <charconv>

#include "actions/audit.h"
#include "web/html/moments.h"
#include "web/messages/audit.h"
#include "web/messages/file.h"
#include "web/messages/office.h"
#include "web/messages/openings.h"
#include "web/staff/components.h"

namespace hogo::web::staff {
namespace {

using namespace html;

std::string parts_of(const Visit& visit, const actions::AuditedRecord& record) {
    std::string parts;
    for (const auto part : domain::all_compartments)
        if (record.parts.has(part))
            parts += (parts.empty() ? std::string() : std::string(visit.msg.openings.between())) +
                     std::string(
                         visit.msg.file.find(fmt::format("part_{}", name_of(part))).value_or(name_of(part)));
    return parts.empty() ? std::string(visit.msg.audit.no_file()) : parts;
}

std::vector<Html> row_of(const Visit& visit, const actions::AuditedRecord& record) {
    const auto& msg = visit.msg;
    const auto role = msg.office.find(fmt::format("role_{}", name_of(record.role))).value_or("");
    const auto action =
        msg.openings.find("action_" + record.action.text()).value_or(msg.openings.action_other());
    return {
        moment(record.at, visit.site.house.zone, msg),
        together(span(visit.staff_name(record.who)), " ", small(role)),
        together(span(action), " ",
                 when(record.without_task, [&] { return badge(Icon::caution, msg.openings.without_task()); }),
                 " ", when(!record.proven, [&] { return badge(Icon::urgent, msg.openings.not_proven()); })),
        span(parts_of(visit, record)),
        record.file ? element("code", cls("file-code"), record.file->text().substr(0, 8)) : span(msg.audit.no_file())};
}

std::optional<std::uint64_t> number_in(std::string_view typed) {
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(typed.data(), typed.data() + typed.size(), number);
    if (error != std::errc{} || end != typed.data() + typed.size() || number >= std::uint64_t{1} << 62)
        return std::nullopt;
    return number;
}

Html filters(const Visit& visit, bool only_without) {
    const auto& msg = visit.msg.audit;
    return button_bar(
        only_without ? link_button(url("/audit"), msg.show_all())
                     : link_button(url("/audit").query("only", "without-task"), msg.only_without_task()));
}

Html content(const Visit& visit, const actions::Audit& audit, bool only_without) {
    const auto& msg = visit.msg;
    Table table{std::string(msg.audit.records()),
                {std::string(msg.audit.at()), std::string(msg.audit.who()), std::string(msg.audit.what()),
                 std::string(msg.audit.parts()), std::string(msg.audit.file())},
                {}};
    std::int64_t wrong = 0;
    for (const auto& record : audit.records) {
        if (!record.proven) ++wrong;
        if (!only_without || record.without_task) table.rows.push_back(row_of(visit, record));
    }
    return together(h1(msg.audit.title()), p(cls("lead"), msg.audit.lead()),
                    wrong == 0
                        ? notice(msg, Weight::done,
                                 msg.openings.verified(static_cast<std::int64_t>(audit.records.size())))
                        : notice(msg, Weight::urgent, msg.openings.not_verified(wrong)),
                    when(audit.erased > 0,
                         [&] {
                             return notice(msg, Weight::info, msg.audit.erased(static_cast<std::int64_t>(audit.erased)));
                         }),
                    when(audit.unreadable > 0,
                         [&] {
                             return notice(msg, Weight::caution,
                                           msg.audit.unreadable(static_cast<std::int64_t>(audit.unreadable)));
                         }),
                    filters(visit, only_without), table.rows.empty() ? p(msg.audit.none()) : table_of(table),
                    when(audit.next > 0, [&] {
                        auto older = url("/audit").query("before", std::to_string(audit.next));
                        if (only_without) older = older.query("only", "without-task");
                        return button_bar(link_button(older, msg.audit.older()));
                    }));
}

}  // namespace

void add_audit_page(Pages& pages) {
    pages.get("/audit", [](Visit& visit, const Parameters&) -> Result<Response> {
        const auto before = visit.request.query_value("before");
        HOGO_TRY(audit, actions::read_audit(visit.site.house, visit.actor,
                                            before ? number_in(*before) : std::nullopt));
        const bool only_without = visit.request.query_value("only") == "without-task";
        return visit.page(Place::audit, visit.msg.audit.title(), content(visit, audit, only_without));
    });
}

}  // namespace hogo::web::staff
