// Finds words that no message brought: a page rendered in the pseudo-locale has its messages in ⟦ ⟧, and whatever Latin
// or Japanese words stand outside of them (and outside <time>, whose days are formatted, not translated) were typed into
// the code.
#pragma once
#include <string>
#include <vector>

namespace hogo::web::test {

/// The texts of `html` outside messages that hold a letter. Attribute values that people read are looked at too.
inline std::vector<std::string> hard_coded_text(std::string html) {
    std::vector<std::string> out;
    auto remove_between = [&](const std::string& open, const std::string& close) {
        for (std::size_t at; (at = html.find(open)) != std::string::npos;) {
            std::size_t end = html.find(close, at);
            if (end == std::string::npos) break;
            html.erase(at, end + close.size() - at);
        }
    };
    for (const std::string& name : std::vector<std::string> {" title=\"", " aria-label=\"", " data-label=\"", " placeholder=\"", " alt=\""})
        for (std::size_t at = html.find(name); at != std::string::npos; at = html.find(name, at + 1)) {
            std::size_t from = at + name.size();
            std::string value = html.substr(from, html.find('"', from) - from);
            bool exact_time = html.rfind("<time", at) != std::string::npos && html.find('>', html.rfind("<time", at)) > at;
            if (!exact_time && value.find("⟦") == std::string::npos) out.push_back(value);
        }
    remove_between("<time", "</time>");
    remove_between("⟦", "⟧");
    std::string text;
    bool inside_tag = false;
    for (char c : html) {
        if (c == '<') {
            inside_tag = true;
            if (!text.empty()) out.push_back(text);
            text.clear();
        } else if (c == '>') {
            inside_tag = false;
        } else if (!inside_tag) {
            text += c;
        }
    }
    if (!text.empty()) out.push_back(text);
    std::erase_if(out, [](const std::string& found) {
        for (char c : found)
            if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0xe3) return false;
        return true;
    });
    return out;
}

}  // namespace hogo::web::test
