// Addresses, cookies and languages out of a request's head: what is taken in is text without a way out of its place.
#include "base/text.h"
#include "web/html/language.h"
#include "web/http/cookies.h"
#include "web/http/origin.h"
#include "web/http/target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace hogo;
    std::string_view text(reinterpret_cast<const char*>(data), size);
    web::Request request;
    if (web::read_target(text, request)) {
        if (!is_utf8(request.path) || request.path.front() != '/') __builtin_trap();
        for (const std::string& segment : request.segments)
            if (segment == "." || segment == ".." || segment.find('/') != std::string::npos) __builtin_trap();
    }
    for (const auto& [name, value] : web::read_cookies(text))
        if (value.find_first_of("; \r\n\"") != std::string::npos) __builtin_trap();
    static_cast<void>(web::preferred_language(text));
    static_cast<void>(web::origin_of("", text, "localhost"));
    return 0;
}
