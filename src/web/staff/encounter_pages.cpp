#include "web/staff/encounter_pages.h"

#include "actions/record_encounter.h"
#include "web/messages/encounter.h"
#include "web/messages/form.h"
#include "web/messages/languages.h"
#include "web/messages/referral.h"
#include "web/staff/language_sheet.h"
#include "web/staff/languages.h"
#include "web/staff/seen_at.h"

namespace hogo::web::staff {
namespace {

using namespace html;

std::string_view usual_door(domain::Role role) {
    switch (role) {
        case domain::Role::landing_inspector:
            return "landing_examination";
        case domain::Role::residence_examiner:
            return "residence_examination";
        case domain::Role::enforcement_officer:
            return "deportation_procedure";
        case domain::Role::medical_staff:
            return "detention_centre";
        case domain::Role::consultation_desk:
            return "consultation";
        case domain::Role::case_officer:
        case domain::Role::case_lead:
        case domain::Role::director:
        case domain::Role::coordinator:
        case domain::Role::interpreter:
        case domain::Role::shelter_liaison:
        case domain::Role::duty:
        case domain::Role::auditor:
        case domain::Role::administrator:
        case domain::Role::system:
            return {};
    }
    bug("a role that is none");
}

Response choose_door(const Visit& visit) {
    const auto& msg = visit.msg;
    std::vector<Html> doors;
    for (const auto* door : doors_for(visit.pack(), visit.actor.staff.role))
        doors.push_back(li(a(cls("door"), href(url("/encounters/new/{}", door->id)),
                             strong(door->label.in(visit.pack_language())),
                             span(cls("door-hint"), door->hint.in(visit.pack_language())))));
    return visit.page(
        Place::new_encounter, msg.encounter.title(),
        together(h1(msg.encounter.choose_door()), p(cls("lead"), msg.encounter.choose_note()),
                 ul(cls("doors"), together(doors)),
                 button_bar(link_button(url("/group-sheets/new"), msg.encounter.group_sheet()),
                            link_button(url("/referrals/new"), msg.referral.title()),
                            link_button(url("/first-ten-minutes"), msg.encounter.ten_minutes()))));
}

std::vector<Choice> options_of(const Visit& visit, const Code& fact) {
    std::vector<Choice> choices;
    if (const auto* found = visit.pack().fact(fact))
        for (const auto& option : found->options)
            choices.push_back({option.id.text(), option.label.in(visit.pack_language())});
    return choices;
}

Html question(std::string_view title, const Html& content) {
    return section(cls("question"), h2(title), content);
}

Html person_question(const Visit& visit, const FormState& state) {
    const auto& msg = visit.msg;
    auto sexes = options_of(visit, "person.sex");
    sexes.push_back({"unknown", std::string(msg.encounter.sex_unknown())});
    return question(
        msg.encounter.person(),
        together(
            div(cls("beside"), div(cls("in-a-row"), radios(msg, state, "sex", msg.encounter.sex(), sexes)),
                field(msg, state, "age", msg.encounter.age(),
                      {.width = Width::short_number, .input_mode = "numeric"})),
            checkbox(state, "younger", msg.encounter.younger(), msg.encounter.younger_hint())));
}

Html stay_question(const Visit& visit, const FormState& state) {
    const auto& msg = visit.msg;
    return question(msg.encounter.stay(),
                    together(select_field(msg, state, "standing", msg.encounter.standing(),
                                          options_of(visit, "stay.standing")),
                             field(msg, state, "place", msg.encounter.place(),
                                   {.hint = msg.encounter.place_hint(), .max_length = 500})));
}

Html language_question(const Visit& visit, const FormState& state) {
    const auto& msg = visit.msg;
    return question(msg.encounter.language(),
                    div(cls("beside"),
                        select_field(msg, state, "language", msg.encounter.language_label(),
                                     language_choices(msg), {.width = Width::medium}),
                        secondary_button_to(msg.encounter.point(), url("/languages/point"))));
}

Html papers(const Visit& visit, const FormState& state) {
    const auto& msg = visit.msg;
    const std::vector<Choice> kinds{{"passport", std::string(msg.encounter.document_passport())},
                                    {"residence_card", std::string(msg.encounter.document_residence_card())},
                                    {"other", std::string(msg.encounter.document_other())}};
    const auto countries = options_of(visit, "person.nationality");
    bool touched = false;
    for (const auto name :
         {"names", "date_of_birth", "nationality", "document_number", "status", "expires_on"})
        touched = touched || !state.value(name).empty() || state.error(name);
    return details(
        cls("fold"), flag("open", touched), summary(msg.encounter.papers()),
        p(icon(Icon::closed), " ", msg.encounter.papers_note()),
        div(cls("two-columns"),
            text_area(msg, state, "names", msg.encounter.names(),
                      {.hint = msg.encounter.names_hint(), .optional = true, .rows = 2}),
            div(field(msg, state, "date_of_birth", msg.encounter.date_of_birth(),
                      {.optional = true, .width = Width::medium, .max_length = 60}),
                select_field(msg, state, "nationality", msg.encounter.nationality(), countries,
                             {.optional = true, .width = Width::medium})),
            div(select_field(msg, state, "document_kind", msg.encounter.document_kind(), kinds,
                             {.optional = true, .width = Width::medium}),
                field(msg, state, "document_number", msg.encounter.document_number(),
                      {.optional = true, .width = Width::medium, .max_length = 60}),
                select_field(msg, state, "document_country", msg.encounter.document_country(), countries,
                             {.optional = true, .width = Width::medium})),
            div(select_field(msg, state, "status", msg.encounter.status(), options_of(visit, "stay.status"),
                             {.optional = true, .width = Width::medium}),
                date_field(msg, state, "expires_on", msg.encounter.expires_on(), {.optional = true}))));
}

/// Always in reach, and enough by itself.
Html suspicion_button(const Visit& visit) {
    return button(attr("type", "submit"), cls("secondary suspect"), attr("name", "suspicion"),
                  attr("value", "yes"), attr("aria-describedby", "suspect-note"),
                  visit.msg.encounter.suspect());
}

Response show_form(const Visit& visit, const rules::Door& door, const FormState& state, int status) {
    const auto& msg = visit.msg;
    return visit.page(
        Place::new_encounter, msg.encounter.title(),
        together(
            error_summary(msg, state),
            div(cls("title-row"),
                h1(msg.encounter.title(), " ", span(cls("title-door"), door.label.in(visit.pack_language()))),
                a(href(url("/encounters/new")), msg.encounter.other_door())),
            p(cls("lead"), msg.encounter.lead()),
            posted_form(
                visit.context(), url("/encounters/new/{}", door.id), action_field(visit, state.sent()),
                input(attr("type", "hidden"), attr("name", "door"), attr("value", door.id.text())),
                // Enter in a field sends what the main button says, although another button stands before it.
                button(attr("type", "submit"), cls("visually-hidden"), attr("tabindex", -1),
                       attr("aria-hidden", "true"), msg.encounter.record()),
                div(cls("questions"),
                    question(msg.encounter.companion(),
                             answer_buttons(msg, state, "companion", msg.encounter.companion_hint())),
                    language_question(visit, state), person_question(visit, state),
                    stay_question(visit, state)),
                section(cls("question"), h2(msg.encounter.seen()), seen_at_fields(visit, state),
                        text_area(msg, state, "observed", msg.encounter.observed(),
                                  {.hint = msg.encounter.observed_hint(),
                                   .optional = true,
                                   .max_length = 4000,
                                   .rows = 3})),
                papers(visit, state),
                div(cls("step-bar"), div(cls("step-main"), primary_button(msg.encounter.record())),
                    div(cls("step-suspect"), suspicion_button(visit),
                        p(id("suspect-note"), msg.encounter.suspect_note()))))),
        status);
}

/// One name a line, as people write lists on paper.
std::vector<Text> names_of(const Text& lines) {
    std::vector<Text> names;
    std::string_view rest = lines.text();
    while (!rest.empty()) {
        const auto end = std::min(rest.find('\n'), rest.size());
        if (auto name = Text::parse(rest.substr(0, end), 500, Text::Lines::one); name && !name->empty())
            names.push_back(std::move(*name));
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return names;
}

void put_code(const Visit& visit, FormReader& reader, actions::RecordEncounter& encounter, Literal field,
              const Code& fact) {
    const auto chosen = reader.code(field);
    if (!chosen) return;
    const auto* known = visit.pack().fact(fact);
    if (*chosen == "unknown")
        encounter.facts.emplace(fact, domain::Answer::unknown);
    else if (known &&
             std::ranges::find(known->options, *chosen, &rules::FactOption::id) != known->options.end())
        encounter.facts.emplace(fact, *chosen);
    else
        reader.state().wrong(field.view(), std::string(visit.msg.form.choose_one()));
}

actions::RecordEncounter read_encounter(const Visit& visit, FormReader& reader, const rules::Door& door) {
    const auto& form = reader.form();
    actions::RecordEncounter encounter;
    encounter.door = door.id;
    encounter.language = reader.code("language");
    if (const auto companion = reader.answer("companion"); companion != domain::Answer::not_asked)
        encounter.facts.emplace("encounter.companion", companion);
    put_code(visit, reader, encounter, "sex", "person.sex");
    put_code(visit, reader, encounter, "standing", "stay.standing");
    put_code(visit, reader, encounter, "nationality", "person.nationality");
    put_code(visit, reader, encounter, "status", "stay.status");
    if (const auto expiry = reader.date("expires_on")) encounter.facts.emplace("stay.expires_on", *expiry);
    if (!form.raw("age").empty()) {
        if (const auto age = parse_age(form.raw("age")))
            encounter.facts.emplace("person.age", *age);
        else
            reader.state().wrong("age", std::string(visit.msg.encounter.age_wrong()));
    }
    if (reader.yes("younger")) encounter.facts.emplace("person.age_disputed", domain::Answer::yes);
    if (form.raw("suspicion") == "yes") encounter.suspicion = domain::Answer::yes;
    encounter.seen_at = read_seen_at(reader, visit);
    encounter.observed = reader.text("observed", 4000);
    encounter.whereabouts = reader.text("place", 500, Text::Lines::one);
    encounter.identity.names = names_of(reader.text("names", 2000));
    encounter.identity.date_of_birth = reader.text("date_of_birth", 60, Text::Lines::one);
    if (const auto number = reader.text("document_number", 60, Text::Lines::one); !number.empty()) {
        // Without its country a number would not be found again.
        const auto country = form.raw("document_country").empty()
                                 ? reader.code("nationality").value_or("other")
                                 : reader.code("document_country").value_or("other");
        encounter.identity.documents.push_back(
            {reader.code("document_kind").value_or("passport"), number, country});
    }
    return encounter;
}

Result<Response> record(Visit& visit, const Parameters& parameters, const Form& form) {
    const auto* door = door_named(visit.pack(), parameters["door"]);
    if (!door) return Response::see_other(url("/encounters/new"));
    FormReader reader(visit.msg, form);
    // Back from the pointing sheet: the form again, with the language, nothing recorded.
    if (form.has("pointed")) return show_form(visit, *door, reader.state(), 200);
    const auto encounter = read_encounter(visit, reader, *door);
    if (!reader.sound()) return show_form(visit, *door, reader.state(), 422);
    HOGO_TRY(action, read_action(form));
    HOGO_TRY(outcome, actions::record_encounter(visit.site.house, visit.actor, action, encounter));
    if (const auto* refused = std::get_if<actions::Refused>(&outcome)) {
        reader.state().wrong(refused->rule == "seen_in_the_future" ? "seen_on" : "",
                             sentence_of(visit.msg, *refused));
        return show_form(visit, *door, reader.state(), 422);
    }
    return Response::see_other(url("/files/{}/screening", std::get<actions::Receipt>(outcome).file));
}

}  // namespace

std::vector<const rules::Door*> doors_for(const rules::Pack& pack, domain::Role role) {
    std::vector<const rules::Door*> doors;
    for (const auto& door : pack.doors()) doors.push_back(&door);
    std::ranges::stable_partition(doors,
                                  [&](const rules::Door* door) { return door->id == usual_door(role); });
    return doors;
}

const rules::Door* door_named(const rules::Pack& pack, std::string_view id) {
    const auto found =
        std::ranges::find_if(pack.doors(), [&](const rules::Door& door) { return door.id == id; });
    return found == pack.doors().end() ? nullptr : &*found;
}

void add_encounter_pages(Pages& pages) {
    pages.get("/encounters/new",
              [](Visit& visit, const Parameters&) -> Result<Response> { return choose_door(visit); });
    pages.get("/encounters/new/{door}", [](Visit& visit, const Parameters& parameters) -> Result<Response> {
        const auto* door = door_named(visit.pack(), parameters["door"]);
        if (!door) return Response::see_other(url("/encounters/new"));
        FormState state;
        start_seen_at(visit, state);
        if (door->id == "landing_examination") state.start("standing", "at_the_port");
        return show_form(visit, *door, state, 200);
    });
    pages.post("/encounters/new/{door}", record);
    pages.get("/languages/point",
              [](Visit& visit, const Parameters&) -> Result<Response> { return show_language_sheet(visit); });
    pages.post("/languages/point", [](Visit& visit, const Parameters&, const Form& form) -> Result<Response> {
        const auto* door = door_named(visit.pack(), form.raw("door"));
        if (!door) return show_language_sheet(visit);
        return choose_on_language_sheet(visit, form, url("/encounters/new/{}", door->id));
    });
}

}  // namespace hogo::web::staff
