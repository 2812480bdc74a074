// Is this person known already? Asked from a file whose name is open to the asker, by a lead or the duty.
//
// Promises: files that the asker may open are shown with what the two have in common; of every other one the
// asker learns nothing, its own leads read a line; the same calls whether or not there is one, up to
// `files_looked_into`; budgeted, and on the ledger of the asking file and of each file that opened. Two files
// are never joined here: a lead reads both and decides. Does not compare dates of birth, nationalities or
// whereabouts.
#pragma once
#include "actions/link_tokens.h"
#include "actions/open_file.h"

namespace hogo::actions {

/// How many files one question looks into at most, the likeliest first.
inline constexpr std::size_t files_looked_into = 4;

struct KnownFile {
    CaseId id;
    std::string number;
    std::vector<Text> names;      ///< of the other file
    bool same_document = false;   ///< both name the same document
    Likeness likeness;            ///< of the names
};
struct KnownView {
    OpenedFile opened;
    std::vector<KnownFile> files;  ///< that are open to the asker, the likeliest first
};

/// Refused: `not_the_decider`, `you_do_not_hold`, `nothing_stated` (no name and no document to ask with),
/// `budget_spent`. Problems: those of gather.
Outcome<KnownView> find_known(House& house, const Actor& actor, const domain::ActionId& action,
                              const CaseId& file);

}  // namespace hogo::actions
