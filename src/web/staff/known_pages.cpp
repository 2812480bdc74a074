// Is this person known already? What the other files that the asker may open have in common with this one; of
// the others the page says the same as where there are none.
#include "actions/find_known.h"
#include "web/messages/file.h"
#include "web/messages/known.h"
#include "web/messages/link.h"
#include "web/staff/evidence.h"
#include "web/staff/link_pages.h"

namespace hogo::web::staff {
namespace {

using namespace html;

Html ask_form(const Visit& visit, const actions::CaseId& file) {
    const auto& msg = visit.msg;
    return posted_form(visit.context(), url("/files/{}/known", file), action_field(visit),
                       button_bar(primary_button(msg.known.ask()),
                                  link_button(url("/files/{}", file), msg.link.back())));
}

Html known_card(const Visit& visit, const actions::KnownFile& known) {
    const auto& msg = visit.msg;
    std::vector<Html> names;
    for (const auto& name : known.names) names.push_back(li(bdi(name)));
    return article(cls("entry"),
                   div(cls("entry-head"), h3(a(href(url("/files/{}", known.id)), msg.file.number(known.number))),
                       when(known.same_document, [&] { return badge(Icon::caution, msg.known.same_document()); })),
                   ul(cls("plain"), together(names)),
                   when(known.likeness.possible(), [&] { return evidence_table(msg, known.likeness, msg.known.this_file(), msg.known.other_file()); }));
}

Response show(const Visit& visit, const actions::CaseId& file, const Html& answer, int status) {
    const auto& msg = visit.msg;
    return visit.page(std::nullopt, msg.known.title(),
                      together(h1(msg.known.title()), p(cls("lead"), msg.known.lead()), answer,
                               ask_form(visit, file)),
                      status);
}

Result<Response> get_known(Visit& visit, const Parameters& parameters) {
    HOGO_TRY(file, read_file_id(parameters));
    HOGO_CHECK(actions::gather(visit.site.house, visit.actor, file, {}, {"find_known"}));
    return show(visit, file, p(cls("hint"), visit.msg.known.what_happens()), 200);
}

Result<Response> post_known(Visit& visit, const Parameters& parameters, const Form& form) {
    HOGO_TRY(file, read_file_id(parameters));
    HOGO_TRY(action, read_action(form));
    HOGO_TRY(outcome, actions::find_known(visit.site.house, visit.actor, action, file));
    const auto& msg = visit.msg;
    if (const auto* refused = std::get_if<actions::Refused>(&outcome))
        return show(visit, file, notice(msg, Weight::info, sentence_of(msg, *refused)), 422);
    const auto& view = std::get<actions::KnownView>(outcome);
    std::vector<Html> cards;
    for (const auto& known : view.files) cards.push_back(known_card(visit, known));
    return show(visit, file,
                page_section("answer", msg.known.answer(),
                             together(cards.empty() ? p(msg.known.none()) : together(cards),
                                      p(cls("hint"), msg.known.others()))),
                200);
}

}  // namespace

void add_known_pages(Pages& pages) {
    pages.get("/files/{file}/known", get_known);
    pages.post("/files/{file}/known", post_known);
}

}  // namespace hogo::web::staff
