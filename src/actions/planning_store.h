// What planning keeps beside the files: calendars, the board's lines, offers, feeds. The port; stores keep
// it.
//
// Promises to be kept by every store (tests/contract): a change is whole or not at all and durable when it
// returns; a half hour of a person or a room is taken once (`slot_taken`, conflict); removing a feed removes
// its bookings. Nothing here but calendars stands in clear. Format: docs/formats/calendars.md.
#pragma once
#include <vector>

#include "base/code.h"
#include "base/id.h"
#include "base/result.h"
#include "domain/words.h"
#include "vault/feed.h"

namespace hogo::actions {

using LineId = Id<struct PlanningLineTag>;
using OfferId = Id<struct OfferTag>;
using BookingId = Id<struct BookingTag>;

/// `resource`: `staff.<id>` or `room.<code>`.
struct CalendarRow {
    Code resource;
    Bytes record;
    bool operator==(const CalendarRow&) const = default;
};

/// One reader group's copy of a line of a unit's board, or of an answer to an offer.
struct PlanningRow {
    LineId id;
    Code unit;
    vault::RawId reader{};
    Bytes sealed;
    bool operator==(const PlanningRow&) const = default;
};

/// A half hour that is taken: a keyed token of resource, day and slot.
struct HeldSlot {
    vault::Hash token{};
    LineId line;
    bool operator==(const HeldSlot&) const = default;
};

struct OfferRow {
    OfferId id;
    domain::StaffId staff;
    Bytes sealed;
    bool operator==(const OfferRow&) const = default;
};

struct BookingRow {
    BookingId id;
    vault::Hash feed{};
    Bytes sealed;
    bool operator==(const BookingRow&) const = default;
};

/// Removals happen before additions.
struct PlanningChange {
    std::vector<LineId> lines_gone;   ///< with what they held
    std::vector<LineId> slots_freed;  ///< what these lines held; the lines stay
    std::vector<OfferId> offers_gone;
    std::vector<BookingId> bookings_gone;
    std::vector<vault::Hash> feeds_gone;
    std::vector<CalendarRow> calendars;
    std::vector<PlanningRow> lines;  ///< each replaces the copy of the same id and reader
    std::vector<HeldSlot> held;
    std::vector<HeldSlot> held_if_free;  ///< what was arranged by hand: never stopped, and seen by planning
    std::vector<OfferRow> offers;
    std::vector<vault::FeedRecord> feeds;
    std::vector<BookingRow> bookings;
};

class PlanningStore {
  public:
    virtual ~PlanningStore() = default;
    /// Problems: `slot_taken` (conflict), those of the store.
    virtual Result<void> change(const PlanningChange& change) = 0;
    virtual Result<std::vector<CalendarRow>> read_calendars() = 0;
    /// The copies for this reader, of every unit where `unit` is empty.
    virtual Result<std::vector<PlanningRow>> read_lines(const Code& unit, const vault::RawId& reader) = 0;
    /// Which of these half hours are taken, and by which line.
    virtual Result<std::vector<HeldSlot>> read_held(std::span<const vault::Hash> tokens) = 0;
    virtual Result<std::vector<OfferRow>> read_offers(const domain::StaffId& staff) = 0;
    virtual Result<std::optional<vault::FeedRecord>> find_feed(const vault::Hash& id) = 0;
    virtual Result<std::vector<vault::FeedRecord>> read_feeds(const Code& resource) = 0;
    virtual Result<std::vector<BookingRow>> read_bookings(const vault::Hash& feed) = 0;
};

}  // namespace hogo::actions
