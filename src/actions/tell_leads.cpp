#include "actions/tell_leads.h"

#include "matching/token.h"

namespace hogo::actions {
namespace {

struct TellLeads {
    static inline const Code code = "tell_leads";
};

}  // namespace

domain::ActionId nth_action(const House& house, std::string_view of, const domain::ActionId& action,
                            std::size_t number) {
    const auto token =
        matching::keyed_token(house.keys.token, of, {text_of(action.bytes()), std::to_string(number)});
    return *domain::ActionId::from_bytes(ByteView(token).first(16));
}

Result<void> tell_leads(House& house, const Actor& actor, const domain::ActionId& action, const Code& purpose,
                        const LeadsTold& told) {
    const auto target = told.other.value_or(told.here);
    HOGO_TRY(target_rows, house.cases.read_case(target, {}, {}));
    HOGO_TRY(own_rows, house.cases.read_case(told.here, {}, {}));
    WorkItem item;
    item.file = target;
    item.number = target_rows.number;
    item.related = own_rows.number;
    item.opened_on = house.today();
    if (told.other) item.waits.push_back({told.kind, told.who, StaffId()});
    HOGO_TRY(line, seal_work_item(house, actor, target_rows.unit, item, work_id(house, target, told.here)));
    // Whom either file is hidden from does not read of it here; asked alike whether or not there is another
    // file.
    line.walled_like = {work_id(house, target), work_id(house, told.here)};
    line.due = house.today();

    OpenedFile own;
    own.compartments = own_rows.compartments;
    HOGO_TRY(entry, compose_ledger_entry(house, {.kind = "change",
                                                 .actor = actor,
                                                 .purpose = {purpose},
                                                 .parts = {},
                                                 .file = told.here,
                                                 .access = &own.newest(Compartment::access)}));
    CaseChange change;
    change.action = action;
    change.file = told.here;
    change.work.push_back(std::move(line));
    change.entry = std::move(entry);
    const auto permit = Permit<TellLeads>::from(permitted);
    HOGO_CHECK(house.cases.commit(std::get<0>(permit), std::move(change)));
    return {};
}

}  // namespace hogo::actions
