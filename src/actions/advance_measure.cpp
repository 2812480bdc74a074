#include "actions/advance_measure.h"

namespace hogo::actions {

using enum domain::MeasureState;

std::span<const Code> measure_steps() {
    static const std::array<Code, 12> steps{"applied",  "received", "order_issued",           "released",
                                            "finding_notified", "hearing_requested", "heard", "hearing_result_notified",
                                            "objected", "permitted", "carried_out", "answered"};
    return steps;
}

Verdict decide(const Deciding<AdvanceMeasure>& deciding, const AdvanceMeasure& advance) {
    return first_of({casework_on(deciding.file, deciding.actor, {domain::Role::director}),
                     measure_stands(deciding.file, advance.measure, {proposed, drafted, awaiting_decision, granted, refused}),
                     has_come(advance.on, deciding.today), listed(advance.step, measure_steps(), "step")});
}

std::vector<domain::Event> change(const domain::CaseFile&, const AdvanceMeasure& advance, domain::Occasion& occasion) {
    return {occasion.event(domain::MeasureAdvanced{advance.measure, advance.step, advance.on})};
}

Verdict decide(const Deciding<WithdrawMeasure>& deciding, const WithdrawMeasure& withdrawal) {
    return first_of({casework_on(deciding.file, deciding.actor, {domain::Role::director}),
                     measure_stands(deciding.file, withdrawal.measure, {proposed, drafted, awaiting_decision}),
                     has_reasons(withdrawal.reasons.words, "policy_p1")});
}

std::vector<domain::Event> change(const domain::CaseFile&, const WithdrawMeasure& withdrawal, domain::Occasion& occasion) {
    std::vector events{occasion.event(domain::MeasureWithdrawn{withdrawal.measure})};
    add_words(events, occasion, "reasons", events.front().id, withdrawal.reasons);
    return events;
}

}  // namespace hogo::actions
