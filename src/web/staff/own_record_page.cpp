// What a member of staff tells of themselves, so that nobody near the persons concerned is let near a file.
// The answer is the same whether or not anything follows from it.
#include "actions/declare_record.h"
#include "web/messages/file.h"
#include "web/messages/own_record.h"
#include "web/messages/record.h"
#include "web/staff/link_pages.h"
#include "web/staff/record_lists.h"

namespace hogo::web::staff {
namespace {

using namespace html;

std::string lines(const std::vector<Text>& list) {
    std::string all;
    for (const auto& one : list) all += (all.empty() ? "" : "\n") + one.text();
    return all;
}

Response show(const Visit& visit, const FormState& state, bool saved, int status) {
    const auto& msg = visit.msg;
    const auto list = [&](std::string_view name, std::string_view label, std::string_view hint) {
        return text_area(msg, state, name, label, {.hint = hint, .optional = true, .rows = 3});
    };
    return visit.page(
        Place::settings, msg.own_record.title(),
        together(
            error_summary(msg, state), h1(msg.own_record.title()), p(cls("lead"), msg.own_record.lead()),
            when(saved, [&] { return notice(msg, Weight::done, msg.own_record.saved()); }),
            notice(msg, Weight::info, msg.own_record.who_reads(), p(msg.own_record.who_reads_explained())),
            posted_form(visit.context(Place::settings), url("/settings/own-record"),
                        action_field(visit, state.sent()),
                        list("names", msg.own_record.names(), msg.own_record.names_hint()),
                        list("relatives", msg.own_record.relatives(), msg.own_record.relatives_hint()),
                        list("phones", msg.file.phones(), msg.record.one_a_line()),
                        list("companies", msg.file.companies(), msg.own_record.companies_hint()),
                        list("places", msg.file.places(), msg.own_record.places_hint()),
                        button_bar(primary_button(msg.own_record.save()),
                                   link_button(url("/settings"), msg.own_record.back())))),
        status);
}

Result<Response> get(Visit& visit, const Parameters&) {
    HOGO_TRY(record, actions::read_own_record(visit.site.house, visit.actor));
    FormState state;
    state.start("names", lines(record.names))
        .start("relatives", lines(record.relatives))
        .start("phones", lines(record.phones))
        .start("companies", lines(record.companies))
        .start("places", lines(record.places));
    return show(visit, state, visit.request.query_value("saved") == "yes", 200);
}

Result<Response> post(Visit& visit, const Parameters&, const Form& form) {
    FormReader reader(visit.msg, form);
    const actions::OwnRecord record{lines_of(reader, "names"), lines_of(reader, "relatives"),
                                    lines_of(reader, "phones"), lines_of(reader, "companies"),
                                    lines_of(reader, "places")};
    if (!reader.sound()) return show(visit, reader.state(), false, 422);
    HOGO_TRY(outcome, actions::declare_record(visit.site.house, visit.actor, record));
    if (const auto* refused = std::get_if<actions::Refused>(&outcome)) {
        reader.state().wrong("", sentence_of(visit.msg, *refused));
        return show(visit, reader.state(), false, 422);
    }
    return Response::see_other(url("/settings/own-record").query("saved", "yes"));
}

}  // namespace

void add_own_record_page(Pages& pages) {
    pages.get("/settings/own-record", get);
    pages.post("/settings/own-record", post);
}

}  // namespace hogo::web::staff
