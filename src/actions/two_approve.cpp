#include "actions/two_approve.h"

namespace hogo::actions {
namespace {

const vault::GroupSecret* held_by(const Actor& actor, const vault::RawId& group, std::uint32_t version) {
    const auto found = std::ranges::find_if(actor.groups, [&](const vault::GroupSecret& secret) {
        return secret.of.group == group && secret.of.version == version;
    });
    return found == actor.groups.end() ? nullptr : &*found;
}

}  // namespace

std::optional<Refused> two_may_approve(const Actor& administrator, const Actor& second) {
    using domain::Role;
    if (!administrator.is({Role::administrator}))
        return Refused{"administrators_only", "house", {}, "an_administrator"};
    if (!second.is({Role::case_lead, Role::director, Role::duty}))
        return Refused{"not_the_decider", "house", {"case_lead"}, "case_lead"};
    if (administrator.id() == second.id())
        return Refused{"second_person_needed", "house", {}, "a_second_person"};
    return std::nullopt;
}

const vault::GroupSecret* held_by_either(const Actor& administrator, const Actor& second,
                                         const vault::RawId& group, std::uint32_t version) {
    const auto* held = held_by(second, group, version);
    return held ? held : held_by(administrator, group, version);
}

}  // namespace hogo::actions
