// Asking for an interview: what the person needs, and the safeguards that no plan can answer.
#include <charconv>

#include "actions/request_interview.h"
#include "web/messages/form.h"
#include "web/messages/interview.h"
#include "web/messages/needs.h"
#include "web/staff/file_forms.h"
#include "web/staff/interview_safeguards.h"
#include "web/staff/interview_view.h"
#include "web/staff/languages.h"
#include "web/staff/needs_pages.h"

namespace hogo::web::staff {
namespace {

using namespace html;

bool asked_here(const rules::Safeguard& safeguard) {
    return !actions::answered_by_the_plan(safeguard);
}

std::vector<Choice> preference_choices(const Messages& msg) {
    std::vector<Choice> choices;
    for (const auto& preference : actions::preferences())
        choices.push_back(
            {preference.text(), std::string(msg.needs.find("preference_" + preference.text()).value_or(""))});
    return choices;
}

bool known_as(const FilePage& page, const Code& fact, const Code& value) {
    const auto* found = page.file().fact(fact);
    const auto* code = found ? std::get_if<Code>(&found->value) : nullptr;
    return code && *code == value;
}

/// A first proposal from what the file says; the officer looks at it and sends it.
FormState started(const FilePage& page, const FormState& given) {
    auto state = given;
    if (page.file().encounter && page.file().encounter->recorded.language)
        state.start("language", page.file().encounter->recorded.language->text());
    const auto needs = page.file().needs_now();
    const auto officer = needs.find("needs.officer");
    const auto* stated = officer == needs.end() ? nullptr : std::get_if<Code>(&officer->second);
    const bool woman = known_as(page, "person.sex", "female");
    state.start("document", "victim_interview")
        .start("length", "60")
        .start("risk", "0")
        .start("interpreter", woman ? "female" : "no_preference");
    state.start("officer", stated ? stated->text() : woman ? "female" : "no_preference");
    // Not before one night's sleep after a rescue, custody or a raid.
    state.start("earliest", page.view.today.plus_days(1).text());
    return state;
}

Html request_form(const FilePage& page, const FormState& given) {
    const auto& msg = page.msg();
    const auto state = started(page, given);
    std::vector<Choice> documents, lengths, risks, present;
    for (const auto& document : actions::interview_documents())
        documents.push_back(
            {document.text(), document_name(msg, document),
             std::string(msg.interview.find("document_hint_" + document.text()).value_or(""))});
    for (const auto minutes : {30, 60, 90, 120})
        lengths.push_back({std::to_string(minutes), msg.interview.minutes(minutes)});
    for (int risk = 0; risk < 3; ++risk)
        risks.push_back(
            {std::to_string(risk), std::string(msg.needs.find(fmt::format("risk_{}", risk)).value_or(""))});
    for (const auto& who : actions::companions())
        present.push_back({who.text(), std::string(msg.needs.find("present_" + who.text()).value_or(""))});
    return posted_form(
        page.visit.context(), page.url_to("interview-request"),
        action_fields(page.visit, page.view.opened, state.sent()),
        input(attr("type", "hidden"), attr("name", "step"), attr("value", "request")),
        p(cls("lead"), msg.needs.request_lead()),
        page_section("what", msg.interview.what_and_when(),
                     together(radios(msg, state, "document", msg.interview.document(), documents),
                              select_field(msg, state, "length", msg.needs.length(), lengths,
                                           {.hint = msg.interview.length_hint(), .width = Width::medium}),
                              date_field(msg, state, "earliest", msg.needs.earliest(),
                                         {.hint = msg.needs.earliest_hint()}),
                              date_field(msg, state, "latest", msg.needs.latest(), {.optional = true}),
                              radios(msg, state, "risk", msg.needs.risk(), risks))),
        page_section(
            "person", msg.needs.title(),
            together(select_field(msg, state, "language", msg.interview.language(), language_choices(msg)),
                     field(msg, state, "dialect", msg.needs.dialect(),
                           {.optional = true, .width = Width::medium, .max_length = 40}),
                     select_field(msg, state, "second_language", msg.needs.second_language(),
                                  language_choices(msg), {.hint = msg.needs.second_hint(), .optional = true}),
                     radios(msg, state, "officer", msg.needs.officer(), preference_choices(msg)),
                     radios(msg, state, "interpreter", msg.needs.interpreter(), preference_choices(msg)),
                     checkbox(state, "unseen", msg.needs.unseen()),
                     checkbox(state, "step_free", msg.needs.step_free()),
                     checkbox(state, "child", msg.needs.child()),
                     field(msg, state, "avoid", msg.needs.avoid(),
                           {.hint = msg.needs.avoid_hint(), .optional = true, .max_length = 120}),
                     checkboxes(msg, state, "present", msg.needs.present(), present, {.optional = true}))),
        safeguards_part(page, state, asked_here), p(cls("hint"), msg.needs.by_the_plan()),
        button_bar(
            primary_button(msg.needs.send()),
            link_button(url("/files/{}", page.view.opened.id).at("interviews"), msg.interview.back())));
}

/// Quarters, separated by commas or spaces; what is no code is said at the field.
std::vector<Code> read_quarters(FormReader& reader, const Messages& msg) {
    std::vector<Code> quarters;
    std::string word;
    const auto take = [&] {
        if (word.empty()) return;
        if (auto code = Code::parse(word))
            quarters.push_back(*std::move(code));
        else
            reader.state().wrong("avoid", std::string(msg.needs.avoid_hint()));
        word.clear();
    };
    for (char c : folded(std::string(reader.form().raw("avoid").substr(0, 200)))) {
        if (c == ',' || c == ' ')
            take();
        else
            word.push_back(c);
    }
    take();
    return quarters;
}

std::int64_t read_number(FormReader& reader, const Messages& msg, Literal name) {
    std::int64_t number = 0;
    const auto typed = reader.form().raw(name.view());
    const auto [end, error] = std::from_chars(typed.data(), typed.data() + typed.size(), number);
    if (error != std::errc{} || end != typed.data() + typed.size())
        reader.state().wrong(name.view(), std::string(msg.form.choose_one()));
    return number;
}

Result<Response> post(Visit& visit, const Parameters& parameters, const Form& form) {
    const auto& msg = visit.msg;
    FormReader reader(msg, form);
    if (form.raw("step") == "withdraw") {
        const auto request = domain::InterviewRequestId::parse(form.raw("request"));
        if (!request) return problem(ProblemKind::invalid_input, "broken_form", "no such request");
        return carry_out(visit, parameters, reader, actions::WithdrawRequest{*request}, msg.needs.request(),
                         request_form, "needs");
    }
    actions::RequestInterview requesting;
    auto& asked = requesting.asked;
    asked.request = domain::InterviewRequestId::draw(visit.site.house.random);
    asked.document = reader.needed_code("document");
    asked.language = reader.needed_code("language");
    asked.dialect = reader.code("dialect");
    asked.second_language = reader.code("second_language");
    asked.length_minutes = read_number(reader, msg, "length");
    asked.earliest = reader.needed_date("earliest");
    asked.latest = reader.date("latest");
    asked.risk = read_number(reader, msg, "risk");
    asked.officer = reader.needed_code("officer");
    asked.interpreter = reader.needed_code("interpreter");
    asked.unseen = reader.yes("unseen");
    asked.step_free = reader.yes("step_free");
    asked.child = reader.yes("child");
    asked.avoid = read_quarters(reader, msg);
    asked.present = reader.codes("present");
    read_safeguards(reader, visit, asked.safeguards, requesting.reasons);
    return carry_out(visit, parameters, reader, requesting, msg.needs.request(), request_form, "needs");
}

}  // namespace

void add_request_pages(Pages& pages) {
    pages.get("/files/{file}/interview-request", [](Visit& visit, const Parameters& parameters) {
        return show_file_form(visit, parameters, visit.msg.needs.request(), request_form);
    });
    pages.post("/files/{file}/interview-request", post);
}

}  // namespace hogo::web::staff
