#include "rules/check.h"

#include <algorithm>
#include <functional>
#include <set>

#include "rules/resolve.h"

namespace hogo::rules {
namespace {

/// The values of one fact that some condition tells apart.
std::vector<FactValue> distinct_values(const Pack& pack, FactIndex fact, std::span<const Node* const> comparisons,
                                       std::int32_t today) {
    const Fact& definition = pack.facts()[fact];
    std::vector<FactValue> candidates = {{Standing::unknown, 0}, {Standing::not_asked, 0}, {Standing::closed, 0}};
    const auto add = [&](std::int32_t value) { candidates.push_back({Standing::known, value}); };
    if (definition.type == FactType::answer) {
        add(0);
        add(1);
    } else if (definition.type == FactType::code) {
        for (std::size_t i = 0; i < definition.options.size(); ++i) add(static_cast<std::int32_t>(i));
    } else {
        add(today);
        for (const Node* node : comparisons) {
            const std::int32_t origin = node->operation == Operation::relative ? today : 0;
            for (const std::int32_t bound : {node->least, node->most})
                for (const int step : {-1, 0, 1}) add(origin + bound + step);
        }
    }
    std::vector<FactValue> distinct;
    std::set<std::vector<Truth>> seen;
    for (const FactValue value : candidates) {
        std::vector<Truth> truths;
        for (const Node* node : comparisons) truths.push_back(pack.conditions().compare(*node, value, today));
        if (seen.insert(std::move(truths)).second) distinct.push_back(value);
    }
    return distinct;
}

/// Walks every distinguishable combination of the facts that the rules about one thing read.
class Walk {
  public:
    using Visit = std::function<void(std::vector<FactValue>&)>;

    Walk(const Pack& pack, std::span<const Rule> rules) : pack_(pack), rules_(rules), facts_(pack.facts().size()) {
        std::set<FactIndex> reads;
        for (const Rule& rule : rules) reads.insert(rule.reads.begin(), rule.reads.end());
        reads_.assign(reads.begin(), reads.end());
    }

    const std::vector<FactIndex>& reads() const { return reads_; }

    /// One day for each stretch of time in which the same rules are in force.
    std::vector<LocalDate> days() const {
        std::set<LocalDate> days = {LocalDate::of(2000, 1, 3)};
        for (const Rule& rule : rules_) {
            if (rule.valid_from) days.insert(*rule.valid_from);
            if (rule.valid_to) days.insert(rule.valid_to->plus_days(1));
        }
        return {days.begin(), days.end()};
    }

    /// The number of combinations walked, or nothing when they are more than the limit.
    std::optional<std::uint64_t> over(LocalDate day, std::optional<FactIndex> without, const Visit& visit) {
        std::vector<FactIndex> facts;
        std::vector<std::vector<FactValue>> values;
        std::uint64_t combinations = 1;
        for (const FactIndex fact : reads_) {
            if (fact == without) continue;
            facts.push_back(fact);
            values.push_back(distinct_values(pack_, fact, comparisons_of(fact), day.number()));
            combinations *= values.back().size();
            if (combinations > combination_limit) return std::nullopt;
        }
        std::vector<std::size_t> place(facts.size(), 0);
        for (std::uint64_t i = 0; i < combinations; ++i) {
            for (std::size_t f = 0; f < facts.size(); ++f) facts_[facts[f]] = values[f][place[f]];
            visit(facts_);
            for (std::size_t f = 0; f < facts.size() && ++place[f] == values[f].size(); ++f) place[f] = 0;
        }
        return combinations;
    }

    Resolution resolve(LocalDate day, std::vector<Conflict>& conflicts) const {
        explanations_.clear();
        for (const Rule& rule : rules_) {
            const bool in_force = rule.in_force(day);
            explanations_.push_back(
                {&rule, in_force ? outcome_of(pack_.conditions().evaluate(rule.root, facts_, day)) : Outcome::not_in_force,
                 0, 0});
        }
        return settle(pack_, explanations_, conflicts);
    }

  private:
    std::vector<const Node*> comparisons_of(FactIndex fact) const {
        std::vector<const Node*> found;
        for (const Rule& rule : rules_) {
            const auto nodes = pack_.conditions().nodes;
            for (NodeIndex i = rule.root; i < nodes[rule.root].end; ++i)
                if (nodes[i].compares() && nodes[i].fact == fact) found.push_back(&nodes[i]);
        }
        return found;
    }

