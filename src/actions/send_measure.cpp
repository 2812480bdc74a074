#include "actions/send_measure.h"

namespace hogo::actions {

Verdict decide(const Deciding<SendMeasure>& deciding, const SendMeasure& sending) {
    using enum domain::MeasureState;
    if (auto refused = first_of({casework_on(deciding.file, deciding.actor),
                                 measure_stands(deciding.file, sending.measure, {proposed, drafted})}))
        return refused;
    auto missing = missing_for_decision(deciding.pack, deciding.file, *deciding.file.measure(sending.measure));
    if (!missing.empty()) {
        const auto first = missing.front();
        return Refused{"not_ready_to_send", "policy_p3", std::move(missing), first};
    }
    return permitted;
}

std::vector<domain::Event> change(const domain::CaseFile&, const SendMeasure& sending, domain::Occasion& occasion) {
    return {occasion.event(domain::MeasureSent{sending.measure})};
}

}  // namespace hogo::actions
