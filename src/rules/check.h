// Proofs about a pack that loading alone does not give.
//
// Promises: for each thing a rule speaks about, every combination of the facts it reads is walked (at most 2^20 after
// merging values that no condition tells apart, else that is the finding): no two rules contradict without an order;
// refusing cooperation gives exactly the outcome of never having been asked; suspicion alone opens the file; a yes from
// the person or the officer takes no protection away; not knowing is never taken for no.
// Findings name the rules. A pack with findings is invalid.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "rules/load.h"
#include "rules/pack.h"

namespace hogo::rules {

inline constexpr std::uint64_t combination_limit = std::uint64_t{1} << 20;

struct CheckReport {
    Complaints findings;
    std::uint64_t combinations = 0;  ///< walked over all things
    std::size_t rules = 0;
    std::size_t unverified = 0;      ///< rules that no lawyer compared with the source yet
    std::size_t subjects = 0;
};

CheckReport check_pack(const Pack& pack);

/// The single proofs, for tests and for a report that says which one failed.
Complaints cooperation_reaches_only_grounds(const Pack& pack);
Complaints contradictions(const Pack& pack, std::uint64_t& combinations);
Complaints refusal_differs_from_not_asked(const Pack& pack, std::uint64_t& combinations);
Complaints suspicion_fails_to_open(const Pack& pack, std::uint64_t& combinations);
/// For every fact of the pack's protective groups: unknown becoming yes never lowers a hold, a measure, a safeguard …
Complaints yes_takes_protection_away(const Pack& pack, std::uint64_t& combinations);
/// Whether something is known may decide a file, a hold or a measure only for acts of the authority, which are recorded
/// as days; what a person was not asked decides nothing.
Complaints unknown_counts_as_no(const Pack& pack);

}  // namespace hogo::rules
