// Why something is as it is, and what would change it: each claim is true when it is carried out.
//
// Promises: a reason is one of two kinds: impossible even with an empty calendar, or held by bookings; a
// remedy is the smallest change that was found to help, and to help alone. Conflicts and private reasons look
// alike: "not available".
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "planning/instance.h"

namespace hogo::planning {

/// What the interview does without.
enum class Ideal {
    planned,
    private_room,         ///< risk 2: a room of privacy 3
    present_interpreter,  ///< risk 2: not from afar
    native_interpreter,   ///< a native speaker of the person's own language
    own_language,         ///< the person's own language, by whomever
    known_language,       ///< a language of theirs, no relay
    officer_gender,
    interpreter_gender,
    preferred_half,
    same_officer,
    same_interpreter,
};
const char* name_of(Ideal ideal);

enum class Cause {
    too_long,           ///< longer than the person can bear: it has to be divided
    nobody_available,   ///< impossible even with an empty calendar: no such person or room is available for
                        ///< this interview
    no_common_time,     ///< each exists, never at one time that the interview may have
    follows_unplanned,  ///< the interview before it is not planned, or leaves no day
    held_by_bookings,   ///< possible, were it not for `bookings`
    higher_ideal,       ///< possible only by giving up an ideal of a higher level
    other_order,        ///< a better place is free by itself: the plan was stopped early
};
const char* name_of(Cause cause);

/// One more of something, while everything else stays as it is.
struct Remedy {
    enum class Kind {
        officer,      ///< one more officer as described is there at `at`
        interpreter,  ///< one more interpreter as described
        room,         ///< one more room as described
    };
    Kind kind = Kind::interpreter;
    Window at;                   ///< when it is needed
    std::optional<bool> female;  ///< where it matters
    std::string language;        ///< interpreter: native speaker of it
    int training = 1;            ///< officer
    int privacy = 3;             ///< room
    bool accessible = false, remote = false;
    std::string office;  ///< room
};

/// One booking goes elsewhere and misses nothing there that it has now; then the ideal is met.
struct Move {
    Assignment other;  ///< where the booking would go
    Assignment own;    ///< where the interview then is
};

struct Explanation {
    std::string interview;
    Ideal ideal = Ideal::planned;
    Cause cause = Cause::held_by_bookings;
    /// For nobody_available and no_common_time: the rules that take candidates away, and how many each:
    /// `conflict` stands for conflicts, networks and private reasons alike.
    struct Removed {
        std::string party, rule;
        int count = 0;
    };
    std::vector<Removed> removed;
    std::vector<std::string> bookings;  ///< held_by_bookings: without these the ideal is met
    std::optional<Remedy> remedy;
    std::optional<Move> move;
    std::string sentence;  ///< the whole in English, for a log or a command line
};

}  // namespace hogo::planning
