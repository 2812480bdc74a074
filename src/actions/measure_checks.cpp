#include "actions/measure_checks.h"

namespace hogo::actions {

Verdict measure_stands(const domain::CaseFile& file, const domain::MeasureId& measure,
                       std::initializer_list<domain::MeasureState> states) {
    const auto* found = file.measure(measure);
    if (!found) return Refused{"no_such_measure", "house", {}, {}};
    if (std::ranges::find(states, found->state) == states.end())
        return Refused{"measure_stands_elsewhere", "house", {*Code::parse(name_of(found->state))}, {}};
    return permitted;
}

std::vector<Code> missing_for_decision(const rules::Pack& pack, const domain::CaseFile& file, const domain::Measure& measure) {
    std::vector<Code> missing;
    for (const auto* fact : pack.facts_of("circumstances")) {
        const auto* circumstance = file.circumstance(fact->id);
        if (!circumstance || circumstance->considered.answer == domain::Answer::not_asked) missing.push_back(fact->id);
    }
    if (measure.drafts.empty()) missing.push_back("draft");
    if (file.wishes.empty()) missing.push_back("wish");  // a wish recorded without any choice says: asked, none stated
    return missing;
}

bool departs_from_wish(const domain::Measure& measure, domain::Decision decision, rules::WishStanding standing) {
    if (decision == domain::Decision::granted)
        return measure.proposed.departs_from_wish || standing == rules::WishStanding::against ||
               standing == rules::WishStanding::awaiting;
    return standing == rules::WishStanding::follows;
}

}  // namespace hogo::actions
