// Send a draft to whoever decides. It goes only when every circumstance was considered, the reasons are there and the
// person was asked what they wish (P1, P3).
#pragma once
#include "actions/measure_checks.h"

namespace hogo::actions {

struct SendMeasure {
    static inline const Code code = "send_measure";
    static constexpr domain::Compartments reads{domain::Compartment::procedure, domain::Compartment::condition};

    domain::MeasureId measure;
};

/// A refusal `not_ready_to_send` names what is missing in `facts`: circumstances by their code, `draft`, `wish`.
Verdict decide(const Deciding<SendMeasure>& deciding, const SendMeasure& sending);
std::vector<domain::Event> change(const domain::CaseFile& file, const SendMeasure& sending, domain::Occasion& occasion);

}  // namespace hogo::actions
