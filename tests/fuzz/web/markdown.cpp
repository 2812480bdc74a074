// The public pages' text format: whatever comes in, what comes out has no markup but its own, and is read again alike.
#include "web/public/markdown.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace hogo::web;
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto document = open::read_markdown(text);
    if (!document) {
        if (document.error().line == 0) __builtin_trap();
        return 0;
    }
    const auto page = open::render(*document, [](std::string_view id) { return html::url("/x/{}", id); }).text();
    for (std::size_t at = page.find('<'); at != std::string::npos; at = page.find('<', at + 1)) {
        bool known = false;
        for (std::string_view tag : {"<h2>", "</h2>", "<h3>", "</h3>", "<p>", "</p>", "<ul>", "</ul>", "<ol>", "</ol>", "<li>", "</li>",
                                     "<strong>", "</strong>", "<a href=\"/x/", "<a class=\"tel\" dir=\"ltr\" href=\"tel:", "</a>"})
            known = known || page.compare(at, tag.size(), tag) == 0;
        if (!known) __builtin_trap();
    }
    return 0;
}
