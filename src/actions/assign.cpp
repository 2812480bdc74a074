#include "actions/assign.h"

#include "actions/grants.h"
#include "actions/renew_keys.h"

namespace hogo::actions {

std::span<const Task> tasks() {
    using enum domain::Compartment;
    using domain::Role;
    static const std::vector<Task> all{
        {"lead", Compartments::all(), {Role::case_lead}},
        {"officer", {procedure, identity, condition, network, domain::Compartment::needs, access}, casework_roles},
        {"interviewer", {procedure, domain::Compartment::needs, statement}, casework_roles},
        {"liaison", {procedure, whereabouts, domain::Compartment::needs}, {Role::shelter_liaison}},
        {"medic", {procedure, condition, domain::Compartment::needs}, {Role::medical_staff}},
        {"director", {procedure, condition, access}, {Role::director}},
    };
    return all;
}

const Task* task_named(const Code& id) {
    const auto found = std::ranges::find(tasks(), id, &Task::id);
    return found == tasks().end() ? nullptr : &*found;
}

domain::Compartments Assign::needs() const {
    const Compartments always{Compartment::procedure, Compartment::needs};
    const auto* found = task_named(task);
    return found && !ended ? always | found->parts : always;
}

Verdict decide(const Deciding<Assign>& deciding, const Assign& assignment) {
    if (!deciding.actor.is({domain::Role::case_lead, domain::Role::duty}))
        return Refused{"not_the_decider", "house", {"case_lead"}, "case_lead"};
    if (auto refused = casework_on(deciding.file, deciding.actor)) return refused;
    const auto* task = task_named(assignment.task);
    if (!task) return Refused{"not_listed", "house", {"task"}, "a_listed_value"};
    const auto holders = deciding.file.assigned(assignment.task.text());
    const bool holds_it = std::ranges::find(holders, assignment.staff) != holders.end();
    if (assignment.ended) return holds_it ? permitted : Verdict(Refused{"not_assigned", "house", {}, {}});
    if (holds_it) return Refused{"assigned_already", "house", {}, {}};
    if (auto refused = is_available(deciding.file, deciding.directory, assignment.staff, task->roles)) return refused;
    if (!deciding.file.opened.contains(task->parts)) {
        Refused refused{"you_do_not_hold", "policy_p12", {}, "somebody_who_holds_it"};
        for (auto part : domain::all_compartments)
            if (task->parts.has(part) && !deciding.file.opened.has(part)) refused.facts.push_back(*Code::parse(name_of(part)));
        return refused;
    }
    return permitted;
}

std::vector<domain::Event> change(const domain::CaseFile&, const Assign& assignment, domain::Occasion& occasion) {
    return {occasion.event(domain::Assigned{assignment.task, assignment.staff, assignment.ended})};
}

namespace {

/// The task's parts without those of other tasks that the person goes on with.
Compartments no_longer_needed(const domain::CaseFile& file, const Assign& ending, const Task& task) {
    Compartments needed;
    for (const auto& other : tasks()) {
        const auto holders = file.assigned(other.id.text());
        if (other.id != task.id && std::ranges::find(holders, ending.staff) != holders.end()) needed = needed | other.parts;
    }
    Compartments parts;
    for (auto part : domain::all_compartments)
        if (task.parts.has(part) && !needed.has(part)) parts.add(part);
    return parts;
}

}  // namespace

Result<Besides> besides_of(House& house, const Actor& actor, const OpenedFile& opened, const Assign& assignment) {
    Besides besides;
    const auto* task = task_named(assignment.task);
    if (!task) return besides;
    if (assignment.ended) return renew_keys_after_task(house, actor, opened, assignment.staff, no_longer_needed(opened.file, assignment, *task));
    const auto directory = house.office.directory();
    const auto person = vault::raw(assignment.staff);
    const auto ordinary = reader_key(*directory, Compartment::procedure, person), guarded = reader_key(*directory, Compartment::whereabouts, person);
    if (!ordinary || !guarded) return problem(ProblemKind::environment, "reader_missing", "the person has no verified key");
    const vault::SealPublic recipients[] = {ordinary->key(), guarded->key()};
    HOGO_TRY(held, house.cases.read_case(opened.id, recipients, {}));
    for (const auto& [place, part] : opened.readers) {
        const auto& [compartment, version] = place;
        const bool has_it = std::ranges::any_of(held.grants, [&](const GrantRow& grant) {
            const auto head = vault::read_grant_head(grant.grant);
            return grant.compartment == compartment && grant.version == version && head && !head->statement.expires;
        });
        if (!task->parts.has(compartment) || has_it) continue;
        const auto& reader = guarded_parts.has(compartment) ? *guarded : *ordinary;
        HOGO_TRY(bytes, vault::make_grant(part.secret(), reader, std::nullopt, vault::raw(actor.id()), actor.keys.signing(),
                                          house.random));
        besides.grants.push_back({compartment, version, reader.key(), std::move(bytes)});
    }
    return besides;
}

}  // namespace hogo::actions
