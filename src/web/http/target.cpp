// Boost.URL checks the grammar; what it allows and a handler should not meet is refused here.
#include "web/http/target.h"

#include <boost/url.hpp>

#include "base/text.h"

namespace hogo::web {

namespace {

constexpr std::size_t query_limit = 100;

std::unexpected<Problem> bad_target() {
    return problem(ProblemKind::invalid_input, "bad_target", "the address is not one of this site's form");
}

bool is_clean(std::string_view text) {
    for (char c : text)
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) return false;
    return is_utf8(text);
}

}  // namespace

Result<void> read_target(std::string_view target, Request& request) {
    if (target.empty() || target.front() != '/' || target.starts_with("//")) return bad_target();
    auto parsed = boost::urls::parse_origin_form(target);
    if (!parsed) return bad_target();
    request.path.clear();
    for (const std::string& segment : parsed->segments()) {
        if (segment == "." || segment == ".." || segment.find('/') != std::string::npos || !is_clean(segment))
            return bad_target();
        request.path += "/" + segment;
        request.segments.push_back(segment);
    }
    if (request.path.empty()) request.path = "/";
    while (!request.segments.empty() && request.segments.back().empty()) request.segments.pop_back();
    for (const auto& parameter : parsed->params()) {
        // Only a form's values hold line breaks; a query's are names, numbers and search words.
        if (!is_clean(parameter.key) || !is_clean(parameter.value)) return bad_target();
        if (request.query.size() == query_limit) return bad_target();
        request.query.emplace_back(parameter.key, parameter.has_value ? parameter.value : "");
    }
    return {};
}

}  // namespace hogo::web
