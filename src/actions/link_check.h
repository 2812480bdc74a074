// Possible links between whom files keep away and the people of the office: looked for in the request that
// changes either side (P14).
//
// Promises: nothing is opened; whoever is linked is given no new task from this commit on, in the same word
// as for every other reason; a line goes to the leads, directors and duty but never to the linked person; a
// current reader keeps access until a second person agreed. The caller makes the same calls and writes the
// same rows whether nobody or one is linked. A place where the person stays is compared as it is written and
// leaves no token. Does not clear anything (answer_link.h).
#pragma once
#include "actions/link_tokens.h"

namespace hogo::actions {

/// Beside matching's numbers in FoundLink::evidence: whoever wrote the person down named the member of staff.
inline constexpr std::int64_t named_by_hand = 0;

/// Adds to a commit what follows from whom its events keep away: tokens, what was found, blocks, walls,
/// lines; and from where they say that the person stays: a line for the leads. Nothing where they do neither.
Result<void> follow_links(House& house, const Actor& actor, const OpenedFile& opened,
                          const domain::ActionId& action, std::vector<domain::Event>& events,
                          Besides& besides);
/// The tokens by which the person is found again in another file, of every name that the events record.
std::vector<LinkRow> known_by(const House& house, const CaseId& file, const std::vector<domain::Event>& events);
/// The same for whom the file kept away before, under the method as it is now; `network` is open. Only what
/// was not found before, or by evidence of another kind, is written. Answers how many links are new.
Result<int> compare_again(House& house, const Actor& actor, const OpenedFile& opened,
                          const domain::ActionId& action, std::span<const EventId> persons,
                          std::vector<domain::Event>& events, Besides& besides);

/// The tokens of everybody in the directory who has none yet, made from their name; where files keep anybody
/// away by then, they are compared with all of them, as if they had told of themselves.
Result<void> know_staff(House& house, const Actor& actor);

/// Writes into each file that keeps such a person away that a member of staff may be linked. `before`: what
/// was known of them until now; a link that followed from it is not found again. Answers in how many files.
Result<int> link_staff(House& house, const Actor& actor, const StaffId& staff, const Compared& now,
                       const std::optional<Compared>& before);

}  // namespace hogo::actions
