// What somebody typed is kept, however it arrived.
#include "web/public/public_site.h"

namespace hogo::web::open {
namespace {

constexpr Literal known[] = {"form",    "step",  "words", "danger", "answer_in",
                             "contact", "hours", "avoid", "receipt"};

int digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

/// Percent-decoding that takes what is broken as it stands, for a strict encoder to write anew.
std::string mended(std::string_view encoded) {
    std::string out;
    for (std::size_t at = 0; at < encoded.size(); ++at) {
        const char c = encoded[at];
        if (c != '%') {
            out += c;
        } else if (at + 2 < encoded.size() && digit(encoded[at + 1]) >= 0 && digit(encoded[at + 2]) >= 0) {
            out += encoded.substr(at, 3);
            at += 2;
        } else {
            out += "%25";
        }
    }
    return out;
}

/// Only the fields that the site has, so that no count of others hides them.
std::string only_known(std::string_view body) {
    std::string out;
    while (!body.empty()) {
        const auto pair = body.substr(0, body.find('&'));
        body.remove_prefix(std::min(pair.size() + 1, body.size()));
        const auto name = pair.substr(0, pair.find('='));
        if (std::ranges::none_of(known, [&](Literal field) { return field.view() == name; })) continue;
        if (out.find(std::string(name) + "=") != std::string::npos) continue;
        out += out.empty() ? "" : "&";
        out += pair;
    }
    return mended(out);
}

}  // namespace

std::map<std::string, std::string> typed_in(const Request& request) {
    const FormLimits generous{.fields = 100, .value_bytes = body_limit, .name_bytes = 100};
    auto form = Form::read(request, generous);
    if (!form && request.content_type.starts_with("application/x-www-form-urlencoded")) {
        Request again = request;
        const auto body = only_known(text_of(request.body));
        again.body.assign(body.begin(), body.end());
        form = Form::read(again, generous);
    }
    std::map<std::string, std::string> typed;
    if (form)
        for (const auto field : known)
            if (form->has(field.view())) typed.emplace(field.view(), form->kept(field.view()));
    return typed;
}

}  // namespace hogo::web::open
