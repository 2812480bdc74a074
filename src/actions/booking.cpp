#include "actions/booking.h"

#include "actions/calendar.h"
#include "matching/token.h"
#include "vault/sealed_box.h"

namespace hogo::actions {
namespace {

template <class Identity>
Identity keyed(const House& house, std::string_view kind, std::initializer_list<std::string_view> parts) {
    const auto token = matching::keyed_token(house.keys.token, kind, parts);
    return *Identity::from_bytes(ByteView(token).first(16));
}

Result<void> tell(House& house, const Booked& booked, const StaffId& staff, const Code& kind,
                  PlanningChange& change) {
    const auto key = house.office.directory()->chain.ordinary_key(vault::raw(staff));
    if (!key) return problem(ProblemKind::environment, "reader_missing", "the person has no verified key");
    const OfferRecord record{.kind = kind,
                             .line = booked.line,
                             .unit = booked.unit,
                             .language = booked.language,
                             .length = booked.length,
                             .day = booked.place.day,
                             .minute = booked.place.minute,
                             .from_afar = booked.from_afar,
                             .document = booked.document,
                             .room = booked.place.room};
    const auto id = offer_id(house, booked.line, staff);
    HOGO_TRY(sealed, vault::seal_to(*key, "offer", id.bytes(), codec::encode(record), house.random));
    change.offers.push_back({id, staff, std::move(sealed)});
    return {};
}

}  // namespace

OfferId offer_id(const House& house, const LineId& line, const StaffId& staff) {
    return keyed<OfferId>(house, "offer", {text_of(line.bytes()), text_of(staff.bytes())});
}
BookingId booking_id(const House& house, const LineId& line, const Code& resource) {
    return keyed<BookingId>(house, "booking", {text_of(line.bytes()), resource.text()});
}
LineId hand_line(const House& house, const CaseId& file, const PlannedPlace& place) {
    return keyed<LineId>(
        house, "planning-hand",
        {text_of(file.bytes()), place.day.text(), std::to_string(place.minute), place.room.text()});
}

std::vector<Code> resources_of(const PlannedPlace& place) {
    std::vector<Code> resources{resource_of(place.officer), resource_of_room(place.room)};
    if (place.interpreter) resources.push_back(resource_of(*place.interpreter));
    return resources;
}

Result<void> book_in_feeds(House& house, const LineId& line, const Code& resource,
                           const BookingRecord& booking, PlanningChange& change) {
    HOGO_TRY(feeds, house.planning.read_feeds(resource));
    const auto id = booking_id(house, line, resource);
    const auto directory = house.office.directory();
    for (const auto& feed : feeds) {
        const auto owner = directory->chain.signer(feed.owner);
        if (!owner) continue;  // whoever opened it has left: nothing is told to it any more
        auto sealed = vault::seal_booking(feed, *owner, vault::raw(id), codec::encode(booking), house.random);
        // Nobody of the office opened this one: it is told nothing, and stops nobody.
        if (!sealed && sealed.error().code.view() == "feed_not_signed") continue;
        if (!sealed) return std::unexpected(sealed.error());
        change.bookings.push_back({id, feed.id, *std::move(sealed)});
    }
    return {};
}

Result<void> book(House& house, const Booked& booked, PlanningChange& change) {
    HOGO_CHECK(tell(house, booked, booked.place.officer, "booking", change));
    if (booked.place.interpreter)
        HOGO_CHECK(tell(house, booked, *booked.place.interpreter, "booking", change));
    for (const auto& resource : resources_of(booked.place))
        HOGO_CHECK(book_in_feeds(house, booked.line, resource,
                                 {booked.place.day, booked.place.minute, booked.length}, change));
    return {};
}

Result<void> offer(House& house, const Booked& booked, PlanningChange& change) {
    if (!booked.place.interpreter) return {};
    return tell(house, booked, *booked.place.interpreter, "offer", change);
}

void clear(const House& house, const LineId& line, const PlannedPlace& place, PlanningChange& change) {
    change.slots_freed.push_back(line);
    change.offers_gone.push_back(offer_id(house, line, place.officer));
    if (place.interpreter) change.offers_gone.push_back(offer_id(house, line, *place.interpreter));
    for (const auto& resource : resources_of(place))
        change.bookings_gone.push_back(booking_id(house, line, resource));
}

}  // namespace hogo::actions
