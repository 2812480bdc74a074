#include "store/sqlite/planning_store.h"

namespace hogo::store::sqlite {

using namespace actions;

namespace {

template <class Key>
void remove(Connection& connection, const char* sql, const std::vector<Key>& keys) {
    for (const auto& key : keys) Query(connection, sql, key).run();
}

Result<void> hold(Connection& connection, const HeldSlot& slot) {
    {
        Query taken(connection, "SELECT line FROM held_slots WHERE token = ?", slot.token);
        if (taken.step()) {
            if (taken.id<LineId>(0) == slot.line) return {};
            return problem(ProblemKind::conflict, "slot_taken",
                           "somebody or some room is taken at this time");
        }
    }
    Query(connection, "INSERT INTO held_slots (token, line) VALUES (?, ?)", slot.token, slot.line).run();
    return {};
}

vault::FeedRecord feed_of(const Query& query) {
    return {query.array<32>(0), query.code(1), {query.array<32>(2)}, query.array<16>(3), query.array<64>(4)};
}

}  // namespace

Result<void> write_planning(Connection& connection, const PlanningChange& change) {
    remove(connection, "DELETE FROM planning_lines WHERE id = ?", change.lines_gone);
    remove(connection, "DELETE FROM held_slots WHERE line = ?", change.lines_gone);
    remove(connection, "DELETE FROM held_slots WHERE line = ?", change.slots_freed);
    remove(connection, "DELETE FROM offers WHERE id = ?", change.offers_gone);
    remove(connection, "DELETE FROM bookings WHERE id = ?", change.bookings_gone);
    remove(connection, "DELETE FROM feeds WHERE id = ?", change.feeds_gone);
    for (const auto& row : change.calendars)
        Query(connection,
              "INSERT INTO calendars (resource, record) VALUES (?, ?) ON CONFLICT DO UPDATE SET record = "
              "excluded.record",
              row.resource, row.record)
            .run();
    for (const auto& row : change.lines)
        Query(connection,
              "INSERT INTO planning_lines (id, reader, unit, sealed) VALUES (?, ?, ?, ?) ON CONFLICT DO "
              "UPDATE SET "
              "unit = excluded.unit, sealed = excluded.sealed",
              row.id, row.reader, row.unit, row.sealed)
            .run();
    for (const auto& slot : change.held) HOGO_CHECK(hold(connection, slot));
    for (const auto& slot : change.held_if_free)
        Query(connection, "INSERT INTO held_slots (token, line) VALUES (?, ?) ON CONFLICT DO NOTHING",
              slot.token, slot.line)
            .run();
    for (const auto& row : change.offers)
        Query(connection,
              "INSERT INTO offers (id, staff, sealed) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET "
              "staff = excluded.staff, sealed = excluded.sealed",
              row.id, row.staff, row.sealed)
            .run();
    for (const auto& feed : change.feeds)
        Query(connection, "INSERT INTO feeds (id, resource, key, owner, signature) VALUES (?, ?, ?, ?, ?)",
              feed.id, feed.resource, feed.key.bytes, feed.owner, feed.signature)
            .run();
    for (const auto& row : change.bookings)
        Query(connection,
              "INSERT INTO bookings (feed, id, sealed) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET sealed = "
              "excluded.sealed",
              row.feed, row.id, row.sealed)
            .run();
    return {};
}

Result<void> SqlitePlanning::change(const PlanningChange& change) {
    return writer_.run([&](Group& group) { return write_planning(group.connection, change); });
}

Result<std::vector<CalendarRow>> SqlitePlanning::read_calendars() {
    return readers_.read([&](Connection& connection) -> Result<std::vector<CalendarRow>> {
        std::vector<CalendarRow> rows;
        Query query(connection, "SELECT resource, record FROM calendars ORDER BY resource");
        while (query.step()) rows.push_back({query.code(0), query.bytes(1)});
        return rows;
    });
}

Result<std::vector<PlanningRow>> SqlitePlanning::read_lines(const Code& unit, const vault::RawId& reader) {
    return readers_.read([&](Connection& connection) -> Result<std::vector<PlanningRow>> {
        std::vector<PlanningRow> rows;
        Query query(connection,
                    "SELECT id, unit, sealed FROM planning_lines WHERE reader = ?1 AND (?2 = '' OR unit = "
                    "?2) ORDER BY id",
                    reader, std::string_view(unit.text()));
        while (query.step()) rows.push_back({query.id<LineId>(0), query.code(1), reader, query.bytes(2)});
        return rows;
    });
}

Result<std::vector<HeldSlot>> SqlitePlanning::read_held(std::span<const vault::Hash> tokens) {
    return readers_.read([&](Connection& connection) -> Result<std::vector<HeldSlot>> {
        const Snapshot whole(connection);
        std::vector<HeldSlot> found;
        for (const auto& token : tokens) {
            Query query(connection, "SELECT line FROM held_slots WHERE token = ?", token);
            if (query.step()) found.push_back({token, query.id<LineId>(0)});
        }
        return found;
    });
}

Result<std::vector<OfferRow>> SqlitePlanning::read_offers(const domain::StaffId& staff) {
    return readers_.read([&](Connection& connection) -> Result<std::vector<OfferRow>> {
        std::vector<OfferRow> rows;
        Query query(connection, "SELECT id, sealed FROM offers WHERE staff = ? ORDER BY id", staff);
        while (query.step()) rows.push_back({query.id<OfferId>(0), staff, query.bytes(1)});
        return rows;
    });
}

Result<std::optional<vault::FeedRecord>> SqlitePlanning::find_feed(const vault::Hash& id) {
    return readers_.read([&](Connection& connection) -> Result<std::optional<vault::FeedRecord>> {
        Query query(connection, "SELECT id, resource, key, owner, signature FROM feeds WHERE id = ?", id);
        if (!query.step()) return std::nullopt;
        return feed_of(query);
    });
}

Result<std::vector<vault::FeedRecord>> SqlitePlanning::read_feeds(const Code& resource) {
    return readers_.read([&](Connection& connection) -> Result<std::vector<vault::FeedRecord>> {
        std::vector<vault::FeedRecord> feeds;
        Query query(connection,
                    "SELECT id, resource, key, owner, signature FROM feeds WHERE resource = ? ORDER BY id",
                    resource);
        while (query.step()) feeds.push_back(feed_of(query));
        return feeds;
    });
}

Result<std::vector<BookingRow>> SqlitePlanning::read_bookings(const vault::Hash& feed) {
    return readers_.read([&](Connection& connection) -> Result<std::vector<BookingRow>> {
        std::vector<BookingRow> rows;
        Query query(connection, "SELECT id, sealed FROM bookings WHERE feed = ? ORDER BY id", feed);
        while (query.step()) rows.push_back({query.id<BookingId>(0), feed, query.bytes(1)});
        return rows;
    });
}

}  // namespace hogo::store::sqlite
