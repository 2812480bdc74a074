// Attributes: plain ones by an allowed name, and typed ones where a plain string would be a danger.
#pragma once
#include <concepts>

#include "web/html/html.h"

namespace hogo::web::html {

/// `attr("lang", "ja")`.
inline Attribute attr(AttributeName name, std::string_view value) { return detail::Writer::attribute(name.text(), value); }
inline Attribute attr(AttributeName name, std::integral auto value) {
    return detail::Writer::attribute(name.text(), std::to_string(value));
}
/// The attribute only where the condition holds.
inline Attribute attr_if(bool condition, AttributeName name, std::string_view value) {
    return condition ? detail::Writer::attribute(name.text(), value) : Attribute();
}
/// `flag("checked", chosen)`.
inline Attribute flag(FlagName name, bool present = true) {
    return present ? detail::Writer::flag(name.text()) : Attribute();
}
/// Class names are literals; several class attributes of one element are joined.
inline Attribute cls(Literal names) { return detail::Writer::class_names(std::string(names.view())); }
inline Attribute cls_if(bool condition, Literal names) { return condition ? cls(names) : Attribute(); }

inline Attribute id(const ElementId& element) { return detail::Writer::attribute("id", element.text()); }
inline Attribute for_field(const ElementId& element) { return detail::Writer::attribute("for", element.text()); }
inline Attribute labelled_by(const ElementId& element) { return detail::Writer::attribute("aria-labelledby", element.text()); }

inline Attribute href(const Url& address) { return detail::Writer::attribute("href", address.text()); }
inline Attribute src(const Url& address) { return detail::Writer::attribute("src", address.text()); }
/// A form that changes something: `method="post"` and where to.
inline Attribute action(const Url& address) {
    return detail::Writer::pair(detail::Writer::attribute("method", "post"), detail::Writer::attribute("action", address.text()));
}
/// A form that only asks: `method="get"` and where to.
inline Attribute search_action(const Url& address) {
    return detail::Writer::pair(detail::Writer::attribute("method", "get"), detail::Writer::attribute("action", address.text()));
}
/// A button of the same form that posts elsewhere.
inline Attribute form_action(const Url& address) { return detail::Writer::attribute("formaction", address.text()); }

}  // namespace hogo::web::html
