// Writing markup: escaping, elements, attributes.
#include "web/html/html.h"

namespace hogo::web::html::detail {

namespace {

// Copies in runs: most text holds nothing to escape.
void append_escaped(std::string& out, std::string_view text) {
    std::size_t from = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        std::string_view entity;
        switch (text[at]) {
            case '&': entity = "&amp;"; break;
            case '<': entity = "&lt;"; break;
            case '>': entity = "&gt;"; break;
            case '"': entity = "&quot;"; break;
            case '\'': entity = "&#39;"; break;
            default: continue;
        }
        out.append(text, from, at - from);
        out += entity;
        from = at + 1;
    }
    out.append(text, from, std::string_view::npos);
}

std::string_view name_of(std::string_view rendered) {
    rendered.remove_prefix(1);
    return rendered.substr(0, rendered.find_first_of("= "));
}

}  // namespace

Html Writer::together(std::initializer_list<Part> parts) {
    Html html;
    std::size_t size = 0;
    for (const Part& part : parts) {
        if (part.kind_ == Part::Kind::text) size += part.count_ + 8;
        if (part.kind_ == Part::Kind::pieces)
            for (const Html& piece : std::span(static_cast<const Html*>(part.data_), part.count_))
                size += piece.text_.size();
    }
    html.text_.reserve(size);
    for (const Part& part : parts) {
        switch (part.kind_) {
            case Part::Kind::text:
                append_escaped(html.text_, {static_cast<const char*>(part.data_), part.count_});
                break;
            case Part::Kind::pieces:
                for (const Html& piece : std::span(static_cast<const Html*>(part.data_), part.count_))
                    html.text_ += piece.text_;
                break;
            case Part::Kind::attributes: bug("an attribute without an element");
        }
    }
    return html;
}

Html Writer::element(const TagName& tag, std::initializer_list<Part> parts) {
    Html html;
    std::string& out = html.text_;
    std::string classes;
    std::size_t size = 2 * tag.text().size() + 5;
    for (const Part& part : parts) {
        switch (part.kind_) {
            case Part::Kind::attributes:
                for (const Attribute& attribute : std::span(static_cast<const Attribute*>(part.data_), part.count_)) {
                    size += attribute.rendered_.size();
                    if (attribute.class_names_.empty()) continue;
                    if (!classes.empty()) classes += ' ';
                    classes += attribute.class_names_;
                }
                break;
            case Part::Kind::text: size += part.count_ + 8; break;
            case Part::Kind::pieces:
                for (const Html& piece : std::span(static_cast<const Html*>(part.data_), part.count_))
                    size += piece.text_.size();
                break;
        }
    }
    out.reserve(size + classes.size() + 9);
    out += '<';
    out += tag.text();
    if (!classes.empty()) {
        out += " class=\"";
        append_escaped(out, classes);
        out += '"';
    }
    std::vector<std::string_view> names;
    for (const Part& part : parts) {
        if (part.kind_ != Part::Kind::attributes) continue;
        for (const Attribute& attribute : std::span(static_cast<const Attribute*>(part.data_), part.count_)) {
            if (attribute.rendered_.empty()) continue;
            std::string_view name = name_of(attribute.rendered_);
            // A browser takes the first of two namesakes and drops the second without a word.
            for (std::string_view earlier : names) require(earlier != name, "an attribute given twice");
            names.push_back(name);
            out += attribute.rendered_;
        }
    }
    out += '>';
    bool content = false;
    for (const Part& part : parts) {
        switch (part.kind_) {
            case Part::Kind::attributes: break;
            case Part::Kind::text:
                append_escaped(out, {static_cast<const char*>(part.data_), part.count_});
                content = content || part.count_ > 0;
                break;
            case Part::Kind::pieces:
                for (const Html& piece : std::span(static_cast<const Html*>(part.data_), part.count_)) {
                    out += piece.text_;
                    content = content || !piece.empty();
                }
                break;
        }
    }
    if (tag.is_void()) {
        require(!content, "a void element with content");
        return html;
    }
    out += "</";
    out += tag.text();
    out += '>';
    return html;
}

Html Writer::document(const Html& whole) {
    Html html;
    html.text_ = "<!doctype html>" + whole.text_;
    return html;
}

Attribute Writer::attribute(std::string_view name, std::string_view value) {
    std::string out;
    out.reserve(name.size() + value.size() + 4);
    out += ' ';
    out += name;
    out += "=\"";
    append_escaped(out, value);
    out += '"';
    return Attribute(Attribute::Key{}, std::move(out), {});
}

Attribute Writer::flag(std::string_view name) { return Attribute(Attribute::Key{}, " " + std::string(name), {}); }

Attribute Writer::class_names(std::string names) { return Attribute(Attribute::Key{}, {}, std::move(names)); }

Attribute Writer::pair(const Attribute& first, const Attribute& second) {
    return Attribute(Attribute::Key{}, first.rendered_ + second.rendered_, {});
}

}  // namespace hogo::web::html::detail
