#include "actions/my_work.h"

#include "actions/deciders.h"
#include "actions/hidden.h"

namespace hogo::actions {
namespace {

bool sees_whole_unit(const Actor& actor) {
    return actor.is({domain::Role::case_lead, domain::Role::director, domain::Role::duty});
}

bool concerns(const Actor& actor, const WorkItem& item) {
    return sees_whole_unit(actor) || std::ranges::find(item.people, actor.id()) != item.people.end();
}

void place(const rules::Pack& pack, const Actor& actor, const WorkItem& item, LocalDate today, MyWork& work) {
    if (!item.related.empty()) {  // a notice: for whoever can answer it (the leads, mostly), and not for ever
        if (item.waits.empty() || item.opened_on.days_until(today) > notice_days) return;
        const auto& wait = item.waits.front();
        if (wait.kind == "same_document" ? actor.is({domain::Role::case_lead}) : can_answer(actor, wait))
            work.waiting.push_back({item, {}, item.waits.front(), 0});
        return;
    }
    for (const auto& wait : item.waits)
        if (can_answer(actor, wait)) work.waiting.push_back({item, {}, wait, 0});
    const WorkDate* soonest = nullptr;
    bool in_today = false;
    for (const auto& date : item.dates) {
        if (has_lapsed(pack, date, today)) continue;
        const bool due_now = std::min(date.act_by, date.due) <= today;
        if (due_now && !in_today) {
            work.today.push_back({item, date, {}, today.days_until(date.due)});
            in_today = true;
        }
        const bool ahead = !due_now && today.days_until(date.due) <= falling_out_days && date.id != Code("interview");
        if (ahead && (!soonest || date.due < soonest->due)) soonest = &date;
    }
    if (soonest) work.falling_out.push_back({item, *soonest, {}, today.days_until(soonest->due)});
}

}  // namespace

bool has_lapsed(const rules::Pack& pack, const WorkDate& date, LocalDate today) {
    if (date.due >= today) return false;
    const auto* deadline = pack.deadline(date.id);
    return deadline ? deadline->lapses : date.id == "lift_ends";
}

bool can_answer(const Actor& actor, const WorkWait& wait) {
    if (wait.by == actor.id()) return false;
    if (wait.who == "second_person")
        return actor.is({domain::Role::case_lead, domain::Role::director, domain::Role::case_officer});
    if (wait.who == "second_lead") return sees_whole_unit(actor);
    return may_decide(actor, wait.who);
}

Result<std::vector<UnitLine>> read_unit_lines(House& house, const Actor& actor, LocalDate until, const Code& purpose) {
    if (!actor.work) return problem(ProblemKind::not_found, "no_work_list", "no work list is open to you");
    HOGO_TRY(entry, compose_ledger_entry(house, {.kind = "list", .actor = actor, .purpose = {purpose}, .parts = {}, .file = {}}));
    HOGO_CHECK(house.cases.record_access(entry, house.today()));
    HOGO_TRY(hidden, hidden_from(house, actor.id()));
    HOGO_TRY(rows, house.cases.read_work(actor.staff.unit, until));
    std::vector<UnitLine> lines;
    lines.reserve(rows.size());
    for (const auto& row : rows) {
        if (hidden.contains(row.id)) continue;
        HOGO_TRY(item, open_work_item(*actor.work, row));
        lines.push_back({row.id, std::move(item)});
    }
    return lines;
}

Result<std::vector<WorkItem>> read_unit_work(House& house, const Actor& actor, LocalDate until, const Code& purpose) {
    HOGO_TRY(lines, read_unit_lines(house, actor, until, purpose));
    std::vector<WorkItem> items;
    items.reserve(lines.size());
    for (auto& line : lines) items.push_back(std::move(line.item));
    return items;
}

Result<MyWork> read_my_work(House& house, const Actor& actor) {
    const auto today = house.today();
    HOGO_TRY(items, read_unit_work(house, actor, today.plus_days(falling_out_days), "my_work"));
    MyWork work;
    for (const auto& item : items) {
        if (!concerns(actor, item)) continue;
        ++work.files;
        place(*house.pack, actor, item, today, work);
    }
    std::ranges::stable_sort(work.falling_out, {}, [](const WorkLine& line) { return std::pair{line.days_left, line.date.danger}; });
    std::ranges::stable_sort(work.today, {}, [](const WorkLine& line) { return std::pair{line.days_left, line.date.danger}; });
    return work;
}

}  // namespace hogo::actions
