// One function an element, so that pages read as what they are. `script` takes an asset alone and stands in the shell.
#pragma once
#include "web/html/html.h"

namespace hogo::web::html {

#define HOGO_ELEMENT(function, tag)                \
    template <class... Parts>                      \
    Html function(const Parts&... parts) {         \
        return detail::Writer::element(tag, {Part(parts)...}); \
    }

HOGO_ELEMENT(main_region, "main")
HOGO_ELEMENT(header, "header")
HOGO_ELEMENT(footer, "footer")
HOGO_ELEMENT(nav, "nav")
HOGO_ELEMENT(section, "section")
HOGO_ELEMENT(article, "article")
HOGO_ELEMENT(aside, "aside")
HOGO_ELEMENT(h1, "h1")
HOGO_ELEMENT(h2, "h2")
HOGO_ELEMENT(h3, "h3")
HOGO_ELEMENT(h4, "h4")
HOGO_ELEMENT(p, "p")
HOGO_ELEMENT(div, "div")
HOGO_ELEMENT(span, "span")
HOGO_ELEMENT(strong, "strong")
HOGO_ELEMENT(em, "em")
HOGO_ELEMENT(small, "small")
HOGO_ELEMENT(mark, "mark")
HOGO_ELEMENT(br, "br")
HOGO_ELEMENT(hr, "hr")
HOGO_ELEMENT(ul, "ul")
HOGO_ELEMENT(ol, "ol")
HOGO_ELEMENT(li, "li")
HOGO_ELEMENT(dl, "dl")
HOGO_ELEMENT(dt, "dt")
HOGO_ELEMENT(dd, "dd")
HOGO_ELEMENT(blockquote, "blockquote")
HOGO_ELEMENT(bdi, "bdi")
HOGO_ELEMENT(time_element, "time")
HOGO_ELEMENT(a, "a")
HOGO_ELEMENT(details, "details")
HOGO_ELEMENT(summary, "summary")
HOGO_ELEMENT(table, "table")
HOGO_ELEMENT(caption, "caption")
HOGO_ELEMENT(thead, "thead")
HOGO_ELEMENT(tbody, "tbody")
HOGO_ELEMENT(tr, "tr")
HOGO_ELEMENT(th, "th")
HOGO_ELEMENT(td, "td")
HOGO_ELEMENT(form, "form")
HOGO_ELEMENT(fieldset, "fieldset")
HOGO_ELEMENT(legend, "legend")
HOGO_ELEMENT(label, "label")
HOGO_ELEMENT(input, "input")
HOGO_ELEMENT(textarea, "textarea")
HOGO_ELEMENT(select, "select")
HOGO_ELEMENT(option, "option")
HOGO_ELEMENT(optgroup, "optgroup")
HOGO_ELEMENT(button, "button")
HOGO_ELEMENT(output, "output")
HOGO_ELEMENT(figure, "figure")
HOGO_ELEMENT(figcaption, "figcaption")
HOGO_ELEMENT(svg, "svg")
HOGO_ELEMENT(path, "path")
HOGO_ELEMENT(circle, "circle")
HOGO_ELEMENT(rect, "rect")

#undef HOGO_ELEMENT

}  // namespace hogo::web::html
