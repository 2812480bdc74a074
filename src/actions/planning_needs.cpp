#include "actions/planning_needs.h"

#include <charconv>

namespace hogo::actions {
namespace {

template <class Value>
Value stated(const std::map<Code, domain::FactValue>& needs, const Code& fact,
             std::initializer_list<std::pair<std::string_view, Value>> values, Value otherwise) {
    if (const auto* code = code_in(needs, fact))
        for (const auto& [name, value] : values)
            if (code->text() == name) return value;
    return otherwise;
}

/// `at_0930`: the half hour that begins then.
std::optional<int> slot_named(std::string_view code) {
    constexpr std::string_view at = "at_";
    if (!code.starts_with(at) || code.size() != at.size() + 4) return std::nullopt;
    int number = 0;
    const auto digits = code.substr(at.size());
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
    return office_day::slot_at(number / 100 * 60 + number % 100);
}

}  // namespace

const Code* code_in(const std::map<Code, domain::FactValue>& needs, const Code& fact) {
    const auto found = needs.find(fact);
    return found == needs.end() ? nullptr : std::get_if<Code>(&found->second);
}

PersonsNeeds persons_needs(const std::map<Code, domain::FactValue>& needs) {
    using Hours = PersonsNeeds::Hours;
    using Company = PersonsNeeds::Company;
    PersonsNeeds all;
    all.hours = stated(needs, "needs.hours", {{"morning", Hours::morning}, {"afternoon", Hours::afternoon}},
                       Hours::any);
    const int longest = stated(needs, "needs.longest",
                               {{"half_hour", 1}, {"hour", 2}, {"ninety_minutes", 3}, {"two_hours", 4}}, 0);
    if (longest > 0) all.longest = longest;
    all.breaks_after = stated(needs, "needs.breaks", {{"each_half_hour", 1}}, office_day::break_after);
    all.rest_days = stated(needs, "needs.rest", {{"two_days", 2}, {"four_days", 4}, {"week", 7}}, 1);
    if (const auto* hour = code_in(needs, "needs.hour")) all.asked_slot = slot_named(hour->text());
    static const std::array<Code, 5> days{"needs.company_mon", "needs.company_tue", "needs.company_wed",
                                          "needs.company_thu", "needs.company_fri"};
    for (std::size_t day = 0; day < days.size(); ++day)
        all.company[day] = stated(
            needs, days[day],
            {{"morning", Company::morning}, {"afternoon", Company::afternoon}, {"never", Company::never}},
            Company::whole_day);
    return all;
}

}  // namespace hogo::actions
