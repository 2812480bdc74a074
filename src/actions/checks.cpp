#include "actions/checks.h"

namespace hogo::actions {

Verdict first_of(std::initializer_list<Verdict> checks) {
    for (const auto& check : checks)
        if (check) return check;
    return permitted;
}

Verdict casework_on(const domain::CaseFile& file, const Actor& actor, std::initializer_list<domain::Role> besides) {
    if (!actor.is(casework_roles) && !actor.is(besides)) return Refused{"casework_only", "house", {}, "a_casework_role"};
    if (file.inquiry) return Refused{"not_a_protection_file", "house", {}, "a_protection_file"};
    return permitted;
}

Verdict has_come(LocalDate day, LocalDate today) {
    if (day > today) return Refused{"day_in_the_future", "house", {}, "a_day_that_has_come"};
    return permitted;
}

Verdict has_reasons(const Text& reasons, const Code& source) {
    if (reasons.empty()) return Refused{"reasons_needed", source, {}, "reasons"};
    return permitted;
}

Verdict listed(const Code& value, std::span<const Code> list, const Code& field) {
    if (std::ranges::find(list, value) == list.end()) return Refused{"not_listed", "house", {field}, "a_listed_value"};
    return permitted;
}

bool fits(const rules::Fact& fact, const domain::FactValue& value) {
    if (fact.derived) return false;
    if (const auto* answer = std::get_if<domain::Answer>(&value))
        return fact.type == rules::FactType::answer || *answer == domain::Answer::unknown || *answer == domain::Answer::not_asked;
    if (const auto* code = std::get_if<Code>(&value))
        return fact.type == rules::FactType::code && std::ranges::find(fact.options, *code, &rules::FactOption::id) != fact.options.end();
    if (std::holds_alternative<LocalDate>(value)) return fact.type == rules::FactType::date;
    return std::holds_alternative<std::int64_t>(value) && fact.type == rules::FactType::integer;
}

Verdict known_facts(const rules::Pack& pack, const std::map<Code, domain::FactValue>& facts) {
    std::vector<Code> unknown;
    for (const auto& [id, value] : facts) {
        const auto* fact = pack.fact(id);
        if (!fact || !fits(*fact, value)) unknown.push_back(id);
    }
    if (!unknown.empty()) return Refused{"not_in_the_rules", "house", unknown, "a_fact_of_the_rules"};
    return permitted;
}

}  // namespace hogo::actions