    const Pack& pack_;
    const std::span<const Rule> rules_;
    std::vector<FactIndex> reads_;
    std::vector<FactValue> facts_;
    mutable std::vector<Explanation> explanations_;
};

struct Subject {
    Kind kind;
    std::uint16_t index;
};

std::vector<Subject> subjects_of(const Pack& pack) {
    std::vector<Subject> found;
    for (int kind = 0; kind < kind_count; ++kind)
        for (std::uint16_t i = 0; i < pack.subjects(static_cast<Kind>(kind)); ++i)
            if (!pack.rules_about(static_cast<Kind>(kind), i).empty()) found.push_back({static_cast<Kind>(kind), i});
    return found;
}

Complaint complaint(const Rule& rule, std::string reason) { return {rule.file, rule.line, std::move(reason)}; }

Complaint too_many(const Pack& pack, const Rule& rule) {
    return complaint(rule, fmt::format("the rules about {} read so many facts that their combinations exceed 2^20",
                                       pack.subject_name(rule)));
}

bool made_of(const Pack& pack, FactIndex fact, FactIndex part) {
    const auto parts = pack.made_of(fact);
    return std::ranges::binary_search(parts, part);
}

/// A fact whose yes may only add: said by the person or the officer, or concluded from nothing but such facts.
bool is_protective(const Pack& pack, FactIndex fact) {
    if (pack.facts()[fact].type != FactType::answer) return false;
    const auto known = pack.known();
    return std::ranges::all_of(pack.made_of(fact), [&](FactIndex part) {
        const bool chooses_the_list = made_of(pack, known.child, part) && pack.facts()[fact].derived;
        return chooses_the_list || std::ranges::find(pack.protective_groups(), pack.facts()[part].group) !=
                                       pack.protective_groups().end();
    });
}

int protection_of(Kind kind, const Resolution& resolution) {
    if (kind == Kind::hold) return is_held(resolution) ? 1 : 0;
    if (kind == Kind::measure) return 2 - static_cast<int>(state_from(resolution));
    const Truth truth = answer_from(resolution);
    return truth == Truth::yes ? 2 : truth == Truth::unsettled ? 1 : 0;
}

}  // namespace

Complaints cooperation_reaches_only_grounds(const Pack& pack) {
    Complaints found;
    const FactIndex cooperation = pack.known().cooperation;
    for (const Rule& rule : pack.rules()) {
        if (rule.kind == Kind::ground) continue;
        for (const FactIndex fact : rule.reads)
            if (made_of(pack, fact, cooperation))
                found.push_back(complaint(rule, fmt::format("the rule {} about {} depends on cooperation through {}; cooperation "
                                                            "may only add a ground",
                                                            rule.id.text(), pack.subject_name(rule),
                                                            pack.facts()[fact].id.text())));
    }
    for (const Measure& measure : pack.measures())
        for (const auto* wishes : {&measure.needs_wish, &measure.against_wish, &measure.unless_wish})
            for (const FactIndex wish : *wishes)
                if (made_of(pack, wish, cooperation))
                    found.push_back({"measures.yaml", 0,
                                     fmt::format("the measure {} treats cooperation as a wish", measure.id.text())});
    return found;
}

Complaints contradictions(const Pack& pack, std::uint64_t& combinations) {
    Complaints found;
    for (const Subject subject : subjects_of(pack)) {
        const auto rules = pack.rules_about(subject.kind, subject.index);
        Walk walk(pack, rules);
        std::set<std::pair<const Rule*, const Rule*>> pairs;
        std::vector<Conflict> conflicts;
        for (const LocalDate day : walk.days()) {
            const auto walked = walk.over(day, std::nullopt, [&](const auto&) { walk.resolve(day, conflicts); });
            for (const Conflict& conflict : conflicts) pairs.insert({conflict.one, conflict.other});
            conflicts.clear();
            if (!walked) {
                found.push_back(too_many(pack, rules.front()));
                break;
            }
            combinations += *walked;
        }
        for (const auto& [one, other] : pairs)
            found.push_back(complaint(*other, fmt::format("the rules {} (line {}) and {} (line {}) can both be met, say "
                                                          "different things about {}, and have no order",
                                                          one->id.text(), one->line, other->id.text(), other->line,
                                                          pack.subject_name(*other))));
    }
    return found;
}

Complaints refusal_differs_from_not_asked(const Pack& pack, std::uint64_t& combinations) {
    Complaints found;
    const KnownFacts& known = pack.known();
    for (const Subject subject : subjects_of(pack)) {
        const auto rules = pack.rules_about(subject.kind, subject.index);
        Walk walk(pack, rules);
        bool differs = false;
        std::vector<Conflict> ignored;
        for (const LocalDate day : walk.days()) {
            const auto walked = walk.over(day, known.cooperation, [&](std::vector<FactValue>& facts) {
                facts[known.cooperation] = {Standing::known, known.cooperation_refused};
                const Resolution refused = walk.resolve(day, ignored);
                facts[known.cooperation] = {Standing::not_asked, 0};
                const Resolution not_asked = walk.resolve(day, ignored);
                ignored.clear();
                // A ground stands or does not; the rest must agree in what is still open as well.
                differs |= subject.kind == Kind::ground ? refused.effect != not_asked.effect : refused != not_asked;
            });
            if (!walked) {
                found.push_back(too_many(pack, rules.front()));
                break;
            }
            combinations += *walked;
        }
        if (differs)
            found.push_back(complaint(rules.front(), fmt::format("refusing to cooperate changes {}",
                                                                 pack.subject_name(rules.front()))));
    }
    return found;
}

Complaints suspicion_fails_to_open(const Pack& pack, std::uint64_t& combinations) {
    const KnownFacts& known = pack.known();
    const auto rules = pack.rules_about(Kind::file, 0);
    if (rules.empty()) return {{"stages.yaml", 0, "no rule opens a file"}};
    Walk walk(pack, rules);
    std::vector<Conflict> ignored;
    for (const LocalDate day : walk.days()) {
        bool fails = false;
        const auto walked = walk.over(day, known.suspicion, [&](std::vector<FactValue>& facts) {
            facts[known.suspicion] = {Standing::known, 1};
            fails |= answer_from(walk.resolve(day, ignored)) != Truth::yes;
            ignored.clear();
        });
        if (!walked) return {too_many(pack, rules.front())};
        combinations += *walked;
        if (fails) return {complaint(rules.front(), "there is a case in which the officer's suspicion does not open the file")};
    }
    return {};
}

Complaints yes_takes_protection_away(const Pack& pack, std::uint64_t& combinations) {
    Complaints found;
    for (const Subject subject : subjects_of(pack)) {
        if (subject.kind == Kind::definition || subject.kind == Kind::result || subject.kind == Kind::track) continue;
        const auto rules = pack.rules_about(subject.kind, subject.index);
        Walk walk(pack, rules);
        std::vector<Conflict> ignored;
        std::set<FactIndex> guilty;
        for (const LocalDate day : walk.days()) {
            for (const FactIndex fact : walk.reads()) {
                if (!is_protective(pack, fact) || pack.facts()[fact].type != FactType::answer) continue;
                const auto walked = walk.over(day, fact, [&](std::vector<FactValue>& facts) {
                    facts[fact] = {Standing::unknown, 0};
                    const int before = protection_of(subject.kind, walk.resolve(day, ignored));
                    facts[fact] = {Standing::known, 1};
                    if (protection_of(subject.kind, walk.resolve(day, ignored)) < before) guilty.insert(fact);
                    ignored.clear();
                });
                combinations += walked.value_or(0);
            }
        }
        for (const FactIndex fact : guilty)
            found.push_back(complaint(rules.front(), fmt::format("answering yes to {} takes protection away from {}",
                                                                 pack.facts()[fact].id.text(),
                                                                 pack.subject_name(rules.front()))));
    }
    return found;
}

Complaints unknown_counts_as_no(const Pack& pack) {
    Complaints found;
    const auto nodes = pack.conditions().nodes;
    for (const Rule& rule : pack.rules()) {
        if (rule.kind != Kind::file && rule.kind != Kind::hold && rule.kind != Kind::measure) continue;
        for (NodeIndex i = rule.root; i < nodes[rule.root].end; ++i) {
            const Fact& fact = pack.facts()[nodes[i].fact];
            if (nodes[i].operation != Operation::is_known || fact.type == FactType::date) continue;
            found.push_back(complaint(rule, fmt::format("the rule {} takes it for an answer that {} is not known",
                                                        rule.id.text(), fact.id.text())));
        }
    }
    return found;
}

CheckReport check_pack(const Pack& pack) {
    CheckReport report;
    report.rules = pack.rules().size();
    report.subjects = subjects_of(pack).size();
    report.unverified = static_cast<std::size_t>(
        std::ranges::count_if(pack.rules(), [](const Rule& rule) { return !rule.authority.verified; }));
    const auto take = [&](Complaints more) { std::ranges::move(more, std::back_inserter(report.findings)); };
    take(cooperation_reaches_only_grounds(pack));
    take(contradictions(pack, report.combinations));
    take(refusal_differs_from_not_asked(pack, report.combinations));
    take(suspicion_fails_to_open(pack, report.combinations));
    take(yes_takes_protection_away(pack, report.combinations));
    take(unknown_counts_as_no(pack));
    return report;
}

}  // namespace hogo::rules
