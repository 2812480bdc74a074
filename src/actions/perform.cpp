#include "actions/perform.h"

#include "actions/hidden.h"
#include "actions/link_check.h"

namespace hogo::actions {

std::array<domain::EventId, 64> draw_ids(RandomSource& random) {
    std::array<domain::EventId, 64> ids;
    for (auto& id : ids) id = domain::EventId::draw(random);
    return ids;
}

Result<std::optional<Receipt>> find_receipt(House& house, const Actor& actor, const domain::ActionId& action) {
    HOGO_TRY(found, house.cases.find_receipt(action));
    if (!found) return found;
    HOGO_TRY(hidden, is_hidden(house, actor.id(), found->file));
    return hidden ? std::optional<Receipt>() : found;
}

Result<void> check_seen(const OpenedFile& opened, const Target& target) {
    if (target.seen && *target.seen != opened.revision(Compartment::procedure))
        return problem(ProblemKind::conflict, "stale_file", "the file has changed since this form was opened");
    return {};
}

Result<Receipt> seal_and_commit(House& house, const Actor& actor, const OpenedFile& opened, const Target& target,
                                const Code& action, std::vector<domain::Event> events, const PermitBase& permit,
                                Besides besides) {
    // Whatever action keeps somebody away, the people of the office are compared with them in the same commit.
    HOGO_CHECK(follow_links(house, actor, opened, target.action, events, besides));
    HOGO_TRY(sealed, seal_events(house, opened, events));

    // The unit's list shows the file as it is afterwards.
    auto all = opened.events;
    all.insert(all.end(), events.begin(), events.end());
    const auto after = domain::fold(all, opened.file.opened);
    const auto item = make_work_item(house, opened.id, opened.number, after, assess(*house.pack, after, house.today()));
    HOGO_TRY(work, seal_work_item(house, actor, opened.unit, item));

    auto parts = sealed.parts;
    if (besides.shredding) {
        parts = {};
        for (const auto& [part, version] : besides.shredding->parts) parts.add(part);
    }
    HOGO_TRY(entry, compose_ledger_entry(house, {.kind = besides.shredding ? "erasure" : "change",
                                                 .actor = actor,
                                                 .purpose = {action},
                                                 .parts = parts,
                                                 .file = opened.id,
                                                 .heads = &sealed.next,
                                                 .walls = besides.walls,
                                                 .walls_lifted = besides.walls_lifted,
                                                 .access = &opened.newest(Compartment::access)}));
    CaseChange change;
    change.action = target.action;
    change.file = opened.id;
    change.expected = std::move(sealed.expected);
    change.events = std::move(sealed.rows);
    change.work.push_back(std::move(work));
    std::ranges::move(besides.work, std::back_inserter(change.work));
    change.compartments = std::move(besides.compartments);
    change.walls = std::move(besides.walls);
    change.walls_lifted = std::move(besides.walls_lifted);
    change.grants = std::move(besides.grants);
    change.document_tokens = std::move(besides.document_tokens);
    change.planning = std::move(besides.planning);
    change.links = std::move(besides.links);
    change.shredding = std::move(besides.shredding);
    change.entry = std::move(entry);
    return house.cases.commit(permit, std::move(change));
}

}  // namespace hogo::actions
