// Erasing what was kept long enough: parts of a file, or the file.
//
// Promises: never by itself; a named person proposes with reasons, a second one decides with reasons; never
// while protection stands, anything is under way or a day that the rules count to is still to come. What is
// erased is shredded in the commit that records the decision: keys first of all. A part that goes alone gets
// new keys for its readers, so that a file that is reopened goes on. Of a file that went whole nothing
// answers any more, as if it had never been; what is left is a receipt for the unit's leads and directors,
// and the decision on the ledger. Does not know where backups lie.
#pragma once
#include "actions/add_words.h"
#include "actions/checks.h"
#include "actions/my_work.h"
#include "actions/retention.h"

namespace hogo::actions {

struct ProposeErasure {
    static inline const Code code = "propose_erasure";
    static constexpr domain::Compartments reads{domain::Compartment::procedure};

    Compartments parts;  ///< of those that are due; with `procedure` all
    Said reasons;
};
/// Refused: `not_the_decider`, `still_protected`, `not_due_yet`, `proposed_already`, `reasons_needed`, those
/// of nothing_under_way and no_deadline_runs.
Verdict decide(const Deciding<ProposeErasure>& deciding, const ProposeErasure& proposal);
std::vector<domain::Event> change(const domain::CaseFile& file, const ProposeErasure& proposal,
                                  domain::Occasion& occasion);

struct AnswerErasure {
    static inline const Code code = "answer_erasure";
    static constexpr domain::Compartments reads{domain::Compartment::procedure, domain::Compartment::needs};

    bool agreed = false;  ///< false: everything is kept, and may be proposed again
    Said reasons;
};
/// Refused: `nothing_proposed`, `second_person_needed`, and those of the proposal.
Verdict decide(const Deciding<AnswerErasure>& deciding, const AnswerErasure& answer);
std::vector<domain::Event> change(const domain::CaseFile& file, const AnswerErasure& answer,
                                  domain::Occasion& occasion);
Result<Besides> besides_of(House& house, const Actor& actor, const OpenedFile& opened,
                           const AnswerErasure& answer);

/// What is left to be read of an erasure, by the unit's leads and directors.
struct ErasureReceipt {
    ErasureId id;
    LocalDate day;
    LocalDate final_on;         ///< the last day on which a known backup may still hold the keys
    std::uint64_t records = 0;  ///< beside leaves of the ledger, erased
    std::uint64_t leaf = 0;
    std::string number;  ///< the protection number
    Compartments parts;
    domain::Stage stage = domain::Stage::closed;
    LocalDate last_entry;
    StaffId proposed_by, decided_by;

    bool whole() const { return parts == Compartments::all(); }
    bool final(LocalDate today) const { return final_on < today; }
};

struct Erasures {
    std::vector<WorkItem> due;      ///< lines of files of which something is due, soonest first
    std::vector<WorkItem> waiting;  ///< proposed, and waiting for a second person
    std::vector<ErasureReceipt> done;
};
/// One entry on the ledger. Problems (not_found): `no_such_page` for whoever does not decide on erasures,
/// `no_work_list`.
Result<Erasures> read_erasures(House& house, const Actor& actor);
/// Problems (not_found): `no_such_page`.
Result<ErasureReceipt> read_erasure(House& house, const Actor& actor, const ErasureId& id);

}  // namespace hogo::actions
