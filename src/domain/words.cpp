#include "domain/words.h"

#include <array>

namespace hogo::domain {
namespace {

constexpr std::array<std::string_view, 4> answers{"yes", "no", "unknown", "not_asked"};
constexpr std::array<std::string_view, 8> compartments{"procedure", "identity", "whereabouts", "condition",
                                                       "statement", "network",  "needs",       "access"};
constexpr std::array<std::string_view, 6> stages{"encounter",  "possible_victim", "reasonable_grounds",
                                                 "recognised", "not_established", "closed"};
constexpr std::array<std::string_view, role_count> roles{
    "landing_inspector", "residence_examiner", "enforcement_officer", "case_officer", "case_lead",
    "director",          "coordinator",        "interpreter",         "shelter_liaison", "consultation_desk",
    "duty",              "medical_staff",      "auditor",             "administrator",
    "system"};
constexpr std::array<std::string_view, 2> decisions{"granted", "refused"};

template <class Enum, std::size_t N>
std::optional<Enum> find(const std::array<std::string_view, N>& names, std::string_view name) {
    for (std::size_t i = 0; i < N; ++i)
        if (names[i] == name) return static_cast<Enum>(i);
    return std::nullopt;
}

}  // namespace

std::string_view name_of(Answer value) { return answers[static_cast<std::size_t>(value)]; }
std::string_view name_of(Compartment value) { return compartments[static_cast<std::size_t>(value)]; }
std::string_view name_of(Stage value) { return stages[static_cast<std::size_t>(value)]; }
std::string_view name_of(Role value) { return roles[static_cast<std::size_t>(value)]; }
std::string_view name_of(Decision value) { return decisions[static_cast<std::size_t>(value)]; }
std::optional<Answer> answer_named(std::string_view name) { return find<Answer>(answers, name); }
std::optional<Compartment> compartment_named(std::string_view name) { return find<Compartment>(compartments, name); }
std::optional<Stage> stage_named(std::string_view name) { return find<Stage>(stages, name); }
std::optional<Role> role_named(std::string_view name) { return find<Role>(roles, name); }
std::optional<Decision> decision_named(std::string_view name) { return find<Decision>(decisions, name); }

}  // namespace hogo::domain
