// Encoding and the list of outside hosts that a page may link to.
#include "web/html/url.h"

#include <algorithm>
#include <array>

namespace hogo::web::html {

namespace {

// Authorities, legal texts and international bodies that rules and cards cite. A host covers its subdomains.
constexpr std::array<std::string_view, 14> allowed_hosts = {
    "moj.go.jp", "e-gov.go.jp", "npa.go.jp",  "mhlw.go.jp", "cas.go.jp", "courts.go.jp",   "japaneselawtranslation.go.jp",
    "otit.go.jp", "un.org",     "ohchr.org", "unodc.org", "ilo.org",   "houterasu.or.jp", "iom.int"};

bool is_unreserved(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
           c == '.' || c == '~';
}

bool is_address_character(char c) {
    return is_unreserved(c) || std::string_view("/?&=%+:@!$'()*,;#").find(c) != std::string_view::npos;
}

}  // namespace

std::string percent_encoded(std::string_view text) {
    constexpr char digits[] = "0123456789ABCDEF";
    std::string out;
    out.reserve(text.size());
    for (char c : text) {
        if (is_unreserved(c)) {
            out += c;
        } else {
            auto byte = static_cast<unsigned char>(c);
            out += '%';
            out += digits[byte >> 4];
            out += digits[byte & 15];
        }
    }
    return out;
}

ElementId ElementId::join(std::string_view first, std::string_view second) {
    std::string text = std::string(first) + "-" + std::string(second);
    for (char& c : text)
        if (c == '.' || c == '~' || !is_unreserved(c)) c = '_';
    require(is_id(text), "an element id begins with a letter and has 120 characters at most");
    ElementId id;
    id.take(text);
    return id;
}

Url Url::fill(std::string_view pattern, std::initializer_list<std::string_view> arguments) {
    std::string out;
    auto next = arguments.begin();
    for (std::size_t at = 0; at < pattern.size(); ++at) {
        if (pattern[at] != '{') {
            out += pattern[at];
            continue;
        }
        std::string_view argument = *next++;
        require(!argument.empty() && argument != "." && argument != "..", "a path segment that would change the path");
        out += percent_encoded(argument);
        ++at;
    }
    return Url(std::move(out));
}

Url Url::query(Literal name, std::string_view value) const {
    require(text_.find('#') == std::string::npos, "a query after an anchor");
    char joint = text_.find('?') == std::string::npos ? '?' : '&';
    return Url(text_ + joint + percent_encoded(name.view()) + "=" + percent_encoded(value));
}

Url Url::at(const ElementId& element) const {
    require(text_.find('#') == std::string::npos, "an address with two anchors");
    return Url(text_ + "#" + std::string(element.text()));
}

Url Url::here(const ElementId& element) { return Url("#" + std::string(element.text())); }

Url Url::telephone(std::string_view number) {
    std::string out = "tel:";
    for (char c : number) {
        if ((c >= '0' && c <= '9') || c == '+' || c == '*') out += c;
        if (c == '#') out += "%23";
    }
    return Url(std::move(out));
}

std::optional<Url> Url::source(std::string_view address) {
    constexpr std::string_view scheme = "https://";
    if (!address.starts_with(scheme) || !std::ranges::all_of(address, is_address_character)) return std::nullopt;
    std::string_view rest = address.substr(scheme.size());
    std::string_view host = rest.substr(0, rest.find_first_of("/?#"));
    for (std::string_view allowed : allowed_hosts)
        if (host == allowed || (host.ends_with(allowed) && host[host.size() - allowed.size() - 1] == '.' &&
                                std::ranges::all_of(host, is_unreserved)))
            return Url(std::string(address));
    return std::nullopt;
}

std::optional<Url> Url::local(std::string_view path) {
    if (path.empty() || path[0] != '/' || path.starts_with("//") || path.size() > 1000) return std::nullopt;
    if (!std::ranges::all_of(path, is_address_character)) return std::nullopt;
    return Url(std::string(path));
}

}  // namespace hogo::web::html
