// Decide whether, when and what the police are told: a director, with reasons, beside the person's wish.
//
// The wish is weighed and shown and never overridden silently; the decision changes nothing in what is open to the
// person.
#pragma once
#include "actions/add_words.h"
#include "actions/checks.h"

namespace hogo::actions {

struct DecideCrimeReport {
    static inline const Code code = "decide_crime_report";
    static constexpr domain::Compartments reads{domain::Compartment::procedure, domain::Compartment::condition};

    Code decision;               ///< of crime_report_decisions()
    std::optional<LocalDate> on; ///< the day; needed for report_later
    std::vector<Code> content;   ///< of crime_report_contents(); needed unless not_now
    Said reasons;
};

/// report_now, report_later, not_now
std::span<const Code> crime_report_decisions();
/// facts_without_identity, exploiters, places, identity
std::span<const Code> crime_report_contents();

Verdict decide(const Deciding<DecideCrimeReport>& deciding, const DecideCrimeReport& decision);
std::vector<domain::Event> change(const domain::CaseFile& file, const DecideCrimeReport& decision, domain::Occasion& occasion);

}  // namespace hogo::actions
