// A step on the way of a measure, with its day: applied, heard, objected … Clocks start from these days.
//
// Steps are facts: they are taken down in every state but withdrawn, also when they come out of order. Withdrawing a
// measure is the other end: with reasons, before its decision.
#pragma once
#include "actions/add_words.h"
#include "actions/measure_checks.h"

namespace hogo::actions {

struct AdvanceMeasure {
    static inline const Code code = "advance_measure";
    static constexpr domain::Compartments reads{domain::Compartment::procedure};

    domain::MeasureId measure;
    Code step;  ///< of measure_steps()
    LocalDate on;
};

/// applied, received, order_issued, released, finding_notified, hearing_requested, heard, hearing_result_notified,
/// objected, permitted, carried_out, answered
std::span<const Code> measure_steps();

Verdict decide(const Deciding<AdvanceMeasure>& deciding, const AdvanceMeasure& advance);
std::vector<domain::Event> change(const domain::CaseFile& file, const AdvanceMeasure& advance, domain::Occasion& occasion);

struct WithdrawMeasure {
    static inline const Code code = "withdraw_measure";
    static constexpr domain::Compartments reads{domain::Compartment::procedure};

    domain::MeasureId measure;
    Said reasons;
};

Verdict decide(const Deciding<WithdrawMeasure>& deciding, const WithdrawMeasure& withdrawal);
std::vector<domain::Event> change(const domain::CaseFile& file, const WithdrawMeasure& withdrawal, domain::Occasion& occasion);

}  // namespace hogo::actions
