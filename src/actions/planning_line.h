// A line of the planning board: one interview that was asked for, where it may take place, and why not
// better.
//
// Promises: sealed for those who read the board (coordinators and leads of the unit, duty) and for nobody
// else; it holds codes, days and ids, no name, no number, no reason. Format: docs/formats/calendars.md.
#pragma once
#include "actions/gather.h"
#include "actions/record_codec.h"

namespace hogo::actions {

struct PlannedPlace {
    LocalDate day;
    int minute = 0;
    StaffId officer;
    std::optional<StaffId> interpreter;
    Code room;
    bool operator==(const PlannedPlace&) const = default;
    void describe(auto&& fields) {
        fields("day", day), fields("minute", minute), fields("officer", officer),
            fields("interpreter", interpreter), fields("room", room);
    }
};

/// Which rule takes how many candidates away. `conflict` stands for conflicts and private reasons alike.
struct RemovedBy {
    Code party, rule;
    int count = 0;
    bool operator==(const RemovedBy&) const = default;
    void describe(auto&& fields) { fields("party", party), fields("rule", rule), fields("count", count); }
};

/// The smallest change that would help.
struct SmallestHelp {
    Code kind;  ///< officer, interpreter, room: one more of it
    LocalDate day;
    int minute = 0, until = 0;
    std::optional<bool> female;
    std::optional<Code> language;
    int training = 1, privacy = 3;
    bool operator==(const SmallestHelp&) const = default;
    void describe(auto&& fields) {
        fields("kind", kind), fields("day", day), fields("minute", minute), fields("until", until),
            fields("female", female), fields("language", language), fields("training", training),
            fields("privacy", privacy);
    }
};

/// One interview goes elsewhere, where it misses nothing; then this one has what it misses.
struct OneMoves {
    InterviewRequestId request;
    LocalDate day;
    int minute = 0;
    LocalDate own_day;
    int own_minute = 0;
    bool operator==(const OneMoves&) const = default;
    void describe(auto&& fields) {
        fields("request", request), fields("day", day), fields("minute", minute), fields("own_day", own_day),
            fields("own_minute", own_minute);
    }
};

/// Why an ideal was missed (`planned`: why there is no place), as codes from which a page makes sentences.
struct Obstacle {
    Code ideal, cause;
    std::vector<RemovedBy> removed;
    std::vector<InterviewRequestId> bookings;  ///< without these the ideal is met
    std::optional<SmallestHelp> helps;
    std::optional<OneMoves> moves;
    bool operator==(const Obstacle&) const = default;
    void describe(auto&& fields) {
        fields("ideal", ideal), fields("cause", cause), fields("removed", removed),
            fields("bookings", bookings), fields("helps", helps), fields("moves", moves);
    }
};

/// "Another one, please": what is not proposed again for this interview.
struct AskedOtherwise {
    std::vector<StaffId> staff;
    std::vector<Code> rooms;
    std::vector<LocalDate> days;
    bool operator==(const AskedOtherwise&) const = default;
    void describe(auto&& fields) { fields("staff", staff), fields("rooms", rooms), fields("days", days); }
};

struct PlanningLine {
    CaseId file;
    InterviewRequestId request;
    Code state = "waiting";  ///< waiting, proposed, held (offered to the interpreter), arranged
    Code language, document;
    int length = 60;
    std::optional<PlannedPlace> place;
    bool pinned = false;
    bool from_afar = false;
    std::vector<Obstacle> obstacles;
    AskedOtherwise otherwise;
    std::vector<StaffId> kept_away;    ///< blind flags of the file as the last plan found them
    std::vector<StaffId> unavailable;  ///< not available for this interview, whyever
    std::vector<StaffId> agreed;       ///< who accepted the offer
    std::optional<domain::InterviewId> interview;
    std::optional<PlannedPlace>
        arranged_at;  ///< where it stands in the file, while another place is proposed
    std::optional<int> breaks_after;  ///< half hours; none: as the office does it
    bool operator==(const PlanningLine&) const = default;
    void describe(auto&& fields) {
        fields("file", file), fields("request", request), fields("state", state),
            fields("language", language), fields("document", document), fields("length", length),
            fields("place", place), fields("pinned", pinned), fields("from_afar", from_afar),
            fields("obstacles", obstacles), fields("otherwise", otherwise), fields("kept_away", kept_away),
            fields("unavailable", unavailable), fields("agreed", agreed), fields("interview", interview),
            fields("arranged_at", arranged_at), fields("breaks_after", breaks_after);
    }
};

/// What somebody answered to an offer.
struct OfferAnswer {
    LineId line;
    StaffId staff;
    Code answer;  ///< accepted, declined, conflict
    void describe(auto&& fields) { fields("line", line), fields("staff", staff), fields("answer", answer); }
};

/// Pinned, offered or decided: its hours stay as they were booked.
bool is_booked(const PlanningLine& line);
/// Of a line's interview, with its breaks.
int booked_minutes(const PlanningLine& line);

LineId line_id(const House& house, const InterviewRequestId& request);
LineId answer_id(const House& house, const LineId& line, const StaffId& staff);

/// A copy for each group that reads the board. Problems: `reader_missing` (environment), those of the vault.
Result<std::vector<PlanningRow>> seal_line(House& house, const Code& unit, const PlanningLine& line);
Result<std::vector<PlanningRow>> seal_answer(House& house, const Code& unit, const OfferAnswer& answer);

/// The half hours that a place touches, one token for officer, interpreter and room each; outside the office
/// day none.
std::vector<HeldSlot> slots_of(const House& house, const LineId& line, const PlannedPlace& place, int length);
vault::Hash slot_token(const House& house, const Code& resource, LocalDate day, int slot);

/// The group through which this person reads the board of `unit`; null where they do not.
const vault::GroupSecret* board_group(const Actor& actor, const Code& unit);

/// What stands in the rows that were sealed for `group`.
struct BoardRows {
    std::vector<PlanningLine> lines;
    std::vector<std::pair<LineId, OfferAnswer>> answers;
};
/// Problems: `box_not_authentic`, `broken_line` (corrupt).
Result<BoardRows> open_lines(House& house, const Code& unit, const vault::GroupSecret& group);

}  // namespace hogo::actions
