// The numbering plan of each country, as compiled from libphonenumber-js.
#pragma once
#include <cstddef>

namespace hogo::matching {

struct NumberingPlan {
    const char* country;       ///< ISO 3166
    const char* calling_code;  ///< `81`
    const char* abroad;        ///< the prefix for calls abroad, a pattern: `010`
    const char* pattern;       ///< of the whole national number, without the prefix at home
    const char* at_home;       ///< the digits before a number at home: `0`
};
extern const NumberingPlan numbering_plans[];
extern const std::size_t numbering_plan_count;

}  // namespace hogo::matching
