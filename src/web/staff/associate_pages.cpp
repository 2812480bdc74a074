// Propose somebody to stand beside the person, and read how it stands: the same words for everybody, linked
// or not.
#include "actions/associate.h"
#include "web/messages/associate.h"
#include "web/messages/file.h"
#include "web/messages/record.h"
#include "web/staff/link_pages.h"
#include "web/staff/record_lists.h"

namespace hogo::web::staff {
namespace {

using namespace html;

Html standing(const FilePage& page) {
    const auto& msg = page.msg();
    std::vector<Html> cards;
    for (auto one = page.file().associates.rbegin(); one != page.file().associates.rend(); ++one) {
        const auto* measure = one->proposed.measure ? page.file().measure(*one->proposed.measure) : nullptr;
        cards.push_back(
            article(cls("entry"),
                    div(cls("entry-head"), h3(associate_role_name(msg, one->proposed.role)),
                        associate_badge(msg, *one)),
                    when(measure != nullptr,
                         [&] { return p(page.label(rules::Thing::measure, measure->proposed.kind)); }),
                    page.by(one->origin)));
    }
    return page_section("standing", msg.associate.standing(),
                        cards.empty() ? p(msg.associate.none()) : together(cards));
}

/// What a proposal may belong to: measures on their way, releases that are asked for.
std::vector<Choice> belonging(const FilePage& page) {
    const auto& msg = page.msg();
    std::vector<Choice> out{{"none", std::string(msg.associate.belongs_to_nothing())}};
    for (const auto& measure : page.file().measures)
        if (measure.pending())
            out.push_back({"m" + measure.proposed.measure.text(),
                           page.label(rules::Thing::measure, measure.proposed.kind)});
    for (const auto& release : page.file().releases)
        if (!release.answered("refused") && !release.answered("closed"))
            out.push_back(
                {"r" + release.requested.release.text(), std::string(msg.associate.belongs_to_release())});
    return out;
}

Html propose_form(const FilePage& page, const FormState& given) {
    const auto& msg = page.msg();
    auto state = given;
    state.start("belongs", "none");
    std::vector<Choice> roles;
    for (const auto& role : actions::associate_roles())
        roles.push_back({role.text(), associate_role_name(msg, role)});
    return page_section(
        "propose", msg.associate.propose_title(),
        posted_form(
            page.visit.context(), page.url_to("associates"),
            action_fields(page.visit, page.view.opened, state.sent()),
            radios(msg, state, "role", msg.associate.role(), roles),
            select_field(msg, state, "belongs", msg.associate.belongs(), belonging(page)),
            text_area(msg, state, "names", msg.file.names(),
                      {.hint = msg.record.names_hint(), .optional = true, .rows = 3}),
            text_area(msg, state, "phones", msg.file.phones(),
                      {.hint = msg.record.one_a_line(), .optional = true, .rows = 2}),
            text_area(msg, state, "companies", msg.file.companies(),
                      {.hint = msg.record.one_a_line(), .optional = true, .rows = 2}),
            text_area(msg, state, "places", msg.associate.places(),
                      {.hint = msg.record.one_a_line(), .optional = true, .rows = 2}),
            text_area(msg, state, "note", msg.record.note(), {.optional = true, .rows = 2}),
            button_bar(primary_button(msg.associate.propose()),
                       link_button(url("/files/{}", page.view.opened.id).at("people"), msg.record.back()))));
}

Html content(const FilePage& page, const FormState& state) {
    return together(p(cls("lead"), page.msg().associate.lead()), standing(page), propose_form(page, state));
}

Result<Response> post_associate(Visit& visit, const Parameters& parameters, const Form& form) {
    HOGO_TRY(file, read_file_id(parameters));
    FormReader reader(visit.msg, form);
    actions::ProposeAssociate proposal{.role = reader.needed_code("role"),
                                       .names = lines_of(reader, "names"),
                                       .phones = lines_of(reader, "phones"),
                                       .companies = lines_of(reader, "companies"),
                                       .places = lines_of(reader, "places"),
                                       .note = reader.text("note", 2000)};
    const auto belongs = std::string(form.raw("belongs"));
    if (belongs.starts_with('m')) proposal.measure = domain::MeasureId::parse(belongs.substr(1));
    if (belongs.starts_with('r')) proposal.release = domain::ReleaseId::parse(belongs.substr(1));
    return carry_out(
        visit, parameters, reader, proposal,
        [&](const FormState& state, int status) {
            return show_file_form(visit, parameters, visit.msg.associate.title(), content, state, status);
        },
        url("/files/{}/associates", file));
}

}  // namespace

void add_associate_pages(Pages& pages) {
    pages.get("/files/{file}/associates", [](Visit& visit, const Parameters& parameters) {
        return show_file_form(visit, parameters, visit.msg.associate.title(), content);
    });
    pages.post("/files/{file}/associates", post_associate);
}

}  // namespace hogo::web::staff
