// One action, one pass: gather, decide, change, seal, commit, answer.
//
// An action is a struct with what was asked for, and two pure functions beside it:
//   Verdict decide(const Deciding<Action>&, const Action&);
//   std::vector<domain::Event> change(const domain::CaseFile&, const Action&, domain::Occasion&);
// (where the change needs the rules' answer, `change` takes the Deciding in the file's place).
// `Action::code` names it on the ledger; `Action::reads` are the compartments that deciding needs.
// record_wish.h is the model; docs/adding-an-action.md walks through it.
#pragma once
#include "actions/assess.h"
#include "actions/consequences.h"
#include "actions/seal.h"
#include "actions/work_item.h"
#include "domain/occasion.h"

namespace hogo::actions {

/// Which file, which form. `action` is the form's random id: the same form twice is one action.
struct Target {
    CaseId file;
    domain::ActionId action;
    /// The file's `procedure` revision that the person saw; none where no form was shown (imports, interfaces).
    std::optional<std::uint64_t> seen;
};

/// What a decision may look at.
template <class Action>
struct Deciding {
    const domain::CaseFile& file;
    const Actor& actor;
    const rules::Pack& pack;
    const rules::Assessment& assessment;
    Instant now;
    LocalDate today;
    const Directory& directory;

    std::variant<Permit<Action>, Refused> permit(const Action& action) const {
        return Permit<Action>::from(decide(*this, action));
    }
};

/// What a few actions commit beside their events.
struct Besides {
    std::vector<GrantRow> grants;
    std::vector<vault::Hash> document_tokens;
    PlanningChange planning;
    std::vector<CompartmentRow> compartments = {};  ///< new versions
    std::vector<WorkRow> work = {};                 ///< beside the file's own line
    std::vector<WallRow> walls = {}, walls_lifted = {};
    std::vector<LinkRow> links = {};                ///< tokens of whom the file keeps away
    std::optional<Shredding> shredding = {};
};

/// Everything after the decision, the same for all actions (perform.cpp).
Result<Receipt> seal_and_commit(House& house, const Actor& actor, const OpenedFile& opened, const Target& target,
                                const Code& action, std::vector<domain::Event> events, const PermitBase& permit,
                                Besides besides = {});
/// The receipt of an action that was done before; none of a file that has been hidden from this person since.
Result<std::optional<Receipt>> find_receipt(House& house, const Actor& actor, const domain::ActionId& action);
Result<void> check_seen(const OpenedFile& opened, const Target& target);
std::array<domain::EventId, 64> draw_ids(RandomSource& random);

/// The events that an action makes, whichever of the two forms its `change` has.
template <class Action>
std::vector<domain::Event> make_change(const Deciding<Action>& deciding, const Action& action, domain::Occasion& occasion) {
    if constexpr (requires { change(deciding, action, occasion); }) return change(deciding, action, occasion);
    else return change(deciding.file, action, occasion);
}

/// What deciding needs: `Action::reads`, or what this one action says in `needs()`.
template <class Action>
Compartments reads_for(const Action& action) {
    if constexpr (requires { action.needs(); }) return action.needs();
    else return Action::reads;
}

/// What an action commits beside its events, where it has a `besides_of`.
template <class Action>
Result<Besides> besides_for(House& house, const Actor& actor, const OpenedFile& opened, const Action& action) {
    if constexpr (requires { besides_of(house, actor, opened, action); }) return besides_of(house, actor, opened, action);
    else return Besides{};
}

template <class Action>
Outcome<> perform(House& house, const Actor& actor, const Target& target, const Action& action) {
    // The same form again is the same action: its first receipt.
    HOGO_TRY(before, find_receipt(house, actor, target.action));
    if (before) return *before;

    // gather
    HOGO_TRY(opened, gather(house, actor, target.file, reads_for(action), {Action::code}));
    HOGO_CHECK(check_seen(opened, target));

    // decide
    const auto assessment = assess(*house.pack, opened.file, house.today());
    const auto directory = house.office.directory();
    const Deciding<Action> deciding{opened.file, actor, *house.pack, assessment, house.now(), house.today(), *directory};
    auto decision = deciding.permit(action);
    if (auto* refused = std::get_if<Refused>(&decision)) return *std::move(refused);

    // change
    const auto ids = draw_ids(house.random);
    domain::Occasion occasion(target.action, actor.id(), deciding.now, deciding.today, ids);
    auto events = make_change(deciding, action, occasion);
    add_consequences(*house.pack, opened, events, occasion);
    HOGO_TRY(besides, besides_for(house, actor, opened, action));

    // seal, commit, answer
    return seal_and_commit(house, actor, opened, target, Action::code, std::move(events), std::get<0>(decision),
                           std::move(besides));
}

}  // namespace hogo::actions
