// Calendar feeds: somebody's or a room's bookings for another calendar program (iCalendar).
//
// Promises: the address is the key, shown once; a feed shows day, hour and length under a neutral word, never
// a place, a language or a person; revoked, it answers as one that never was. Does not know HTTP.
#pragma once
#include "actions/booking.h"
#include "actions/calendar.h"

namespace hogo::actions {

/// A feed as its owner sees it: its address is not kept, so it is never shown again.
struct OwnFeed {
    vault::Hash id{};
    Code resource;
};
/// This person's own calendar, and the rooms of those who keep them.
std::vector<Code> feedable(const Directory& directory, const Actor& actor);
Result<std::vector<OwnFeed>> read_own_feeds(House& house, const Actor& actor);

/// Answers the key's text, once. What is booked already is sealed to it. Refused: `not_your_calendar`.
Outcome<std::string> open_feed(House& house, const Actor& actor, const Code& resource);
/// Refused: `no_such_feed`, also where it is somebody else's.
Outcome<Done> revoke_feed(House& house, const Actor& actor, const vault::Hash& id);

/// The feed as text/calendar. `title`: the neutral word. Problems: `no_such_feed` (not_found), alike for what
/// is no key.
Result<std::string> read_feed(House& house, std::string_view key, std::string_view title);

}  // namespace hogo::actions
