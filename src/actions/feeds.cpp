#include "actions/feeds.h"

#include "actions/board.h"
#include "actions/offers.h"

namespace hogo::actions {
namespace {

constexpr auto no_such_feed = [] {
    return problem(ProblemKind::not_found, "no_such_feed", "no such calendar");
};

/// What is booked on a resource now: one's own rows, or a room's lines on the board.
Result<std::vector<std::pair<LineId, BookingRecord>>> booked_now(House& house, const Actor& actor,
                                                                 const Code& resource) {
    std::vector<std::pair<LineId, BookingRecord>> all;
    if (resource == resource_of(actor.id())) {
        HOGO_TRY(offers, read_offers(house, actor));
        for (const auto& offer : offers)
            if (offer.record.kind == "booking")
                all.emplace_back(offer.record.line,
                                 BookingRecord{offer.record.day, offer.record.minute, offer.record.length});
        return all;
    }
    HOGO_TRY(board, read_board(house, actor, actor.staff.unit, "open_feed"));
    for (const auto& line : board.lines)
        if (line.line.state == "arranged" && line.line.place &&
            resource_of_room(line.line.place->room) == resource) {
            const auto booked = booked_of(house, board.unit, line.line);
            all.emplace_back(line.id, BookingRecord{booked.place.day, booked.place.minute, booked.length});
        }
    return all;
}

/// 20250612T040000Z
std::string stamp(Instant instant) {
    std::string text;
    for (char c : instant.text())
        if (c != '-' && c != ':') text.push_back(c);
    return text;
}

}  // namespace

std::vector<Code> feedable(const Directory& directory, const Actor& actor) {
    std::vector<Code> all{resource_of(actor.id())};
    if (board_group(actor, actor.staff.unit))
        for (const auto& room : directory.rooms)
            if (keeps_calendar(directory, actor, resource_of_room(room.id)) && room.unit == actor.staff.unit)
                all.push_back(resource_of_room(room.id));
    return all;
}

Result<std::vector<OwnFeed>> read_own_feeds(House& house, const Actor& actor) {
    std::vector<OwnFeed> own;
    for (const auto& resource : feedable(*house.office.directory(), actor)) {
        HOGO_TRY(feeds, house.planning.read_feeds(resource));
        for (const auto& feed : feeds)
            if (feed.owner == vault::raw(actor.id())) own.push_back({feed.id, feed.resource});
    }
    return own;
}

Outcome<std::string> open_feed(House& house, const Actor& actor, const Code& resource) {
    const auto directory = house.office.directory();
    if (const auto all = feedable(*directory, actor); std::ranges::find(all, resource) == all.end())
        return Refused{"not_your_calendar", "house", {}, "the_coordinator"};
    HOGO_TRY(
        entry,
        compose_ledger_entry(
            house, {.kind = "calendar", .actor = actor, .purpose = {"open_feed"}, .parts = {}, .file = {}}));
    HOGO_CHECK(house.cases.record_access(entry, house.today()));
    HOGO_TRY(booked, booked_now(house, actor, resource));
    const auto key = vault::FeedKey::draw(house.random);
    PlanningChange change;
    change.feeds.push_back(vault::sign_feed(key, resource, vault::raw(actor.id()), actor.keys.signing()));
    const auto owner = directory->chain.signer(vault::raw(actor.id()));
    if (!owner) return problem(ProblemKind::environment, "reader_missing", "the person has no verified key");
    for (const auto& [line, booking] : booked) {
        const auto id = booking_id(house, line, resource);
        HOGO_TRY(sealed, vault::seal_booking(change.feeds.front(), *owner, vault::raw(id),
                                             codec::encode(booking), house.random));
        change.bookings.push_back({id, key.id(), std::move(sealed)});
    }
    HOGO_CHECK(house.planning.change(change));
    return key.text();
}

Outcome<Done> revoke_feed(House& house, const Actor& actor, const vault::Hash& id) {
    HOGO_TRY(feed, house.planning.find_feed(id));
    if (!feed || feed->owner != vault::raw(actor.id())) return Refused{"no_such_feed", "house", {}, {}};
    HOGO_TRY(entry,
             compose_ledger_entry(
                 house,
                 {.kind = "calendar", .actor = actor, .purpose = {"revoke_feed"}, .parts = {}, .file = {}}));
    HOGO_CHECK(house.cases.record_access(entry, house.today()));
    PlanningChange change;
    change.feeds_gone.push_back(id);
    HOGO_CHECK(house.planning.change(change));
    return Done{};
}

Result<std::string> read_feed(House& house, std::string_view text, std::string_view title) {
    const auto key = vault::FeedKey::parse(text);
    if (!key) return no_such_feed();
    HOGO_TRY(feed, house.planning.find_feed(key->id()));
    if (!feed) return no_such_feed();
    HOGO_TRY(rows, house.planning.read_bookings(feed->id));
    std::string out =
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Hogo//calendar//EN\r\nCALSCALE:GREGORIAN\r\n";
    for (const auto& row : rows) {
        HOGO_TRY(plain, vault::open_booking(*key, vault::raw(row.id), row.sealed));
        const auto booking = codec::decode<BookingRecord>(bytes_of(plain.reveal()));
        if (!booking) return problem(ProblemKind::corrupt, "broken_booking", "a booking that cannot be read");
        const auto begins = house.zone.at(booking->day, booking->minute);
        out += fmt::format(
            "BEGIN:VEVENT\r\nUID:{}@hogo\r\nDTSTAMP:{}\r\nDTSTART:{}\r\nDTEND:{}\r\nSUMMARY:{}\r\nCLASS:"
            "PRIVATE\r\nEND:VEVENT\r\n",
            row.id.text(), stamp(begins), stamp(begins),
            stamp(begins.plus(std::chrono::minutes(booking->length))), title);
    }
    return out + "END:VCALENDAR\r\n";
}

}  // namespace hogo::actions
