// What a member of staff or an interpreter tells of themselves, so that nobody near the persons concerned is
// let near a file: other spellings of their name, relatives, telephones, companies, places (P14).
//
// Promises: only they themselves and, when a possible link is looked at, leads and duty read it; every change
// is on the ledger and budgeted; all files are compared in the same request, and the answer is the same
// whether or not any is linked.
#pragma once
#include "actions/calendar.h"
#include "actions/link_check.h"

namespace hogo::actions {

struct OwnRecord {
    std::vector<Text> names, relatives, phones, companies, places;
    bool operator==(const OwnRecord&) const = default;
    void describe(auto&& fields) {
        fields("names", names), fields("relatives", relatives), fields("phones", phones),
            fields("companies", companies), fields("places", places);
    }
};

/// More than fifty entries of a kind.
bool too_long(const OwnRecord& record);
/// The whole record anew. Refused: `budget_spent`, `too_much` (50 entries of a kind).
Outcome<Done> declare_record(House& house, const Actor& actor, const OwnRecord& record);
/// One's own; an empty one where nothing was told.
Result<OwnRecord> read_own_record(House& house, const Actor& actor);
/// Of somebody else, on the ledger: for whoever looks at a possible link. Nothing where it is not open to
/// them, or they told nothing.
Result<std::optional<OwnRecord>> read_record_of(House& house, const Actor& actor, const StaffId& staff);
/// The record with the name in the directory.
Compared compared(const StaffRecord& staff, const OwnRecord& record);

/// Of somebody who was just registered, by whoever registered them: kept, and every file that keeps such a
/// person away is compared.
Result<void> declare_for(House& house, const Actor& registrar, const StaffRecord& staff, const OwnRecord& record);

/// Seals and keeps it with its tokens; `recheck_links` does so again when the method has changed.
Result<Declaration> seal_record(House& house, const StaffRecord& staff, const OwnRecord& record);

}  // namespace hogo::actions
