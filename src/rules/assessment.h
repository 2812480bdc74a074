// What the rules say about one situation on one day.
//
// Promises: plain values that point into the pack (which must outlive them); the same facts and day give the same
// assessment. Everything but `explanations`, `changes` and `facts` is the outcome that a person's rights hang on.
#pragma once
#include <array>
#include <optional>
#include <span>
#include <vector>

#include "rules/pack.h"

namespace hogo::rules {

enum class Outcome : std::uint8_t {
    applied,
    not_met,
    unsettled,     ///< what would settle it stands in the changes
    overridden,    ///< it was met, and another rule goes before it
    not_in_force,  ///< by its dates
};
std::string_view name_of(Outcome outcome);

struct Explanation {
    const Rule* rule = nullptr;
    Outcome outcome = Outcome::not_met;
    std::uint32_t first_change = 0;
    std::uint32_t change_count = 0;
};

/// Two rules that were met at once, contradict, and have no order.
struct Conflict {
    const Rule* one = nullptr;
    const Rule* other = nullptr;
};

struct DimensionAnswer {
    std::uint8_t strong = 0, medium = 0, weak = 0;  ///< indicators answered yes
    Truth positive = Truth::unsettled;
};

struct ScreeningAnswer {
    bool child_list = false;                    ///< the child weights were used
    std::array<DimensionAnswer, 6> dimensions;
    Truth any_strong = Truth::unsettled;
    std::optional<std::uint16_t> result;        ///< strict profile: option of the pack's result fact, as far as established
};

struct HoldAnswer {
    const Hold* hold = nullptr;
    bool held = true;
};

enum class MeasureState : std::uint8_t { open, unsettled, closed };
std::string_view name_of(MeasureState state);

enum class WishStanding : std::uint8_t {
    not_needed,
    follows,   ///< the person wishes it
    awaiting,  ///< proposed only if they wish it, and no such wish is on record: ask
    against,   ///< departs from what they wish
};
std::string_view name_of(WishStanding standing);

struct MeasureAnswer {
    const Measure* measure = nullptr;
    MeasureState state = MeasureState::closed;
    WishStanding wish = WishStanding::not_needed;
    /// Open, and not against or awaiting the wish.
    bool proposed() const {
        return state == MeasureState::open && wish != WishStanding::awaiting && wish != WishStanding::against;
    }
};

struct DeadlineAnswer {
    const Deadline* deadline = nullptr;
    LocalDate due;
    int days_left = 0;   ///< negative once it passed
    LocalDate act_by;    ///< the last opening day on or before `due`
    bool calendar_known = true;  ///< the pack lists the holidays of that year
};

struct SafeguardAnswer {
    const Safeguard* safeguard = nullptr;
    bool settled = true;  ///< false: it may be needed; what would settle it stands in the explanation
};

/// Days counted on the calendar, both ends included; a formal detention order with release the same day is 0.
struct CustodyDays {
    int before_file = 0;
    int with_file = 0;
};

struct Assessment {
    LocalDate date;
    Truth file = Truth::unsettled;
    std::optional<std::uint16_t> track;  ///< option of the pack's track fact
    ScreeningAnswer screening;
    std::vector<HoldAnswer> holds;           ///< every hold of the pack, in its order
    std::vector<MeasureAnswer> measures;     ///< every measure of the pack, by order
    std::vector<const Ground*> grounds;      ///< that apply
    std::vector<DeadlineAnswer> deadlines;   ///< by danger, then by day
    std::vector<const Alert*> alerts;
    std::vector<SafeguardAnswer> safeguards;
    std::optional<CustodyDays> custody;
    std::vector<Conflict> conflicts;         ///< not empty: the pack is wrong and nothing may be decided on it

    std::vector<Explanation> explanations;   ///< every rule of the pack, in the pack's order
    std::vector<Change> changes;
    std::vector<FactValue> facts;            ///< with the derived ones filled in

    std::span<const Change> changes_of(const Explanation& explanation) const {
        return std::span(changes).subspan(explanation.first_change, explanation.change_count);
    }
    /// By code; nullptr or false for what the pack does not have.
    const MeasureAnswer* measure(const Code& id) const;
    const DeadlineAnswer* deadline(const Code& id) const;
    const SafeguardAnswer* safeguard(const Code& id) const;
    bool held(const Code& hold) const;
    bool alerted(const Code& alert) const;
};

}  // namespace hogo::rules
