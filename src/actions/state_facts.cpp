#include "actions/state_facts.h"

namespace hogo::actions {
namespace {

/// Facts of these groups come by actions of their own.
bool has_own_action(const rules::Fact& fact) {
    return fact.group == "circumstances" || fact.group == "wishes" || fact.group == "indicator";
}

/// A form comes back with everything that it showed. What was already so keeps the source that it has.
std::map<Code, domain::FactValue> news(const domain::CaseFile& file, std::map<Code, domain::FactValue> facts) {
    std::erase_if(facts, [&](const auto& stated) {
        const auto* known = file.fact(stated.first);
        return known && known->value == stated.second;
    });
    return facts;
}

}  // namespace

std::span<const Code> fact_sources() {
    static const std::array<Code, 5> sources{"person", "document", "officer", "partner", "medical"};
    return sources;
}

Verdict decide(const Deciding<StateFacts>& deciding, const StateFacts& stated) {
    if (auto refused = first_of({casework_on(deciding.file, deciding.actor, {domain::Role::consultation_desk}),
                                 has_come(stated.on, deciding.today), listed(stated.source, fact_sources(), "source"),
                                 known_facts(deciding.pack, stated.facts)}))
        return refused;
    if (news(deciding.file, stated.facts).empty()) return Refused{"nothing_stated", "house", {}, "a_fact"};
    for (const auto& [id, value] : stated.facts)
        if (has_own_action(*deciding.pack.fact(id))) return Refused{"has_its_own_place", "house", {id}, "its_own_form"};
    return permitted;
}

std::vector<domain::Event> change(const domain::CaseFile& file, const StateFacts& stated, domain::Occasion& occasion) {
    return {occasion.event(domain::FactsStated{news(file, stated.facts), stated.source, stated.on})};
}

}  // namespace hogo::actions
