#include "actions/plan_interviews.h"

#include "actions/keep_staff_away.h"
#include "actions/office_day.h"
#include "actions/planning_needs.h"

namespace hogo::actions {
namespace {

using planning::Planner;

/// What one press may cost: planning a unit's board takes a fraction of a second, and is the same on every
/// machine.
constexpr std::int64_t search_iterations = 4000, bound_iterations = 0;

/// A conflict that an interpreter declared counts for everything else on that file, too: a blind flag,
/// without a reason.
Result<void> flag_conflicts(House& house, const Actor& actor, const Board& board) {
    for (const auto& [row, answer] : board.answers) {
        if (answer.answer != "conflict") continue;
        const auto line = std::ranges::find(board.lines, answer.line, &BoardLine::id);
        if (line == board.lines.end()) continue;
        HOGO_TRY(outcome,
                 perform(house, actor, {line->line.file, domain::ActionId::draw(house.random), std::nullopt},
                         KeepStaffAway{answer.staff}));
    }
    return {};
}

/// Each file's `needs`, opened on its record; lines whose request was closed elsewhere are passed over.
Result<std::vector<ToPlan>> read_needs(House& house, const Actor& actor, const Board& board) {
    std::vector<ToPlan> all;
    for (const auto& line : board.lines) {
        if (line.line.place && line.line.place->day < house.today() && !line.in_conflict) continue;
        HOGO_TRY(file, gather_needs(house, actor, line.line.file, {"plan_interviews"}));
        const auto* request = file.request(line.line.request);
        if (!request) continue;
        const auto& away = *file.staff_kept_away.opened();
        all.push_back({line, request->requested, file.needs_now(), away});
        all.back().line.line.kept_away = away;
        // A flag may be younger than the place: then the place stands no more, whether proposed or decided.
        const auto& place = line.line.place;
        const auto is_away = [&](const StaffId& staff) {
            return std::ranges::find(away, staff) != away.end();
        };
        if (place && (is_away(place->officer) || (place->interpreter && is_away(*place->interpreter)))) {
            all.back().line.in_conflict = true;
            all.back().line.missing = is_away(place->officer) ? Code("officer") : Code("interpreter");
        }
    }
    return all;
}

/// Half hours that other boards, or interviews arranged by hand, have taken.
Result<Taken> read_taken(House& house, const Directory& directory, const Code& unit,
                         const std::vector<LocalDate>& days, const std::vector<ToPlan>& lines) {
    std::vector<Code> resources;
    for (const auto& [id, person] : directory.staff)
        if (person.unit == unit) resources.push_back(resource_of(id));
    for (const auto& room : directory.rooms)
        if (room.unit == unit) resources.push_back(resource_of_room(room.id));
    std::vector<vault::Hash> tokens;
    std::map<vault::Hash, std::tuple<Code, LocalDate, int>> meant;
    for (const auto& resource : resources)
        for (const auto day : days)
            for (int slot = 0; slot < office_day::slots; ++slot) {
                const auto token = slot_token(house, resource, day, slot);
                tokens.push_back(token);
                meant.emplace(token, std::tuple(resource, day, slot));
            }
    HOGO_TRY(held, house.planning.read_held(tokens));
    Taken taken;
    for (const auto& slot : held)
        if (std::ranges::none_of(lines, [&](const ToPlan& one) { return one.line.id == slot.line; }))
            taken.insert(meant.at(slot.token));
    return taken;
}

constexpr int weeks_looked_back = 4;

/// Who had how many half hours of decided interviews lately.
Worked worked_lately(const Board& board, LocalDate today) {
    Worked worked;
    for (const auto& one : board.lines) {
        const auto& line = one.line;
        if (!line.arranged_at || line.arranged_at->day >= today ||
            line.arranged_at->day < today.plus_days(-7 * weeks_looked_back))
            continue;
        const int slots = booked_minutes(line) / office_day::slot_minutes;
        worked[line.arranged_at->officer] += slots;
        if (line.arranged_at->interpreter) worked[*line.arranged_at->interpreter] += slots;
    }
    return worked;
}

bool is_fixed(const BoardLine& line) {
    return line.line.place && !line.in_conflict && is_booked(line.line);
}

std::optional<planning::Assignment> assignment_of(const BoardLine& line, const std::vector<LocalDate>& days) {
    const auto& place = line.line.place;
    if (!place || line.in_conflict) return std::nullopt;
    const auto day = std::ranges::find(days, place->day);
    const auto slot = office_day::slot_at(place->minute);
    if (day == days.end() || !slot) return std::nullopt;
    return planning::Assignment{line.line.request.text(),
                                static_cast<int>(day - days.begin()),
                                *slot,
                                place->officer.text(),
                                place->interpreter ? place->interpreter->text() : std::string("nobody-0"),
                                place->room.text()};
}

struct Planning {
    House& house;
    const std::vector<LocalDate>& days;
    std::vector<ToPlan>& lines;

