// Text stays text: no input closes its attribute or its element, and no address leads anywhere but where it may.
#include "web/html/html.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace hogo::web::html;
    std::string_view text(reinterpret_cast<const char*>(data), size);
    const std::string page = p(attr("title", text), text).text();
    std::size_t opened = 0, quotes = 0;
    for (char c : page) {
        opened += c == '<' ? 1 : 0;
        quotes += c == '"' ? 1 : 0;
    }
    if (opened != 2 || quotes != 2) __builtin_trap();
    if (auto source = Url::source(text))
        if (!source->text().starts_with("https://")) __builtin_trap();
    if (auto local = Url::local(text))
        if (local->text().starts_with("//") || local->text().front() != '/') __builtin_trap();
    if (!text.empty() && text != "." && text != "..") {
        const std::string path = url("/a/{}/b", text).text();
        if (path.find("/", 3) != path.size() - 2) __builtin_trap();
    }
    return 0;
}
