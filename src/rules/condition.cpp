#include "rules/condition.h"

namespace hogo::rules {

Truth Conditions::compare(const Node& node, FactValue value, std::int32_t today) const {
    const auto truth = [](bool holds) { return holds ? Truth::yes : Truth::no; };
    if (node.operation == Operation::is_known) {
        return value.standing == Standing::closed ? Truth::unsettled : truth(value.standing == Standing::known);
    }
    if (value.standing != Standing::known) return Truth::unsettled;
    switch (node.operation) {
        case Operation::between:
            return truth(node.least <= value.value && value.value <= node.most);
        case Operation::relative: {
            const auto distance = std::int64_t{value.value} - today;
            return truth(node.least <= distance && distance <= node.most);
        }
        case Operation::one_of:
            return truth((node.mask >> value.value & 1U) != 0);
        case Operation::all:
        case Operation::any:
        case Operation::negate:
        case Operation::is_known:
            break;
    }
    return Truth::unsettled;
}

Truth Conditions::evaluate(NodeIndex root, std::span<const FactValue> facts, std::int32_t today) const {
    const Node& node = nodes[root];
    switch (node.operation) {
        case Operation::all: {
            Truth outcome = Truth::yes;
            for (NodeIndex part = static_cast<NodeIndex>(root + 1); part < node.end; part = nodes[part].end) {
                const Truth truth = evaluate(part, facts, today);
                if (truth == Truth::no) return Truth::no;
                if (truth == Truth::unsettled) outcome = Truth::unsettled;
            }
            return outcome;
        }
        case Operation::any: {
            Truth outcome = Truth::no;
            for (NodeIndex part = static_cast<NodeIndex>(root + 1); part < node.end; part = nodes[part].end) {
                const Truth truth = evaluate(part, facts, today);
                if (truth == Truth::yes) return Truth::yes;
                if (truth == Truth::unsettled) outcome = Truth::unsettled;
            }
            return outcome;
        }
        case Operation::negate:
            return !evaluate(static_cast<NodeIndex>(root + 1), facts, today);
        case Operation::between:
        case Operation::relative:
        case Operation::one_of:
        case Operation::is_known:
            return compare(node, facts[node.fact], today);
    }
    return Truth::unsettled;
}

void Conditions::changes(NodeIndex root, Truth wanted, std::span<const FactValue> facts, std::int32_t today,
                         std::vector<Change>& out) const {
    const Node& node = nodes[root];
    if (node.operation == Operation::negate) {
        changes(static_cast<NodeIndex>(root + 1), !wanted, facts, today, out);
        return;
    }
    if (node.compares()) {
        if (compare(node, facts[node.fact], today) != wanted) out.push_back({root, wanted});
        return;
    }
    for (NodeIndex part = static_cast<NodeIndex>(root + 1); part < node.end; part = nodes[part].end) {
        changes(part, wanted, facts, today, out);
    }
}

}  // namespace hogo::rules
