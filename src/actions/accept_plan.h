// Accept a proposal: the interview is arranged as arrange_interview would, with what the plan answers filled
// in (P8 to P10).
//
// Promises: a person accepts, no plan does; every safeguard that arranging by hand asks for is answered, by
// whoever asked for the interview or by the place itself; an ideal that was missed stands with its reason.
// Where an arranged interview moves, the earlier one is cancelled in the same commit. Half hours, offers and
// feeds follow in it too.
#pragma once
#include "actions/arrange_interview.h"
#include "actions/board.h"

namespace hogo::actions {

struct AcceptPlan {
    static inline const Code code = "accept_plan";
    static constexpr domain::Compartments reads{domain::Compartment::procedure, domain::Compartment::needs};

    PlanningLine line;              ///< with a place
    domain::InterviewId interview;  ///< drawn by the caller
    Calendar interpreter, room;     ///< of the line's place
    int room_privacy = 0;
    std::map<Code, Text> reasons =
        {};  ///< by ideal of the line's obstacles: the sentence, in the office's language
};

/// What was on the board, ready to be carried out. Refused: `nothing_planned`, `not_available`. Problems: as
/// read_board.
Outcome<AcceptPlan> acceptance_of(House& house, const Actor& actor, const Code& unit,
                                  const InterviewRequestId& request);

Verdict decide(const Deciding<AcceptPlan>& deciding, const AcceptPlan& accepting);
std::vector<domain::Event> change(const Deciding<AcceptPlan>& deciding, const AcceptPlan& accepting,
                                  domain::Occasion& occasion);
Result<Besides> besides_of(House& house, const Actor& actor, const OpenedFile& opened,
                           const AcceptPlan& accepting);

}  // namespace hogo::actions
