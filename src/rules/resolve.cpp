#include "rules/resolve.h"

namespace hogo::rules {
namespace {

constexpr auto affirms = static_cast<std::uint8_t>(Effect::affirms);

}  // namespace

Resolution settle(const Pack& pack, std::span<Explanation> about, std::vector<Conflict>& conflicts) {
    Resolution resolution;
    if (about.empty()) return resolution;
    const Rule* first = about.front().rule;
    for (const Explanation& each : about) {
        if (each.outcome == Outcome::not_met || each.outcome == Outcome::not_in_force) continue;
        for (const RuleIndex other : each.rule->overrides) {
            Explanation& beaten = about[static_cast<std::size_t>(&pack.rules()[other] - first)];
            if (beaten.outcome != Outcome::applied && beaten.outcome != Outcome::overridden) continue;
            if (each.outcome != Outcome::unsettled)
                beaten.outcome = Outcome::overridden;
            else if (each.rule->effect != beaten.rule->effect)
                resolution.may_be_overturned = true;
        }
    }
    const Rule* decisive = nullptr;
    for (const Explanation& each : about) {
        if (each.outcome == Outcome::unsettled && each.rule->effect == affirms) resolution.may_become_affirmed = true;
        if (each.outcome != Outcome::applied) continue;
        if (decisive && decisive->effect != each.rule->effect) conflicts.push_back({decisive, each.rule});
        if (!decisive) decisive = each.rule;
    }
    if (decisive) resolution.effect = decisive->effect;
    return resolution;
}

Truth answer_from(const Resolution& resolution) {
    if (resolution.effect) return *resolution.effect == affirms ? Truth::yes : Truth::no;
    return resolution.may_become_affirmed ? Truth::unsettled : Truth::no;
}

bool is_held(const Resolution& resolution) {
    return resolution.effect ? *resolution.effect == affirms : resolution.may_become_affirmed;
}

MeasureState state_from(const Resolution& resolution) {
    if (resolution.may_be_overturned) return MeasureState::unsettled;
    if (resolution.effect) return *resolution.effect == affirms ? MeasureState::open : MeasureState::closed;
    return resolution.may_become_affirmed ? MeasureState::unsettled : MeasureState::closed;
}

}  // namespace hogo::rules
