// What the lead sees of possible links: both sides, and what they have in common.
//
// Promises: only for whoever may open both sides; the linked person never finds a link of their own here;
// each opening is on the ledger, that of a colleague's own record too. A file that is closed to the reader
// adds nothing.
#pragma once
#include "actions/declare_record.h"
#include "actions/open_file.h"

namespace hogo::actions {

struct StaffLinkView {
    domain::PossibleLink link;
    domain::PersonToKeepAwayRecorded person;
    std::optional<OwnRecord> record;  ///< what they told of themselves, if anything
    Likeness likeness;
};
struct LikenessView {
    std::string number;  ///< of the file that keeps the person away
    domain::PersonToKeepAwayRecorded person;
    Likeness likeness;
};
struct AssociateView {
    domain::Associate associate;
    domain::AssociateDescribed described;
    std::vector<LikenessView> likenesses;  ///< possible links, strongest first
};
struct LinksView {
    OpenedFile opened;
    std::vector<StaffLinkView> staff;
    std::vector<AssociateView> associates;
};

/// Refused: `not_the_decider`, `you_do_not_hold`. Problems: those of gather.
Outcome<LinksView> read_links(House& house, const Actor& actor, const CaseId& file);

}  // namespace hogo::actions
