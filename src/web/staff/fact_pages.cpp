#include "web/staff/fact_pages.h"

#include <charconv>

#include "actions/state_facts.h"
#include "web/messages/circumstance.h"
#include "web/messages/facts.h"
#include "web/staff/file_forms.h"

namespace hogo::web::staff {
namespace {

using namespace html;

/// Groups that this page asks; wishes, circumstances, indicators and lifted holds have pages of their own.
constexpr std::string_view asked_groups[] = {"encounter", "person", "stay", "procedure", "family", "work"};

bool is_asked(const rules::Fact& fact) {
    // What the file itself proves is not asked again.
    return !fact.derived && fact.id != "door" && fact.id != "stage" && fact.id != "file_opened_on";
}

std::string field_of(const Code& fact) { return "fact-" + fact.text(); }

Html fact_field(const FilePage& page, const FormState& state, const rules::Fact& fact) {
    const auto& msg = page.msg();
    const auto language = page.visit.pack_language();
    const auto name = field_of(fact.id);
    const auto label = fact.label.in(language);
    const auto hint = fact.question.in(language);
    switch (fact.type) {
        case rules::FactType::answer: return answer_buttons(msg, state, name, label, hint);
        case rules::FactType::date: return date_field(msg, state, name, label, {.hint = hint, .optional = true});
        case rules::FactType::integer:
            return field(msg, state, name, label, {.hint = hint, .optional = true, .width = Width::short_number, .input_mode = "numeric"});
        case rules::FactType::code: {
            std::vector<Choice> choices{{"unknown", page.answer(domain::Answer::unknown)}};
            for (const auto& option : fact.options) choices.push_back({option.id.text(), option.label.in(language)});
            return select_field(msg, state, name, label, choices, {.hint = hint, .optional = true});
        }
    }
    bug("a fact of no type");
}

Html fact_form(const FilePage& page, const FormState& given) {
    const auto& msg = page.msg();
    FormState state = given;
    if (!state.sent())
        for (const auto& [id, history] : page.file().facts) {
            const auto* fact = page.pack().fact(id);
            if (!fact) continue;
            const auto index = *page.pack().fact_index(id);
            const auto value = page.view.assessment.facts[index];
            if (value.standing == rules::Standing::known || value.standing == rules::Standing::unknown)
                state.start(field_of(id), actions::facts_of(page.pack(), page.file(), page.view.today).text_of(index));
        }
    std::vector<Html> groups;
    for (const auto group : asked_groups) {
        std::vector<Html> fields;
        for (const auto* fact : page.pack().facts_of(*Code::parse(group)))
            if (is_asked(*fact)) fields.push_back(fact_field(page, state, *fact));
        groups.push_back(details(flag("open", group == "stay"), summary(page.label(rules::Thing::group, *Code::parse(group))), together(fields)));
    }
    std::vector<Choice> sources;
    for (const auto& source : actions::fact_sources())
        sources.push_back({source.text(), std::string(msg.circumstance.find("source_" + source.text()).value_or(source.text()))});
    return posted_form(page.visit.context(), page.url_to("facts"), action_fields(page.visit, page.view.opened, state.sent()),
                       p(cls("lead"), msg.facts.explained()), together(groups), radios(msg, state, "source", msg.circumstance.source(), sources),
                       date_field(msg, state, "on", msg.circumstance.on()),
                       button_bar(primary_button(msg.facts.record()),
                                  link_button(page.url_to("custody"), msg.facts.custody()),
                                  link_button(page.url_to("identity"), msg.facts.identity()),
                                  link_button(url("/files/{}", page.view.opened.id).at("now"), msg.facts.back())));
}

/// What was typed for one fact; nothing where it was left as it was. A wrong value is said at its field.
std::optional<domain::FactValue> read_fact(FormReader& reader, const Messages& msg, const rules::Fact& fact) {
    const auto name = field_of(fact.id);
    const auto typed = std::string(reader.form().raw(name));
    if (typed.empty() || typed == "not_asked") return std::nullopt;
    if (typed == "unknown") return domain::FactValue{domain::Answer::unknown};
    switch (fact.type) {
        case rules::FactType::answer:
            if (const auto answer = domain::answer_named(typed)) return domain::FactValue{*answer};
            break;
        case rules::FactType::date:
            if (const auto day = LocalDate::parse(typed)) return domain::FactValue{*day};
            break;
        case rules::FactType::integer: {
            int number = 0;
            const auto [end, error] = std::from_chars(typed.data(), typed.data() + typed.size(), number);
            if (error == std::errc{} && end == typed.data() + typed.size()) return domain::FactValue{std::int64_t{number}};
            break;
        }
        case rules::FactType::code:
            if (auto code = Code::parse(typed)) return domain::FactValue{std::move(*code)};
            break;
    }
    reader.state().wrong(name, std::string(msg.facts.wrong_value()));
    return std::nullopt;
}

}  // namespace

void add_fact_pages(Pages& pages) {
    pages.get("/files/{file}/facts", [](Visit& visit, const Parameters& parameters) {
        FormState state;
        state.start("on", visit.site.house.today().text()).start("source", "officer");
        return show_file_form(visit, parameters, visit.msg.facts.title(), fact_form, state);
    });
    pages.post("/files/{file}/facts", [](Visit& visit, const Parameters& parameters, const Form& form) -> Result<Response> {
        FormReader reader(visit.msg, form);
        actions::StateFacts stated{.facts = {}, .source = reader.needed_code("source"), .on = reader.needed_date("on")};
        for (const auto group : asked_groups)
            for (const auto* fact : visit.pack().facts_of(*Code::parse(group)))
                if (is_asked(*fact))
                    if (auto value = read_fact(reader, visit.msg, *fact)) stated.facts.emplace(fact->id, std::move(*value));
        if (stated.facts.empty() && reader.sound()) reader.state().wrong("", std::string(visit.msg.facts.nothing_stated()));
        return carry_out(visit, parameters, reader, stated, visit.msg.facts.title(), fact_form, "now");
    });
}

}  // namespace hogo::web::staff
