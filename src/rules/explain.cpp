#include "rules/explain.h"

#include <algorithm>
#include <limits>

namespace hogo::rules {
namespace {

struct Words {
    std::string_view ja;
    std::string_view en;
    std::string_view in(Language language) const { return language == Language::ja ? ja : en; }
};

constexpr Words yes_word{"はい", "yes"}, no_word{"いいえ", "no"}, unknown_word{"不明", "unknown"},
    not_asked_word{"聞いていない", "not asked"}, closed_word{"閲覧権限外", "in a part closed to you"},
    not_word{"以外", "not "}, known_word{"確認済み", "known"}, not_known_word{"未確認", "not known"};

bool bounded_below(const Node& node) { return node.least > std::numeric_limits<std::int32_t>::min() / 2; }
bool bounded_above(const Node& node) { return node.most < std::numeric_limits<std::int32_t>::max() / 2; }

std::string day_text(const Node& node, std::int32_t bound) {
    if (node.operation == Operation::between) return LocalDate::from_number(bound).text();
    return bound == 0 ? "today" : fmt::format("today{:+}", bound);
}

/// A range as a code: `>= today`, `<= 30`, `2024-06-10..2024-06-20`.
std::string range_text(const Node& node, FactType type, bool inside) {
    const auto bound = [&](std::int32_t value) {
        return type == FactType::date ? day_text(node, value) : std::to_string(value);
    };
    if (bounded_below(node) && bounded_above(node)) {
        if (node.least == node.most) return fmt::format("{} {}", inside ? "=" : "!=", bound(node.least));
        return fmt::format("{} {}..{}", inside ? "in" : "not in", bound(node.least), bound(node.most));
    }
    if (bounded_below(node)) return fmt::format("{} {}", inside ? ">=" : "<", bound(node.least));
    return fmt::format("{} {}", inside ? "<=" : ">", bound(node.most));
}

std::string day_words(LocalDate day, Language language) {
    const auto fields = day.fields();
    return language == Language::ja ? fmt::format("{}年{}月{}日", int(fields.year()), unsigned(fields.month()), unsigned(fields.day()))
                                    : day.text();
}

/// A bound as people say it: 本日, 30日後, 2024年6月10日; the number of an integer.
std::string bound_words(const Node& node, FactType type, std::int32_t bound, Language language) {
    const bool ja = language == Language::ja;
    if (type != FactType::date) return std::to_string(bound);
    if (node.operation == Operation::between) return day_words(LocalDate::from_number(bound), language);
    if (bound == 0) return ja ? "本日" : "today";
    if (bound > 0) return fmt::format(fmt::runtime(ja ? "{}日後" : "{} days from now"), bound);
    return fmt::format(fmt::runtime(ja ? "{}日前" : "{} days ago"), -bound);
}

/// The same range in words: 本日以降 / on or after today, 30以下 / at most 30.
std::string range_words(const Node& node, FactType type, bool inside, Language language) {
    const bool day = type == FactType::date;
    const auto say = [&](Words words, auto... bounds) { return fmt::format(fmt::runtime(words.in(language)), bounds...); };
    const auto least = bounded_below(node) ? bound_words(node, type, node.least, language) : std::string();
    const auto most = bounded_above(node) ? bound_words(node, type, node.most, language) : std::string();
    if (bounded_below(node) && bounded_above(node)) {
        if (node.least == node.most) return inside ? least : say({"{}以外", "not {}"}, least);
        return inside ? say({"{}から{}まで", "{} to {}"}, least, most) : say({"{}から{}まで以外", "not {} to {}"}, least, most);
    }
    if (bounded_below(node) && inside) return day ? say({"{}以降", "on or after {}"}, least) : say({"{}以上", "at least {}"}, least);
    if (bounded_below(node)) return day ? say({"{}より前", "before {}"}, least) : say({"{}未満", "less than {}"}, least);
    if (inside) return day ? say({"{}以前", "on or before {}"}, most) : say({"{}以下", "at most {}"}, most);
    return day ? say({"{}より後", "after {}"}, most) : say({"{}を超える", "more than {}"}, most);
}

std::string option_list(const Pack& pack, const Node& node, std::optional<Language> language) {
    std::string list;
    const Fact& fact = pack.facts()[node.fact];
    for (std::size_t i = 0; i < fact.options.size(); ++i) {
        if ((node.mask >> i & 1U) == 0) continue;
        if (!list.empty()) list += !language ? " | " : *language == Language::ja ? "・" : " or ";
        list += language ? fact.options[i].label.in(*language) : fact.options[i].id.text();
    }
    return list;
}

}  // namespace

std::string text_of(const Pack& pack, const Change& change) {
    const Node& node = pack.conditions().nodes[change.node];
    const Fact& fact = pack.facts()[node.fact];
    const bool wanted = change.to == Truth::yes;
    if (node.operation == Operation::is_known)
        return fmt::format("{} {}", fact.id.text(), wanted ? "known" : "not known");
    if (node.operation == Operation::one_of)
        return fmt::format("{} {} {}", fact.id.text(), wanted ? "=" : "!=", option_list(pack, node, std::nullopt));
    if (fact.type == FactType::answer)
        return fmt::format("{} = {}", fact.id.text(), (node.least == 1) == wanted ? "yes" : "no");
    return fmt::format("{} {}", fact.id.text(), range_text(node, fact.type, wanted));
}

std::string text_of(const Pack& pack, const Change& change, Language language) {
    const Node& node = pack.conditions().nodes[change.node];
    const Fact& fact = pack.facts()[node.fact];
    const bool wanted = change.to == Truth::yes;
    const std::string& label = fact.label.in(language);
    const std::string_view colon = language == Language::ja ? ":" : ": ";
    if (node.operation == Operation::is_known)
        return fmt::format("{}{}{}", label, colon, (wanted ? known_word : not_known_word).in(language));
    if (node.operation == Operation::one_of) {
        const std::string list = option_list(pack, node, language);
        if (wanted) return fmt::format("{}{}{}", label, colon, list);
        return language == Language::ja ? fmt::format("{}{}{}{}", label, colon, list, not_word.ja)
                                        : fmt::format("{}{}{}{}", label, colon, not_word.en, list);
    }
    if (fact.type == FactType::answer)
        return fmt::format("{}{}{}", label, colon, ((node.least == 1) == wanted ? yes_word : no_word).in(language));
    return fmt::format("{}{}{}", label, colon, range_words(node, fact.type, wanted, language));
}

std::string text_of(const Pack& pack, FactIndex index, FactValue value, Language language) {
    const Fact& fact = pack.facts()[index];
    const auto said = [&]() -> std::string {
        switch (value.standing) {
            case Standing::unknown: return std::string(unknown_word.in(language));
            case Standing::not_asked: return std::string(not_asked_word.in(language));
            case Standing::closed: return std::string(closed_word.in(language));
            case Standing::known: break;
        }
        switch (fact.type) {
            case FactType::answer: return std::string((value.value == 1 ? yes_word : no_word).in(language));
            case FactType::code: return fact.options[static_cast<std::size_t>(value.value)].label.in(language);
            case FactType::date: return day_words(LocalDate::from_number(value.value), language);
            case FactType::integer: return std::to_string(value.value);
        }
        return {};
    };
    return fmt::format("{}{}{}", fact.label.in(language), language == Language::ja ? ":" : ": ", said());
}

std::vector<Code> compartments_of(const Pack& pack, const Rule& rule) {
    std::vector<Code> found;
    for (std::size_t i = 0; i < pack.compartments().size(); ++i)
        if ((rule.compartments >> i & 1U) != 0) found.push_back(pack.compartments()[i].id);
    return found;
}

bool may_render(const Pack& pack, const Rule& rule, std::span<const Code> opened) {
    return std::ranges::all_of(compartments_of(pack, rule), [&](const Code& compartment) {
        return std::ranges::find(opened, compartment) != opened.end();
    });
}

std::vector<const Explanation*> explanations_about(const Assessment& assessment, Kind kind, std::uint16_t subject) {
    std::vector<const Explanation*> found;
    for (const Explanation& explanation : assessment.explanations)
        if (explanation.rule->kind == kind && explanation.rule->subject == subject) found.push_back(&explanation);
    std::ranges::stable_sort(found, {}, [](const Explanation* explanation) { return explanation->outcome; });
    return found;
}

std::vector<const Explanation*> explanations_about(const Pack& pack, const Assessment& assessment, Kind kind,
                                                   const Code& id) {
    const std::string name = std::string(name_of(kind)) + "/" + id.text();
    for (const Explanation& explanation : assessment.explanations)
        if (explanation.rule->kind == kind && pack.subject_name(*explanation.rule) == name)
            return explanations_about(assessment, kind, explanation.rule->subject);
    return {};
}

}  // namespace hogo::rules
