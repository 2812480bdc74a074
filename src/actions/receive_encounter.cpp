#include "actions/receive_encounter.h"

#include "actions/checks.h"
#include "matching/token.h"

namespace hogo::actions {
namespace {

Verdict decide(const House& house, const Actor& system, const ReceiveEncounter& received) {
    const auto& encounter = received.encounter;
    if (!system.is({domain::Role::system})) return Refused{"systems_only", "house", {}, "an_interface_key"};
    if (std::ranges::find(house.pack->doors(), encounter.door, &rules::Door::id) == house.pack->doors().end())
        return Refused{"no_such_door", "house", {"door"}, "a_door_of_the_rules"};
    if (encounter.seen_at > house.now()) return Refused{"seen_in_the_future", "house", {"seen_at"}, "a_time_that_has_come"};
    const std::map<Code, domain::FactValue> indicators(encounter.indicators.begin(), encounter.indicators.end());
    return first_of({known_facts(*house.pack, encounter.facts), known_facts(*house.pack, indicators)});
}

domain::ActionId action_of(const House& house, const Actor& system, std::string_view step, std::string_view key) {
    const auto token = matching::keyed_token(house.keys.token, "system action", {system.id().text(), step, key});
    return *domain::ActionId::from_bytes(ByteView(token).first(domain::ActionId::size));
}

std::string reference_of(const House& house, const Actor& system, const domain::ActionId& action) {
    const auto proof = matching::keyed_token(house.keys.token, "system reference", {system.id().text(), action.text()});
    return action.text() + "-" + to_hex(ByteView(proof).first(8));
}

std::vector<domain::Event> events_of(const RecordEncounter& encounter, domain::Occasion& occasion) {
    auto without_facts = encounter;
    without_facts.facts.clear();
    auto events = encounter_events(without_facts, occasion);
    if (!encounter.facts.empty())
        events.push_back(occasion.event(domain::FactsStated{encounter.facts, "partner", occasion.today}));
    return events;
}

/// Always two tokens, so that a report without a document looks up as much as one with it.
std::array<vault::Hash, 2> tokens_to_compare(const House& house, const RecordEncounter& encounter) {
    const auto& documents = encounter.identity.documents;
    if (documents.empty()) return {house.random.draw<32>(), house.random.draw<32>()};
    auto elsewhere = documents.front();
    elsewhere.country = "other";
    return {document_tokens(house, documents).front(), document_tokens(house, {{elsewhere}}).front()};
}

/// Puts a line before the leads of a file that already names the document. Without one, the new file's own line is put
/// back as it is: the same reads, the same seal, the same commit of one line.
Result<void> compare_documents(House& house, const Actor& system, const domain::ActionId& action, const CaseId& begun,
                               const RecordEncounter& encounter, const PermitBase& permit) {
    HOGO_TRY(files, house.cases.find_documents(tokens_to_compare(house, encounter)));
    const auto other = std::ranges::find_if(files, [&](const CaseId& file) { return file != begun; });
    const auto target = other != files.end() ? *other : begun;
    HOGO_TRY(target_rows, house.cases.read_case(target, {}, {}));
    HOGO_TRY(begun_rows, house.cases.read_case(begun, {}, {}));
    HOGO_TRY(own_line, house.cases.read_work_row(work_id(house, begun)));
    if (!own_line) return problem(ProblemKind::corrupt, "no_work_row", "a file without its line on the unit's list");

    HOGO_TRY(notice, seal_work_item(house, system, target_rows.unit,
                                    make_notice(target, target_rows.number, begun_rows.number, system.id(), house.today()),
                                    work_id(house, target, begun)));
    OpenedFile known;
    known.compartments = begun_rows.compartments;
    HOGO_TRY(entry, compose_ledger_entry(house, {.kind = "change",
                                                 .actor = system,
                                                 .purpose = {"compare_documents"},
                                                 .parts = {},
                                                 .file = begun,
                                                 .access = &known.newest(Compartment::access)}));
    CaseChange change;
    change.action = action;
    change.file = begun;
    // Whom either file is hidden from does not read of it here; asked alike whether or not there is another file.
    notice.walled_like = {work_id(house, target), work_id(house, begun)};
    own_line->walled_like = {own_line->id, own_line->id};
    change.work.push_back(other != files.end() ? std::move(notice) : *std::move(own_line));
    change.entry = std::move(entry);
    HOGO_CHECK(house.cases.commit(permit, std::move(change)));
    return {};
}

}  // namespace

Outcome<ReceivedEncounter> receive_encounter(House& house, const Actor& system, const ReceiveEncounter& received) {
    auto decision = Permit<ReceiveEncounter>::from(decide(house, system, received));
    if (auto* refused = std::get_if<Refused>(&decision)) return *std::move(refused);
    const auto& permit = std::get<0>(decision);
    const auto begins = action_of(house, system, "begin", received.idempotency_key);
    const auto compares = action_of(house, system, "compare", received.idempotency_key);

    // Two commits: a repeat after a crash between them does what is missing.
    HOGO_TRY(begun, house.cases.find_receipt(begins));
    if (!begun) {
        const auto& encounter = received.encounter;
        HOGO_TRY(receipt, begin_file(house, system, begins, ReceiveEncounter::code, system.staff.unit,
                                     [&](domain::Occasion& occasion) { return events_of(encounter, occasion); }, permit,
                                     document_tokens(house, encounter.identity.documents)));
        begun = receipt;
    }
    HOGO_TRY(compared, house.cases.find_receipt(compares));
    if (!compared) HOGO_CHECK(compare_documents(house, system, compares, begun->file, received.encounter, permit));
    return ReceivedEncounter{reference_of(house, system, begins)};
}

std::optional<domain::ActionId> own_reference(const House& house, const Actor& system, std::string_view reference) {
    if (reference.size() != 49) return std::nullopt;
    const auto action = domain::ActionId::parse(reference.substr(0, 32));
    if (!action || !equal_in_constant_time(bytes_of(reference), bytes_of(reference_of(house, system, *action))))
        return std::nullopt;
    return action;
}

}  // namespace hogo::actions
