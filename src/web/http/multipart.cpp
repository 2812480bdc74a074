// multipart/form-data (RFC 7578, RFC 2046) read in place: the parts are views into a body that is bounded already.
#include <algorithm>

#include "base/text.h"
#include "web/http/form.h"

namespace hogo::web {

namespace {

constexpr std::size_t part_header_limit = 2000;

std::unexpected<Problem> broken() {
    return problem(ProblemKind::invalid_input, "broken_form", "the form's encoding is broken");
}

std::string lower(std::string_view text) {
    std::string out(text);
    for (char& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return out;
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    return text;
}

/// `; name="value"` pairs behind the first word of a header's value. Browsers write `"` in a file's name as %22.
std::optional<std::vector<std::pair<std::string, std::string>>> parameters_of(std::string_view value) {
    std::vector<std::pair<std::string, std::string>> out;
    std::size_t at = value.find(';');
    while (at < value.size()) {
        std::string_view rest = value.substr(at + 1);
        std::size_t equals = rest.find('=');
        if (equals == std::string_view::npos) return trimmed(rest).empty() ? std::optional(out) : std::nullopt;
        std::string name = lower(trimmed(rest.substr(0, equals)));
        rest.remove_prefix(equals + 1);
        std::string_view content;
        if (rest.starts_with('"')) {
            std::size_t end = rest.find('"', 1);
            if (end == std::string_view::npos) return std::nullopt;
            content = rest.substr(1, end - 1);
            rest.remove_prefix(end + 1);
            if (!trimmed(rest.substr(0, rest.find(';'))).empty()) return std::nullopt;
        } else {
            content = trimmed(rest.substr(0, rest.find(';')));
        }
        for (const auto& [earlier, unused] : out)
            if (earlier == name) return std::nullopt;
        out.emplace_back(std::move(name), content);
        std::size_t next = rest.find(';');
        if (next == std::string_view::npos) break;
        at = value.size() - rest.size() + next;
    }
    return out;
}

}  // namespace

bool read_part_header(std::string_view header, FormPart& part) {
    bool disposed = false;
    while (!header.empty()) {
        std::size_t end = header.find("\r\n");
        std::string_view line = header.substr(0, end);
        header.remove_prefix(end == std::string_view::npos ? header.size() : end + 2);
        std::size_t colon = line.find(':');
        if (colon == std::string_view::npos || colon == 0) return false;
        std::string name = lower(line.substr(0, colon));
        std::string_view value = trimmed(line.substr(colon + 1));
        if (name == "content-disposition") {
            if (disposed || lower(trimmed(value.substr(0, value.find(';')))) != "form-data") return false;
            disposed = true;
            auto parameters = parameters_of(value);
            if (!parameters) return false;
            for (auto& [key, content] : *parameters) {
                if (key == "name") part.name = content;
                if (key == "filename") part.file_name = content;
            }
        } else if (name == "content-type") {
            part.content_type = lower(value);
        } else if (name == "content-transfer-encoding") {
            return false;
        }
    }
    return disposed && !part.name.empty();
}

std::optional<std::string> boundary_of(std::string_view content_type) {
    auto parameters = parameters_of(content_type);
    if (!parameters) return std::nullopt;
    for (const auto& [name, value] : *parameters) {
        if (name != "boundary") continue;
        bool plain = !value.empty() && value.size() <= 70 && std::ranges::all_of(value, [](char c) {
            return c > ' ' && c < 0x7f && std::string_view("\"\\;").find(c) == std::string_view::npos;
        });
        if (plain) return value;
    }
    return std::nullopt;
}

Result<std::vector<FormPart>> read_multipart(ByteView body, std::string_view boundary, const FormLimits& limits) {
    std::vector<FormPart> out;
    std::string_view text = text_of(body);
    const std::string first = "--" + std::string(boundary), next = "\r\n" + first;
    if (!text.starts_with(first)) return broken();
    std::size_t at = first.size();
    while (true) {
        std::string_view rest = text.substr(at);
        if (rest == "--" || rest == "--\r\n") return out;
        if (!rest.starts_with("\r\n")) return broken();
        if (out.size() == limits.fields)
            return problem(ProblemKind::invalid_input, "form_too_large", "the form has too many fields");
        at += 2;
        std::size_t header_end = text.substr(0, std::min(text.size(), at + part_header_limit)).find("\r\n\r\n", at);
        if (header_end == std::string_view::npos) return broken();
        FormPart part;
        if (!read_part_header(text.substr(at, header_end - at), part)) return broken();
        std::size_t from = header_end + 4, end = text.find(next, from);
        if (end == std::string_view::npos) return broken();
        part.bytes = body.subspan(from, end - from);
        bool field = !part.file_name;
        if (part.name.size() > limits.name_bytes || (field && part.bytes.size() > limits.value_bytes) ||
            (part.file_name && part.file_name->size() > 300))
            return problem(ProblemKind::invalid_input, "form_too_large", "a field of the form is too long");
        out.push_back(std::move(part));
        at = end + next.size();
    }
}

}  // namespace hogo::web
