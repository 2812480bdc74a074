// The languages of the people concerned, by their own names (for pointing) and in the language of the screen.
#pragma once
#include "base/code.h"
#include "web/staff/components.h"

namespace hogo::web::staff {

struct SpokenLanguage {
    Code code;                 ///< BCP 47, lower case
    std::string_view own_name; ///< as its speakers read it
};
std::span<const SpokenLanguage> spoken_languages();
std::string language_name(const Messages& msg, const Code& language);
std::vector<Choice> language_choices(const Messages& msg);

}  // namespace hogo::web::staff
