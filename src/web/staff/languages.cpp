#include "web/staff/languages.h"

#include "web/messages/languages.h"

namespace hogo::web::staff {

std::span<const SpokenLanguage> spoken_languages() {
    // In the order of the victims' nationalities as published, then the others of the Information Center.
    static const std::vector<SpokenLanguage> languages{
        {"fil", "Filipino"},    {"th", "ภาษาไทย"},   {"id", "Bahasa Indonesia"}, {"vi", "Tiếng Việt"}, {"zh", "中文"},
        {"km", "ភាសាខ្មែរ"},      {"ko", "한국어"},     {"mn", "Монгол"},           {"pt", "Português"},  {"es", "Español"},
        {"en", "English"},      {"ja", "日本語"},     {"my", "မြန်မာဘာသာ"},         {"ne", "नेपाली"},        {"si", "සිංහල"},
        {"bn", "বাংলা"},         {"ur", "اردو"},      {"fr", "Français"}};
    return languages;
}

std::string language_name(const Messages& msg, const Code& language) {
    return std::string(msg.languages.find(language.text()).value_or(language.text()));
}

std::vector<Choice> language_choices(const Messages& msg) {
    std::vector<Choice> choices;
    for (const auto& language : spoken_languages())
        choices.push_back({language.code.text(), language_name(msg, language.code) + " · " + std::string(language.own_name)});
    return choices;
}

}  // namespace hogo::web::staff
