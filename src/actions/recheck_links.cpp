#include "actions/recheck_links.h"

#include <set>

#include "actions/my_work.h"

namespace hogo::actions {
namespace {

/// Which records of a side stand under this method.
Result<std::set<vault::RawId>> current(House& house, LinkSide side) {
    HOGO_TRY(rows, house.cases.list_links(side));
    std::set<vault::RawId> records;
    for (const auto& row : rows)
        if (row.matcher == matcher_version()) records.insert(row.record);
    return records;
}

Result<void> recheck_staff(House& house, const Actor& actor, Rechecked& done) {
    HOGO_TRY(listed, house.cases.list_links(LinkSide::staff));
    std::set<vault::RawId> known;
    for (const auto& row : listed) known.insert(row.record);
    HOGO_TRY(fresh, current(house, LinkSide::staff));
    for (const auto& [id, person] : house.office.directory()->staff) {
        if (fresh.contains(vault::raw(id))) continue;
        HOGO_TRY(record, read_record_of(house, actor, id));
        HOGO_TRY(declaration, seal_record(house, person, record.value_or(OwnRecord())));
        HOGO_CHECK(house.cases.keep_declarations({&declaration, 1}));
        ++done.staff;
        // Whom no file could have been compared with yet is compared with all of them.
        if (!known.contains(vault::raw(id)))
            HOGO_CHECK(
                link_staff(house, actor, id, compared(person, record.value_or(OwnRecord())), std::nullopt));
    }
    return {};
}

Result<void> recheck_file(House& house, const Actor& actor, const CaseId& file,
                          const std::set<vault::RawId>& fresh, Rechecked& done) {
    constexpr Compartments compared_parts{Compartment::network, Compartment::identity, Compartment::access};
    HOGO_TRY(opened, gather(house, actor, file, page_parts | compared_parts, {RecheckLinks::code}));
    if (!opened.file.network.opened()) return {};
    ++done.files;
    std::vector<EventId> persons;
    for (const auto& [person, origin] : *opened.file.network.opened())
        if (!fresh.contains(vault::raw(origin.event))) persons.push_back(origin.event);
    auto names = known_by(house, opened.id, opened.events);
    std::erase_if(names, [&](const LinkRow& row) { return fresh.contains(row.record); });
    if (persons.empty() && names.empty()) return {};
    const Target target{file, domain::ActionId::draw(house.random), std::nullopt};
    std::vector<domain::Event> events;
    Besides besides;
    HOGO_TRY(found, compare_again(house, actor, opened, target.action, persons, events, besides));
    done.names += static_cast<int>(names.size());
    std::ranges::move(names, std::back_inserter(besides.links));
    const auto permit = Permit<RecheckLinks>::from(permitted);
    HOGO_CHECK(seal_and_commit(house, actor, opened, target, RecheckLinks::code, std::move(events),
                               std::get<0>(permit), std::move(besides)));
    done.persons += static_cast<int>(persons.size());
    done.links += found;
    return {};
}

}  // namespace

Outcome<Rechecked> recheck_links(House& house, const Actor& actor) {
    if (!actor.is({domain::Role::case_lead, domain::Role::duty}))
        return Refused{"not_the_decider", "policy_p14", {"case_lead"}, "case_lead"};
    Rechecked done;
    HOGO_CHECK(recheck_staff(house, actor, done));
    HOGO_TRY(fresh, current(house, LinkSide::kept_away));
    HOGO_TRY(fresh_names, current(house, LinkSide::person));
    fresh.merge(fresh_names);
    HOGO_TRY(items, read_unit_work(house, actor, LocalDate::of(2199, 12, 31), RecheckLinks::code));
    for (const auto& item : items)
        if (item.related.empty()) HOGO_CHECK(recheck_file(house, actor, item.file, fresh, done));
    return done;
}

}  // namespace hogo::actions
