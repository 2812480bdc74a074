#include "rules/fact_table.h"

#include <algorithm>
#include <charconv>

#include "rules/pack.h"

namespace hogo::rules {
namespace {

std::optional<Standing> standing_named(std::string_view text) {
    if (text == "unknown") return Standing::unknown;
    if (text == "not_asked") return Standing::not_asked;
    if (text == "closed") return Standing::closed;
    return std::nullopt;
}

std::optional<std::int32_t> option_named(const Fact& fact, std::string_view text) {
    for (std::size_t i = 0; i < fact.options.size(); ++i) {
        const auto& option = fact.options[i];
        if (option.id == text || std::ranges::find(option.also, text) != option.also.end())
            return static_cast<std::int32_t>(i);
    }
    return std::nullopt;
}

}  // namespace

FactTable::FactTable(const Pack& pack) : pack_(&pack), values_(pack.facts().size()) {}

void FactTable::clear() { std::ranges::fill(values_, FactValue{}); }

Result<FactIndex> FactTable::settable(const Code& fact, FactType type) const {
    const auto index = pack_->fact_index(fact);
    if (!index) return problem(ProblemKind::invalid_input, "unknown_fact", "the pack has no such fact");
    const Fact& definition = pack_->facts()[*index];
    if (definition.derived)
        return problem(ProblemKind::invalid_input, "derived_fact", "this fact is concluded, not recorded");
    if (definition.type != type)
        return problem(ProblemKind::invalid_input, "wrong_type", "the fact takes values of another type");
    return *index;
}

Result<void> FactTable::set(const Code& fact, Answer answer) {
    HOGO_TRY(index, settable(fact, FactType::answer));
    switch (answer) {
        case Answer::no: values_[index] = {Standing::known, 0}; break;
        case Answer::yes: values_[index] = {Standing::known, 1}; break;
        case Answer::unknown: values_[index] = {Standing::unknown, 0}; break;
        case Answer::not_asked: values_[index] = {Standing::not_asked, 0}; break;
        case Answer::closed: values_[index] = {Standing::closed, 0}; break;
    }
    return {};
}

Result<void> FactTable::set_code(const Code& fact, const Code& value) {
    HOGO_TRY(index, settable(fact, FactType::code));
    const auto option = option_named(pack_->facts()[index], value.text());
    if (!option) return problem(ProblemKind::invalid_input, "unlisted_value", "the value is not a listed one");
    values_[index] = {Standing::known, *option};
    return {};
}

Result<void> FactTable::set_date(const Code& fact, LocalDate day) {
    HOGO_TRY(index, settable(fact, FactType::date));
    values_[index] = {Standing::known, day.number()};
    return {};
}

Result<void> FactTable::set_integer(const Code& fact, std::int32_t number) {
    HOGO_TRY(index, settable(fact, FactType::integer));
    values_[index] = {Standing::known, number};
    return {};
}

Result<void> FactTable::set_standing(const Code& fact, Standing standing) {
    require(standing != Standing::known, "a known fact needs its value");
    const auto index = pack_->fact_index(fact);
    if (!index) return problem(ProblemKind::invalid_input, "unknown_fact", "the pack has no such fact");
    HOGO_CHECK(settable(fact, pack_->facts()[*index].type));
    values_[*index] = {standing, 0};
    return {};
}

Result<void> FactTable::set_text(const Code& fact, std::string_view text) {
    const auto index = pack_->fact_index(fact);
    if (!index) return problem(ProblemKind::invalid_input, "unknown_fact", "the pack has no such fact");
    const Fact& definition = pack_->facts()[*index];
    if (const auto standing = standing_named(text)) return set_standing(fact, *standing);
    constexpr auto unlisted = [] {
        return problem(ProblemKind::invalid_input, "unlisted_value", "the value is not one that the fact can take");
    };
    switch (definition.type) {
        case FactType::answer:
            if (text == "yes") return set(fact, Answer::yes);
            if (text == "no") return set(fact, Answer::no);
            return unlisted();
        case FactType::code: {
            const auto option = option_named(definition, text);
            if (!option) return unlisted();
            return set_code(fact, definition.options[static_cast<std::size_t>(*option)].id);
        }
        case FactType::date: {
            const auto day = LocalDate::parse(text);
            if (!day) return unlisted();
            return set_date(fact, *day);
        }
        case FactType::integer: {
            std::int32_t number = 0;
            const auto* end = text.data() + text.size();
            const auto [stopped, error] = std::from_chars(text.data(), end, number);
            if (error != std::errc{} || stopped != end) return unlisted();
            return set_integer(fact, number);
        }
    }
    return unlisted();
}

std::string FactTable::text_of(FactIndex fact) const {
    const FactValue value = values_[fact];
    switch (value.standing) {
        case Standing::unknown: return "unknown";
        case Standing::not_asked: return "not_asked";
        case Standing::closed: return "closed";
        case Standing::known: break;
    }
    const Fact& definition = pack_->facts()[fact];
    switch (definition.type) {
        case FactType::answer: return value.value == 1 ? "yes" : "no";
        case FactType::code: return definition.options[static_cast<std::size_t>(value.value)].id.text();
        case FactType::date: return LocalDate::from_number(value.value).text();
        case FactType::integer: return std::to_string(value.value);
    }
    return "";
}

void FactTable::close(const Code& compartment) {
    const auto& facts = pack_->facts();
    for (std::size_t i = 0; i < facts.size(); ++i)
        if (facts[i].compartment == compartment) values_[i] = {Standing::closed, 0};
}

}  // namespace hogo::rules
