#include "web/staff/access_forms.h"

#include "web/messages/office.h"

namespace hogo::web::staff {

using namespace html;

Result<Response> show_access_page(Visit& visit, const Parameters& parameters, std::string_view title,
                                  const AccessContent& content, const FormState& state, std::string_view sent,
                                  int status) {
    HOGO_TRY(file, read_file_id(parameters));
    HOGO_TRY(view, actions::open_file(visit.site.house, visit.actor, file, {domain::Compartment::access}));
    if (!view.opened.file.access_decisions.opened())
        return problem(ProblemKind::not_found, "access_closed", "the record of openings is not open to you");
    const FilePage page{visit, view};
    const PageForms forms{state, sent};
    return visit.page(
        std::nullopt, view.opened.number,
        together(error_summary(visit.msg, state), file_link(page), h1(title), content(page, forms)), status);
}

Html reasons_about(const FilePage& page, const domain::EventId& event) {
    std::vector<Html> parts;
    for (const auto* words : page.file().words_about(event))
        parts.push_back(blockquote(attr("lang", words->recorded.language.text()), attr("dir", "auto"),
                                   words->recorded.words));
    return together(parts);
}

std::vector<Choice> other_staff(const FilePage& page) {
    std::vector<Choice> out;
    for (const auto& [id, person] : page.visit.site.house.office.directory()->staff) {
        if (!person.active || id == page.visit.actor.id()) continue;
        const auto role = page.msg().office.find(fmt::format("role_{}", name_of(person.role))).value_or("");
        out.push_back({id.text(), person.name + " · " + std::string(role)});
    }
    return out;
}

}  // namespace hogo::web::staff
