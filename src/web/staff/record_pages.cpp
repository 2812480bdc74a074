#include "web/staff/record_pages.h"

#include "actions/keep_person_away.h"
#include "actions/record_custody.h"
#include "actions/record_identity.h"
#include "actions/record_whereabouts.h"
#include "web/messages/file.h"
#include "web/messages/record.h"
#include "web/staff/file_forms.h"
#include "web/staff/record_lists.h"

namespace hogo::web::staff {
namespace {

using namespace html;

std::vector<Choice> choices(const Messages& msg, std::span<const Code> codes, std::string_view prefix) {
    std::vector<Choice> out;
    for (const auto& code : codes)
        out.push_back({code.text(), std::string(msg.file.find(fmt::format("{}_{}", prefix, code.text())).value_or(code.text()))});
    return out;
}

Html frame(const FilePage& page, const FormState& state, std::string_view to, const ElementId& section,
           std::string_view lead, std::string_view submit, const Html& fields) {
    return posted_form(page.visit.context(), page.url_to(to), action_fields(page.visit, page.view.opened, state.sent()),
                       p(cls("lead"), lead), fields,
                       button_bar(primary_button(submit),
                                  link_button(url("/files/{}", page.view.opened.id).at(section), page.msg().record.back())));
}

Html identity_form(const FilePage& page, const FormState& state) {
    const auto& msg = page.msg();
    std::vector<Choice> countries;
    for (const auto& option : page.pack().fact("person.nationality")->options)
        countries.push_back({option.id.text(), option.label.in(page.visit.pack_language())});
    return frame(page, state, "identity", "now", msg.record.identity_lead(), msg.record.identity_save(),
                 together(text_area(msg, state, "names", msg.record.names(), {.hint = msg.record.names_hint(), .optional = true, .rows = 3}),
                          field(msg, state, "date_of_birth", msg.record.date_of_birth(), {.optional = true, .width = Width::medium}),
                          field(msg, state, "document_number", msg.record.document_number(), {.optional = true, .width = Width::medium}),
                          select_field(msg, state, "document_country", msg.record.document_country(), countries, {.optional = true}),
                          text_area(msg, state, "note", msg.record.note(), {.optional = true})));
}

Html whereabouts_form(const FilePage& page, const FormState& state) {
    const auto& msg = page.msg();
    return frame(page, state, "whereabouts", "whereabouts", msg.record.whereabouts_lead(), msg.record.whereabouts_save(),
                 together(select_field(msg, state, "kind", msg.file.place_kind(), choices(msg, actions::whereabouts_kinds(), "place")),
                          text_area(msg, state, "address", msg.file.address(), {.rows = 2}),
                          field(msg, state, "contact", msg.file.contact(), {.optional = true}),
                          field(msg, state, "safe_hours", msg.file.safe_hours(), {.optional = true}),
                          date_field(msg, state, "since", msg.file.since())));
}

Html people_form(const FilePage& page, const FormState& state) {
    const auto& msg = page.msg();
    return frame(page, state, "people", "people", msg.record.people_lead(), msg.record.people_save(),
                 together(select_field(msg, state, "role", msg.record.person_role(), choices(msg, actions::keep_away_roles(), "role")),
                          text_area(msg, state, "names", msg.file.names(), {.hint = msg.record.one_a_line(), .optional = true, .rows = 3}),
                          text_area(msg, state, "phones", msg.file.phones(), {.hint = msg.record.one_a_line(), .optional = true, .rows = 2}),
                          text_area(msg, state, "companies", msg.file.companies(), {.hint = msg.record.one_a_line(), .optional = true, .rows = 2}),
                          text_area(msg, state, "places", msg.file.places(), {.hint = msg.record.one_a_line(), .optional = true, .rows = 2}),
                          text_area(msg, state, "note", msg.record.note(), {.optional = true})));
}

Html custody_form(const FilePage& page, const FormState& state) {
    const auto& msg = page.msg();
    return frame(page, state, "custody", "now", msg.record.custody_lead(), msg.record.custody_save(),
                 together(date_field(msg, state, "from", msg.record.custody_from()),
                          date_field(msg, state, "until", msg.record.custody_until(), {.hint = msg.record.custody_until_hint(), .optional = true}),
                          select_field(msg, state, "cause", msg.record.custody_cause(), choices(msg, actions::custody_causes(), "cause"))));
}

/// The four forms differ in their fields and their action alone.
template <class Read>
void add_form(Pages& pages, Literal pattern, std::string_view (*title)(const Messages&), FormContent content,
              std::string_view date_field_name, Read read, const ElementId& section) {
    pages.get(pattern, [=](Visit& visit, const Parameters& parameters) {
        FormState state;
        state.start(date_field_name, visit.site.house.today().text());
        return show_file_form(visit, parameters, title(visit.msg), content, state);
    });
    pages.post(pattern, [=](Visit& visit, const Parameters& parameters, const Form& form) {
        FormReader reader(visit.msg, form);
        const auto action = read(reader);
        return carry_out(visit, parameters, reader, action, title(visit.msg), content, section);
    });
}

}  // namespace

void add_record_pages(Pages& pages) {
    add_form(pages, "/files/{file}/identity", [](const Messages& msg) { return msg.record.identity_title(); }, identity_form, "",
             [](FormReader& reader) {
                 actions::RecordIdentity recording;
                 recording.identity.names = lines_of(reader, "names");
                 recording.identity.date_of_birth = reader.text("date_of_birth", 60, Text::Lines::one);
                 recording.identity.note = reader.text("note", 2000);
                 const auto number = reader.text("document_number", 60, Text::Lines::one);
                 if (!number.empty())
                     recording.identity.documents.push_back({"passport", number, reader.needed_code("document_country")});
                 return recording;
             },
             "now");
    add_form(pages, "/files/{file}/whereabouts", [](const Messages& msg) { return msg.record.whereabouts_title(); },
             whereabouts_form, "since",
             [](FormReader& reader) {
                 return actions::RecordWhereabouts{{.kind = reader.needed_code("kind"),
                                                    .address = reader.needed_text("address", 500),
                                                    .contact = reader.text("contact", 200, Text::Lines::one),
                                                    .safe_hours = reader.text("safe_hours", 200, Text::Lines::one),
                                                    .since = reader.needed_date("since")}};
             },
             "whereabouts");
    add_form(pages, "/files/{file}/people", [](const Messages& msg) { return msg.record.people_title(); }, people_form, "",
             [](FormReader& reader) {
                 actions::KeepPersonAway keeping;
                 keeping.person.role = reader.needed_code("role");
                 keeping.person.names = lines_of(reader, "names");
                 keeping.person.phones = lines_of(reader, "phones");
                 keeping.person.companies = lines_of(reader, "companies");
                 keeping.person.places = lines_of(reader, "places");
                 keeping.person.note = reader.text("note", 2000);
                 return keeping;
             },
             "people");
    add_form(pages, "/files/{file}/custody", [](const Messages& msg) { return msg.record.custody_title(); }, custody_form, "from",
             [](FormReader& reader) {
                 return actions::RecordCustody{
                     .from = reader.needed_date("from"), .until = reader.date("until"), .cause = reader.needed_code("cause")};
             },
             "now");
}

}  // namespace hogo::web::staff
