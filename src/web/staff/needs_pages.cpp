#include "web/staff/needs_pages.h"

#include "actions/request_interview.h"
#include "actions/state_needs.h"
#include "web/messages/needs.h"
#include "web/staff/file_forms.h"
#include "web/staff/file_page.h"
#include "web/staff/languages.h"

namespace hogo::web::staff {
namespace {

using namespace html;

constexpr std::size_t most_radios = 6;

std::string field_of(const Code& fact) {
    return "need-" + fact.text();
}

/// The facts that planning reads.
std::vector<const rules::Fact*> needs_of(const rules::Pack& pack) {
    auto facts = pack.facts_of("needs");
    std::erase_if(facts, [](const rules::Fact* fact) {
        return fact->compartment != "needs" || fact->type != rules::FactType::code;
    });
    return facts;
}

std::string value_text(const FilePage& page, const rules::Fact& fact, const domain::FactValue& value) {
    const auto* code = std::get_if<Code>(&value);
    if (!code) return std::string(page.msg().needs.not_stated());
    const auto option = std::ranges::find(fact.options, *code, &rules::FactOption::id);
    return option == fact.options.end() ? code->text() : option->label.in(page.visit.pack_language());
}

Html stated(const FilePage& page) {
    const auto now = page.file().needs_now();
    std::vector<Definition> rows;
    for (const auto* fact : needs_of(page.pack()))
        if (const auto found = now.find(fact->id); found != now.end())
            rows.push_back(
                {fact->label.in(page.visit.pack_language()), span(value_text(page, *fact, found->second))});
    return rows.empty() ? p(page.msg().needs.nothing()) : definition_list(rows);
}

Html request_card(const FilePage& page, const domain::InterviewRequest& request) {
    const auto& msg = page.msg();
    const auto& asked = request.requested;
    const auto state = request.closed ? *request.closed : Code("waiting");
    auto text = msg.needs.requested(language_name(msg, asked.language), asked.length_minutes,
                                    day_text(asked.earliest, msg.language));
    if (asked.latest) text += " " + msg.needs.until(day_text(*asked.latest, msg.language));
    return li(
        badge(state == "waiting"    ? Icon::waiting
              : state == "arranged" ? Icon::done
                                    : Icon::closed,
              msg.needs.find("state_" + state.text()).value_or("")),
        " ", text, " ", when(!request.closed, [&] {
            return posted_form(
                page.visit.context(), page.url_to("interview-request"),
                action_fields(page.visit, page.view.opened),
                input(attr("type", "hidden"), attr("name", "step"), attr("value", "withdraw")),
                input(attr("type", "hidden"), attr("name", "request"), attr("value", asked.request.text())),
                button(attr("type", "submit"), cls("quiet"), msg.needs.withdraw()));
        }));
}

/// Of those who come along, by weekday: asked together, further down.
bool is_about_company(const rules::Fact& fact) {
    return fact.id.text().starts_with("needs.company_");
}

Html needs_form(const FilePage& page, const FormState& given) {
    const auto& msg = page.msg();
    auto state = given;
    std::vector<Html> fields, company;
    const auto now = page.file().needs_now();
    for (const auto* fact : needs_of(page.pack())) {
        std::vector<Choice> choices;
        for (const auto& option : fact->options)
            choices.push_back({option.id.text(), option.label.in(page.visit.pack_language())});
        if (const auto found = now.find(fact->id); found != now.end())
            if (const auto* code = std::get_if<Code>(&found->second))
                state.start(field_of(fact->id), code->text());
        const auto label = fact->label.in(page.visit.pack_language());
        if (is_about_company(*fact))
            company.push_back(select_field(msg, state, field_of(fact->id), label, choices,
                                           {.optional = true, .width = Width::medium}));
        else if (choices.size() > most_radios)
            fields.push_back(select_field(msg, state, field_of(fact->id), label, choices,
                                          {.optional = true, .width = Width::medium}));
        else
            fields.push_back(radios(msg, state, field_of(fact->id), label, choices, {.optional = true}));
    }
    return posted_form(
        page.visit.context(), page.url_to("needs"), action_fields(page.visit, page.view.opened, state.sent()),
        p(cls("lead"), msg.needs.explained()), together(fields),
        page_section(
            "company", msg.needs.company(),
            together(p(cls("hint"), msg.needs.company_hint()), div(cls("two-columns"), together(company)))),
        button_bar(primary_button(msg.needs.save())));
}

}  // namespace

Html needs_section(const FilePage& page) {
    const auto& msg = page.msg();
    const auto* away = page.file().staff_kept_away.opened();
    if (!away || page.file().needs.closed())
        return page_section("needs", msg.needs.title(), p(icon(Icon::closed), " ", msg.needs.closed()));
    std::vector<Html> requests;
    for (const auto& request : *page.file().requests.opened())
        requests.push_back(request_card(page, request));
    return page_section(
        "needs", msg.needs.title(),
        together(
            p(cls("hint"), msg.needs.explained()), stated(page),
            when(!away->empty(),
                 [&] { return p(msg.needs.kept_away(static_cast<std::int64_t>(away->size()))); }),
            when(!requests.empty(),
                 [&] { return together(h3(msg.needs.requests()), ul(cls("plain"), together(requests))); }),
            button_bar(link_button(page.url_to("needs"), msg.needs.correct()),
                       link_button(page.url_to("interview-request"), msg.needs.request()))));
}

void add_needs_pages(Pages& pages) {
    pages.get("/files/{file}/needs", [](Visit& visit, const Parameters& parameters) {
        return show_file_form(visit, parameters, visit.msg.needs.form_title(), needs_form);
    });
    pages.post("/files/{file}/needs",
               [](Visit& visit, const Parameters& parameters, const Form& form) -> Result<Response> {
                   FormReader reader(visit.msg, form);
                   actions::StateNeeds stated_needs;
                   for (const auto* fact : needs_of(visit.pack()))
                       if (auto code = Code::parse(form.raw(field_of(fact->id))))
                           stated_needs.needs.emplace(fact->id, *std::move(code));
                   return carry_out(visit, parameters, reader, stated_needs, visit.msg.needs.form_title(),
                                    needs_form, "needs");
               });
}

}  // namespace hogo::web::staff
