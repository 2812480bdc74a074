#include "actions/record_encounter.h"

#include "matching/token.h"

namespace hogo::actions {
namespace {

Verdict decide(const House& house, const Actor& actor, const RecordEncounter& encounter) {
    if (!actor.is(casework_roles) && !actor.is({domain::Role::consultation_desk, domain::Role::director}))
        return Refused{"casework_only", "house", {}, "a_casework_role"};
    if (encounter.seen_at > house.now()) return Refused{"seen_in_the_future", "house", {}, "a_time_that_has_come"};
    return permitted;
}

}  // namespace

std::vector<vault::Hash> document_tokens(const House& house, std::span<const domain::IdentityDocument> documents) {
    std::vector<vault::Hash> tokens;
    for (const auto& document : documents) {
        if (document.number.empty()) continue;
        tokens.push_back(matching::keyed_token(
            house.keys.token, "document",
            {document.kind.text(), document.country.text(), matching::plain_document_number(document.number.text())}));
    }
    return tokens;
}

std::vector<domain::Event> encounter_events(const RecordEncounter& encounter, domain::Occasion& occasion) {
    std::vector events{occasion.event(domain::EncounterRecorded{.door = encounter.door,
                                                                .seen_at = encounter.seen_at,
                                                                .entered_at = occasion.at,
                                                                .language = encounter.language,
                                                                .group = encounter.group,
                                                                .row = encounter.row,
                                                                .child_of = encounter.child_of})};
    const auto first = events.front().id;
    if (!encounter.facts.empty())
        events.push_back(occasion.event(domain::FactsStated{encounter.facts, "officer", occasion.today}));
    if (!encounter.indicators.empty()) events.push_back(occasion.event(domain::IndicatorsAnswered{encounter.indicators}));
    if (encounter.suspicion != domain::Answer::not_asked)
        events.push_back(occasion.event(domain::SuspicionStated{encounter.suspicion}));
    if (!encounter.observed.empty())
        events.push_back(occasion.event(domain::WordsRecorded{
            .about = "observed", .event = first, .language = "ja", .words = encounter.observed, .translation = {}}));
    const auto& identity = encounter.identity;
    if (!identity.names.empty() || !identity.documents.empty() || !identity.date_of_birth.empty() || !identity.note.empty())
        events.push_back(occasion.event(identity));
    if (!encounter.whereabouts.empty())
        events.push_back(occasion.event(domain::WhereaboutsRecorded{
            .kind = "other", .address = encounter.whereabouts, .contact = {}, .safe_hours = {}, .since = occasion.today}));
    return events;
}

Outcome<> record_encounter(House& house, const Actor& actor, domain::ActionId action, const RecordEncounter& encounter) {
    HOGO_TRY(before, house.cases.find_receipt(action));
    if (before) return *before;
    auto decision = Permit<RecordEncounter>::from(decide(house, actor, encounter));
    if (auto* refused = std::get_if<Refused>(&decision)) return *std::move(refused);
    return begin_file(house, actor, action, RecordEncounter::code, actor.staff.unit,
                      [&](domain::Occasion& occasion) { return encounter_events(encounter, occasion); }, std::get<0>(decision),
                      document_tokens(house, encounter.identity.documents));
}

domain::ActionId action_of_row(const domain::ActionId& sheet, std::size_t row) {
    auto bytes = vault::raw(sheet);
    bytes[14] = static_cast<Byte>(bytes[14] ^ (row >> 8));
    bytes[15] = static_cast<Byte>(bytes[15] ^ (row & 0xff));
    return domain::ActionId(bytes);
}

Outcome<std::vector<Receipt>> record_group_sheet(House& house, const Actor& actor, domain::ActionId action,
                                                 std::vector<RecordEncounter> rows) {
    const auto group = domain::GroupSheetId::draw(house.random);
    std::vector<Receipt> receipts;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        rows[i].group = group;
        rows[i].row = static_cast<std::int64_t>(i) + 1;
        auto outcome = record_encounter(house, actor, action_of_row(action, i), rows[i]);
        if (!outcome) return std::unexpected(outcome.error());
        if (auto* refused = std::get_if<Refused>(&*outcome)) return *std::move(refused);
        receipts.push_back(std::get<Receipt>(*outcome));
    }
    return receipts;
}

}  // namespace hogo::actions
