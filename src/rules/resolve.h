// What several rules about one thing come to.
//
// Promises: a rule that was met beats those that it overrides; what then still contradicts is a conflict, whatever the
// order of writing; an unsettled rule that could change the outcome is remembered. Used by the evaluation and by the
// proofs, so that what is proved is what runs.
#pragma once
#include <optional>
#include <span>
#include <vector>

#include "rules/assessment.h"

namespace hogo::rules {

struct Resolution {
    std::optional<std::uint8_t> effect;  ///< of the rules that were met and not overridden
    bool may_become_affirmed = false;    ///< an unsettled rule would affirm
    bool may_be_overturned = false;      ///< an unsettled rule would override one that was met

    bool operator==(const Resolution&) const = default;
};

constexpr Outcome outcome_of(Truth met) {
    return met == Truth::yes ? Outcome::applied : met == Truth::no ? Outcome::not_met : Outcome::unsettled;
}

/// `about` are the explanations of all rules about one thing, in the pack's order; overridden ones are marked.
Resolution settle(const Pack& pack, std::span<Explanation> about, std::vector<Conflict>& conflicts);

// What each kind makes of a resolution: the protective reading of what is unsettled.
Truth answer_from(const Resolution& resolution);
bool is_held(const Resolution& resolution);
MeasureState state_from(const Resolution& resolution);

}  // namespace hogo::rules
