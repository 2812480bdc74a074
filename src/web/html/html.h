// The typed HTML builder: `form(action(url("/wishes")), p(msg.wish.hint()), button(msg.wish.record()))`.
//
// Promises: tags and attribute names come from a list checked while compiling; every string becomes escaped text; Html
// cannot be made from a string outside this builder; scripts, styles, event handlers and addresses that are no Url have
// no way in. The output is compact and depends on nothing but the call.
// Does not know: what a page looks like (web/staff/shell.h, assets/hogo.css) or which words it holds (locales/).
#pragma once
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "web/html/url.h"

namespace hogo::web::html {

namespace detail {
struct Writer;
}

/// The name of an element, one of the allowed.
class TagName {
  public:
    template <std::size_t N>
    consteval TagName(const char (&name)[N]) : name_(name, N - 1) {
        bool known = false;
        for (std::string_view allowed :
             {"html", "head", "body", "title", "meta", "link", "script", "main", "header", "footer", "nav", "section",
              "article", "aside", "h1", "h2", "h3", "h4", "p", "div", "span", "strong", "em", "small", "br", "hr", "ul",
              "ol", "li", "dl", "dt", "dd", "blockquote", "q", "code", "mark", "ruby", "rt", "time", "a", "details",
              "summary", "table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td", "colgroup", "col", "form",
              "fieldset", "legend", "label", "input", "textarea", "select", "optgroup", "option", "button", "output",
              "progress", "meter", "datalist", "img", "figure", "figcaption", "abbr", "bdi", "svg", "path", "circle",
              "rect", "search"})
            if (name_ == allowed) known = true;
        if (!known) throw "not an allowed element";
        for (std::string_view empty : {"meta", "link", "br", "hr", "input", "img", "col"})
            if (name_ == empty) void_ = true;
    }
    std::string_view text() const { return name_; }
    /// Void elements have no content and no end tag.
    bool is_void() const { return void_; }

  private:
    std::string_view name_;
    bool void_ = false;
};

/// The name of an attribute whose value is plain text. Addresses, event handlers, styles, htmx and `srcdoc` are not
/// among them; htmx has web/html/hx.h, addresses take a Url.
class AttributeName {
  public:
    template <std::size_t N>
    consteval AttributeName(const char (&name)[N]) : name_(name, N - 1) {
        bool known = name_.starts_with("aria-") || (name_.starts_with("data-") && !name_.starts_with("data-hx"));
        for (char c : name_)
            if (!((c >= 'a' && c <= 'z') || c == '-' || c == 'B')) known = false;
        for (std::string_view allowed :
             {"lang",     "dir",       "title",     "role",     "for",          "name",        "value",
              "type",     "inputmode", "maxlength", "minlength", "min",         "max",         "step",
              "rows",     "cols",      "rowspan",   "colspan",  "scope",        "headers",     "datetime",
              "rel",      "content",   "charset",   "media",    "width",        "height",      "alt",
              "viewBox",  "d",         "fill",      "tabindex", "enterkeyhint", "accept",      "autocomplete",
              "size",     "start",     "hreflang",  "translate", "spellcheck",  "autocapitalize", "label",
              "span",     "form",      "list",      "cx",       "cy",           "r",           "x",
              "y",        "rx",        "abbr",      "low",      "high",         "optimum",     "enctype",
              "placeholder"})
            if (name_ == allowed) known = true;
        if (!known) throw "not an allowed attribute";
    }
    std::string_view text() const { return name_; }

  private:
    std::string_view name_;
};

/// A name that is present or absent.
class FlagName {
  public:
    template <std::size_t N>
    consteval FlagName(const char (&name)[N]) : name_(name, N - 1) {
        bool known = false;
        for (std::string_view allowed : {"checked", "selected", "disabled", "readonly", "required", "multiple", "open",
                                         "hidden", "novalidate", "autofocus", "defer", "reversed"})
            if (name_ == allowed) known = true;
        if (!known) throw "not an allowed flag";
    }
    std::string_view text() const { return name_; }

  private:
    std::string_view name_;
};

/// One attribute, ready to be written; also "none", which writes nothing.
class Attribute {
  public:
    Attribute() = default;
    const std::string& rendered() const { return rendered_; }

  private:
    struct Key {};
    Attribute(Key, std::string rendered, std::string class_names)
        : rendered_(std::move(rendered)), class_names_(std::move(class_names)) {}
    std::string rendered_;     ///< ` name="value"` in its final form
    std::string class_names_;  ///< class attributes are joined into one
    friend struct detail::Writer;
};

/// A finished piece of a page.
class Html {
  public:
    Html() = default;
    const std::string& text() const& { return text_; }
    std::string text() && { return std::move(text_); }
    bool empty() const { return text_.empty(); }
    /// Puts another piece behind this one.
    Html& add(const Html& more) {
        text_ += more.text_;
        return *this;
    }

  private:
    std::string text_;
    friend struct detail::Writer;
};

/// What may stand between the brackets of an element; it only refers to its value and lives as long as the call.
class Part {
  public:
    explicit Part(const Attribute& attribute) : kind_(Kind::attributes), data_(&attribute), count_(1) {}
    explicit Part(const std::vector<Attribute>& list) : kind_(Kind::attributes), data_(list.data()), count_(list.size()) {}
    explicit Part(const Html& piece) : kind_(Kind::pieces), data_(&piece), count_(1) {}
    explicit Part(const std::vector<Html>& list) : kind_(Kind::pieces), data_(list.data()), count_(list.size()) {}
    explicit Part(const std::optional<Html>& piece)
        : kind_(Kind::pieces), data_(piece ? &*piece : nullptr), count_(piece ? 1 : 0) {}
    explicit Part(std::string_view text) : kind_(Kind::text), data_(text.data()), count_(text.size()) {}
    explicit Part(const char* text) : Part(std::string_view(text)) {}
    explicit Part(const std::string& text) : Part(std::string_view(text)) {}
    explicit Part(const Text& text) : Part(std::string_view(text.text())) {}

  private:
    enum class Kind { attributes, pieces, text };
    Kind kind_;
    const void* data_;
    std::size_t count_;
    friend struct detail::Writer;
};

/// The only place where markup is written.
namespace detail {
struct Writer {
    static Html element(const TagName& tag, std::initializer_list<Part> parts);
    static Html together(std::initializer_list<Part> parts);
    static Html document(const Html& whole);
    static Attribute attribute(std::string_view name, std::string_view value);
    static Attribute flag(std::string_view name);
    static Attribute class_names(std::string names);
    static Attribute pair(const Attribute& first, const Attribute& second);
};
}  // namespace detail

/// Any allowed element.
template <class... Parts>
Html element(TagName tag, const Parts&... parts) {
    return detail::Writer::element(tag, {Part(parts)...});
}
/// Pieces and texts beside each other, without an element around them.
template <class... Parts>
Html together(const Parts&... parts) {
    return detail::Writer::together({Part(parts)...});
}
/// `make()` where the condition holds, nothing otherwise.
template <class Make>
Html when(bool condition, const Make& make) {
    return condition ? Html(make()) : Html();
}
/// `make(item)` for each item.
template <class Range, class Make>
std::vector<Html> each(const Range& range, const Make& make) {
    std::vector<Html> out;
    for (const auto& item : range) out.push_back(make(item));
    return out;
}
/// The whole page, with its document type.
inline Html document(const Html& html) { return detail::Writer::document(html); }

}  // namespace hogo::web::html

#include "web/html/attributes.h"
#include "web/html/elements.h"
