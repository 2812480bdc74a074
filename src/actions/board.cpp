#include "actions/board.h"

#include "actions/hidden.h"
#include "actions/office_day.h"

namespace hogo::actions {
namespace {

bool listed(const std::vector<StaffId>& list, const StaffId& staff) {
    return std::ranges::find(list, staff) != list.end();
}

/// Conflicts, declines and private reasons are one thing.
bool unavailable(const PlanningLine& line, const StaffId& staff) {
    return listed(line.unavailable, staff) || listed(line.kept_away, staff);
}

bool there(const Calendars& calendars, const Code& resource, const PlannedPlace& place) {
    return calendar_of(calendars, resource).there_at(place.day, place.minute);
}

/// What of the place is not available any more; none where all is well.
std::optional<Code> missing(const Directory& directory, const Calendars& calendars,
                            const PlanningLine& line) {
    const auto& place = *line.place;
    const auto gone = [&](const StaffId& staff) {
        const auto* person = directory.find(staff);
        return !person || !person->active || unavailable(line, staff) ||
               !there(calendars, resource_of(staff), place);
    };
    if (place.interpreter && gone(*place.interpreter)) return Code("interpreter");
    if (gone(place.officer)) return Code("officer");
    if (!there(calendars, resource_of_room(place.room), place)) return Code("room");
    return std::nullopt;
}

void take_answer(PlanningLine& line, const OfferAnswer& answer) {
    std::erase(line.agreed, answer.staff);
    if (answer.answer == "accepted")
        line.agreed.push_back(answer.staff);
    else if (!listed(line.unavailable, answer.staff))
        line.unavailable.push_back(answer.staff);
}

BoardLine shown(House& house, const Directory& directory, const Calendars& calendars, PlanningLine line) {
    BoardLine out;
    out.id = line_id(house, line.request);
    if (line.place) {
        out.missing = missing(directory, calendars, line);
        if (!out.missing && line.place->day < house.today() && line.state != "arranged") out.missing = "day";
        out.in_conflict = out.missing.has_value();
        out.answered = line.place->interpreter && listed(line.agreed, *line.place->interpreter);
    }
    out.line = std::move(line);
    return out;
}

const Refused nothing_planned{"nothing_planned", "house", {}, "a_proposal"};

/// The line that a press is about. Problems: as read_board; `no_such_line` (not_found).
Result<std::pair<Board, BoardLine>> find_line(House& house, const Actor& actor, const Code& unit,
                                              const InterviewRequestId& request, const Code& purpose) {
    HOGO_TRY(board, read_board(house, actor, unit, purpose));
    const auto* line = board.find(request);
    if (!line) return problem(ProblemKind::not_found, "no_such_line", "no such interview on this board");
    auto copy = *line;
    return std::pair{std::move(board), std::move(copy)};
}

}  // namespace

const BoardLine* Board::find(const InterviewRequestId& request) const {
    const auto found =
        std::ranges::find_if(lines, [&](const BoardLine& one) { return one.line.request == request; });
    return found == lines.end() ? nullptr : &*found;
}

std::vector<BoardLine> Board::on(LocalDate day) const {
    std::vector<BoardLine> out;
    for (const auto& one : lines)
        if (one.line.place && one.line.place->day == day) out.push_back(one);
    return out;
}

Result<Board> read_board(House& house, const Actor& actor, const Code& unit, const Code& purpose) {
    const auto* group = board_group(actor, unit);
    if (!group) return problem(ProblemKind::not_found, "no_board", "no planning board is open to you");
    HOGO_TRY(entry,
             compose_ledger_entry(
                 house, {.kind = "list", .actor = actor, .purpose = {purpose}, .parts = {}, .file = {}}));
    HOGO_CHECK(house.cases.record_access(entry, house.today()));
    HOGO_TRY(hidden, hidden_from(house, actor.id()));
    Board board;
    board.unit = unit;
    HOGO_TRY(calendars, read_calendars(house));
    board.calendars = std::move(calendars);
    HOGO_TRY(rows, open_lines(house, unit, *group));
    const auto directory = house.office.directory();
    for (auto& line : rows.lines) {
        if (hidden.contains(work_id(house, line.file))) continue;
        const auto id = line_id(house, line.request);
        for (const auto& [row, answer] : rows.answers)
            if (answer.line == id) take_answer(line, answer);
        board.lines.push_back(shown(house, *directory, board.calendars, std::move(line)));
    }
    board.answers = std::move(rows.answers);
    std::ranges::sort(board.lines, {}, [](const BoardLine& one) {
        const auto& place = one.line.place;
        return std::tuple(!place, place ? place->day : LocalDate{}, place ? place->minute : 0,
                          one.line.request);
    });
    return board;
}

Result<void> store_line(House& house, const Actor& actor, const Code& unit, const PlanningLine& line,
                        const Code& purpose, PlanningChange change) {
    HOGO_TRY(entry,
             compose_ledger_entry(
                 house, {.kind = "plan", .actor = actor, .purpose = {purpose}, .parts = {}, .file = {}}));
    HOGO_CHECK(house.cases.record_access(entry, house.today()));
    HOGO_TRY(rows, seal_line(house, unit, line));
    change.lines.insert(change.lines.end(), rows.begin(), rows.end());
    return house.planning.change(change);
}

Booked booked_of(const House& house, const Code& unit, const PlanningLine& line) {
    return {.line = line_id(house, line.request),
            .unit = unit,
            .language = line.language,
            .document = line.document,
            .length = booked_minutes(line),
            .from_afar = line.from_afar,
            .place = *line.place};
}

Outcome<Done> pin_line(House& house, const Actor& actor, const Code& unit, const InterviewRequestId& request,
                       bool pinned) {
    HOGO_TRY(found, find_line(house, actor, unit, request, "pin_line"));
    auto line = found.second.line;
    if (!line.place || line.state == "arranged") return nothing_planned;
    line.pinned = pinned;
    HOGO_CHECK(store_line(house, actor, unit, line, "pin_line"));
    return Done{};
}

Outcome<Done> ask_for_another(House& house, const Actor& actor, const Code& unit,
                              const InterviewRequestId& request, const Code& what) {
    HOGO_TRY(found, find_line(house, actor, unit, request, "ask_for_another"));
    auto line = found.second.line;
    if (!line.place || line.state == "arranged") return nothing_planned;
    if (what == "officer")
        line.otherwise.staff.push_back(line.place->officer);
    else if (what == "interpreter" && line.place->interpreter)
        line.otherwise.staff.push_back(*line.place->interpreter);
    else if (what == "room")
        line.otherwise.rooms.push_back(line.place->room);
    else if (what == "day")
        line.otherwise.days.push_back(line.place->day);
    else
        return Refused{"not_listed", "house", {"what"}, "a_listed_value"};
    PlanningChange change;
    clear(house, found.second.id, *line.place, change);
    line.place.reset();
    line.pinned = false;
    line.state = "waiting";
    line.obstacles.clear();
    HOGO_CHECK(store_line(house, actor, unit, line, "ask_for_another", std::move(change)));
    return Done{};
}

Outcome<Done> offer_line(House& house, const Actor& actor, const Code& unit,
                         const InterviewRequestId& request) {
    HOGO_TRY(found, find_line(house, actor, unit, request, "offer_line"));
    auto line = found.second.line;
    if (!line.place || line.state != "proposed") return nothing_planned;
    if (found.second.in_conflict) return Refused{"not_available", "policy_p14", {}, "another_person"};
    line.state = "held";
    line.pinned = true;
    PlanningChange change;
    if (line.arranged_at) clear(house, found.second.id, *line.arranged_at, change);
    const auto booked = booked_of(house, unit, line);
    change.slots_freed.push_back(booked.line);
    change.held = slots_of(house, booked.line, *line.place, booked.length);
    HOGO_CHECK(offer(house, booked, change));
    HOGO_CHECK(store_line(house, actor, unit, line, "offer_line", std::move(change)));
    return Done{};
}

Outcome<Done> release_line(House& house, const Actor& actor, const Code& unit,
                           const InterviewRequestId& request) {
    HOGO_TRY(found, find_line(house, actor, unit, request, "release_line"));
    auto line = found.second.line;
    if (!line.place || line.state == "arranged") return nothing_planned;
    PlanningChange change;
    clear(house, found.second.id, *line.place, change);
    line.place.reset();
    line.pinned = false;
    line.state = "waiting";
    line.obstacles.clear();
    HOGO_CHECK(store_line(house, actor, unit, line, "release_line", std::move(change)));
    return Done{};
}

std::vector<Askable> who_else(const Directory& directory, const Board& board, const BoardLine& line,
                              LocalDate day) {
    std::vector<Askable> out;
    for (const auto& [id, person] : directory.staff) {
        if (!person.active || person.role != domain::Role::interpreter) continue;
        const auto& calendar = calendar_of(board.calendars, resource_of(id));
        const bool registered =
            std::ranges::find(person.languages, line.line.language) != person.languages.end();
        if (!registered && !calendar.speaks(line.line.language)) continue;
        const bool there = calendar.there(day, 0) || calendar.there(day, 1);
        out.push_back({id, person.unit, registered || calendar.native_of(line.line.language), calendar.remote,
                       there && calendar.confidential_since && !unavailable(line.line, id) &&
                           !listed(line.line.otherwise.staff, id)});
    }
    std::ranges::stable_sort(out, {}, [&](const Askable& one) {
        return std::tuple(!one.available, one.unit != board.unit, !one.native);
    });
    return out;
}

}  // namespace hogo::actions
