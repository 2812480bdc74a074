#include "web/staff/assign_pages.h"

#include "actions/assign.h"
#include "web/messages/assign.h"
#include "web/messages/file.h"
#include "web/messages/form.h"
#include "web/messages/office.h"
#include "web/staff/file_forms.h"

namespace hogo::web::staff {
namespace {

using namespace html;

std::string task_name(const Messages& msg, const Code& task) {
    return std::string(msg.assign.find("task_" + task.text()).value_or(task.text()));
}

std::string parts_opened(const Messages& msg, const actions::Task& task) {
    if (task.parts == domain::Compartments::all()) return std::string(msg.assign.opens_all());
    std::string parts;
    for (auto part : domain::all_compartments)
        if (task.parts.has(part))
            parts += (parts.empty() ? "" : std::string(msg.assign.and_also())) +
                     std::string(msg.file.find(fmt::format("part_{}", name_of(part))).value_or(name_of(part)));
    return msg.assign.opens(parts);
}

bool assigns(const FilePage& page) { return page.visit.actor.is({domain::Role::case_lead, domain::Role::duty}); }

Html people(const FilePage& page, const PageForms& forms) {
    const auto& msg = page.msg();
    std::vector<Html> rows;
    for (const auto& task : actions::tasks())
        for (const auto& person : page.file().assigned(task.id.text())) {
            rows.push_back(article(cls("entry"), div(cls("entry-head"), h3(page.visit.staff_name(person)), badge(Icon::open, task_name(msg, task.id))),
                                   p(cls("hint"), parts_opened(msg, task)),
                                   when(assigns(page), [&] {
                                       return step_form(page, forms, "end", page.url_to("people-at-work"),
                                                        input(attr("type", "hidden"), attr("name", "ended_task"), attr("value", task.id.text())),
                                                        input(attr("type", "hidden"), attr("name", "ended_staff"), attr("value", person.text())),
                                                        button_bar(secondary_button(msg.assign.end())));
                                   })));
        }
    return page_section("people", msg.assign.people(),
                        together(rows.empty() ? p(msg.assign.nobody()) : together(rows), p(cls("hint"), msg.assign.ending_explained())));
}

std::vector<Choice> staff_choices(const FilePage& page, std::vector<std::string>& not_available) {
    const auto& msg = page.msg();
    std::vector<Choice> out;
    const auto* away = page.file().staff_kept_away.opened();
    for (const auto& [id, person] : page.visit.site.house.office.directory()->staff) {
        const bool can_work = person.active && std::ranges::any_of(actions::tasks(), [&](const actions::Task& task) {
            return std::ranges::find(task.roles, person.role) != task.roles.end();
        });
        if (!can_work || !away) continue;
        if (std::ranges::find(*away, id) != away->end()) not_available.push_back(person.name);
        else out.push_back({id.text(), person.name + " · " + std::string(msg.office.find(fmt::format("role_{}", name_of(person.role))).value_or(""))});
    }
    return out;
}

Html give_form(const FilePage& page, const PageForms& forms) {
    const auto& msg = page.msg();
    if (!assigns(page)) return p(cls("hint"), msg.assign.lead_assigns());
    const auto& state = forms.of("give");
    std::vector<Choice> tasks;
    for (const auto& task : actions::tasks()) tasks.push_back({task.id.text(), task_name(msg, task.id), parts_opened(msg, task)});
    std::vector<std::string> not_available;
    const auto staff = staff_choices(page, not_available);
    return page_section("give", msg.assign.give_title(),
                        step_form(page, forms, "give", page.url_to("people-at-work"),
                                  radios(msg, state, "task", msg.assign.task(), tasks),
                                  select_field(msg, state, "staff", msg.assign.staff(), staff),
                                  when(!not_available.empty(), [&] {
                                      return ul(cls("not-available"), each(not_available, [&](const std::string& name) {
                                                    return li(name, " — ", msg.assign.not_available());
                                                }));
                                  }),
                                  button_bar(primary_button(msg.assign.give()))));
}

Html assign_content(const FilePage& page, const FormState& state, std::string_view sent) {
    const PageForms forms{state, sent};
    return together(p(cls("lead"), page.msg().assign.lead()), people(page, forms), give_form(page, forms),
                    p(link_button(url("/files/{}", page.view.opened.id).at("access"), page.msg().assign.back())));
}

Result<Response> post_assignment(Visit& visit, const Parameters& parameters, const Form& form) {
    HOGO_TRY(file, read_file_id(parameters));
    FormReader reader(visit.msg, form);
    const auto step = std::string(form.raw("step"));
    const bool ending = step == "end";
    actions::Assign assignment{.task = ending ? reader.needed_code("ended_task") : reader.needed_code("task"), .staff = {}, .ended = ending};
    const auto staff = domain::StaffId::parse(form.raw(ending ? "ended_staff" : "staff"));
    if (staff) assignment.staff = *staff;
    else reader.state().wrong("staff", std::string(visit.msg.form.choose_one()));
    return carry_out(visit, parameters, reader, assignment,
                     [&](const FormState& state, int status) {
                         return show_file_form(visit, parameters, visit.msg.assign.title(),
                                               [&](const FilePage& page, const FormState& shown) { return assign_content(page, shown, step); }, state, status);
                     },
                     url("/files/{}/people-at-work", file));
}

}  // namespace

void add_assign_pages(Pages& pages) {
    pages.get("/files/{file}/people-at-work", [](Visit& visit, const Parameters& parameters) {
        return show_file_form(visit, parameters, visit.msg.assign.title(),
                              [](const FilePage& page, const FormState& state) { return assign_content(page, state, {}); });
    });
    pages.post("/files/{file}/people-at-work", post_assignment);
}

}  // namespace hogo::web::staff
