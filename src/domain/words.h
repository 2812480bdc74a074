// The words of the field that the house itself must know, as types (docs/glossary.md has the Japanese).
//
// Everything that a country decides (doors, measures, holds, indicators, facts) is a Code defined by its rule pack.
#pragma once
#include <array>
#include <bitset>
#include <optional>
#include <string_view>
#include <variant>
#include <vector>

#include "base/code.h"
#include "base/id.h"
#include "base/time.h"

namespace hogo::domain {

using CaseId = Id<struct CaseTag>;
using EventId = Id<struct EventTag>;
using ActionId = Id<struct ActionTag>;
using StaffId = Id<struct StaffTag>;
using UnitId = Id<struct UnitTag>;
using GroupSheetId = Id<struct GroupSheetTag>;
using MeasureId = Id<struct MeasureTag>;
using InterviewId = Id<struct InterviewTag>;
using InterviewRequestId = Id<struct InterviewRequestTag>;
using ReleaseId = Id<struct ReleaseTag>;
using InquiryId = Id<struct InquiryTag>;

/// An answer is never a bool: what was not asked is not a no, and what is unknown is not a no.
enum class Answer { yes, no, unknown, not_asked };

/// The parts of a file, each sealed for readers of its own.
enum class Compartment { procedure, identity, whereabouts, condition, statement, network, needs, access };
inline constexpr std::size_t compartment_count = 8;
inline constexpr std::array<Compartment, compartment_count> all_compartments{
    Compartment::procedure, Compartment::identity, Compartment::whereabouts, Compartment::condition,
    Compartment::statement, Compartment::network,  Compartment::needs,       Compartment::access};

/// A set of compartments, as a reader's rights and as what was opened.
class Compartments {
  public:
    constexpr Compartments() = default;
    constexpr Compartments(std::initializer_list<Compartment> members) {
        for (auto member : members) bits_ |= bit(member);
    }
    static constexpr Compartments all() {
        Compartments set;
        set.bits_ = (1u << compartment_count) - 1;
        return set;
    }
    constexpr bool has(Compartment member) const { return (bits_ & bit(member)) != 0; }
    constexpr void add(Compartment member) { bits_ |= bit(member); }
    constexpr bool contains(Compartments other) const { return (other.bits_ & ~bits_) == 0; }
    constexpr bool empty() const { return bits_ == 0; }
    constexpr Compartments operator&(Compartments other) const {
        Compartments set;
        set.bits_ = bits_ & other.bits_;
        return set;
    }
    constexpr Compartments operator|(Compartments other) const {
        Compartments set;
        set.bits_ = bits_ | other.bits_;
        return set;
    }
    constexpr bool operator==(const Compartments&) const = default;

  private:
    static constexpr unsigned bit(Compartment member) { return 1u << static_cast<unsigned>(member); }
    unsigned bits_ = 0;
};

/// Where a file stands. Protection starts with the encounter; recognition is never needed for it (P18).
enum class Stage { encounter, possible_victim, reasonable_grounds, recognised, not_established, closed };

/// What a person in the office is there for.
enum class Role {
    landing_inspector, residence_examiner, enforcement_officer, case_officer, case_lead, director, coordinator,
    interpreter, shelter_liaison, consultation_desk, duty, medical_staff, auditor, administrator,
    system  ///< another organisation's program: it reports and asks, and reads nothing
};
inline constexpr std::size_t role_count = 15;

enum class Decision { granted, refused };

/// A coded fact as a rule reads it; never free text.
using FactValue = std::variant<Answer, Code, LocalDate, std::int64_t, std::vector<Code>>;

std::string_view name_of(Answer value);
std::string_view name_of(Compartment value);
std::string_view name_of(Stage value);
std::string_view name_of(Role value);
std::string_view name_of(Decision value);
std::optional<Answer> answer_named(std::string_view name);
std::optional<Compartment> compartment_named(std::string_view name);
std::optional<Stage> stage_named(std::string_view name);
std::optional<Role> role_named(std::string_view name);
std::optional<Decision> decision_named(std::string_view name);

}  // namespace hogo::domain
