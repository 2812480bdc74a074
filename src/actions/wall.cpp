#include "actions/wall.h"

#include "actions/hidden.h"
#include "actions/second_line.h"

namespace hogo::actions {
namespace {

using domain::Role;

bool waits_for_second(const RaiseWall& raising) {
    return !raising.open_to_them.empty() && !raising.strong;
}

const Wall* wall_against(const std::vector<Wall>& walls, const StaffId& staff) {
    const auto found = std::ranges::find(walls, staff, &Wall::staff);
    return found == walls.end() ? nullptr : &*found;
}

/// The file's line and every notice that names it.
Result<std::vector<WorkId>> lines_about(House& house, const Actor& actor, const OpenedFile& opened) {
    std::vector<WorkId> lines{work_id(house, opened.id)};
    if (!actor.work || actor.staff.unit != opened.unit) return lines;
    HOGO_TRY(rows, house.cases.read_work(opened.unit, LocalDate::of(2199, 12, 31)));
    for (const auto& row : rows) {
        HOGO_TRY(item, open_work_item(*actor.work, row));
        if (!item.related.empty() && (item.file == opened.id || item.related == opened.number))
            lines.push_back(row.id);
    }
    return lines;
}

Result<void> hide(House& house, const Actor& actor, const OpenedFile& opened, const StaffId& staff,
                  std::vector<WallRow>& walls) {
    HOGO_TRY(lines, lines_about(house, actor, opened));
    for (const auto& line : lines) walls.push_back({wall_person(house, staff), line});
    return {};
}

Result<Besides> raise(House& house, const Actor& actor, const OpenedFile& opened, const RaiseWall& raising) {
    Besides besides;
    if (waits_for_second(raising)) {
        HOGO_CHECK(tell_second(house, actor, opened, "wall", raising.staff, actor.id(), besides));
        return besides;
    }
    if (!raising.open_to_them.empty()) {
        HOGO_TRY(renewed, renew_keys_without(house, actor, opened, raising.staff));
        besides = std::move(renewed);
    }
    HOGO_CHECK(hide(house, actor, opened, raising.staff, besides.walls));
    return besides;
}

std::vector<domain::Event> events_of(const RaiseWall& raising, domain::Occasion& occasion) {
    std::vector events{occasion.event(domain::StaffKeptAway{raising.staff, false}),
                       occasion.event(domain::AccessDecided{
                           .step = waits_for_second(raising) ? Code("wall_proposed") : Code("wall_set"),
                           .staff = raising.staff,
                           .ground = raising.ground,
                           .parts = {},
                           .day = {},
                           .until = {}})};
    add_words(events, occasion, "reasons", events.back().id, raising.reasons, Compartment::access);
    return events;
}

}  // namespace

std::span<const Code> wall_grounds() {
    static const std::array<Code, 5> grounds{"related_person", "named_in_case", "own_wish", "possible_link",
                                             "other"};
    return grounds;
}
std::span<const Code> wall_answers() {
    static const std::array<Code, 3> answers{"confirmed", "refused", "lifted"};
    return answers;
}

std::vector<Wall> walls_of(const domain::CaseFile& file) {
    std::vector<Wall> walls;
    const auto* decisions = file.access_decisions.opened();
    if (!decisions) return walls;
    for (const auto& [decided, origin] : *decisions) {
        if (!decided.step.text().starts_with("wall_")) continue;
        std::erase_if(walls, [&](const Wall& wall) { return wall.staff == decided.staff; });
        if (decided.step == "wall_set" || decided.step == "wall_proposed")
            walls.push_back({decided.staff, decided.ground, decided.step == "wall_set", origin});
    }
    return walls;
}

Verdict decide(const Deciding<RaiseWall>& deciding, const RaiseWall& raising) {
    if (!deciding.actor.is({Role::case_lead}))
        return Refused{"not_the_decider", "policy_p14", {"case_lead"}, "case_lead"};
    if (!deciding.directory.find(raising.staff))
        return Refused{"not_listed", "house", {"staff"}, "a_listed_value"};
    if (raising.staff == deciding.actor.id())
        return Refused{"not_yourself", "policy_p14", {}, "another_person"};
    if (auto refused = listed(raising.ground, wall_grounds(), "ground")) return refused;
    if (wall_against(walls_of(deciding.file), raising.staff))
        return Refused{"walled_already", "house", {}, {}};
    return has_reasons(raising.reasons.words, "policy_p14");
}

std::vector<domain::Event> change(const domain::CaseFile&, const RaiseWall& raising,
                                  domain::Occasion& occasion) {
    return events_of(raising, occasion);
}

Result<Besides> besides_of(House& house, const Actor& actor, const OpenedFile& opened,
                           const RaiseWall& raising) {
    HOGO_TRY(parts, parts_open_to(house, opened, raising.staff));
    if (!(parts == raising.open_to_them))
        return problem(ProblemKind::conflict, "stale_file",
                       "who reads the file has changed since this was made ready");
    return raise(house, actor, opened, raising);
}

Result<RaiseWall> ready_to_raise(House& house, const Actor& actor, const CaseId& file, RaiseWall raising) {
    HOGO_TRY(opened, gather(house, actor, file, {}, {RaiseWall::code}));
    HOGO_TRY(parts, parts_open_to(house, opened, raising.staff));
    raising.open_to_them = parts;
    return raising;
}

Verdict decide(const Deciding<AnswerWall>& deciding, const AnswerWall& answering) {
    if (auto refused = listed(answering.answer, wall_answers(), "answer")) return refused;
    const auto walls = walls_of(deciding.file);
    const auto* wall = wall_against(walls, answering.staff);
    if (!wall) return Refused{"no_such_wall", "house", {}, {}};
    const bool lifting = answering.answer == "lifted";
    if (wall->stands != lifting) return Refused{"wall_stands_elsewhere", "house", {}, {}};
    if (lifting ? !deciding.actor.is({Role::case_lead})
                : !deciding.actor.is({Role::case_lead, Role::director, Role::duty}))
        return Refused{"not_the_decider", "policy_p14", {"case_lead"}, "case_lead"};
    if (answering.staff == deciding.actor.id())
        return Refused{"not_yourself", "policy_p14", {}, "another_person"};
    if (!lifting && wall->origin.author == deciding.actor.id())
        return Refused{"second_person_needed", "policy_p14", {}, "a_second_person"};
    return has_reasons(answering.reasons.words, "policy_p14");
}

std::vector<domain::Event> change(const domain::CaseFile& file, const AnswerWall& answering,
                                  domain::Occasion& occasion) {
    std::vector<domain::Event> events;
    const bool stands = answering.answer == "confirmed";
    if (!stands) events.push_back(occasion.event(domain::StaffKeptAway{answering.staff, true}));
    const auto walls = walls_of(file);
    const auto* wall = wall_against(walls, answering.staff);
    events.push_back(
        occasion.event(domain::AccessDecided{.step = stands                          ? Code("wall_set")
                                                     : answering.answer == "refused" ? Code("wall_refused")
                                                                                     : Code("wall_lifted"),
                                             .staff = answering.staff,
                                             .ground = wall ? wall->ground : Code("other"),
                                             .parts = {},
                                             .day = {},
                                             .until = {}}));
    add_words(events, occasion, "reasons", events.back().id, answering.reasons, Compartment::access);
    return events;
}

Result<Besides> besides_of(House& house, const Actor& actor, const OpenedFile& opened,
                           const AnswerWall& answering) {
    Besides besides;
    if (answering.answer == "confirmed") {
        HOGO_TRY(renewed, renew_keys_without(house, actor, opened, answering.staff));
        besides = std::move(renewed);
        HOGO_CHECK(hide(house, actor, opened, answering.staff, besides.walls));
    }
    if (answering.answer == "lifted")
        HOGO_CHECK(hide(house, actor, opened, answering.staff, besides.walls_lifted));
    else
        HOGO_CHECK(tell_second(house, actor, opened, "wall", answering.staff, std::nullopt, besides));
    return besides;
}

Result<LinkedWall> wall_by_link(House& house, const Actor& actor, const OpenedFile& opened,
                                const StaffId& staff, bool strong, domain::Occasion& occasion) {
    RaiseWall raising{.staff = staff, .ground = "possible_link", .strong = strong};
    HOGO_TRY(parts, parts_open_to(house, opened, staff));
    raising.open_to_them = parts;
    HOGO_TRY(besides, raise(house, actor, opened, raising));
    return LinkedWall{events_of(raising, occasion), std::move(besides)};
}

}  // namespace hogo::actions