    void pin(planning::Instance& instance) const {
        for (std::size_t i = 0; i < lines.size(); ++i) {
            const auto at = assignment_of(lines[i].line, days);
            if (!is_fixed(lines[i].line) || !at) continue;
            planning::Pin pin{at->day, at->slot, at->officer, {}, at->room};
            if (lines[i].line.line.place->interpreter) pin.interpreter = at->interpreter;
            instance.interviews[i].pin = pin;
        }
    }

    /// Everything that stands is taken over; what waits or is in conflict is added, and others move only for
    /// its sake.
    std::optional<Planner> follow(const planning::Instance& instance) const {
        planning::Instance standing = instance;
        planning::Plan plan;
        planning::Changes changes;
        standing.interviews.clear();
        for (std::size_t i = 0; i < lines.size(); ++i) {
            if (const auto at = assignment_of(lines[i].line, days)) {
                standing.interviews.push_back(instance.interviews[i]);
                plan.push_back(*at);
            } else {
                changes.added.push_back(instance.interviews[i]);
                if (auto pin = same_hour(lines[i].line)) changes.added.back().pin = std::move(pin);
            }
        }
        if (!planning::check(standing).empty()) return std::nullopt;
        Planner planner(std::move(standing));
        if (!planner.adopt(plan) || !planning::check(planner.instance(), changes).empty())
            return std::nullopt;
        const auto replanned = planner.change(changes);
        planning::Changes freed;  // where this hour cannot be kept, any other that she can bear
        for (const auto& id : replanned.unplanned) {
            const auto waiting = std::ranges::find(changes.added, id, &planning::Interview::id);
            if (waiting == changes.added.end()) continue;
            freed.cancelled.push_back(id);
            freed.added.push_back(*waiting);
            freed.added.back().pin =
                std::ranges::find(instance.interviews, id, &planning::Interview::id)->pin;
        }
        if (!freed.added.empty()) planner.change(freed);
        return planner;
    }

    /// What still holds of a place that lost somebody: she was told this day and hour, so they stay where
    /// they can.
    std::optional<planning::Pin> same_hour(const BoardLine& line) const {
        const auto& place = line.line.place;
        if (!place || !line.in_conflict || line.missing == "day") return std::nullopt;
        const auto day = std::ranges::find(days, place->day);
        const auto slot = office_day::slot_at(place->minute);
        if (day == days.end() || !slot) return std::nullopt;
        planning::Pin pin{static_cast<int>(day - days.begin()), *slot, {}, {}, {}};
        if (line.missing != "officer") pin.officer = place->officer.text();
        if (line.missing != "room") pin.room = place->room.text();
        if (line.missing != "interpreter" && place->interpreter) pin.interpreter = place->interpreter->text();
        return pin;
    }

    Result<Planner> plan(const planning::Instance& instance, PlanMode mode) const {
        if (mode == PlanMode::affected)
            if (auto followed = follow(instance)) return *std::move(followed);
        if (!planning::check(instance).empty())
            return problem(ProblemKind::corrupt, "broken_instance",
                           "what was asked for cannot be planned together");
        Planner planner(instance);
        planning::InTurn in_turn;
        planning::Budget budget;
        budget.search.iterations = search_iterations;
        budget.bound.iterations = bound_iterations;
        planner.plan(budget, in_turn);
        return planner;
    }

    std::optional<OneMoves> moves_of(const planning::Move& move) const {
        const auto request = InterviewRequestId::parse(move.other.interview);
        if (!request) return std::nullopt;
        return OneMoves{*request, days[move.other.day], office_day::minute_of(move.other.slot),
                        days[move.own.day], office_day::minute_of(move.own.slot)};
    }

    Obstacle obstacle_of(const planning::Explanation& explained) const {
        const auto code = [](std::string_view text) { return Code::parse(text).value_or(Code("other")); };
        Obstacle obstacle{code(planning::name_of(explained.ideal)),
                          code(planning::name_of(explained.cause)),
                          {},
                          {},
                          {},
                          {}};
        for (const auto& removed : explained.removed)
            obstacle.removed.push_back({code(removed.party), code(removed.rule), removed.count});
        for (const auto& booking : explained.bookings)
            if (const auto request = InterviewRequestId::parse(booking))
                obstacle.bookings.push_back(*request);
        if (explained.move) obstacle.moves = moves_of(*explained.move);
        if (!explained.remedy) return obstacle;
        const auto& remedy = *explained.remedy;
        constexpr std::array<std::string_view, 3> kinds{"officer", "interpreter", "room"};
        SmallestHelp help{.kind = code(kinds[static_cast<std::size_t>(remedy.kind)])};
        const auto day = std::clamp(remedy.at.day, 0, static_cast<int>(days.size()) - 1);
        help.day = days[day];
        help.minute = office_day::minute_of(std::clamp(remedy.at.from, 0, office_day::slots - 1));
        help.until = office_day::minute_of(std::clamp(remedy.at.until - 1, 0, office_day::slots - 1)) +
                     office_day::slot_minutes;
        help.female = remedy.female;
        // Of a dialect the language is said.
        if (const auto language = remedy.language.substr(0, remedy.language.find('/')); !language.empty())
            help.language = Code::parse(language);
        help.training = remedy.training;
        help.privacy = remedy.privacy;
        obstacle.helps = std::move(help);
        return obstacle;
    }

