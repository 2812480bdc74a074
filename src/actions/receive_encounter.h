// Receive an encounter from another system: a file begins, and the system learns nothing from it (P13, P14, P18).
//
// Promises: the same calls of the store and of the vault, and an answer of the same size, whether or not a file already
// names the document; where one does, a line on the list of that file's unit tells its leads, and nobody else is told
// anywhere. The system is granted nothing of the file that it began.
#pragma once
#include "actions/record_encounter.h"

namespace hogo::actions {

struct ReceiveEncounter {
    static inline const Code code = "receive_encounter";

    /// The caller's own key for this report: the same key again is the same encounter. Any text of the caller's.
    std::string idempotency_key;
    RecordEncounter encounter;
};

struct ReceivedEncounter {
    std::string reference;  ///< 49 characters; says nothing; only the system that got it can use it
};

/// Refused: `systems_only`, `no_such_door`, `seen_in_the_future`, `not_in_the_rules` with the facts. Repeats answer the
/// first reference.
Outcome<ReceivedEncounter> receive_encounter(House& house, const Actor& system, const ReceiveEncounter& received);

/// The action behind a reference of this system's; nothing for a foreign, altered or invented one.
std::optional<domain::ActionId> own_reference(const House& house, const Actor& system, std::string_view reference);

}  // namespace hogo::actions
