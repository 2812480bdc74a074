// What a screen shows for a code of the pack, in the two languages of the staff pages.
#pragma once
#include <string>

namespace hogo::rules {

enum class Language : unsigned char { ja, en };

struct Label {
    std::string ja;
    std::string en;

    const std::string& in(Language language) const { return language == Language::ja ? ja : en; }
    bool empty() const { return ja.empty() && en.empty(); }
};

}  // namespace hogo::rules
