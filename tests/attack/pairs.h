// Pairs of worlds that differ in what an observer must not learn, and observers that act in both.
//
// A difference in anything that an observer gets (status, headers, cookies, body), or in what the machine did
// for it (calls of the store, cryptographic calls, random bytes drawn) is a leak, unless docs/releases.md
// says otherwise.
#pragma once
#include <random>

#include "world.h"

namespace hogo::attack {

/// In what the two worlds of a pair differ.
enum class Secret {
    hidden_file,  ///< a file that the observer has no part in, or none at all
    wall,         ///< a file that is walled from the observer, or none at all
    content,      ///< what stands in the parts that are closed to the observer
    events,       ///< whether anything stands there
    link,         ///< whether another file names the document that is reported
    reason,       ///< why somebody is not available: a conflict, or a private reason
};
inline constexpr std::array all_secrets{Secret::hidden_file, Secret::wall, Secret::content,
                                        Secret::events,      Secret::link, Secret::reason};
std::string_view name_of(Secret secret);

struct Pair {
    std::uint64_t number = 0;
    Secret secret = Secret::wall;
    std::string observer;
    std::size_t acts = 12;  ///< requests
};
/// The pair of this number; the same number is the same pair.
Pair pair_of(std::uint64_t number, std::size_t acts = 12);

/// Who signs in.
const std::vector<std::string>& observers();
/// A world with a file that everybody may know of in it, ready for pairs.
void make_ready(World& world);

/// Runs both worlds. The first difference, in words; nothing where there is none.
std::optional<std::string> difference(World& world, const Pair& pair,
                                      std::set<web::Router::Listed>* covered = nullptr);

}  // namespace hogo::attack
