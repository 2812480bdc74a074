// Record where the person is: the tightest compartment, written without being read (P15).
//
// A shelter's liaison can add. What was written earlier stays; the newest counts.
#pragma once
#include "actions/checks.h"

namespace hogo::actions {

struct RecordWhereabouts {
    static inline const Code code = "record_whereabouts";
    static constexpr domain::Compartments reads{domain::Compartment::procedure};

    domain::WhereaboutsRecorded place;  ///< `kind` of whereabouts_kinds()
};

/// shelter, relative, hotel, hospital, home, custody, other
std::span<const Code> whereabouts_kinds();

Verdict decide(const Deciding<RecordWhereabouts>& deciding, const RecordWhereabouts& recording);
std::vector<domain::Event> change(const domain::CaseFile& file, const RecordWhereabouts& recording,
                                  domain::Occasion& occasion);

}  // namespace hogo::actions
