#include "web/staff/referral_pages.h"

#include "actions/import_referral.h"
#include "web/messages/events.h"
#include "web/messages/referral.h"

namespace hogo::web::staff {
namespace {

using namespace html;

std::string sentence(const Messages& msg, const Problem& problem) {
    if (const auto own = msg.referral.find(problem.code.view())) return std::string(*own);
    return sentence_of(msg, problem);
}

Response show_upload(const Visit& visit, const FormState& state, int status) {
    const auto& msg = visit.msg;
    return visit.page(
        Place::new_encounter, msg.referral.title(),
        together(error_summary(msg, state), h1(msg.referral.title()), p(cls("lead"), msg.referral.lead()),
                 posted_form(visit.context(), url("/referrals/new"), attr("enctype", "multipart/form-data"), action_field(visit),
                             field(msg, state, "form", msg.referral.file(), {.hint = msg.referral.file_hint(), .type = "file"}),
                             button_bar(primary_button(msg.referral.look()), link_button(url("/encounters/new"), msg.referral.back())))),
        status);
}

Html unplaced_list(const std::map<std::string, Text>& unplaced) {
    std::vector<Definition> rows;
    for (const auto& [label, value] : unplaced) rows.push_back({label, bdi(value)});
    return definition_list(rows);
}

Html placed_table(const Visit& visit, const actions::Referral& referral) {
    const auto& msg = visit.msg;
    Table table{std::string(msg.referral.understood()),
                {std::string(msg.referral.field()), std::string(msg.referral.value()), std::string(msg.referral.becomes())},
                {}};
    for (const auto& each : referral.placed) {
        std::string place(msg.referral.find("place_" + each.place.text()).value_or(each.place.text()));
        if (visit.pack().fact(each.became)) place += ": " + visit.pack().label(rules::Thing::fact, each.became, visit.pack_language());
        table.rows.push_back({span(each.label), bdi(each.value), span(place)});
    }
    return table_of(table);
}

/// Shown first; nothing is recorded before it is confirmed.
Response show_understood(const Visit& visit, const actions::Referral& referral, std::string_view xml) {
    const auto& msg = visit.msg;
    return visit.page(
        Place::new_encounter, msg.referral.check_title(),
        together(h1(msg.referral.check_title()), notice(msg, Weight::info, msg.referral.nothing_yet()),
                 p(msg.referral.referred_on(day_text(referral.referred_on, visit.language))), placed_table(visit, referral),
                 section(h2(msg.referral.unplaced()), p(cls("hint"), msg.referral.unplaced_hint()),
                         referral.unplaced.empty() ? p(msg.referral.nothing_unplaced()) : unplaced_list(referral.unplaced)),
                 posted_form(visit.context(), url("/referrals/import"), action_field(visit),
                             input(attr("type", "hidden"), attr("name", "form"), attr("value", to_base64(bytes_of(xml)))),
                             button_bar(primary_button(msg.referral.confirm()), link_button(url("/referrals/new"), msg.referral.other_form())))));
}

Result<actions::Referral> read(const Visit& visit, std::string_view xml) {
    const auto& house = visit.site.house;
    return actions::read_referral(xml, *house.pack, house.zone, house.now());
}

Result<Response> look(Visit& visit, const Parameters&, const Form& form) {
    FormState state(form);
    const auto* upload = form.file("form");
    if (!upload) {
        state.wrong("form", std::string(visit.msg.referral.choose_file()));
        return show_upload(visit, state, 422);
    }
    const auto referral = read(visit, text_of(upload->bytes));
    if (!referral) {
        state.wrong("form", sentence(visit.msg, referral.error()));
        return show_upload(visit, state, 422);
    }
    return show_understood(visit, *referral, text_of(upload->bytes));
}

Result<Response> import(Visit& visit, const Parameters&, const Form& form) {
    FormState state(form);
    const auto xml = from_base64(form.raw("form"));
    auto referral = xml ? read(visit, text_of(*xml)) : problem(ProblemKind::invalid_input, "broken_form", "no form in the form");
    if (!referral) {
        state.wrong("form", sentence(visit.msg, referral.error()));
        return show_upload(visit, state, 422);
    }
    HOGO_TRY(outcome, actions::import_referral(visit.site.house, visit.actor, *referral));
    if (const auto* refused = std::get_if<actions::Refused>(&outcome)) {
        state.wrong("form", sentence_of(visit.msg, *refused));
        return show_upload(visit, state, 422);
    }
    return Response::see_other(url("/files/{}", std::get<actions::Receipt>(outcome).file));
}

}  // namespace

Html referral_section(const FilePage& page) {
    const auto& encounter = page.file().encounter;
    if (!encounter) return {};
    const auto words = page.file().words_about(encounter->origin.event);
    const auto referral = std::ranges::find_if(words, [](const domain::Words* each) { return each->recorded.about == "referral"; });
    if (referral == words.end()) return {};
    const auto& msg = page.msg();
    Html rest;
    if (const auto* kept = page.file().referrals.opened()) {
        std::vector<Html> lists;
        for (const auto& [recorded, origin] : *kept) lists.push_back(unplaced_list(recorded.unplaced));
        rest = together(h3(msg.referral.unplaced()), p(cls("hint"), msg.referral.unplaced_hint()), together(lists));
    } else {
        rest = closed_part(msg, msg.referral.unplaced(), open_button(page, domain::Compartment::identity, msg.referral.open_unplaced()));
    }
    return page_section("referral", msg.referral.on_file(), together(page.words_about(encounter->origin.event), rest));
}

void add_referral_pages(Pages& pages) {
    pages.get("/referrals/new", [](Visit& visit, const Parameters&) -> Result<Response> { return show_upload(visit, {}, 200); });
    pages.post("/referrals/new", look);
    pages.post("/referrals/import", import);
}

}  // namespace hogo::web::staff
