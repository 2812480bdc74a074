// The frame around every staff page: head, places, banner, foot, cover.
//
// Promises: works without script; the window's title is what the page gives, a protection number at most; the other
// language and the cover are one press away everywhere.
// Does not know: who may see which place (the page's context says), or what stands in the middle.
#pragma once
#include "web/html/html.h"
#include "web/messages.h"

namespace hogo::web::staff {

/// The pages that the head leads to, in this order.
enum class Place {
    my_work,            ///< /work
    new_encounter,      ///< /encounters/new
    first_ten_minutes,  ///< /first-ten-minutes
    planning,           ///< /planning
    inquiry_desk,       ///< /inquiries
    consultation_desk,  ///< /desk
    director,           ///< /director
    offers,             ///< /offers
    audit,              ///< /audit
    settings,           ///< /settings
};
html::Url url_of(Place place);

/// Who is signed in, as the head shows it.
struct Viewer {
    std::string name;
    std::string unit;
    std::string role;
    std::vector<Place> places;
};

struct PageContext {
    const Messages& msg;
    std::string here = "/";          ///< path and query of this page, to come back to after a switch of language
    std::string form_token = {};     ///< csrf_token() of the session; empty before sign-in
    std::optional<Viewer> viewer = {};  ///< none before sign-in
    std::optional<Place> place = {};    ///< the place this page belongs to
    bool demonstration = false;      ///< the sample office: a banner says so
    bool security_keys = false;      ///< the page may ask a security key: it brings the script for that
    std::string guarded_until = {};  ///< the time until which guarded parts open without asking again; empty: closed
};

/// The whole page. `title` stands in the window's title and must name nobody.
/// Forms of the frame post to /language (`to`, `back`), /cover and /uncover (`password`, `back`), /sign-out. The script sends
/// /uncover as htmx does and takes the cover away for status 204 alone, which only a right password may bring.
html::Html shell(const PageContext& context, std::string_view title, const html::Html& content);

/// A page with nothing around it but the language switch: sign-in, the cover, error pages.
html::Html bare_shell(const PageContext& context, std::string_view title, const html::Html& content);

/// A form that changes something: post, the session's token, a warning before typed input is lost.
template <class... Parts>
html::Html posted_form(const PageContext& context, const html::Url& to, const Parts&... parts);
html::Html token_field(const PageContext& context);

template <class... Parts>
html::Html posted_form(const PageContext& context, const html::Url& to, const Parts&... parts) {
    using namespace html;
    return form(action(to), flag("novalidate"), attr("data-warn-unsaved", ""), token_field(context), parts...);
}

}  // namespace hogo::web::staff
