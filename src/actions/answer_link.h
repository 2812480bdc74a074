// A possible link between a member of staff and somebody to keep away is cleared with a reason, or confirmed
// (P14).
//
// Promises: by the lead or the duty, never by the linked person, to whom the link does not exist; clearing
// one ends the block and the wall that followed from it and from nothing else; confirming keeps them, and
// agrees to a wall that waited for a second person. Nothing is cleared by itself.
#pragma once
#include "actions/associate.h"

namespace hogo::actions {

struct AnswerLink {
    static inline const Code code = "answer_link";
    static constexpr domain::Compartments reads{Compartment::procedure, Compartment::network,
                                                Compartment::needs, Compartment::access};

    EventId person;  ///< the event that recorded whom to keep away
    StaffId staff;
    Code answer;  ///< of link_answers()
    Said reasons = {};
};
/// Refused: `not_the_decider`, `you_do_not_hold`, `no_such_link`, `answered_already`, `reasons_needed`.
Verdict decide(const Deciding<AnswerLink>& deciding, const AnswerLink& answering);
std::vector<domain::Event> change(const domain::CaseFile& file, const AnswerLink& answering,
                                  domain::Occasion& occasion);
Result<Besides> besides_of(House& house, const Actor& actor, const OpenedFile& opened,
                           const AnswerLink& answering);

}  // namespace hogo::actions
