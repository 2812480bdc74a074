// Record time in custody, to the day and with its cause (P5). The same day in and out is 0 days.
//
// A fact is never refused because it should not have happened: a night against the hold is written down like any other
// and shown as what it is. A later record of the same beginning completes the earlier one.
#pragma once
#include "actions/checks.h"

namespace hogo::actions {

struct RecordCustody {
    static inline const Code code = "record_custody";
    static constexpr domain::Compartments reads{domain::Compartment::procedure};

    LocalDate from;
    std::optional<LocalDate> until;  ///< none: still there
    Code cause;                      ///< of custody_causes()
};

/// detention_order, removal_order, landing, police, protective_custody, other
std::span<const Code> custody_causes();

/// Nights that the person spent in custody while protection stood and the hold `hold` was not lifted, up to `today`.
/// `zone`: the office's, for the day on which the protection began.
int nights_against_hold(const domain::CaseFile& file, const domain::Custody& custody, const Code& hold, const Zone& zone,
                        LocalDate today);

Verdict decide(const Deciding<RecordCustody>& deciding, const RecordCustody& custody);
std::vector<domain::Event> change(const domain::CaseFile& file, const RecordCustody& custody, domain::Occasion& occasion);

}  // namespace hogo::actions
