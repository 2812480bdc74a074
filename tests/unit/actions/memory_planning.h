// A PlanningStore in memory: the contract of planning_store.h, without a disk.
#pragma once
#include <map>
#include <set>

#include "actions/planning_store.h"

namespace hogo::actions::testing {

class MemoryPlanning final : public PlanningStore {
  public:
    Result<void> change(const PlanningChange& change) override {
        auto held = held_;
        const auto free = [&](const LineId& line) {
            std::erase_if(held, [&](const auto& each) { return each.second == line; });
        };
        for (const auto& line : change.lines_gone) free(line);
        for (const auto& line : change.slots_freed) free(line);
        for (const auto& slot : change.held)
            if (held.emplace(slot.token, slot.line).first->second != slot.line)
                return problem(ProblemKind::conflict, "slot_taken",
                               "somebody or some room is taken at this time");
        for (const auto& slot : change.held_if_free) held.emplace(slot.token, slot.line);
        held_ = std::move(held);
        for (const auto& line : change.lines_gone)
            std::erase_if(lines_, [&](const auto& row) { return row.id == line; });
        for (const auto& offer : change.offers_gone) offers_.erase(offer);
        for (const auto& booking : change.bookings_gone)
            std::erase_if(bookings_, [&](const auto& row) { return row.id == booking; });
        for (const auto& feed : change.feeds_gone) {
            feeds_.erase(feed);
            std::erase_if(bookings_, [&](const auto& row) { return row.feed == feed; });
        }
        for (const auto& row : change.calendars) calendars_.insert_or_assign(row.resource, row);
        for (const auto& row : change.lines) {
            std::erase_if(lines_,
                          [&](const auto& old) { return old.id == row.id && old.reader == row.reader; });
            lines_.push_back(row);
        }
        for (const auto& row : change.offers) offers_.insert_or_assign(row.id, row);
        for (const auto& feed : change.feeds) feeds_.insert_or_assign(feed.id, feed);
        for (const auto& row : change.bookings) bookings_.push_back(row);
        return {};
    }
    Result<std::vector<CalendarRow>> read_calendars() override { return values(calendars_); }
    Result<std::vector<PlanningRow>> read_lines(const Code& unit, const vault::RawId& reader) override {
        auto rows = lines_;
        std::erase_if(rows, [&](const auto& row) {
            return row.reader != reader || (!unit.empty() && row.unit != unit);
        });
        return rows;
    }
    Result<std::vector<HeldSlot>> read_held(std::span<const vault::Hash> tokens) override {
        std::vector<HeldSlot> found;
        for (const auto& token : tokens)
            if (const auto slot = held_.find(token); slot != held_.end())
                found.push_back({token, slot->second});
        return found;
    }
    Result<std::vector<OfferRow>> read_offers(const domain::StaffId& staff) override {
        auto rows = values(offers_);
        std::erase_if(rows, [&](const auto& row) { return row.staff != staff; });
        return rows;
    }
    Result<std::optional<vault::FeedRecord>> find_feed(const vault::Hash& id) override {
        const auto found = feeds_.find(id);
        return found == feeds_.end() ? std::nullopt : std::optional(found->second);
    }
    Result<std::vector<vault::FeedRecord>> read_feeds(const Code& resource) override {
        auto rows = values(feeds_);
        std::erase_if(rows, [&](const auto& row) { return row.resource != resource; });
        return rows;
    }
    Result<std::vector<BookingRow>> read_bookings(const vault::Hash& feed) override {
        auto rows = bookings_;
        std::erase_if(rows, [&](const auto& row) { return row.feed != feed; });
        return rows;
    }

    /// Every byte that a thief would find, but for the calendars.
    std::vector<Bytes> sealed() const {
        std::vector<Bytes> all;
        for (const auto& row : lines_) all.push_back(row.sealed);
        for (const auto& [id, row] : offers_) all.push_back(row.sealed);
        for (const auto& row : bookings_) all.push_back(row.sealed);
        return all;
    }

  private:
    template <class Key, class Value>
    static std::vector<Value> values(const std::map<Key, Value>& map) {
        std::vector<Value> all;
        for (const auto& [key, value] : map) all.push_back(value);
        return all;
    }
    std::map<Code, CalendarRow> calendars_;
    std::vector<PlanningRow> lines_;
    std::map<vault::Hash, LineId> held_;
    std::map<OfferId, OfferRow> offers_;
    std::map<vault::Hash, vault::FeedRecord> feeds_;
    std::vector<BookingRow> bookings_;
};

}  // namespace hogo::actions::testing
