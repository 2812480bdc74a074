// What an interpreter sees: offers and bookings of their own, in language, length and hour.
//
// Promises: no file, no number, no name, ever; the meeting point on the day alone; an answer never says whom
// a conflict concerns, and nobody is asked. Sealed to the interpreter; the answer is sealed to those who read
// the board.
#pragma once
#include "actions/booking.h"
#include "actions/calendar.h"

namespace hogo::actions {

struct Offer {
    OfferId id;
    OfferRecord record;
    std::optional<Code> room;  ///< on the day alone
};

/// By day and hour; what has passed is left out. Problems: those of the vault (corrupt).
Result<std::vector<Offer>> read_offers(House& house, const Actor& actor);

/// accepted, declined, conflict
std::span<const Code> offer_answers();
/// Declining and declaring a conflict also take back a booking. Refused: `not_listed`, `no_such_offer`.
Outcome<Done> answer_offer(House& house, const Actor& actor, const OfferId& offer, const Code& answer);

}  // namespace hogo::actions
