// A rule: when it applies, to what, with which effect, and on whose authority.
//
// Promises: a rule reads exactly the facts that it declares; it is in force between two days; `verified` says whether a
// lawyer compared it with the source, and is shown wherever the rule is shown.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/code.h"
#include "base/time.h"
#include "rules/condition.h"
#include "rules/label.h"

namespace hogo::rules {

/// What a rule speaks about. The order is the order of evaluation; a kind may read what an earlier one concluded.
enum class Kind : std::uint8_t {
    definition,  ///< a derived answer (`person.child`)
    result,      ///< what the strict screening table says
    file,        ///< does the file open
    track,       ///< legal stay, violation, landing, afterwards
    hold,        ///< is a coercion held
    measure,     ///< is a measure open
    ground,      ///< a ground added to a measure; changes nothing else
    deadline,    ///< a day that matters
    alert,       ///< something the officer must see now
    safeguard,   ///< what an interview needs
};
inline constexpr int kind_count = 10;
/// `measure`, as it stands in explanations (`measure/renewal`).
std::string_view name_of(Kind kind);

/// Two-sided effects; a result or a track carries the chosen option's index instead.
enum class Effect : std::uint8_t {
    denies,   ///< not so · file does not open · hold is lifted · measure is closed
    affirms,  ///< so · file opens · hold stands · measure is open · ground, deadline, alert, safeguard applies
};

struct Authority {
    std::string provision;  ///< `ICRRA Art. 44-2(1)`, `house`, …
    Code source;            ///< in Pack::sources()
    bool verified = false;
};

using RuleIndex = std::uint16_t;

struct Rule {
    Code id;
    Kind kind = Kind::definition;
    std::uint16_t subject = 0;  ///< index among the pack's things of that kind
    std::uint8_t effect = 0;    ///< Effect, or the option for results and tracks
    NodeIndex root = 0;
    std::optional<LocalDate> valid_from;  ///< the first day in force
    std::optional<LocalDate> valid_to;    ///< the last day in force
    std::vector<FactIndex> reads;         ///< declared, and checked against the condition
    std::vector<RuleIndex> overrides;
    std::uint32_t compartments = 0;  ///< of everything it reads, derived facts unfolded; bits of Pack::compartments()
    Authority authority;
    Label label;
    Label reason;
    std::string file;
    int line = 0;

    bool in_force(LocalDate day) const {
        return (!valid_from || *valid_from <= day) && (!valid_to || day <= *valid_to);
    }
};

}  // namespace hogo::rules
