// The rights in an interview, as the person reads them: in their language, large, beside the Japanese.
//
// Promises: every language says the same eight things in the same order; a translation that nobody has compared with the
// Japanese says so. Does not know: which of them were told, and when.
#pragma once
#include <span>
#include <string_view>

#include "base/code.h"

namespace hogo::web::staff {

inline constexpr std::size_t rights_count = 8;

struct Rights {
    std::string_view language;                 ///< BCP 47
    bool compared = false;                     ///< a person who speaks both compared it with the Japanese
    std::string_view sentences[rights_count];
};

/// In this language; null where there is none yet.
const Rights* rights_in(const Code& language);
const Rights& rights_in_japanese();
const Rights& rights_in_easy_japanese();

}  // namespace hogo::web::staff
