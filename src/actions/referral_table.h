// The table of the case data standard: fields, spellings, code lists, and the place that each has in a file.
//
// Promises: names and values are found whatever their case, spaces, underscores and hyphens, by code and by label.
#pragma once
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/code.h"

namespace hogo::actions {

struct ReferralValue {
    std::string code, label;
    Code is, indicator, circumstance;  ///< what it becomes; empty: nothing
    bool exact = true;                 ///< false: the house's word is wider or narrower, so that the original is kept too
};

struct ReferralColumn {
    std::string name, label;
    Code place, fact;
    bool many = false;
    std::vector<ReferralValue> values;
    std::unordered_map<std::string, std::size_t> spellings;

    struct Found {
        std::vector<const ReferralValue*> values;
        std::string others;  ///< words that are none of the column's values
    };
    /// One or several values, separated by spaces, commas, semicolons, bars or lines.
    Found find(std::string_view typed) const;
};

class ReferralTable {
  public:
    /// The embedded table. A broken one is a bug.
    static const ReferralTable& get();
    const ReferralColumn* find(std::string_view field) const;

  private:
    ReferralTable();
    std::vector<ReferralColumn> columns_;
    std::unordered_map<std::string, std::size_t> spellings_;
};

}  // namespace hogo::actions
