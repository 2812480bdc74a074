#include "actions/planning_line.h"

#include "actions/calendar.h"
#include "actions/office_day.h"
#include "base/text.h"
#include "matching/token.h"
#include "vault/sealed_box.h"

namespace hogo::actions {
namespace {

constexpr std::array<std::string_view, 2> unit_readers{"coordinators", "leads"};

/// Rows of two kinds lie in one table: the first byte says which.
enum class Kind : Byte { line = 1, answer = 2 };

LineId keyed_id(const House& house, std::string_view kind, std::initializer_list<std::string_view> parts) {
    const auto token = matching::keyed_token(house.keys.token, kind, parts);
    return *LineId::from_bytes(ByteView(token).first(16));
}

std::vector<vault::RawId> readers_of(const Code& unit) {
    std::vector<vault::RawId> groups;
    for (const auto name : unit_readers) groups.push_back(group_id(fmt::format("{}.{}", name, unit.text())));
    groups.push_back(group_id("duty"));
    return groups;
}

Result<std::vector<PlanningRow>> seal_for_readers(House& house, const Code& unit, const LineId& id, Kind kind,
                                                  Bytes plain) {
    plain.insert(plain.begin(), static_cast<Byte>(kind));
    const auto directory = house.office.directory();
    std::vector<PlanningRow> rows;
    for (const auto& group : readers_of(unit)) {
        const auto key = directory->chain.group_key(group);
        if (!key)
            return problem(ProblemKind::environment, "reader_missing",
                           "a group that reads the board is missing");
        HOGO_TRY(sealed, vault::seal_to(*key, "planning", id.bytes(), plain, house.random));
        rows.push_back({id, unit, group, std::move(sealed)});
    }
    return rows;
}

}  // namespace

bool is_booked(const PlanningLine& line) {
    return line.pinned || line.state == "held" || line.state == "arranged";
}

int booked_minutes(const PlanningLine& line) {
    return office_day::booked_minutes(line.length, line.breaks_after.value_or(office_day::break_after));
}

LineId line_id(const House& house, const InterviewRequestId& request) {
    return keyed_id(house, "planning", {text_of(request.bytes())});
}
LineId answer_id(const House& house, const LineId& line, const StaffId& staff) {
    return keyed_id(house, "planning-answer", {text_of(line.bytes()), text_of(staff.bytes())});
}

Result<std::vector<PlanningRow>> seal_line(House& house, const Code& unit, const PlanningLine& line) {
    return seal_for_readers(house, unit, line_id(house, line.request), Kind::line, codec::encode(line));
}
Result<std::vector<PlanningRow>> seal_answer(House& house, const Code& unit, const OfferAnswer& answer) {
    return seal_for_readers(house, unit, answer_id(house, answer.line, answer.staff), Kind::answer,
                            codec::encode(answer));
}

vault::Hash slot_token(const House& house, const Code& resource, LocalDate day, int slot) {
    return matching::keyed_token(house.keys.token, "held",
                                 {resource.text(), day.text(), std::to_string(slot)});
}

std::vector<HeldSlot> slots_of(const House& house, const LineId& line, const PlannedPlace& place,
                               int length) {
    std::vector<HeldSlot> held;
    std::vector<Code> resources{resource_of(place.officer), resource_of_room(place.room)};
    if (place.interpreter) resources.push_back(resource_of(*place.interpreter));
    for (int slot = 0; slot < office_day::slots; ++slot) {
        const int begins = office_day::minute_of(slot);
        if (begins >= place.minute + length || begins + office_day::slot_minutes <= place.minute) continue;
        for (const auto& resource : resources)
            held.push_back({slot_token(house, resource, place.day, slot), line});
    }
    return held;
}

const vault::GroupSecret* board_group(const Actor& actor, const Code& unit) {
    for (const auto& group : readers_of(unit)) {
        const auto found = std::ranges::find_if(
            actor.groups, [&](const vault::GroupSecret& one) { return one.of.group == group; });
        if (found != actor.groups.end()) return &*found;
    }
    return nullptr;
}

Result<BoardRows> open_lines(House& house, const Code& unit, const vault::GroupSecret& group) {
    HOGO_TRY(rows, house.planning.read_lines(unit, group.of.group));
    const auto broken = [] {
        return problem(ProblemKind::corrupt, "broken_line", "a line of the board that cannot be read");
    };
    BoardRows board;
    for (const auto& row : rows) {
        HOGO_TRY(plain, vault::open_box(group.pair, "planning", row.id.bytes(), row.sealed));
        const auto bytes = bytes_of(plain.reveal());
        if (bytes.empty()) return broken();
        if (bytes[0] == static_cast<Byte>(Kind::line)) {
            auto line = codec::decode<PlanningLine>(bytes.subspan(1));
            if (!line) return broken();
            board.lines.push_back(*std::move(line));
        } else {
            const auto answer = codec::decode<OfferAnswer>(bytes.subspan(1));
            if (!answer) return broken();
            board.answers.emplace_back(row.id, *answer);
        }
    }
    return board;
}

}  // namespace hogo::actions
