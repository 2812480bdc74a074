#include "web/staff/erasure_pages.h"

#include "actions/erase_file.h"
#include "web/html/moments.h"
#include "web/messages/erasure.h"
#include "web/messages/file.h"
#include "web/messages/openings.h"
#include "web/staff/components.h"
#include "web/staff/erasure_parts.h"

namespace hogo::web::staff {
namespace {

using namespace html;

std::string stage_name(const Visit& visit, domain::Stage stage) {
    return visit.pack().label(rules::Thing::stage, *Code::parse(name_of(stage)), visit.pack_language());
}

/// Lines of files, each leading to where it is decided.
Html files(const Visit& visit, const html::ElementId& id, std::string_view title, std::string_view none,
           const std::vector<actions::WorkItem>& items) {
    const auto& msg = visit.msg;
    const auto today = visit.site.house.today();
    Table table{std::string(title),
                {std::string(msg.erasure.number()), std::string(msg.erasure.stage()),
                 std::string(msg.erasure.parts()), std::string(msg.erasure.since()), std::string()},
                {}};
    for (const auto& item : items) {
        std::optional<LocalDate> since;
        for (const auto& part : item.kept)
            if (part.until < today)
                since = std::min(since.value_or(part.until.plus_days(1)), part.until.plus_days(1));
        table.rows.push_back({strong(item.number), span(stage_name(visit, item.stage)),
                              span(parts_text(visit, actions::due_parts(item.kept, today))),
                              since ? day(*since, msg) : Html(),
                              link_button(url("/files/{}/end", item.file), msg.erasure.open())});
    }
    return page_section(id, title,
                        table.rows.empty() ? p(cls("nothing"), icon(Icon::done), none) : table_of(table));
}

Html when_final(const Visit& visit, const actions::ErasureReceipt& receipt) {
    const auto& msg = visit.msg;
    if (receipt.final(visit.site.house.today())) return badge(Icon::done, msg.erasure.final_already());
    return badge(Icon::waiting, msg.erasure.final_later(day_text(receipt.final_on, visit.language)));
}

Html done(const Visit& visit, const std::vector<actions::ErasureReceipt>& receipts) {
    const auto& msg = visit.msg;
    Table table{std::string(msg.erasure.done()),
                {std::string(msg.erasure.number()), std::string(msg.erasure.parts()),
                 std::string(msg.erasure.day()), std::string(msg.erasure.final()), std::string()},
                {}};
    for (const auto& receipt : receipts)
        table.rows.push_back({strong(receipt.number), span(parts_text(visit, receipt.parts)),
                              day(receipt.day, msg), when_final(visit, receipt),
                              link_button(url("/erasures/{}", receipt.id), msg.erasure.receipt())});
    return page_section("done", msg.erasure.done(),
                        table.rows.empty() ? p(cls("nothing"), msg.erasure.none_done()) : table_of(table));
}

Html list_content(const Visit& visit, const actions::Erasures& erasures) {
    const auto& msg = visit.msg;
    return together(
        h1(msg.erasure.list_title()), p(cls("lead"), msg.erasure.list_lead()),
        files(visit, "waiting", msg.erasure.waiting(), msg.erasure.none_waiting(), erasures.waiting),
        files(visit, "due", msg.erasure.due(), msg.erasure.none_due(), erasures.due),
        done(visit, erasures.done));
}

Html receipt_content(const Visit& visit, const actions::ErasureReceipt& receipt) {
    const auto& msg = visit.msg;
    const bool final = receipt.final(visit.site.house.today());
    return together(
        h1(msg.erasure.receipt_title()), p(cls("lead"), msg.erasure.receipt_lead()),
        final ? notice(msg, Weight::done, msg.erasure.receipt_final())
              : notice(msg, Weight::info,
                       msg.erasure.receipt_not_final(day_text(receipt.final_on, visit.language))),
        definition_list(
            {{std::string(msg.erasure.number()), strong(receipt.number)},
             {std::string(msg.erasure.parts()), span(parts_text(visit, receipt.parts))},
             {std::string(msg.erasure.stage()), span(stage_name(visit, receipt.stage))},
             {std::string(msg.erasure.last_entry()), day(receipt.last_entry, msg)},
             {std::string(msg.erasure.day()), day(receipt.day, msg)},
             {std::string(msg.erasure.proposed_by()), span(visit.staff_name(receipt.proposed_by))},
             {std::string(msg.erasure.decided_by()), span(visit.staff_name(receipt.decided_by))},
             {std::string(msg.erasure.records()),
              span(msg.erasure.records_count(static_cast<std::int64_t>(receipt.records)))},
             {std::string(msg.erasure.leaf()), span(std::to_string(receipt.leaf))}}),
        p(cls("hint"), msg.erasure.receipt_backups()),
        p(link_button(url("/erasures"), msg.erasure.to_list())));
}

}  // namespace

std::string part_name(const Visit& visit, domain::Compartment part) {
    return std::string(visit.msg.file.find(fmt::format("part_{}", name_of(part))).value_or(name_of(part)));
}

std::string parts_text(const Visit& visit, domain::Compartments parts) {
    if (parts == domain::Compartments::all()) return std::string(visit.msg.erasure.whole());
    std::string text;
    for (auto part : domain::all_compartments) {
        if (!parts.has(part)) continue;
        if (!text.empty()) text += visit.msg.openings.between();
        text += part_name(visit, part);
    }
    return text;
}

domain::Compartments parts_named(std::span<const Code> names) {
    domain::Compartments parts;
    for (const auto& name : names)
        if (const auto part = domain::compartment_named(name.text())) parts.add(*part);
    return parts;
}

void add_erasure_pages(Pages& pages) {
    add_file_end_page(pages);
    pages.get("/erasures", [](Visit& visit, const Parameters&) -> Result<Response> {
        HOGO_TRY(erasures, actions::read_erasures(visit.site.house, visit.actor));
        return visit.page(std::nullopt, visit.msg.erasure.list_title(), list_content(visit, erasures));
    });
    pages.get("/erasures/{erasure}", [](Visit& visit, const Parameters& parameters) -> Result<Response> {
        const auto id = actions::ErasureId::parse(parameters["erasure"]);
        if (!id) return problem(ProblemKind::not_found, "no_such_page", "there is no such receipt");
        HOGO_TRY(receipt, actions::read_erasure(visit.site.house, visit.actor, *id));
        return visit.page(std::nullopt, visit.msg.erasure.receipt_title(), receipt_content(visit, receipt));
    });
}

}  // namespace hogo::web::staff
