// New keys for a file without somebody: from here on they open nothing that is added.
//
// Promises: forward only, old records stay under the old keys; whoever read before reads on, but the one who
// is left out; a group that they belong to gives way to its other members, each by a grant of their own;
// nobody is added; two living holders always remain. Whoever decides signs; they need not hold what they
// renew.
#pragma once
#include "actions/perform.h"

namespace hogo::actions {

/// The parts of a file whose newest version this person could open, by a grant of their own or a group's.
Result<Compartments> parts_open_to(House& house, const OpenedFile& opened, const StaffId& staff);
/// Problems: `two_holders_needed` (conflict), `reader_missing` (environment: a reader without a verified
/// key).
Result<Besides> renew_keys_without(House& house, const Actor& actor, const OpenedFile& opened,
                                   const StaffId& staff);

/// The same for these parts and for what was given to this person alone: what a group of theirs reads, they read on. A part
/// that would have fewer than two living holders keeps its keys.
Result<Besides> renew_keys_after_task(House& house, const Actor& actor, const OpenedFile& opened, const StaffId& staff,
                                      Compartments parts);
/// New keys for these parts, for whoever reads them now.
Result<Besides> renew_keys_of(House& house, const Actor& actor, const OpenedFile& opened, Compartments parts);
/// The parts whose newest version fewer than two living people hold, by a grant of their own or a group's.
Result<Compartments> parts_held_by_too_few(House& house, const OpenedFile& opened);
/// New keys for every part, for whoever read it and for `more`; what stands under the older ones is granted to `more` too.
/// Whoever acts must have all of it open.
Result<Besides> renew_keys_for_more(House& house, const Actor& actor, const OpenedFile& opened,
                                    std::span<const StaffId> more);

}  // namespace hogo::actions
