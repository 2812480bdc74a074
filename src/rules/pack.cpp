#include "rules/pack.h"

#include <algorithm>

namespace hogo::rules {
namespace {

template <class T>
const T* find_in(const std::vector<T>& things, const Code& id) {
    const auto found = std::ranges::find(things, id, &T::id);
    return found == things.end() ? nullptr : &*found;
}

template <class T>
const Label* label_in(const std::vector<T>& things, const Code& id) {
    const T* found = find_in(things, id);
    return found ? &found->label : nullptr;
}

const Label* option_in(const Fact& fact, const Code& id) {
    const auto found = std::ranges::find(fact.options, id, &FactOption::id);
    return found == fact.options.end() ? nullptr : &found->label;
}

}  // namespace

std::optional<FactIndex> Pack::fact_index(const Code& id) const {
    const auto found = fact_indices_.find(id);
    if (found == fact_indices_.end()) return std::nullopt;
    return found->second;
}

const Fact* Pack::fact(const Code& id) const {
    const auto index = fact_index(id);
    return index ? &facts_[*index] : nullptr;
}
const Hold* Pack::hold(const Code& id) const { return find_in(holds_, id); }
const Step* Pack::step(const Code& id) const { return find_in(steps_, id); }
const Measure* Pack::measure(const Code& id) const { return find_in(measures_, id); }
const Deadline* Pack::deadline(const Code& id) const { return find_in(deadlines_, id); }
const Safeguard* Pack::safeguard(const Code& id) const { return find_in(safeguards_, id); }
const Decision* Pack::decision(const Code& id) const { return find_in(decisions_, id); }
const Rule* Pack::rule(const Code& id) const { return find_in(rules_, id); }

std::vector<const Fact*> Pack::facts_of(const Code& group) const {
    std::vector<const Fact*> found;
    for (const Fact& fact : facts_)
        if (fact.group == group) found.push_back(&fact);
    return found;
}

std::vector<const Indicator*> Pack::indicators_of(Dimension dimension) const {
    std::vector<const Indicator*> found;
    for (const Indicator& indicator : indicators_)
        if (indicator.dimension == dimension) found.push_back(&indicator);
    return found;
}

const Hold* Pack::hold_on(const Code& step) const {
    const Step* found = this->step(step);
    return found && found->hold ? &holds_[*found->hold] : nullptr;
}

std::string Pack::label(Thing thing, const Code& id, Language language) const {
    const auto find = [&]() -> const Label* {
        switch (thing) {
            case Thing::fact: return label_in(facts_, id);
            case Thing::hold: return label_in(holds_, id);
            case Thing::step: return label_in(steps_, id);
            case Thing::measure: return label_in(measures_, id);
            case Thing::ground: return label_in(grounds_, id);
            case Thing::deadline: return label_in(deadlines_, id);
            case Thing::alert: return label_in(alerts_, id);
            case Thing::safeguard: return label_in(safeguards_, id);
            case Thing::track: return option_in(facts_[known_.track], id);
            case Thing::result: return option_in(facts_[known_.result], id);
            case Thing::door: return label_in(doors_, id);
            case Thing::stage: return label_in(stages_, id);
            case Thing::decision: return label_in(decisions_, id);
            case Thing::decider: return label_in(deciders_, id);
            case Thing::status: return label_in(statuses_, id);
            case Thing::contact: return label_in(contacts_, id);
            case Thing::compartment: return label_in(compartments_, id);
            case Thing::group: return label_in(groups_, id);
            case Thing::dimension: return label_in(dimensions_, id);
            case Thing::level: return label_in(levels_, id);
            case Thing::source: {
                const Source* source = find_in(sources_, id);
                return source ? &source->title : nullptr;
            }
        }
        return nullptr;
    };
    const Label* found = find();
    return found ? found->in(language) : id.text();
}

std::string Pack::option_label(const Code& fact, const Code& value, Language language) const {
    const Fact* definition = this->fact(fact);
    const Label* found = definition ? option_in(*definition, value) : nullptr;
    return found ? found->in(language) : value.text();
}

std::string Pack::subject_name(const Rule& rule) const {
    const auto named = [&](const std::string& id) { return std::string(name_of(rule.kind)) + "/" + id; };
    switch (rule.kind) {
        case Kind::definition: return named(facts_[definitions_[rule.subject]].id.text());
        case Kind::result: return "screening";
        case Kind::file: return "file";
        case Kind::track: return "track";
        case Kind::hold: return named(holds_[rule.subject].id.text());
        case Kind::measure: return named(measures_[rule.subject].id.text());
        case Kind::ground: return named(grounds_[rule.subject].id.text());
        case Kind::deadline: return named(deadlines_[rule.subject].id.text());
        case Kind::alert: return named(alerts_[rule.subject].id.text());
        case Kind::safeguard: return named(safeguards_[rule.subject].id.text());
    }
    return "";
}

std::span<const Rule> Pack::rules_about(Kind kind, std::uint16_t subject) const {
    const Span span = spans_[static_cast<std::size_t>(kind)][subject];
    return std::span(rules_).subspan(span.first, span.count);
}

bool Pack::verified() const {
    return std::ranges::all_of(rules_, [](const Rule& rule) { return rule.authority.verified; });
}

}  // namespace hogo::rules
