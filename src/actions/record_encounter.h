// Record an encounter: the first contact at a door, of one person or of many on a group sheet (P7, P18).
//
// Everything may be left unknown. Suspicion alone opens the file in the same commit; without it the screening stays open
// and the holds stand until somebody closes it. No story crosses files: each row of a sheet is a file of its own.
#pragma once
#include "actions/begin_file.h"

namespace hogo::actions {

struct RecordEncounter {
    static inline const Code code = "record_encounter";

    Code door;
    Instant seen_at;
    std::optional<Code> language;
    std::map<Code, domain::FactValue> facts;
    std::map<Code, domain::Answer> indicators;
    domain::Answer suspicion = domain::Answer::not_asked;
    Text observed;                     ///< what the officer saw or heard, in their words
    domain::IdentityRecorded identity; ///< as far as known; empty names are fine
    Text whereabouts;                  ///< where the person is now, as far as it must be noted
    std::optional<CaseId> child_of;
    std::optional<domain::GroupSheetId> group;
    std::int64_t row = 0;
};

Outcome<> record_encounter(House& house, const Actor& actor, domain::ActionId action, const RecordEncounter& encounter);

/// The action id of a sheet's row, counted from 0.
domain::ActionId action_of_row(const domain::ActionId& sheet, std::size_t row);

/// One sheet, many rows, each its own file, its own number. Row n has the action id derived from the sheet's, so that a
/// sheet sent twice is one sheet. Answers a receipt a row, in their order.
Outcome<std::vector<Receipt>> record_group_sheet(House& house, const Actor& actor, domain::ActionId action,
                                                 std::vector<RecordEncounter> rows);

/// The first events of a file, in their order; also for imports.
std::vector<domain::Event> encounter_events(const RecordEncounter& encounter, domain::Occasion& occasion);
/// Keyed tokens of the documents, by which a hold-check finds the file.
std::vector<vault::Hash> document_tokens(const House& house, std::span<const domain::IdentityDocument> documents);

}  // namespace hogo::actions
