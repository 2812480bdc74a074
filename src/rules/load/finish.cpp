// The last passes: order between rules, where each thing's rules lie, what derived facts are made of.
#include <algorithm>

#include "rules/load/builder.h"

namespace hogo::rules {

void PackBuilder::resolve_overrides() {
    for (std::size_t i = 0; i < drafts_.size(); ++i) {
        const Draft& draft = drafts_[draft_order_[i]];
        Reader reader(draft.file, complaints_);
        Rule& rule = pack_->rules_[i];
        for (const auto& node : reader.list_or_empty(draft.node, "overrides")) {
            const Code id = reader.as_code(node);
            const auto other = std::ranges::find(pack_->rules_, id, &Rule::id);
            if (other == pack_->rules_.end()) {
                reader.complain(node, fmt::format("unknown rule \"{}\"", id.text()));
            } else if (other->kind != rule.kind || other->subject != rule.subject || &*other == &rule) {
                reader.complain(node, fmt::format("\"{}\" is about something else", id.text()));
            } else {
                rule.overrides.push_back(static_cast<RuleIndex>(other - pack_->rules_.begin()));
            }
        }
    }
    // An order that comes back to where it began orders nothing.
    for (std::size_t start = 0; start < pack_->rules_.size(); ++start) {
        std::vector<RuleIndex> todo = pack_->rules_[start].overrides;
        std::set<RuleIndex> seen;
        while (!todo.empty()) {
            const RuleIndex next = todo.back();
            todo.pop_back();
            if (!seen.insert(next).second) continue;
            std::ranges::copy(pack_->rules_[next].overrides, std::back_inserter(todo));
        }
        const Rule& rule = pack_->rules_[start];
        if (seen.contains(static_cast<RuleIndex>(start)))
            complaints_.push_back({rule.file, rule.line, fmt::format("the rule {} overrides itself in a circle", rule.id.text())});
    }
}

void PackBuilder::gather_spans() {
    for (std::size_t kind = 0; kind < kind_count; ++kind) pack_->spans_[kind].resize(pack_->subjects_[kind]);
    for (std::size_t i = 0; i < pack_->rules_.size(); ++i) {
        const Rule& rule = pack_->rules_[i];
        auto& span = pack_->spans_[static_cast<std::size_t>(rule.kind)][rule.subject];
        if (span.count == 0) span.first = static_cast<std::uint16_t>(i);
        ++span.count;
    }
}

void PackBuilder::unfold_derived_facts() {
    const std::size_t count = pack_->facts_.size();
    std::vector<std::set<FactIndex>> made_of(count);
    for (std::size_t i = 0; i < count; ++i)
        if (!pack_->facts_[i].derived) made_of[i].insert(static_cast<FactIndex>(i));

    // In the order of evaluation, so that what a rule reads is unfolded already.
    const KnownFacts& known = pack_->known_;
    const auto take = [&](FactIndex into, FactIndex from) { made_of[into].insert(made_of[from].begin(), made_of[from].end()); };
    const auto take_rules = [&](FactIndex into, Kind kind, std::uint16_t subject) {
        for (const Rule& rule : pack_->rules_about(kind, subject))
            for (const FactIndex fact : rule.reads) take(into, fact);
    };
    const auto take_definitions = [&](std::size_t first, std::size_t last) {
        for (std::size_t i = first; i < last; ++i)
            take_rules(pack_->definitions_[i], Kind::definition, static_cast<std::uint16_t>(i));
    };
    take_definitions(0, pack_->definitions_before_screening_);
    for (const Indicator& indicator : pack_->indicators_) {
        take(known.dimensions[static_cast<std::size_t>(indicator.dimension)], indicator.fact);
        take(known.any_strong, indicator.fact);
    }
    for (const FactIndex dimension : known.dimensions) take(dimension, known.child);
    take(known.any_strong, known.child);
    take_definitions(pack_->definitions_before_screening_, pack_->definitions_.size());
    take_rules(known.result, Kind::result, 0);
    take_rules(known.file_opens, Kind::file, 0);
    take_rules(known.track, Kind::track, 0);

    for (std::size_t i = 0; i < count; ++i) {
        std::uint32_t compartments = 0;
        for (const FactIndex fact : made_of[i]) compartments |= pack_->facts_[fact].compartments;
        if (pack_->facts_[i].derived) pack_->facts_[i].compartments = compartments;
        pack_->made_of_.emplace_back(made_of[i].begin(), made_of[i].end());
    }
    for (Rule& rule : pack_->rules_)
        for (const FactIndex fact : rule.reads) rule.compartments |= pack_->facts_[fact].compartments;
}

}  // namespace hogo::rules