    PlannedPlace place_of(const planning::Assignment& at) const {
        PlannedPlace place{.day = days[at.day],
                           .minute = office_day::minute_of(at.slot),
                           .officer = *StaffId::parse(at.officer),
                           .interpreter = StaffId::parse(at.interpreter),
                           .room = *Code::parse(at.room)};
        return place;
    }
};

/// The line as the plan has it; true where it changed its place.
bool take_over(PlanningLine& line, std::optional<PlannedPlace> place, const Calendars& calendars,
               const domain::InterviewRequested& asked, int breaks_after) {
    const bool stays = place == line.place;
    if (!stays || !is_booked(line))
        line.breaks_after =
            breaks_after == office_day::break_after ? std::nullopt : std::optional(breaks_after);
    if (stays) return false;
    line.place = std::move(place);
    line.pinned = false;
    line.state = line.place ? Code("proposed") : Code("waiting");
    line.from_afar = line.place && line.place->interpreter &&
                     (asked.unseen || calendar_of(calendars, resource_of(*line.place->interpreter)).remote);
    return true;
}

}  // namespace

Outcome<PlanResult> plan_interviews(House& house, const Actor& actor, const Code& unit, PlanMode mode) {
    if (!actor.is({domain::Role::coordinator, domain::Role::case_lead, domain::Role::duty}))
        return Refused{"not_the_planner", "house", {}, "the_coordinator"};
    HOGO_TRY(board, read_board(house, actor, unit, "plan_interviews"));
    HOGO_CHECK(flag_conflicts(house, actor, board));
    HOGO_TRY(lines, read_needs(house, actor, board));
    const auto directory = house.office.directory();
    const auto days = planned_days(house.today());
    HOGO_TRY(taken, read_taken(house, *directory, unit, days, lines));
    const auto now =
        days.front() == house.today() ? std::optional(house.zone.minute_of_day(house.now())) : std::nullopt;

    const Planning planning{house, days, lines};
    auto instance = planning_instance(*directory, board.calendars, unit, days, lines, taken,
                                      worked_lately(board, house.today()), now);
    planning.pin(instance);
    HOGO_TRY(planner, planning.plan(instance, mode));

    PlanResult result;
    PlanningChange change;
    const auto plan = planner.plan();
    const auto explanations = planner.explain();
    for (auto& [board_line, asked, needs, away] : lines) {
        auto line = board_line.line;
        const auto before = line.place;
        const auto at = std::ranges::find(plan, line.request.text(), &planning::Assignment::interview);
        const bool moved =
            take_over(line, at == plan.end() ? std::nullopt : std::optional(planning.place_of(*at)),
                      board.calendars, asked, persons_needs(needs).breaks_after);
        line.obstacles.clear();
        for (const auto& explained : explanations)
            if (explained.interview == line.request.text())
                line.obstacles.push_back(planning.obstacle_of(explained));
        if (!line.place)
            ++result.without_place;
        else if (line.state == "proposed")
            ++result.proposed;
        if (moved && before) ++result.moved;
        // What was held for the earlier place is free; where an interview was arranged, its hours stay until
        // it moves.
        if (moved && before && !line.arranged_at) clear(house, board_line.id, *before, change);
        if (const auto* stored = board.find(line.request); stored && line == stored->line) continue;
        HOGO_TRY(rows, seal_line(house, unit, line));
        change.lines.insert(change.lines.end(), rows.begin(), rows.end());
    }
    for (const auto& [row, answer] : board.answers) change.lines_gone.push_back(row);
    HOGO_TRY(entry,
             compose_ledger_entry(
                 house,
                 {.kind = "plan", .actor = actor, .purpose = {"plan_interviews"}, .parts = {}, .file = {}}));
    HOGO_CHECK(house.cases.record_access(entry, house.today()));
    HOGO_CHECK(house.planning.change(change));
    return result;
}

}  // namespace hogo::actions
