#include "actions/consider_circumstance.h"

#include "actions/state_facts.h"

namespace hogo::actions {
namespace {

bool is_circumstance(const rules::Pack& pack, const Code& kind) {
    if (kind.text().starts_with("other.")) return true;
    const auto* fact = pack.fact(kind);
    return fact && (fact->group == "circumstances" || fact == &pack.facts()[pack.known().cooperation]);
}

}  // namespace

Verdict decide(const Deciding<ConsiderCircumstance>& deciding, const ConsiderCircumstance& considering) {
    if (auto refused = first_of({casework_on(deciding.file, deciding.actor),
                                 has_come(considering.on, deciding.today),
                                 listed(considering.source, fact_sources(), "source")}))
        return refused;
    if (!is_circumstance(deciding.pack, considering.kind))
        return Refused{"not_in_the_rules", "house", {considering.kind}, "a_circumstance"};
    return permitted;
}

std::vector<domain::Event> change(const domain::CaseFile&, const ConsiderCircumstance& considering,
                                  domain::Occasion& occasion) {
    std::vector events{occasion.event(domain::CircumstanceConsidered{considering.kind, considering.answer,
                                                                     considering.source, considering.on})};
    add_words(events, occasion, "evidence", events.front().id, considering.evidence);
    return events;
}

}  // namespace hogo::actions
