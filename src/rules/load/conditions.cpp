// Rules as written become rules as evaluated: conditions are compiled, reads are enforced.
#include <algorithm>
#include <limits>

#include "rules/load/builder.h"

namespace hogo::rules {
namespace {

constexpr auto lowest = std::numeric_limits<std::int32_t>::min() / 2;
constexpr auto highest = std::numeric_limits<std::int32_t>::max() / 2;

/// The words for the two sides of an effect.
struct EffectWords {
    Kind kind;
    std::string_view affirms;
    std::string_view denies;
};
constexpr std::array<EffectWords, 8> effect_words = {{
    {Kind::definition, "yes", "no"},
    {Kind::file, "opens", "does_not_open"},
    {Kind::hold, "held", "lifted"},
    {Kind::measure, "open", "closed"},
    {Kind::ground, "added", ""},
    {Kind::deadline, "due", "not_due"},
    {Kind::alert, "raised", "not_raised"},
    {Kind::safeguard, "required", "not_required"},
}};

std::uint16_t next_node(std::size_t size) { return static_cast<std::uint16_t>(size); }

}  // namespace

void PackBuilder::push(Node node) {
    node.end = next_node(pack_->nodes_.size() + 1);
    pack_->nodes_.push_back(node);
}

void PackBuilder::compile_group(Reader& reader, const YAML::Node& node, Operation operation,
                                const std::vector<YAML::Node>& parts, std::set<FactIndex>& touched) {
    if (parts.empty()) reader.complain(node, "a group without parts");
    const std::size_t place = pack_->nodes_.size();
    push({.operation = operation});
    for (const auto& part : parts) compile(reader, part, touched);
    pack_->nodes_[place].end = next_node(pack_->nodes_.size());
}

void PackBuilder::compile(Reader& reader, const YAML::Node& node, std::set<FactIndex>& touched) {
    if (node.IsScalar() && node.Scalar() == "always") return push({.operation = Operation::all});
    if (node.IsSequence()) return compile_group(reader, node, Operation::all, {node.begin(), node.end()}, touched);
    if (!node.IsMap() || node.size() == 0) {
        reader.complain(node, "a condition is always, a list, or a map of facts, all, any and not");
        return push({.operation = Operation::all});
    }
    const std::size_t place = pack_->nodes_.size();
    const bool several = node.size() > 1;
    if (several) push({.operation = Operation::all});
    std::set<std::string> seen;
    for (const auto& entry : node) {
        const std::string name = entry.first.Scalar();
        if (!seen.insert(name).second) reader.complain(entry.first, fmt::format("\"{}\" stands twice", name));
        if (name == "all" || name == "any") {
            if (!entry.second.IsSequence()) reader.complain(entry.second, fmt::format("\"{}\" takes a list", name));
            compile_group(reader, entry.second, name == "all" ? Operation::all : Operation::any,
                          {entry.second.begin(), entry.second.end()}, touched);
        } else if (name == "not") {
            const std::size_t negation = pack_->nodes_.size();
            push({.operation = Operation::negate});
            compile(reader, entry.second, touched);
            pack_->nodes_[negation].end = next_node(pack_->nodes_.size());
        } else {
            compile_comparison(reader, name, entry.first, entry.second, touched);
        }
    }
    if (several) pack_->nodes_[place].end = next_node(pack_->nodes_.size());
}

std::optional<std::int32_t> PackBuilder::option_of(Reader& reader, const Fact& fact, const YAML::Node& value) {
    const std::string text = value.IsScalar() ? value.Scalar() : std::string();
    const auto found = std::ranges::find_if(fact.options, [&](const FactOption& option) { return option.id == text; });
    if (found == fact.options.end()) {
        reader.complain(value, fmt::format("\"{}\" is no value of {}", text, fact.id.text()));
        return std::nullopt;
    }
    return static_cast<std::int32_t>(found - fact.options.begin());
}

void PackBuilder::compile_comparison(Reader& reader, const std::string& name, const YAML::Node& key,
                                     const YAML::Node& value, std::set<FactIndex>& touched) {
    const auto code = Code::parse(name);
    const auto index = code ? pack_->fact_index(*code) : std::nullopt;
    if (!index || pack_->facts_[*index].id.text() != name) {
        reader.complain(key, fmt::format("unknown fact \"{}\"", name));
        return push({.operation = Operation::all});
    }
    touched.insert(*index);
    const Fact& fact = pack_->facts_[*index];
    if (value.IsMap()) return compile_operators(reader, fact, *index, value);
    switch (fact.type) {
        case FactType::answer:
            if (value.IsScalar() && (value.Scalar() == "yes" || value.Scalar() == "no")) {
                const int wanted = value.Scalar() == "yes" ? 1 : 0;
                return push({.operation = Operation::between, .fact = *index, .least = wanted, .most = wanted});
            }
            reader.complain(value, "an answer is compared with yes or no");
            break;
        case FactType::code: {
            Node node{.operation = Operation::one_of, .fact = *index};
            const auto add = [&](const YAML::Node& one) {
                if (const auto option = option_of(reader, fact, one)) node.mask |= std::uint64_t{1} << *option;
            };
            if (value.IsSequence())
                for (const auto& one : value) add(one);
            else
                add(value);
            return push(node);
        }
        case FactType::integer:
            if (const auto number = reader.as_integer(value))
                return push({.operation = Operation::between, .fact = *index, .least = *number, .most = *number});
            break;
        case FactType::date:
            reader.complain(value, "a day is compared by before, after, on_or_before, on_or_after, within_days, …");
            break;
    }
    push({.operation = Operation::all});
}

Node PackBuilder::day_node(Reader& reader, FactIndex fact, const std::string& name, const YAML::Node& value) {
    Node node{.operation = Operation::relative, .fact = fact, .least = lowest, .most = highest};
    std::int32_t day = 0;
    if (!value.IsScalar() || value.Scalar() != "today") {
        node.operation = Operation::between;
        if (const auto fixed = reader.as_day(value)) day = fixed->number();
    }
    if (name == "before") node.most = day - 1;
    if (name == "on_or_before") node.most = day;
    if (name == "after") node.least = day + 1;
    if (name == "on_or_after") node.least = day;
    return node;
}

void PackBuilder::compile_operators(Reader& reader, const Fact& fact, FactIndex index, const YAML::Node& value) {
    const std::size_t place = pack_->nodes_.size();
    if (value.size() > 1) push({.operation = Operation::all});
    if (value.size() == 0) reader.complain(value, "a comparison is missing");
    for (const auto& entry : value) {
        const std::string name = entry.first.Scalar();
        const bool day = fact.type == FactType::date;
        const bool number = fact.type == FactType::integer;
        if (name == "known") {
            const std::string wanted = entry.second.IsScalar() ? entry.second.Scalar() : "";
            if (wanted != "yes" && wanted != "no") reader.complain(entry.second, "known is yes or no");
            const std::size_t negation = pack_->nodes_.size();
            if (wanted == "no") push({.operation = Operation::negate});
            push({.operation = Operation::is_known, .fact = index});
            if (wanted == "no") pack_->nodes_[negation].end = next_node(pack_->nodes_.size());
        } else if (day && (name == "before" || name == "after" || name == "on_or_before" || name == "on_or_after")) {
            push(day_node(reader, index, name, entry.second));
        } else if (day && (name == "within_days" || name == "within_past_days")) {
            const int days = reader.as_integer(entry.second).value_or(0);
            const bool past = name == "within_past_days";
            push({.operation = Operation::relative, .fact = index, .least = past ? -days : 0, .most = past ? 0 : days});
        } else if (number && (name == "at_most" || name == "at_least")) {
            const int bound = reader.as_integer(entry.second).value_or(0);
            const bool most = name == "at_most";
            push({.operation = Operation::between, .fact = index, .least = most ? lowest : bound,
                  .most = most ? bound : highest});
        } else {
            reader.complain(entry.first, fmt::format("\"{}\" is no comparison for {}", name, fact.id.text()));
            push({.operation = Operation::all});
        }
    }
    if (value.size() > 1) pack_->nodes_[place].end = next_node(pack_->nodes_.size());
}

std::optional<std::uint8_t> PackBuilder::effect_named(Reader& reader, const Draft& draft) {
    if (draft.option) {
        if (draft.node["effect"]) reader.complain(draft.node["effect"], "here the effect is the choice itself");
        return draft.option;
    }
    const std::string effect = reader.text(draft.node, "effect");
    const auto words = std::ranges::find(effect_words, draft.kind, &EffectWords::kind);
    if (effect == words->affirms) return static_cast<std::uint8_t>(Effect::affirms);
    if (!words->denies.empty() && effect == words->denies) return static_cast<std::uint8_t>(Effect::denies);
    reader.complain(draft.node, fmt::format("effect must be {}{}{}", words->affirms, words->denies.empty() ? "" : " or ",
                                            words->denies));
    return std::nullopt;
}

/// 0 recorded; then in the order in which facts are concluded.
int PackBuilder::rank_of(FactIndex fact) const {
    const KnownFacts& known = pack_->known_;
    if (!pack_->facts_[fact].derived) return 0;
    const auto definition = std::ranges::find(pack_->definitions_, fact);
    if (definition != pack_->definitions_.end()) {
        const auto place = definition - pack_->definitions_.begin();
        return static_cast<int>(place) + (place < pack_->definitions_before_screening_ ? 1 : 2);
    }
    const int last = static_cast<int>(pack_->definitions_.size()) + 2;
    if (fact == known.result) return last;
    if (fact == known.file_opens) return last + 1;
    if (fact == known.track) return last + 2;
    return pack_->definitions_before_screening_ + 1;
}

/// A rule of this kind may read facts of a lower rank than this.
int PackBuilder::reads_below(Kind kind, std::uint16_t subject) const {
    const int last = static_cast<int>(pack_->definitions_.size()) + 2;
    if (kind == Kind::definition) return rank_of(pack_->definitions_[subject]);
    if (kind == Kind::result) return last;
    if (kind == Kind::file) return last + 1;
    if (kind == Kind::track) return last + 2;
    return last + 3;
}

void PackBuilder::compile_rule(const Draft& draft) {
    Reader reader(draft.file, complaints_);
    const YAML::Node& node = draft.node;
    if (!reader.is_map_of(node, {"id", "effect", "provision", "source", "verified", "valid_from", "valid_to", "reads",
                                 "when", "overrides", "label", "reason"}))
        return;
    Rule rule;
    rule.id = reader.code(node, "id");
    unique(reader, node, "rule", rule.id);
    rule.kind = draft.kind;
    rule.subject = draft.subject;
    rule.effect = effect_named(reader, draft).value_or(0);
    rule.authority = authority(reader, node);
    rule.valid_from = reader.day(node, "valid_from");
    rule.valid_to = reader.day(node, "valid_to");
    if (rule.valid_from && rule.valid_to && *rule.valid_to < *rule.valid_from)
        reader.complain(node, "valid_to lies before valid_from");
    rule.label = node["label"] ? reader.label(node, "label") : draft.label;
    rule.reason = reader.label(node, "reason");
    rule.file = draft.file;
    rule.line = Reader::line_of(node);

    rule.reads = facts_named(reader, node, "reads");
    rule.root = next_node(pack_->nodes_.size());
    std::set<FactIndex> touched;
    if (!node["when"])
        reader.complain(node, "\"when\" is missing");
    else
        compile(reader, node["when"], touched);
    for (const FactIndex fact : touched) {
        const Fact& definition = pack_->facts_[fact];
        if (std::ranges::find(rule.reads, fact) == rule.reads.end())
            reader.complain(node, fmt::format("the rule {} uses {}, which is not among its reads", rule.id.text(),
                                              definition.id.text()));
        if (rank_of(fact) >= reads_below(rule.kind, rule.subject))
            reader.complain(node, fmt::format("the rule {} reads {}, which is concluded only later", rule.id.text(),
                                              definition.id.text()));
    }
    for (const FactIndex fact : rule.reads)
        if (!touched.contains(fact))
            reader.complain(node, fmt::format("the rule {} declares {} and never uses it", rule.id.text(),
                                              pack_->facts_[fact].id.text()));
    pack_->rules_.push_back(std::move(rule));
}

void PackBuilder::compile_rules() {
    for (std::size_t i = 0; i < drafts_.size(); ++i) draft_order_.push_back(i);
    std::ranges::stable_sort(draft_order_, {},
                             [&](std::size_t i) { return std::pair(drafts_[i].kind, drafts_[i].subject); });
    for (const std::size_t i : draft_order_) compile_rule(drafts_[i]);
    if (pack_->nodes_.size() > std::numeric_limits<std::uint16_t>::max() - 1U)
        complaints_.push_back({"pack.yaml", 0, "the pack has more than 65,534 comparisons"});
}

}  // namespace hogo::rules
