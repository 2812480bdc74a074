#include "web/staff/offer_pages.h"

#include "actions/offers.h"
#include "web/html/moments.h"
#include "web/messages/offers.h"
#include "web/staff/board_sentences.h"
#include "web/staff/components.h"
#include "web/staff/languages.h"

namespace hogo::web::staff {
namespace {

using namespace html;

Html state_badge(const Messages& msg, const Code& kind) {
    if (kind == "booking") return badge(Icon::done, msg.offers.kind_booking());
    if (kind == "accepted") return badge(Icon::waiting, msg.offers.kind_accepted());
    return badge(Icon::open, msg.offers.kind_offer());
}

std::string place_text(const Visit& visit, const actions::Offer& offer) {
    const auto& msg = visit.msg;
    if (offer.record.from_afar) return std::string(msg.offers.from_afar());
    if (!offer.room) return std::string(msg.offers.place_on_the_day());
    const auto directory = visit.site.house.office.directory();
    const auto found = std::ranges::find(directory->rooms, *offer.room, &actions::RoomRecord::id);
    return found == directory->rooms.end() ? offer.room->text() : found->name;
}

Html press(std::string_view answer, std::string_view label, bool primary = false) {
    return button(attr("type", "submit"), primary ? cls("primary") : cls("secondary"), attr("name", "answer"),
                  attr("value", answer), label);
}

Html offer_card(const Visit& visit, const actions::Offer& offer) {
    const auto& msg = visit.msg;
    const auto& record = offer.record;
    return article(
        cls("entry"),
        div(cls("entry-head"), h3(when_text(record.day, record.minute, msg)), state_badge(msg, record.kind)),
        definition_list({{std::string(msg.offers.language()), span(language_name(msg, record.language))},
                         {std::string(msg.offers.length()), span(msg.offers.minutes(record.length))},
                         {std::string(msg.offers.what()),
                          span(msg.offers.find("what_" + record.document.text()).value_or(""))},
                         {std::string(msg.offers.place()), span(place_text(visit, offer))}}),
        form(action(url("/offers/{}", offer.id)), token_field(visit.context()), action_field(visit),
             button_bar(
                 when(record.kind == "offer", [&] { return press("accepted", msg.offers.accept(), true); }),
                 press("declined", msg.offers.decline()), press("conflict", msg.offers.conflict())),
             p(cls("hint"), msg.offers.conflict_hint())));
}

Result<Response> show(Visit& visit, const Html& said, int status) {
    const auto& msg = visit.msg;
    if (!visit.actor.is({domain::Role::interpreter}))
        return problem(ProblemKind::not_found, "no_such_page", "offers are for interpreters");
    HOGO_TRY(offers, actions::read_offers(visit.site.house, visit.actor));
    std::vector<Html> cards;
    for (const auto& offer : offers) cards.push_back(offer_card(visit, offer));
    return visit.page(
        Place::offers, msg.offers.title(),
        together(h1(msg.offers.title()), said, p(cls("lead"), msg.offers.lead()),
                 cards.empty() ? p(cls("nothing"), icon(Icon::done), msg.offers.none()) : together(cards),
                 button_bar(link_button(url("/calendar"), msg.offers.my_absence()))),
        status);
}

Result<Response> post(Visit& visit, const Parameters& parameters, const Form& form) {
    const auto id = actions::OfferId::parse(parameters["offer"]);
    const auto answer = Code::parse(form.raw("answer"));
    if (!id || !answer) return problem(ProblemKind::invalid_input, "broken_form", "an answer to no offer");
    const auto outcome = actions::answer_offer(visit.site.house, visit.actor, *id, *answer);
    if (!outcome) return std::unexpected(outcome.error());
    if (const auto* refused = std::get_if<actions::Refused>(&*outcome))
        return show(visit, notice(visit.msg, Weight::info, sentence_of(visit.msg, *refused)), 422);
    return Response::see_other(url("/offers"));
}

}  // namespace

void add_offer_pages(Pages& pages) {
    pages.get("/offers", [](Visit& visit, const Parameters&) { return show(visit, {}, 200); });
    pages.post("/offers/{offer}", post);
}

}  // namespace hogo::web::staff
