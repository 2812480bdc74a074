// Conditions: a small typed language over facts, compiled to a flat array.
//
// Promises: three-valued (Kleene) evaluation without allocation; a fact that is unknown, not asked or closed leaves a
// comparison unsettled and never makes it "no". Comparisons touch only the facts that they name.
#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "rules/fact.h"

namespace hogo::rules {

enum class Truth : std::uint8_t { no, yes, unsettled };

constexpr Truth operator!(Truth truth) {
    return truth == Truth::yes ? Truth::no : truth == Truth::no ? Truth::yes : Truth::unsettled;
}

enum class Operation : std::uint8_t {
    all,        ///< every part (an empty one is yes: `when: always`)
    any,        ///< at least one part
    negate,     ///< its one part
    between,    ///< least <= value <= most (answers, integers, fixed days)
    relative,   ///< least <= value - today <= most (days)
    one_of,     ///< bit `value` of `mask` (codes)
    is_known,   ///< yes when known, no when unknown or not asked, unsettled when closed
};

/// Preorder: a node's parts follow it up to `end`.
struct Node {
    Operation operation = Operation::all;
    FactIndex fact = 0;
    std::uint16_t end = 0;
    std::int32_t least = 0;
    std::int32_t most = 0;
    std::uint64_t mask = 0;

    bool compares() const {
        return operation != Operation::all && operation != Operation::any && operation != Operation::negate;
    }
};

using NodeIndex = std::uint16_t;

/// One comparison that would have to come out differently for the rule to come out differently.
struct Change {
    NodeIndex node;
    Truth to;
};

struct Conditions {
    std::span<const Node> nodes;

    Truth evaluate(NodeIndex root, std::span<const FactValue> facts, LocalDate today) const {
        return evaluate(root, facts, today.number());
    }
    Truth evaluate(NodeIndex root, std::span<const FactValue> facts, std::int32_t today) const;
    Truth compare(const Node& node, FactValue value, std::int32_t today) const;
    /// Appends the comparisons that stand between the present outcome and `wanted`.
    void changes(NodeIndex root, Truth wanted, std::span<const FactValue> facts, std::int32_t today,
                 std::vector<Change>& out) const;
};

}  // namespace hogo::rules
