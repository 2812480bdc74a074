// Lift a hold for a limited time, in writing; or put it back at once (P5).
//
// Promises: a director alone lifts, with reasons and with the alternatives that were considered; it ends by itself at
// most thirty days ahead, computed from dates: nothing has to run for the hold to be back. Putting it back is easy, for
// a director and for every case lead.
#pragma once
#include "actions/add_words.h"
#include "actions/checks.h"

namespace hogo::actions {

/// The longest lifting, in days [house].
inline constexpr int lift_limit_days = 30;
/// Ways out of coercion that must have been thought of: supervisory_measure, provisional_release, shelter,
/// private_lodging, regular_reporting, postponement, other.
std::span<const Code> lift_alternatives();

struct LiftHold {
    static inline const Code code = "lift_hold";
    static constexpr domain::Compartments reads{domain::Compartment::procedure};

    Code hold;                        ///< of the pack's holds
    LocalDate until;                  ///< the last day
    std::vector<Code> alternatives;   ///< of lift_alternatives(), at least one
    Said reasons;                     ///< why, and why none of the alternatives will do
};
Verdict decide(const Deciding<LiftHold>& deciding, const LiftHold& lifting);
std::vector<domain::Event> change(const domain::CaseFile& file, const LiftHold& lifting, domain::Occasion& occasion);

struct RestoreHold {
    static inline const Code code = "restore_hold";
    static constexpr domain::Compartments reads{domain::Compartment::procedure};

    Code hold;
};
Verdict decide(const Deciding<RestoreHold>& deciding, const RestoreHold& restoring);
std::vector<domain::Event> change(const domain::CaseFile& file, const RestoreHold& restoring, domain::Occasion& occasion);

}  // namespace hogo::actions
