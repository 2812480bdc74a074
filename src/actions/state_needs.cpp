#include "actions/state_needs.h"

namespace hogo::actions {

Verdict decide(const Deciding<StateNeeds>& deciding, const StateNeeds& stated) {
    if (auto refused = first_of({casework_on(deciding.file, deciding.actor, {domain::Role::shelter_liaison}),
                                 known_facts(deciding.pack, stated.needs)}))
        return refused;
    if (stated.needs.empty()) return Refused{"nothing_stated", "house", {}, "a_need"};
    for (const auto& [id, value] : stated.needs)
        if (deciding.pack.fact(id)->group != "needs") return Refused{"has_its_own_place", "house", {id}, "its_own_form"};
    return permitted;
}

std::vector<domain::Event> change(const domain::CaseFile&, const StateNeeds& stated, domain::Occasion& occasion) {
    return {occasion.event(domain::NeedsStated{stated.needs})};
}

}  // namespace hogo::actions
