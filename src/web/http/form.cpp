// Fields from either encoding.
#include "web/http/form.h"

#include <algorithm>

namespace hogo::web {

namespace {

int digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

std::unexpected<Problem> broken_form() {
    return problem(ProblemKind::invalid_input, "broken_form", "the form's encoding is broken");
}
std::unexpected<Problem> form_too_large() {
    return problem(ProblemKind::invalid_input, "form_too_large", "the form has too many fields or too long a value");
}

bool decode(std::string_view encoded, std::string& out) {
    out.reserve(encoded.size());
    for (std::size_t at = 0; at < encoded.size(); ++at) {
        char c = encoded[at];
        if (c == '+') {
            out += ' ';
        } else if (c == '%') {
            if (at + 2 >= encoded.size()) return false;
            int high = digit(encoded[at + 1]), low = digit(encoded[at + 2]);
            if (high < 0 || low < 0) return false;
            out += static_cast<char>(high * 16 + low);
            at += 2;
        } else {
            out += c;
        }
    }
    return true;
}

// Browsers send line ends as CRLF; a text has LF.
std::string with_plain_line_ends(std::string_view sent) {
    std::string out;
    out.reserve(sent.size());
    for (std::size_t at = 0; at < sent.size(); ++at) {
        if (sent[at] == '\r') {
            out += '\n';
            if (at + 1 < sent.size() && sent[at + 1] == '\n') ++at;
        } else {
            out += sent[at];
        }
    }
    return out;
}

}  // namespace

Result<std::vector<std::pair<std::string, std::string>>> read_urlencoded(std::string_view body,
                                                                         const FormLimits& limits) {
    std::vector<std::pair<std::string, std::string>> out;
    while (!body.empty()) {
        std::string_view pair = body.substr(0, body.find('&'));
        body.remove_prefix(std::min(pair.size() + 1, body.size()));
        if (pair.empty()) continue;
        if (out.size() == limits.fields) return form_too_large();
        std::size_t equals = std::min(pair.find('='), pair.size());
        std::string name, value;
        if (!decode(pair.substr(0, equals), name)) return broken_form();
        if (equals < pair.size() && !decode(pair.substr(equals + 1), value)) return broken_form();
        if (name.empty()) return broken_form();
        if (name.size() > limits.name_bytes || value.size() > limits.value_bytes) return form_too_large();
        out.emplace_back(std::move(name), with_plain_line_ends(value));
    }
    return out;
}

Result<Form> Form::read(const Request& request, const FormLimits& limits) {
    if (const auto* sink = dynamic_cast<const FormSink*>(request.sink.get())) return sink->form();
    Form form;
    std::string_view type = std::string_view(request.content_type).substr(0, request.content_type.find(';'));
    while (type.ends_with(' ')) type.remove_suffix(1);
    if (type == "application/x-www-form-urlencoded") {
        HOGO_TRY(fields, read_urlencoded(text_of(request.body), limits));
        form.fields_ = std::move(fields);
        return form;
    }
    if (type != "multipart/form-data")
        return problem(ProblemKind::invalid_input, "not_a_form", "neither of the two encodings of a form");
    auto boundary = boundary_of(request.content_type);
    if (!boundary) return broken_form();
    HOGO_TRY(parts, read_multipart(request.body, *boundary, limits));
    for (FormPart& part : parts) {
        if (!part.file_name) {
            form.fields_.emplace_back(std::move(part.name), with_plain_line_ends(text_of(part.bytes)));
        } else if (!part.file_name->empty() || !part.bytes.empty()) {
            Upload upload{std::move(*part.file_name), std::move(part.content_type), {}};
            upload.bytes.assign(part.bytes.begin(), part.bytes.end());
            form.files_.emplace_back(std::move(part.name), std::move(upload));
        }
    }
    return form;
}

Form Form::of(std::vector<std::pair<std::string, std::string>> fields) {
    Form form;
    for (auto& [name, value] : fields) form.fields_.emplace_back(std::move(name), with_plain_line_ends(value));
    return form;
}

bool Form::has(std::string_view field) const {
    return std::ranges::any_of(fields_, [&](const auto& entry) { return entry.first == field; });
}

std::string_view Form::raw(std::string_view field) const {
    for (const auto& [name, value] : fields_)
        if (name == field) return value;
    return {};
}

Result<Text> Form::text(Literal field, std::size_t limit, Text::Lines lines) const {
    auto parsed = Text::parse(raw(field.view()), limit, lines);
    if (!parsed) return std::unexpected(Problem{parsed.error().kind, parsed.error().code, parsed.error().message, field});
    return parsed;
}

std::vector<std::string_view> Form::all(std::string_view field) const {
    std::vector<std::string_view> out;
    for (const auto& [name, value] : fields_)
        if (name == field) out.push_back(value);
    return out;
}

const Upload* Form::file(std::string_view field) const {
    for (const auto& [name, upload] : files_)
        if (name == field) return &upload;
    return nullptr;
}

std::string Form::kept(std::string_view field) const {
    std::string_view sent = raw(field);
    std::string out;
    for (std::size_t at = 0; at < sent.size();) {
        std::size_t length = 1;
        while (length < 4 && at + length < sent.size() && !is_utf8(sent.substr(at, length))) ++length;
        std::string_view character = sent.substr(at, length);
        if (!is_utf8(character)) {
            out += "\xEF\xBF\xBD";
            ++at;
            continue;
        }
        bool control = length == 1 && static_cast<unsigned char>(character[0]) < 0x20 && character != "\n" &&
                       character != "\t";
        out += control ? std::string_view("\xEF\xBF\xBD") : character;
        at += length;
    }
    return out;
}

}  // namespace hogo::web
