// PlanningStore over SQLite: calendars, sealed lines, taken half hours, offers, feeds and their bookings.
#pragma once
#include "store/sqlite/writer.h"

namespace hogo::store::sqlite {

/// Inside a group: also what an action on a file changes on the board. Problems: `slot_taken` (conflict).
Result<void> write_planning(Connection& connection, const actions::PlanningChange& change);

class SqlitePlanning : public actions::PlanningStore {
  public:
    SqlitePlanning(Writer& writer, Readers& readers) : writer_(writer), readers_(readers) {}

    Result<void> change(const actions::PlanningChange& change) override;
    Result<std::vector<actions::CalendarRow>> read_calendars() override;
    Result<std::vector<actions::PlanningRow>> read_lines(const Code& unit,
                                                         const vault::RawId& reader) override;
    Result<std::vector<actions::HeldSlot>> read_held(std::span<const vault::Hash> tokens) override;
    Result<std::vector<actions::OfferRow>> read_offers(const domain::StaffId& staff) override;
    Result<std::optional<vault::FeedRecord>> find_feed(const vault::Hash& id) override;
    Result<std::vector<vault::FeedRecord>> read_feeds(const Code& resource) override;
    Result<std::vector<actions::BookingRow>> read_bookings(const vault::Hash& feed) override;

  private:
    Writer& writer_;
    Readers& readers_;
};

}  // namespace hogo::store::sqlite
