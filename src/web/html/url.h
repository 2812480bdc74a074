// Addresses that may stand in a page or in a Location header.
//
// Promises: a Url is a path of this site (its pattern a literal, its arguments percent-encoded as one segment each), an
// anchor on the same page, a telephone number, or an https address on the list of allowed sources. Nothing else can be
// made into one: no `javascript:`, no `//other.host`, no way out of the path through `..`.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

#include "base/result.h"

namespace hogo::web::html {

/// The id of an element: a letter, then letters, digits, `-` and `_`; 120 characters at most.
class ElementId {
  public:
    template <std::size_t N>
    consteval ElementId(const char (&text)[N]) {
        if (!is_id({text, N - 1})) throw "not an element id";
        take({text, N - 1});
    }

    /// `field` and `home_town` make `field-home_town`; characters that an id may not hold become `_`.
    static ElementId join(std::string_view first, std::string_view second);

    std::string_view text() const { return {text_, size_}; }
    bool operator==(const ElementId& other) const { return text() == other.text(); }

    static constexpr bool is_id(std::string_view text) {
        if (text.empty() || text.size() > limit) return false;
        if (!((text[0] >= 'a' && text[0] <= 'z') || (text[0] >= 'A' && text[0] <= 'Z'))) return false;
        for (char c : text)
            if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_'))
                return false;
        return true;
    }

  private:
    static constexpr std::size_t limit = 120;
    constexpr ElementId() = default;
    constexpr void take(std::string_view text) {
        for (char c : text) text_[size_++] = c;
    }
    char text_[limit] = {};
    std::size_t size_ = 0;
};

/// A literal path with `Holes` places written `{}`, each a whole segment or a part of one.
template <std::size_t Holes>
class PathPattern {
  public:
    template <std::size_t N>
    consteval PathPattern(const char (&text)[N]) : text_(text, N - 1) {
        if (N < 2 || text[0] != '/' || text[1] == '/') throw "a path begins with one slash";
        std::size_t holes = 0;
        for (std::size_t at = 0; at + 1 < N; ++at) {
            char c = text[at];
            if (c == '{') {
                if (text[at + 1] != '}') throw "a hole is written {}";
                ++holes;
                ++at;
                continue;
            }
            bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '/' ||
                         c == '-' || c == '_' || c == '.' || c == '~';
            if (!plain) throw "a path holds letters, digits and / - _ . ~ alone; queries are added with query()";
        }
        if (holes != Holes) throw "as many arguments as holes";
    }
    std::string_view text() const { return text_; }

  private:
    std::string_view text_;
};

class Url {
  public:
    const std::string& text() const { return text_; }

    /// Adds `name=value` to the query, encoded. Call before at().
    Url query(Literal name, std::string_view value) const;
    /// The same page at one of its elements.
    Url at(const ElementId& element) const;

    /// Only an anchor of the page that is shown: `#wishes`.
    static Url here(const ElementId& element);
    /// `tel:` with the digits, `+`, `*` and `#` of a telephone number; everything else is left out.
    static Url telephone(std::string_view number);
    /// An https address on one of the allowed hosts (legal sources, authorities, international bodies); else none.
    static std::optional<Url> source(std::string_view address);
    /// A path of this site that came from outside ("back to where you were"): begins with one slash, holds only
    /// characters of a path and a query; else none.
    static std::optional<Url> local(std::string_view path);

    bool operator==(const Url&) const = default;

  private:
    explicit Url(std::string text) : text_(std::move(text)) {}
    static Url fill(std::string_view pattern, std::initializer_list<std::string_view> arguments);
    template <class... Arguments>
    friend Url url(std::type_identity_t<PathPattern<sizeof...(Arguments)>> pattern, const Arguments&... arguments);

    std::string text_;
};

namespace detail {
inline std::string_view segment(std::string_view text) { return text; }
template <class Named>
    requires requires(const Named& named) { named.text(); }
std::string segment(const Named& named) {
    return std::string(named.text());
}
}  // namespace detail

/// `url("/files/{}/wishes/new", file)`: arguments are text or anything with text() (ids, codes). An argument that is
/// empty, `.` or `..` is a bug.
template <class... Arguments>
Url url(std::type_identity_t<PathPattern<sizeof...(Arguments)>> pattern, const Arguments&... arguments) {
    return Url::fill(pattern.text(), {std::string_view(detail::segment(arguments))...});
}

/// Percent-encodes everything but the unreserved characters of RFC 3986.
std::string percent_encoded(std::string_view text);

}  // namespace hogo::web::html
