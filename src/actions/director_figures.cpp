#include "actions/director_figures.h"

namespace hogo::actions {

Result<DirectorFigures> read_director_figures(House& house, const Actor& actor) {
    if (!actor.is({domain::Role::director, domain::Role::case_lead}))
        return problem(ProblemKind::not_found, "no_such_page", "this page is not open to you");
    const auto today = house.today();
    HOGO_TRY(items, read_unit_work(house, actor, LocalDate::of(2199, 12, 31), "director_page"));
    DirectorFigures figures;
    for (const auto& item : items) {
        if (item.stage == domain::Stage::not_established || item.stage == domain::Stage::closed || !item.related.empty())
            continue;
        ++figures.open_files;
        ++figures.by_stage[item.stage];
        ++figures.by_door[item.door];
        // The line holds the days up to its writing; a stay that still runs grows by itself.
        int days = item.custody_days;
        if (item.custody_since) {
            days = std::max(days, item.custody_since->days_until(today));
            figures.in_custody.push_back(item);
        }
        if (days > 0) figures.custody_by_cause[item.custody_cause.value_or("ended")] += days;
        figures.custody_days += days;
        for (const auto& date : item.dates) {
            if (has_lapsed(*house.pack, date, today)) continue;
            if (date.id == "lift_ends") figures.lifted_holds.emplace_back(item, date);
            else if (date.id != "interview" && today.days_until(date.due) <= 30)
                figures.falling_due.push_back({item, date, {}, today.days_until(date.due)});
        }
        for (const auto& wait : item.waits) figures.waiting.push_back({item, {}, wait, 0});
    }
    std::ranges::stable_sort(figures.falling_due, {}, [](const WorkLine& line) { return std::pair{line.days_left, line.date.danger}; });
    return figures;
}

}  // namespace hogo::actions
