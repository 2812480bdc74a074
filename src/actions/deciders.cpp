#include "actions/deciders.h"

namespace hogo::actions {
namespace {

using enum domain::Role;
constexpr domain::Role directors[] = {director};
constexpr domain::Role chiefs[] = {case_lead, director};
constexpr domain::Role leads[] = {case_lead};
constexpr domain::Role inspectors[] = {residence_examiner, landing_inspector, case_lead, director};
constexpr domain::Role officers[] = {case_officer,        case_lead, residence_examiner, landing_inspector,
                                     enforcement_officer, duty,      medical_staff,      director};
constexpr domain::Role desk[] = {duty, case_lead, director};

struct Power {
    std::string_view decider;
    std::span<const domain::Role> roles;
};
constexpr Power powers[] = {
    {"regional_director", directors},
    {"custody_authority", directors},
    {"director", directors},
    {"supervising_inspector", chiefs},
    {"special_inquiry_officer", chiefs},
    {"section_chief", chiefs},
    {"case_lead", chiefs},
    {"lead_alone", leads},  // that another file may be about the same person
    {"immigration_inspector", inspectors},
    {"case_officer", officers},
    {"other_authority", officers},  // they write down what the other organisation answered
    {"duty", desk},
};

}  // namespace

std::span<const domain::Role> roles_of(const Code& decider) {
    for (const auto& power : powers)
        if (decider == power.decider) return power.roles;
    return directors;
}

bool may_decide(const Actor& actor, const Code& decider) {
    return std::ranges::find(roles_of(decider), actor.staff.role) != roles_of(decider).end();
}

Code decider_of(const rules::Pack& pack, const Code& decision, const Code& otherwise) {
    const auto* found = pack.decision(decision);
    return found ? found->decider : otherwise;
}

}  // namespace hogo::actions
