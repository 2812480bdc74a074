// Breaking the glass: somebody without a grant must look now; a second person who holds the parts opens them,
// for a while.
//
// Promises: never for oneself, at most an hour, ends by itself; a reason is on record before anything opens;
// the unit's leads, directors and duty read of it at once, and one of them, neither who gave nor who looked,
// reviews it. Whoever is kept away from the file is refused in the word that everybody hears. Statements and
// whereabouts never open this way: for whereabouts there is the release (release.h).
#pragma once
#include "actions/add_words.h"
#include "actions/checks.h"
#include "actions/interview_checks.h"

namespace hogo::actions {

inline constexpr int longest_look = 60;  ///< minutes

/// danger_to_life, child_in_danger, medical, about_to_be_removed, other
std::span<const Code> glass_grounds();
/// justified, not_justified
std::span<const Code> glass_reviews();
/// procedure, identity, condition, needs
inline constexpr Compartments glass_parts{Compartment::procedure, Compartment::identity,
                                          Compartment::condition, Compartment::needs};

struct Look {
    domain::AccessDecided broken;
    domain::Origin origin;
    bool reviewed = false;
    bool open(Instant now) const { return now < broken.until; }
};
/// Every look that was ever given, oldest first, of a file whose `access` is open.
std::vector<Look> looks_of(const domain::CaseFile& file);

struct BreakGlass {
    static inline const Code code = "break_glass";

    StaffId staff;
    Compartments parts;  ///< of glass_parts; `procedure` always opens too
    Code ground;         ///< of glass_grounds()
    int minutes = longest_look;
    Said reasons = {};

    Compartments needs() const {
        return parts | Compartments{Compartment::procedure, Compartment::needs, Compartment::access};
    }
};
Verdict decide(const Deciding<BreakGlass>& deciding, const BreakGlass& breaking);
std::vector<domain::Event> change(const Deciding<BreakGlass>& deciding, const BreakGlass& breaking,
                                  domain::Occasion& occasion);
Result<Besides> besides_of(House& house, const Actor& actor, const OpenedFile& opened,
                           const BreakGlass& breaking);

/// The oldest look by `staff` that nobody reviewed yet.
struct ReviewGlass {
    static inline const Code code = "review_glass";
    static constexpr domain::Compartments reads{Compartment::procedure, Compartment::access};

    StaffId staff;
    Code answer;  ///< of glass_reviews()
    Said reasons = {};
};
Verdict decide(const Deciding<ReviewGlass>& deciding, const ReviewGlass& review);
std::vector<domain::Event> change(const Deciding<ReviewGlass>& deciding, const ReviewGlass& review,
                                  domain::Occasion& occasion);
Result<Besides> besides_of(House& house, const Actor& actor, const OpenedFile& opened,
                           const ReviewGlass& review);

}  // namespace hogo::actions
