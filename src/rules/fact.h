// A fact: one coded answer that a rule may read, defined by the pack.
//
// Promises: "no" is said by somebody; unknown, not asked and closed are three different things and none of them is "no".
// Free text is never a fact.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "base/code.h"
#include "base/time.h"
#include "rules/label.h"

namespace hogo::rules {

enum class FactType : std::uint8_t { answer, code, date, integer };

/// What is known of a fact at all.
enum class Standing : std::uint8_t {
    known,      ///< somebody said it, or a document shows it
    unknown,    ///< asked, and not known
    not_asked,  ///< nobody asked
    closed,     ///< in a compartment that this reader did not open; somebody else may know it
};

/// The value of an `answer` fact, as forms and events carry it.
enum class Answer : std::uint8_t { no, yes, unknown, not_asked, closed };

/// Dense form: `value` counts only while the standing is `known`.
/// answer: 0 no, 1 yes · code: index into Fact::options · date: LocalDate::number() · integer: itself.
struct FactValue {
    Standing standing = Standing::not_asked;
    std::int32_t value = 0;
    bool operator==(const FactValue&) const = default;
};

using FactIndex = std::uint16_t;

/// One listed value of a `code` fact.
struct FactOption {
    Code id;
    Label label;
    std::vector<std::string> also;  ///< other spellings that a situation file may use
};

struct Fact {
    Code id;
    FactType type = FactType::answer;
    Code group;        ///< `person`, `stay`, `indicator`, `circumstances`, `wishes`, …: how screens gather them
    Code compartment;  ///< of the vault; an explanation that used this fact carries it
    Label label;
    Label question = {};  ///< in the officer's words; empty where nobody asks
    std::vector<FactOption> options = {};
    std::vector<std::string> also = {};  ///< other names that a situation file may use
    bool derived = false;           ///< computed by the evaluation, never set from outside
    std::uint32_t compartments = 0;  ///< bit set over Pack::compartments(); a derived fact carries all that it was made of
    int line = 0;                    ///< in facts.yaml or where it was derived
};

}  // namespace hogo::rules
