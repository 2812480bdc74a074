// What is compared when possible links are looked for, and its keyed tokens (docs/matching.md).
//
// Promises: tokens of the two sides are made under keys of their own, so that whoever has the database alone
// cannot join a member of staff to a file; the method's version changes by itself whenever its answers
// change. Does not know events, nor who may see a link.
#pragma once
#include "actions/check_hold.h"
#include "matching/blind_index.h"

namespace hogo::actions {

/// As it was typed, a person and the companies and places around them.
struct Compared {
    std::vector<Text> names, phones, companies, places;
};
template <class Described>
Compared compared(const Described& described) {
    return {described.names, described.phones, described.companies, described.places};
}

/// With every two words of a name of three or four as a name too: many people leave parts of theirs out. For
/// one of two sides only (members of staff, who is proposed, who inquires): two parts that meet say nothing.
Compared with_shorter_names(Compared what);

/// The method's own answer to a fixed set of names: another number whenever matching answers otherwise.
std::uint32_t matcher_version();
/// For keeping and for looking up on `side`.
matching::TokenSet link_tokens(const House& house, LinkSide side, const Compared& what);
LinkRow link_row(const House& house, LinkSide side, const vault::RawId& record, const vault::RawId& holder,
                 const Compared& what);
/// Evidence side by side, for somebody who opened both.
struct Likeness {
    int strength = 0;
    std::vector<matching::Meeting> meetings;
    /// From where on a place is near a place: one block is enough, where among people it would mean nothing.
    static inline const int near_place = matching::strength_of(matching::Evidence::block);
    bool possible() const { return strength >= matching::possible_link_strength; }
};
Likeness likeness(const Compared& left, const Compared& right);

/// An hour's budget of each person, so that nobody asks by trying. In memory, as CheckBudget.
struct LinkBudgets {
    CheckBudget proposals{20}, declarations{10}, known{20};
};

}  // namespace hogo::actions
