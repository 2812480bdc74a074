#include "actions/link_caller.h"

#include <set>

#include "actions/work_item.h"
#include "matching/token.h"

namespace hogo::actions {
namespace {

struct CompareCaller {
    static inline const Code code = "compare_caller";
};

domain::ActionId nth_action(const House& house, const domain::ActionId& action, std::size_t number) {
    const auto token = matching::keyed_token(house.keys.token, "compare caller",
                                             {text_of(action.bytes()), std::to_string(number)});
    return *domain::ActionId::from_bytes(ByteView(token).first(16));
}

Result<void> write_line(House& house, const Actor& actor, const domain::ActionId& action,
                        const CaseId& received, const CaseId& target) {
    HOGO_TRY(target_rows, house.cases.read_case(target, {}, {}));
    HOGO_TRY(own_rows, house.cases.read_case(received, {}, {}));
    HOGO_TRY(own_line, house.cases.read_work_row(work_id(house, received)));
    if (!own_line)
        return problem(ProblemKind::corrupt, "no_work_row", "a file without its line on the unit's list");
    WorkItem item;
    item.file = target;
    item.number = target_rows.number;
    item.related = own_rows.number;
    item.opened_on = house.today();
    item.waits.push_back({"caller", "second_lead", StaffId()});
    HOGO_TRY(line, seal_work_item(house, actor, target_rows.unit, item, work_id(house, target, received)));
    // Whom either file is hidden from does not read of it here; asked alike whether or not there is another
    // file.
    line.walled_like = {work_id(house, target), work_id(house, received)};
    own_line->walled_like = {own_line->id, own_line->id};

    OpenedFile own;
    own.compartments = own_rows.compartments;
    HOGO_TRY(entry, compose_ledger_entry(house, {.kind = "change",
                                                 .actor = actor,
                                                 .purpose = {CompareCaller::code},
                                                 .parts = {},
                                                 .file = received,
                                                 .access = &own.newest(Compartment::access)}));
    CaseChange change;
    change.action = action;
    change.file = received;
    change.work.push_back(target == received ? *std::move(own_line) : std::move(line));
    change.entry = std::move(entry);
    const auto permit = Permit<CompareCaller>::from(permitted);
    HOGO_CHECK(house.cases.commit(std::get<0>(permit), std::move(change)));
    return {};
}

}  // namespace

Result<void> compare_caller(House& house, const Actor& actor, const domain::ActionId& action,
                            const CaseId& received, const Compared& caller) {
    HOGO_TRY(done, house.cases.find_receipt(nth_action(house, action, 0)));
    if (done) return {};
    const auto tokens = link_tokens(house, LinkSide::kept_away, with_shorter_names(caller));
    HOGO_TRY(rows, house.cases.find_links(LinkSide::kept_away, tokens));
    std::set<CaseId> targets;
    for (const auto& row : rows)
        if (const auto link = matching::link_between(tokens, row.tokens);
            link && link->strength >= matching::possible_link_strength)
            targets.insert(CaseId(row.holder));
    if (targets.empty()) targets.insert(received);
    // The first one last: it says that all are done.
    std::size_t number = targets.size();
    for (const auto& target : targets)
        HOGO_CHECK(write_line(house, actor, nth_action(house, action, --number), received, target));
    return {};
}

}  // namespace hogo::actions
