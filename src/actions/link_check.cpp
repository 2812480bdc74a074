#include "actions/link_check.h"

#include <set>

#include "actions/second_line.h"
#include "actions/wall.h"
#include "matching/token.h"

namespace hogo::actions {
namespace {

/// An event about links has room for so many: found or not, it has one length.
constexpr std::size_t links_room = 4;

struct LinkStaff {
    static inline const Code code = "link_staff";
};

std::int64_t number_of(matching::Evidence evidence) {
    return static_cast<std::int64_t>(evidence);
}

domain::FoundLink found_link(const StaffId& staff, const matching::Link& link) {
    domain::FoundLink found{staff, link.strength, {}};
    for (const auto evidence : link.evidence) found.evidence.push_back(number_of(evidence));
    return found;
}

/// Who is marked as not available by these events already, without any link.
bool marked_by_hand(const std::vector<domain::Event>& events, const std::optional<StaffId>& staff) {
    return std::ranges::any_of(events, [&](const domain::Event& event) {
        const auto* kept = std::get_if<domain::StaffKeptAway>(&event.payload);
        return kept && !kept->ended && (!staff || kept->staff == *staff);
    });
}

/// Nobody's id, the same for a file each time: what is written where nobody was found.
StaffId nobody(const House& house, const CaseId& file) {
    const auto token = matching::keyed_token(house.keys.token, "nobody linked", {text_of(file.bytes())});
    return *StaffId::from_bytes(ByteView(token).first(16));
}

Result<std::vector<domain::FoundLink>> staff_near(House& house, const Compared& person) {
    const auto tokens = link_tokens(house, LinkSide::staff, person);
    HOGO_TRY(rows, house.cases.find_links(LinkSide::staff, tokens));
    std::vector<domain::FoundLink> found;
    for (const auto& row : rows)
        if (const auto link = matching::link_between(tokens, row.tokens);
            link && link->strength >= matching::possible_link_strength)
            found.push_back(found_link(*StaffId::from_bytes(row.holder), *link));
    std::ranges::stable_sort(found, std::ranges::greater{}, &domain::FoundLink::strength);
    return found;
}

domain::LinksChecked checked(House& house, const EventId& person, std::vector<domain::FoundLink> links) {
    const auto room =
        (links.size() / links_room + (links.size() % links_room || links.empty() ? 1 : 0)) * links_room;
    while (links.size() < room) links.push_back({StaffId::draw(house.random), 0, {}});
    return {person, matcher_version(), std::move(links)};
}

void add(Besides& to, Besides more) {
    auto append = [](auto& here, auto& there) {
        here.insert(here.end(), std::make_move_iterator(there.begin()), std::make_move_iterator(there.end()));
    };
    append(to.work, more.work);
    append(to.walls, more.walls);
}

/// Takes back, in the same breath, what a wall against nobody would say.
void unsay(std::vector<domain::Event>& events) {
    for (auto& event : events) {
        if (auto* kept = std::get_if<domain::StaffKeptAway>(&event.payload)) kept->ended = true;
        if (auto* decided = std::get_if<domain::AccessDecided>(&event.payload))
            decided->step = "wall_refused";
    }
}

/// Block, wall and line against one person; against nobody it is as long, and says nothing. Who is marked
/// already is not marked twice: whoever reads the marks cannot count reasons by them.
Result<void> block(House& house, const Actor& actor, const OpenedFile& opened,
                   const std::optional<StaffId>& linked, std::vector<domain::Event>& events,
                   domain::Occasion& occasion, Besides& besides) {
    const auto staff = linked.value_or(nobody(house, opened.id));
    HOGO_TRY(wall, wall_by_link(house, actor, opened, staff, false, occasion));
    if (!linked) unsay(wall.events);
    if (marked_by_hand(events, linked))
        std::erase_if(wall.events, [](const domain::Event& event) {
            return std::holds_alternative<domain::StaffKeptAway>(event.payload);
        });
    std::ranges::move(wall.events, std::back_inserter(events));
    add(besides, std::move(wall.besides));
    // Whoever asked is the linked person as far as the list goes: everybody may answer but them.
    HOGO_CHECK(tell_second(house, actor, opened, "link", staff, linked, besides));
    besides.work.back().due = house.today();
    return {};
}

Result<void> block_all(House& house, const Actor& actor, const OpenedFile& opened,
                       std::span<const domain::FoundLink> links, std::vector<domain::Event>& events,
                       domain::Occasion& occasion, Besides& besides) {
    std::vector<StaffId> people;
    for (const auto& link : links)
        if (std::ranges::find(people, link.staff) == people.end()) people.push_back(link.staff);
    if (people.empty()) return block(house, actor, opened, std::nullopt, events, occasion, besides);
    for (const auto& staff : people)
        HOGO_CHECK(block(house, actor, opened, staff, events, occasion, besides));
    return {};
}

bool known_already(const domain::CaseFile& file, const EventId& person, const domain::FoundLink& link) {
    return std::ranges::any_of(*file.links.opened(), [&](const domain::PossibleLink& known) {
        auto by_matching = known.found.evidence;
        std::erase(by_matching, named_by_hand);
        return known.person == person && known.found.staff == link.staff && by_matching == link.evidence;
    });
}

/// Where the person stays, against the places and telephones to keep away from: a line that says so to the leads,
/// or one of the same size that says nothing.
Result<void> follow_place(House& house, const Actor& actor, const OpenedFile& opened,
                          const std::vector<domain::Event>& events, Besides& besides) {
    Compared places;
    for (const auto& event : events)
        if (const auto* recorded = std::get_if<domain::WhereaboutsRecorded>(&event.payload)) {
            places.places.push_back(recorded->address);
            places.phones.push_back(recorded->contact);
        }
    if (places.places.empty()) return {};
    const auto tokens = link_tokens(house, LinkSide::kept_away, places);
    HOGO_TRY(rows, house.cases.find_links(LinkSide::kept_away, tokens));
    const bool near = std::ranges::any_of(rows, [&](const LinkRow& row) {
        const auto link = matching::link_between(tokens, row.tokens);
        return link && link->strength >= Likeness::near_place;
    });
    const auto staff = nobody(house, opened.id);
    HOGO_CHECK(tell_second(house, actor, opened, "place", staff, near ? std::optional(staff) : std::nullopt,
                           besides));
    besides.work.back().due = house.today();
    return {};
}

/// A file as somebody who reads nothing of it adds to it.
OpenedFile closed_file(const CaseRows& rows) {
    OpenedFile opened;
    opened.id = rows.id;
    opened.number = rows.number;
    opened.unit = rows.unit;
    opened.heads = rows.heads;
    opened.compartments = rows.compartments;
    return opened;
}

struct FoundIn {
    CaseId file;
    std::vector<std::pair<EventId, domain::FoundLink>> pairs;
};

/// One file's commit; for a file that does not exist the same calls, which come to nothing.
Result<bool> write_into(House& house, const Actor& actor, const StaffId& staff, const FoundIn& found) {
    auto rows = house.cases.read_case(found.file, {}, {});
    if (!rows && rows.error().kind != ProblemKind::not_found) return std::unexpected(rows.error());
    CaseChange change;
    change.action = domain::ActionId::draw(house.random);
    change.file = found.file;
    if (rows) {
        const auto opened = closed_file(*rows);
        const auto ids = draw_ids(house.random);
        domain::Occasion occasion(change.action, actor.id(), house.now(), house.today(), ids);
        std::vector<domain::Event> events;
        Besides besides;
        for (const auto& [person, link] : found.pairs)
            events.push_back(occasion.event(checked(house, person, {link})));
        HOGO_CHECK(block(house, actor, opened, staff, events, occasion, besides));
        HOGO_TRY(sealed, seal_events(house, opened, events));
        HOGO_TRY(entry, compose_ledger_entry(house, {.kind = "change",
                                                     .actor = actor,
                                                     .purpose = {LinkStaff::code},
                                                     .parts = sealed.parts,
                                                     .file = opened.id,
                                                     .heads = &sealed.next,
                                                     .walls = besides.walls,
                                                     .access = &opened.newest(Compartment::access)}));
        change.expected = std::move(sealed.expected);
        change.events = std::move(sealed.rows);
        change.work = std::move(besides.work);
        change.walls = std::move(besides.walls);
        change.entry = std::move(entry);
    } else {
        (void)house.cases.read_readers(found.file);
        if (actor.work) HOGO_CHECK(house.cases.read_work(actor.staff.unit, LocalDate::of(2199, 12, 31)));
    }
    const auto permit = Permit<LinkStaff>::from(permitted);
    const auto receipt = house.cases.commit(std::get<0>(permit), std::move(change));
    if (receipt) return true;
    if (receipt.error().kind == ProblemKind::not_found) return false;
    return std::unexpected(receipt.error());
}

std::vector<FoundIn> files_near(std::span<const LinkRow> rows, const StaffId& staff,
                                const matching::TokenSet& now, const matching::TokenSet& before) {
    std::map<CaseId, FoundIn> files;
    for (const auto& row : rows) {
        const auto link = matching::link_between(now, row.tokens),
                   old = matching::link_between(before, row.tokens);
        if (!link || link->strength < matching::possible_link_strength) continue;
        if (old && old->strength >= matching::possible_link_strength) continue;
        const auto file = *CaseId::from_bytes(row.holder);
        auto& found = files.try_emplace(file, FoundIn{file, {}}).first->second;
        found.pairs.emplace_back(*EventId::from_bytes(row.record), found_link(staff, *link));
    }
    std::vector<FoundIn> list;
    for (auto& [file, found] : files) list.push_back(std::move(found));
    return list;
}

}  // namespace

std::vector<LinkRow> known_by(const House& house, const CaseId& file,
                              const std::vector<domain::Event>& events) {
    std::vector<LinkRow> rows;
    for (const auto& event : events)
        if (const auto* identity = std::get_if<domain::IdentityRecorded>(&event.payload);
            identity && !identity->names.empty())
            rows.push_back(link_row(house, LinkSide::person, vault::raw(event.id), vault::raw(file),
                                    {identity->names, {}, {}, {}}));
    return rows;
}

Result<void> follow_links(House& house, const Actor& actor, const OpenedFile& opened,
                          const domain::ActionId& action, std::vector<domain::Event>& events,
                          Besides& besides) {
    std::ranges::move(known_by(house, opened.id, events), std::back_inserter(besides.links));
    HOGO_CHECK(follow_place(house, actor, opened, events, besides));
    std::vector<std::pair<EventId, Compared>> kept_away;
    for (const auto& event : events)
        if (const auto* person = std::get_if<domain::PersonToKeepAwayRecorded>(&event.payload))
            kept_away.emplace_back(event.id, compared(*person));
    if (kept_away.empty()) return {};

    HOGO_CHECK(know_staff(house, actor));
    const auto ids = draw_ids(house.random);
    domain::Occasion occasion(action, actor.id(), house.now(), house.today(), ids);
    std::vector<domain::FoundLink> all;
    for (const auto& [event, person] : kept_away) {
        besides.links.push_back(
            link_row(house, LinkSide::kept_away, vault::raw(event), vault::raw(opened.id), person));
        HOGO_TRY(found, staff_near(house, person));
        for (auto& link : found)
            if (marked_by_hand(events, link.staff)) link.evidence.push_back(named_by_hand);
        all.insert(all.end(), found.begin(), found.end());
        events.push_back(occasion.event(checked(house, event, std::move(found))));
    }
    return block_all(house, actor, opened, all, events, occasion, besides);
}

Result<int> compare_again(House& house, const Actor& actor, const OpenedFile& opened,
                          const domain::ActionId& action, std::span<const EventId> persons,
                          std::vector<domain::Event>& events, Besides& besides) {
    const auto ids = draw_ids(house.random);
    domain::Occasion occasion(action, actor.id(), house.now(), house.today(), ids);
    std::vector<domain::FoundLink> all;
    for (const auto& [person, origin] : *opened.file.network.opened()) {
        if (std::ranges::find(persons, origin.event) == persons.end()) continue;
        const auto what = compared(person);
        besides.links.push_back(
            link_row(house, LinkSide::kept_away, vault::raw(origin.event), vault::raw(opened.id), what));
        HOGO_TRY(found, staff_near(house, what));
        std::erase_if(found, [&](const domain::FoundLink& link) {
            return known_already(opened.file, origin.event, link);
        });
        all.insert(all.end(), found.begin(), found.end());
        if (!found.empty()) events.push_back(occasion.event(checked(house, origin.event, std::move(found))));
    }
    if (!all.empty()) HOGO_CHECK(block_all(house, actor, opened, all, events, occasion, besides));
    return static_cast<int>(all.size());
}

Result<void> know_staff(House& house, const Actor& actor) {
    HOGO_TRY(known, house.cases.list_links(LinkSide::staff));
    std::set<vault::RawId> have;
    for (const auto& row : known) have.insert(row.record);
    std::vector<Declaration> missing;
    std::vector<std::pair<StaffId, Compared>> late;
    for (const auto& [id, person] : house.office.directory()->staff) {
        if (have.contains(vault::raw(id))) continue;
        const auto name = Text::parse(person.name, 200);
        auto by_name = with_shorter_names({name ? std::vector{*name} : std::vector<Text>(), {}, {}, {}});
        missing.push_back({link_row(house, LinkSide::staff, vault::raw(id), vault::raw(id), by_name), {}});
        late.emplace_back(id, std::move(by_name));
    }
    if (missing.empty()) return {};
    HOGO_CHECK(house.cases.keep_declarations(missing));
    HOGO_TRY(kept_away, house.cases.list_links(LinkSide::kept_away));
    if (kept_away.empty()) return {};
    for (const auto& [id, person] : late) HOGO_CHECK(link_staff(house, actor, id, person, std::nullopt));
    return {};
}

Result<int> link_staff(House& house, const Actor& actor, const StaffId& staff, const Compared& now,
                       const std::optional<Compared>& before) {
    const auto tokens = link_tokens(house, LinkSide::kept_away, now);
    const auto old = before ? link_tokens(house, LinkSide::kept_away, *before) : matching::TokenSet();
    HOGO_TRY(rows, house.cases.find_links(LinkSide::kept_away, tokens));
    auto files = files_near(rows, staff, tokens, old);
    if (files.empty()) files.push_back({CaseId(), {}});
    int written = 0;
    for (const auto& found : files)
        for (int attempt = 0;; ++attempt) {
            const auto done = write_into(house, actor, staff, found);
            if (done) {
                written += *done;
                break;
            }
            // Somebody wrote into the file in the meantime: once more from how it stands now.
            if (done.error().code.view() != "stale_file" || attempt == 3)
                return std::unexpected(done.error());
        }
    return written;
}

}  // namespace hogo::actions
