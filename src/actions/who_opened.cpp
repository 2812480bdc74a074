#include "actions/who_opened.h"

#include "actions/ledger_copy.h"
#include "base/cbor.h"

namespace hogo::actions {
namespace {

std::optional<LedgerCopy> open_copy(const OpenedFile& opened, const SealedAccess& access) {
    const auto reader = opened.readers.find({Compartment::access, access.access_version});
    if (reader == opened.readers.end()) return std::nullopt;
    const auto plain = reader->second.open(access.sealed, 0, vault::raw(access.id));
    if (!plain) return std::nullopt;
    return read_ledger_copy(bytes_of(plain->reveal()));
}

std::optional<Opening> read_opening(ByteView record) {
    const auto value = cbor::decode(record);
    if (!value) return std::nullopt;
    const auto who = StaffId::parse(value->value("actor", ""));
    const auto role = domain::role_named(value->value("role", ""));
    const auto action = Code::parse(value->value("action", ""));
    const auto task = Code::parse(value->value("task", ""));
    if (!who || !role || !action || !task) return std::nullopt;
    Opening opening;
    opening.kind = value->value("kind", "");
    opening.who = *who;
    opening.role = *role;
    opening.action = *action;
    opening.task = *task;
    opening.at = {value->value("at", std::int64_t{0})};
    for (const auto& part : (*value)["parts"])
        if (auto named = domain::compartment_named(part.get_ref<const std::string&>())) opening.parts.add(*named);
    return opening;
}

}  // namespace

Result<OpeningRecord> read_who_opened(House& house, const Actor& actor, const CaseId& file, std::size_t limit) {
    OpeningRecord record;
    HOGO_TRY(opened, gather(house, actor, file, {Compartment::access}, {"who_opened"}));
    record.opened = std::move(opened);
    if (!record.opened.reader(Compartment::access))
        return problem(ProblemKind::not_found, "access_closed", "the record of openings is not open to you");
    HOGO_TRY(rows, house.cases.read_accesses(file, limit));
    for (const auto& row : rows) {
        const auto copy = open_copy(record.opened, row);
        auto opening = copy ? read_opening(copy->record) : std::nullopt;
        if (!opening) {
            ++record.unreadable;
            continue;
        }
        HOGO_TRY(proven, house.cases.prove_leaf(row.leaf, copy->record, copy->salt));
        opening->leaf = row.leaf;
        opening->proven = proven;
        const auto& state = record.opened.file;
        opening->without_task = (!state.encounter || state.encounter->origin.author != opening->who) &&
                                std::ranges::none_of(state.assignments, [&](const domain::Assignment& a) {
                                    return a.assigned.staff == opening->who;
                                });
        record.openings.push_back(std::move(*opening));
    }
    std::ranges::stable_partition(record.openings, [](const Opening& opening) { return opening.without_task; });
    return record;
}

}  // namespace hogo::actions
