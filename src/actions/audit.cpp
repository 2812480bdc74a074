#include "actions/audit.h"

#include <limits>

#include "actions/ledger_copy.h"
#include "base/cbor.h"
#include "vault/sealed_box.h"

namespace hogo::actions {
namespace {

std::optional<LedgerCopy> open_record(const vault::GroupSecret& group, const SealedRecord& sealed) {
    const auto plain = vault::open_box(group.pair, "ledger", sealed.id.bytes(), sealed.sealed);
    if (!plain) return std::nullopt;
    return read_ledger_copy(bytes_of(plain->reveal()));
}

std::optional<AuditedRecord> read_record(ByteView bytes) {
    const auto value = cbor::decode(bytes);
    if (!value) return std::nullopt;
    const auto who = StaffId::parse(value->value("actor", ""));
    const auto role = domain::role_named(value->value("role", ""));
    const auto action = Code::parse(value->value("action", ""));
    const auto task = Code::parse(value->value("task", ""));
    if (!who || !role || !action || !task) return std::nullopt;
    AuditedRecord record;
    record.kind = value->value("kind", "");
    record.who = *who;
    record.role = *role;
    record.action = *action;
    record.task = *task;
    record.at = {value->value("at", std::int64_t{0})};
    record.file = CaseId::parse(value->value("file", ""));
    record.without_task = value->value("without_task", false);
    for (const auto& part : (*value)["parts"])
        if (auto named = domain::compartment_named(part.get_ref<const std::string&>()))
            record.parts.add(*named);
    return record;
}

}  // namespace

Result<Audit> read_audit(House& house, const Actor& actor, std::optional<std::uint64_t> before) {
    const auto quarter = group_id(audit_group_of(house.today()));
    const auto group = std::ranges::find(actor.groups, quarter,
                                         [](const vault::GroupSecret& each) { return each.of.group; });
    if (!actor.is({domain::Role::auditor}) || group == actor.groups.end())
        return problem(ProblemKind::not_found, "no_such_page", "this page is not open to you");
    HOGO_TRY(
        entry,
        compose_ledger_entry(
            house, {.kind = "list", .actor = actor, .purpose = {"audit", "audit"}, .parts = {}, .file = {}}));
    HOGO_CHECK(house.cases.record_access(entry, house.today()));

    Audit audit;
    HOGO_TRY(rows, house.cases.read_records(before.value_or(std::numeric_limits<std::int64_t>::max()),
                                            audited_at_once));
    for (const auto& row : rows) {
        if (row.sealed.empty()) {
            ++audit.erased;
            continue;
        }
        const auto opened = open_record(*group, row);
        auto record = opened ? read_record(opened->record) : std::nullopt;
        if (!record) {
            ++audit.unreadable;
            continue;
        }
        HOGO_TRY(proven, house.cases.prove_leaf(row.leaf, opened->record, opened->salt));
        record->leaf = row.leaf;
        record->proven = proven;
        audit.records.push_back(*std::move(record));
    }
    if (!rows.empty()) audit.next = rows.back().leaf;
    return audit;
}

}  // namespace hogo::actions
