// A wall: for one member of staff a file does not exist any more, nor ever did (P13, P14).
//
// Promises: from the first word on they are given no task; where they read nothing of the file the wall
// stands at once; where they read, it takes strong evidence or a second person, and then the keys are renewed
// without them. Nothing about it is ever shown to them. Lifting it gives no access back. Raised by the lead,
// or by a link that matching found.
#pragma once
#include "actions/add_words.h"
#include "actions/checks.h"
#include "actions/renew_keys.h"

namespace hogo::actions {

/// related_person, named_in_case, own_wish, possible_link, other
std::span<const Code> wall_grounds();
/// confirmed, refused, lifted
std::span<const Code> wall_answers();

struct Wall {
    StaffId staff;
    Code ground;
    bool stands = false;  ///< else it waits for a second person
    domain::Origin origin;
};
/// Those that stand or wait, of a file whose `access` is open.
std::vector<Wall> walls_of(const domain::CaseFile& file);

struct RaiseWall {
    static inline const Code code = "raise_wall";
    static constexpr domain::Compartments reads{Compartment::procedure, Compartment::access};

    StaffId staff;
    Code ground;          ///< of wall_grounds()
    bool strong = false;  ///< strong evidence: a current reader loses access without a second person
    Said reasons = {};
    Compartments open_to_them =
        {};  ///< what they read now: ready_to_raise fills it in, committing compares it
};
/// Refused: `not_the_decider`, `not_listed`, `not_yourself`, `walled_already`, `reasons_needed`.
Verdict decide(const Deciding<RaiseWall>& deciding, const RaiseWall& raising);
std::vector<domain::Event> change(const domain::CaseFile& file, const RaiseWall& raising,
                                  domain::Occasion& occasion);
Result<Besides> besides_of(House& house, const Actor& actor, const OpenedFile& opened,
                           const RaiseWall& raising);
/// To be performed as it comes back. Problems: `no_such_file` (not_found).
Result<RaiseWall> ready_to_raise(House& house, const Actor& actor, const CaseId& file, RaiseWall raising);

struct AnswerWall {
    static inline const Code code = "answer_wall";
    static constexpr domain::Compartments reads{Compartment::procedure, Compartment::access};

    StaffId staff;
    Code answer;  ///< of wall_answers()
    Said reasons = {};
};
Verdict decide(const Deciding<AnswerWall>& deciding, const AnswerWall& answering);
std::vector<domain::Event> change(const domain::CaseFile& file, const AnswerWall& answering,
                                  domain::Occasion& occasion);
Result<Besides> besides_of(House& house, const Actor& actor, const OpenedFile& opened,
                           const AnswerWall& answering);

/// What a link adds to the commit of the action that found it: the events, and what stands beside them. Needs
/// no lead: who is linked is given no task from here on; a reader keeps access until a second person agreed,
/// unless `strong`.
struct LinkedWall {
    std::vector<domain::Event> events;
    Besides besides;
};
Result<LinkedWall> wall_by_link(House& house, const Actor& actor, const OpenedFile& opened,
                                const StaffId& staff, bool strong, domain::Occasion& occasion);

}  // namespace hogo::actions
