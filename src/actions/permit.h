// The three kinds of "no", and the yes.
//
// Promises: nothing is committed without a Permit, and only a Verdict makes one; a Refused is an
// ordinary answer with the rule, its source, the facts it used and what would change it; a Problem is for the caller's
// hands or the machine's.
#pragma once
#include <variant>
#include <vector>

#include "base/code.h"
#include "base/result.h"
#include "domain/words.h"

namespace hogo::actions {

/// A rule said no. The sentences live in the locales (`refused.<rule>`), so that a refusal never carries typed text.
struct Refused {
    Code rule;                  ///< `second_person_needed`, `i03_consent` …
    Code source;                ///< `policy_p11`, `icrra_44_2`, `house` …
    std::vector<Code> facts;    ///< what it rests on
    Code would_change;          ///< what would make it a yes
    bool operator==(const Refused&) const = default;
};

/// What a rule set says before anything is changed: nothing to object, or a refusal.
using Verdict = std::optional<Refused>;
inline const Verdict permitted = std::nullopt;

class PermitBase {
  protected:
    PermitBase() = default;
};

/// Comes out of a Verdict and from nowhere else.
template <class Action>
class Permit : public PermitBase {
  public:
    static std::variant<Permit, Refused> from(Verdict verdict) {
        if (verdict) return *std::move(verdict);
        return Permit{};
    }

  private:
    Permit() = default;
};

/// What an action answers when it was done. A repeat of the same action id gets the same receipt.
struct Receipt {
    domain::ActionId action;
    domain::CaseId file;
    std::uint64_t leaf = 0;  ///< where the ledger has it
    bool operator==(const Receipt&) const = default;
};

/// Done, refused by a rule, or a problem: the caller handles all three.
template <class Value = Receipt>
using Outcome = Result<std::variant<Value, Refused>>;

}  // namespace hogo::actions
