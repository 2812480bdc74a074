// What is known of a person, a company or a place that may be somebody to keep away: as it was typed, in any
// script.
//
// Does not know: whose record it is, why it is kept, where the person is, nationality, sex, day of birth.
// None of them is evidence of a link, so none of them is asked for.
#pragma once
#include <string>
#include <vector>

namespace hogo::matching {

struct Record {
    enum class Kind { person, company };
    Kind kind = Kind::person;
    std::vector<std::string> names;  ///< every spelling that is known; any script, with or without honorifics
    std::vector<std::string> telephones;  ///< as typed, with or without country code, extension allowed
    std::vector<std::string> addresses;   ///< as typed

    bool operator==(const Record&) const = default;
};

}  // namespace hogo::matching
