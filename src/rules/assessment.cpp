#include "rules/assessment.h"

#include <algorithm>

namespace hogo::rules {

std::string_view name_of(Outcome outcome) {
    switch (outcome) {
        case Outcome::applied: return "applied";
        case Outcome::not_met: return "not_met";
        case Outcome::unsettled: return "unsettled";
        case Outcome::overridden: return "overridden";
        case Outcome::not_in_force: return "not_in_force";
    }
    return "";
}

std::string_view name_of(MeasureState state) {
    switch (state) {
        case MeasureState::open: return "open";
        case MeasureState::unsettled: return "unsettled";
        case MeasureState::closed: return "closed";
    }
    return "";
}

std::string_view name_of(WishStanding standing) {
    switch (standing) {
        case WishStanding::not_needed: return "not_needed";
        case WishStanding::follows: return "follows";
        case WishStanding::awaiting: return "awaiting";
        case WishStanding::against: return "against";
    }
    return "";
}

std::string_view name_of(Kind kind) {
    switch (kind) {
        case Kind::definition: return "definition";
        case Kind::result: return "result";
        case Kind::file: return "file";
        case Kind::track: return "track";
        case Kind::hold: return "hold";
        case Kind::measure: return "measure";
        case Kind::ground: return "ground";
        case Kind::deadline: return "deadline";
        case Kind::alert: return "alert";
        case Kind::safeguard: return "safeguard";
    }
    return "";
}

const MeasureAnswer* Assessment::measure(const Code& id) const {
    const auto found = std::ranges::find_if(measures, [&](const auto& answer) { return answer.measure->id == id; });
    return found == measures.end() ? nullptr : &*found;
}
const DeadlineAnswer* Assessment::deadline(const Code& id) const {
    const auto found = std::ranges::find_if(deadlines, [&](const auto& answer) { return answer.deadline->id == id; });
    return found == deadlines.end() ? nullptr : &*found;
}
const SafeguardAnswer* Assessment::safeguard(const Code& id) const {
    const auto found =
        std::ranges::find_if(safeguards, [&](const auto& answer) { return answer.safeguard->id == id; });
    return found == safeguards.end() ? nullptr : &*found;
}
bool Assessment::held(const Code& hold) const {
    return std::ranges::any_of(holds, [&](const auto& answer) { return answer.held && answer.hold->id == hold; });
}
bool Assessment::alerted(const Code& alert) const {
    return std::ranges::any_of(alerts, [&](const auto* raised) { return raised->id == alert; });
}

}  // namespace hogo::rules
