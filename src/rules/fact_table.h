// The facts of one situation, as a flat array beside the pack's list.
//
// Promises: everything starts as not asked; a value of the wrong type or outside the listed values is refused.
#pragma once
#include <span>
#include <vector>

#include "base/result.h"
#include "rules/fact.h"

namespace hogo::rules {

class Pack;

class FactTable {
  public:
    /// Keeps a reference: the pack must outlive the table.
    explicit FactTable(const Pack& pack);

    /// Problems of every setter (invalid_input): `unknown_fact`, `wrong_type`, `unlisted_value`, `derived_fact`.
    Result<void> set(const Code& fact, Answer answer);
    Result<void> set_code(const Code& fact, const Code& value);
    Result<void> set_date(const Code& fact, LocalDate day);
    Result<void> set_integer(const Code& fact, std::int32_t number);
    /// unknown, not_asked or closed, for a fact of any type.
    Result<void> set_standing(const Code& fact, Standing standing);
    /// The coded text of an event or a situation file: `yes`, `no`, `unknown`, `not_asked`, `closed`, a listed value,
    /// `2025-04-20`, `24`; also_spellings of the pack are taken too.
    Result<void> set_text(const Code& fact, std::string_view text);
    /// The inverse of set_text.
    std::string text_of(FactIndex fact) const;

    /// Every fact of a compartment becomes closed: the reader did not open it.
    void close(const Code& compartment);

    FactValue value(FactIndex fact) const { return values_[fact]; }
    std::span<const FactValue> values() const { return values_; }
    /// For the evaluation and for proofs that walk over all values; unchecked.
    void put(FactIndex fact, FactValue value) { values_[fact] = value; }

    const Pack& pack() const { return *pack_; }
    void clear();

  private:
    Result<FactIndex> settable(const Code& fact, FactType type) const;

    const Pack* pack_;
    std::vector<FactValue> values_;
};

}  // namespace hogo::rules
