// htmx attributes with typed values: addresses are Urls of this site, targets are ids. Every element that carries them
// works as a link or a form without script first.
#pragma once
#include "web/html/html.h"

namespace hogo::web::html::hx {

/// How the answer takes the target's place.
enum class Swap { outer, inner, before_end, after_end, remove };

/// What sets the request off, where it is not the element's own (a form's submit, a button's click).
enum class Trigger { change, submit, input_after_pause, loaded };

Attribute get(const Url& address);
Attribute post(const Url& address);
Attribute target(const ElementId& element);
/// Which element of the answer is taken.
Attribute select(const ElementId& element);
/// Other elements of the answer that replace their namesakes on the page, beside the target.
Attribute select_also(std::initializer_list<ElementId> elements);
Attribute swap(Swap how);
Attribute trigger(Trigger what);
/// The element whose fields go along.
Attribute include(const ElementId& element);
/// The element that shows that work is under way.
Attribute indicator(const ElementId& element);
/// While the request runs, the element takes no second press.
Attribute disable_while_running();
/// The address in the bar follows the answer.
Attribute follow_address();

}  // namespace hogo::web::html::hx
