// Record an identity: names in any script, documents, date of birth, as far as known (P13).
//
// Nobody needs to be a reader to add. Documents leave a keyed token by which a hold-check finds the file.
#pragma once
#include "actions/checks.h"

namespace hogo::actions {

struct RecordIdentity {
    static inline const Code code = "record_identity";
    static constexpr domain::Compartments reads{domain::Compartment::procedure};

    domain::IdentityRecorded identity;
};

Verdict decide(const Deciding<RecordIdentity>& deciding, const RecordIdentity& recording);
std::vector<domain::Event> change(const domain::CaseFile& file, const RecordIdentity& recording, domain::Occasion& occasion);
Result<Besides> besides_of(const House& house, const Actor& actor, const OpenedFile& opened, const RecordIdentity& recording);

}  // namespace hogo::actions
