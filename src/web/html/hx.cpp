// The spelling of htmx 2.
#include "web/html/hx.h"

namespace hogo::web::html::hx {

namespace {
std::string selector(const ElementId& element) { return "#" + std::string(element.text()); }
}  // namespace

Attribute get(const Url& address) { return detail::Writer::attribute("hx-get", address.text()); }
Attribute post(const Url& address) { return detail::Writer::attribute("hx-post", address.text()); }
Attribute target(const ElementId& element) { return detail::Writer::attribute("hx-target", selector(element)); }
Attribute select(const ElementId& element) { return detail::Writer::attribute("hx-select", selector(element)); }

Attribute select_also(std::initializer_list<ElementId> elements) {
    std::string list;
    for (const ElementId& element : elements) list += (list.empty() ? "" : ",") + selector(element);
    return detail::Writer::attribute("hx-select-oob", list);
}

Attribute swap(Swap how) {
    switch (how) {
        case Swap::outer: return detail::Writer::attribute("hx-swap", "outerHTML");
        case Swap::inner: return detail::Writer::attribute("hx-swap", "innerHTML");
        case Swap::before_end: return detail::Writer::attribute("hx-swap", "beforeend");
        case Swap::after_end: return detail::Writer::attribute("hx-swap", "afterend");
        case Swap::remove: return detail::Writer::attribute("hx-swap", "delete");
    }
    bug("a swap that is none");
}

Attribute trigger(Trigger what) {
    switch (what) {
        case Trigger::change: return detail::Writer::attribute("hx-trigger", "change");
        case Trigger::submit: return detail::Writer::attribute("hx-trigger", "submit");
        case Trigger::input_after_pause: return detail::Writer::attribute("hx-trigger", "input changed delay:400ms");
        case Trigger::loaded: return detail::Writer::attribute("hx-trigger", "load");
    }
    bug("a trigger that is none");
}

Attribute include(const ElementId& element) { return detail::Writer::attribute("hx-include", selector(element)); }
Attribute indicator(const ElementId& element) { return detail::Writer::attribute("hx-indicator", selector(element)); }
Attribute disable_while_running() { return detail::Writer::attribute("hx-disabled-elt", "this"); }
Attribute follow_address() { return detail::Writer::attribute("hx-push-url", "true"); }

}  // namespace hogo::web::html::hx
