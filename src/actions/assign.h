// Assign a task on a file, and with it the keys of the parts that the task needs.
//
// Promises: the case lead (by night the duty desk) gives no more than they hold themselves; whoever is kept away gets
// nothing, and the answer does not say why (P14). Ending a task takes the task away and, forward only, its keys: the parts that
// no other task of the person needs get new ones in the same commit. What stands under the old keys they could keep.
#pragma once
#include "actions/interview_checks.h"

namespace hogo::actions {

struct Task {
    Code id;
    domain::Compartments parts;
    std::vector<domain::Role> roles;  ///< who can be given it
};
/// lead, officer, interviewer, liaison, medic, director
std::span<const Task> tasks();
const Task* task_named(const Code& id);

struct Assign {
    static inline const Code code = "assign";

    Code task;  ///< of tasks()
    domain::StaffId staff;
    bool ended = false;

    /// What must be opened: the parts that are given, and whom to keep away.
    domain::Compartments needs() const;
};

Verdict decide(const Deciding<Assign>& deciding, const Assign& assignment);
std::vector<domain::Event> change(const domain::CaseFile& file, const Assign& assignment, domain::Occasion& occasion);
/// The grants. Problems: `reader_missing` (environment: the person has no verified key), those of the vault.
Result<Besides> besides_of(House& house, const Actor& actor, const OpenedFile& opened, const Assign& assignment);

}  // namespace hogo::actions
