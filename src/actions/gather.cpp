#include "actions/gather.h"

#include "actions/grants.h"
#include "actions/hidden.h"
#include "base/cbor.h"
#include "domain/history/codec.h"
#include "vault/sealed_box.h"

namespace hogo::actions {
namespace {

constexpr auto no_such_file = [] {
    return problem(ProblemKind::not_found, "no_such_file", "no file of this number is open to you");
};

struct Rights {
    Compartments granted;  ///< by a grant that has not expired
    Compartments at_hand;  ///< of these, where the secret is at hand now
};
Result<Rights> rights_of(const House& house, const Actor& actor, const CaseRows& rows) {
    Rights rights;
    for (const auto& row : rows.grants) {
        HOGO_TRY(head, vault::read_grant_head(row.grant));
        if (head.statement.expires && house.now() >= *head.statement.expires) continue;
        rights.granted.add(row.compartment);
        const bool closed = (row.recipient == actor.keys.open().guarded && !actor.keys.guarded()) ||
                            std::ranges::find(actor.closed_groups, row.recipient) != actor.closed_groups.end();
        if (!closed) rights.at_hand.add(row.compartment);
    }
    return rights;
}

/// Whether anything of the file was given to this person, and not to a group of theirs alone.
bool has_own_grant(const Actor& actor, const CaseRows& rows) {
    return std::ranges::any_of(rows.grants, [&](const GrantRow& row) {
        return row.recipient == actor.keys.open().ordinary || row.recipient == actor.keys.open().guarded;
    });
}

/// The secrets of the compartments that were granted to this person or to a group of theirs.
Result<void> open_grants(House& house, const Actor& actor, const CaseRows& rows, Compartments wanted, OpenedFile& opened) {
    for (const auto& row : rows.grants) {
        if (!wanted.has(row.compartment) || opened.readers.contains({row.compartment, row.version})) continue;
        const auto of = std::ranges::find_if(rows.compartments, [&](const CompartmentRow& compartment) {
            return compartment.compartment == row.compartment && compartment.key.of.version == row.version;
        });
        if (of == rows.compartments.end())
            return problem(ProblemKind::corrupt, "grant_of_another", "a grant for a compartment that is not there");
        HOGO_TRY(reader, open_granted(house, actor.keys, actor.groups, row.grant, of->key));
        if (reader) opened.readers.emplace(std::pair{row.compartment, row.version}, *std::move(reader));
    }
    return {};
}

Result<std::vector<domain::Event>> open_events(const CaseRows& rows, const OpenedFile& opened) {
    std::vector<domain::Event> events;
    events.reserve(rows.events.size());
    for (const auto& row : rows.events) {
        const auto reader = opened.readers.find({row.compartment, row.version});
        if (reader == opened.readers.end()) continue;
        HOGO_TRY(plain, reader->second.open(row.sealed, row.sequence, vault::raw(row.id)));
        HOGO_TRY(event, domain::decode(bytes_of(plain.reveal())));
        if (event.id != row.id)
            return problem(ProblemKind::corrupt, "event_of_another_row", "an event that does not belong to its row");
        events.push_back(std::move(event));
    }
    return events;
}

}  // namespace

std::string audit_group_of(LocalDate day) {
    const auto date = day.fields();
    return fmt::format("audit.{}q{}", static_cast<int>(date.year()), (static_cast<unsigned>(date.month()) + 2) / 3);
}

std::uint64_t OpenedFile::revision(Compartment compartment) const {
    const auto found = heads.find(compartment);
    return found == heads.end() ? 0 : found->second.revision;
}

const vault::CompartmentPublic& OpenedFile::newest(Compartment compartment) const {
    const vault::CompartmentPublic* newest = nullptr;
    for (const auto& row : compartments)
        if (row.compartment == compartment && (!newest || newest->of.version < row.key.of.version)) newest = &row.key;
    require(newest != nullptr, "a file without one of its compartments");
    return *newest;
}

const vault::CompartmentReader* OpenedFile::reader(Compartment compartment) const {
    const auto found = readers.find({compartment, newest(compartment).of.version});
    return found == readers.end() ? nullptr : &found->second;
}

Result<LedgerEntry> compose_ledger_entry(House& house, const LedgerLine& line) {
    cbor::Value record{{"kind", std::string(line.kind)},
                       {"actor", line.actor.id().text()},
                       {"role", std::string(name_of(line.actor.staff.role))},
                       {"action", line.purpose.action.text()},
                       {"task", line.purpose.task.text()},
                       {"at", house.now().milliseconds}};
    auto& parts = record["parts"] = cbor::Value::array();
    for (auto part : domain::all_compartments)
        if (line.parts.has(part)) parts.push_back(std::string(name_of(part)));
    if (line.file) record["file"] = line.file->text();
    if (line.without_task) record["without_task"] = true;
    if (line.heads)
        for (const auto& [part, head] : *line.heads)
            record["heads"][std::string(name_of(part))] = {head.revision, to_hex(head.hash)};
    for (const auto& [name, walls] : {std::pair{"walls", line.walls}, std::pair{"walls_lifted", line.walls_lifted}})
        for (const auto& wall : walls) record[name].push_back({to_hex(wall.person), wall.line.text()});

    LedgerEntry entry;
    entry.record = cbor::encode(record);
    entry.salt = house.random.draw<32>();
    entry.id = EventId::draw(house.random);
    entry.file = line.file;
    const auto copy = cbor::encode({{"salt", cbor::Value::binary(Bytes(entry.salt.begin(), entry.salt.end()))},
                                    {"record", cbor::Value::binary(entry.record)}});
    const auto auditors = house.office.directory()->chain.group_key(group_id(audit_group_of(house.today())));
    if (!auditors) return problem(ProblemKind::environment, "no_audit_group", "this quarter's audit group is missing");
    HOGO_TRY(for_audit, vault::seal_to(*auditors, "ledger", entry.id.bytes(), copy, house.random));
    entry.sealed_for_audit = std::move(for_audit);
    if (line.access) {
        entry.access_version = line.access->of.version;
        HOGO_TRY(for_file, vault::add_record(*line.access, copy, 0, vault::raw(entry.id), house.random));
        entry.sealed_for_file = std::move(for_file);
    }
    return entry;
}

namespace {

/// `needed`: without it the file does not exist for this person.
Result<OpenedFile> gather_parts(House& house, const Actor& actor, const CaseId& file, Compartments wanted, Compartment needed,
                                const Purpose& purpose) {
    HOGO_TRY(looked_for, file_for(house, actor.id(), file));
    auto rows = house.cases.read_case(looked_for, recipients_of(actor), wanted);
    if (!rows) return rows.error().kind == ProblemKind::not_found ? no_such_file() : std::unexpected(rows.error());

    OpenedFile opened;
    opened.id = file;
    opened.number = rows->number;
    opened.unit = rows->unit;
    opened.heads = rows->heads;
    opened.compartments = rows->compartments;
    HOGO_TRY(rights, rights_of(house, actor, *rows));
    if (!rights.granted.has(needed)) return no_such_file();
    opened.readable = rights.granted;
    if (!rights.at_hand.contains(wanted & rights.granted))
        return problem(ProblemKind::unauthenticated, "step_up_needed", "these parts open for five minutes, with password and code");

    HOGO_TRY(entry, compose_ledger_entry(house, {.kind = "access",
                                                 .actor = actor,
                                                 .purpose = purpose,
                                                 .parts = wanted & rights.granted,
                                                 .file = file,
                                                 .without_task = !has_own_grant(actor, *rows),
                                                 .access = &opened.newest(Compartment::access)}));
    HOGO_CHECK(house.cases.record_access(entry, house.today()));

    HOGO_CHECK(open_grants(house, actor, *rows, wanted, opened));
    if (!opened.reader(needed)) return no_such_file();
    HOGO_TRY(events, open_events(*rows, opened));
    opened.events = std::move(events);
    Compartments whole;
    for (const auto& [place, reader] : opened.readers) whole.add(place.first);
    opened.file = domain::fold(opened.events, whole);
    return opened;
}

}  // namespace

Result<OpenedFile> gather(House& house, const Actor& actor, const CaseId& file, Compartments wanted, const Purpose& purpose) {
    wanted.add(Compartment::procedure);
    return gather_parts(house, actor, file, wanted, Compartment::procedure, purpose);
}

Result<domain::CaseFile> gather_needs(House& house, const Actor& actor, const CaseId& file, const Purpose& purpose) {
    HOGO_TRY(opened, gather_parts(house, actor, file, {Compartment::needs}, Compartment::needs, purpose));
    return std::move(opened.file);
}

}  // namespace hogo::actions
