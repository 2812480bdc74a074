// Telephone numbers as people write them, made one: E.164 where the country can be told.
//
// Promises: digits of any script, any separators, `+`, `00` and the prefix for calls abroad, the 0 in
// brackets, and extensions (`ext`, `内線`, `доб`, `#`) are understood. Does not know: whether anybody
// answers.
#pragma once
#include <string>
#include <string_view>

namespace hogo::matching {

struct Telephone {
    std::string number;     ///< `+81312345678`; empty where no country's plan fits
    std::string last;       ///< the last eight digits; empty for shorter ones
    std::string extension;  ///< digits; not compared
    bool operator==(const Telephone&) const = default;
};

/// `country` is where a number without country code is dialled (ISO 3166).
Telephone read_telephone(std::string_view typed, std::string_view country = "JP");

}  // namespace hogo::matching
