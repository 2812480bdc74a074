// What the forms of a file have in common: they open the file on the record, show what was sent and what is wrong with
// it, and lead back to the file's section when they are done.
#pragma once
#include "web/staff/file_view.h"

namespace hogo::web::staff {

/// Reads typed fields and gathers what is wrong with them, each at its field.
class FormReader {
  public:
    FormReader(const Messages& msg, const Form& form) : msg_(msg), form_(form), state_(form) {}

    Text text(Literal field, std::size_t limit, Text::Lines lines = Text::Lines::many);
    Text needed_text(Literal field, std::size_t limit, Text::Lines lines = Text::Lines::many);
    /// Three-part or native date, as date_field sends it: `2025-04-20`.
    std::optional<LocalDate> date(Literal field);
    LocalDate needed_date(Literal field);
    std::optional<Code> code(Literal field);
    Code needed_code(Literal field);
    std::vector<Code> codes(Literal field);
    domain::Answer answer(std::string_view field) const;
    bool yes(std::string_view field) const { return form_.raw(field) == "yes"; }

    FormState& state() { return state_; }
    bool sound() const { return !state_.has_errors(); }
    const Form& form() const { return form_; }

  private:
    const Messages& msg_;
    const Form& form_;
    FormState state_;
};

/// A form page of a file: given the opened file and the form's state, the content under the file's small head.
using FormContent = std::function<html::Html(const FilePage&, const FormState&)>;
/// `sent`: the form as it came back with something wrong; its action id is kept.
Result<Response> show_file_form(Visit& visit, const Parameters& parameters, std::string_view title,
                                const FormContent& content, const FormState& state = {}, int status = 200);

/// The way back to the file, by its number, above the title of a page of its own.
html::Html file_link(const FilePage& page);

/// Shows the form again, with the state that it came back in.
using ShowAgain = std::function<Result<Response>(const FormState&, int status)>;

/// Runs an action on the file and answers: `done` when it was done; the form again, with the sentence, when a rule refused
/// it or the file had changed. What was typed is kept.
template <class Action>
Result<Response> carry_out(Visit& visit, const actions::Target& target, FormReader& reader, const Action& action,
                           const ShowAgain& show_again, const html::Url& done) {
    if (!reader.sound()) return show_again(reader.state(), 422);
    const auto outcome = actions::perform(visit.site.house, visit.actor, target, action);
    if (!outcome) {
        if (outcome.error().kind != ProblemKind::conflict && outcome.error().kind != ProblemKind::invalid_input)
            return std::unexpected(outcome.error());
        reader.state().wrong(outcome.error().field.view(), sentence_of(visit.msg, outcome.error()));
        return show_again(reader.state(), outcome.error().kind == ProblemKind::conflict ? 409 : 422);
    }
    if (const auto* refused = std::get_if<actions::Refused>(&*outcome)) {
        reader.state().wrong("", sentence_of(visit.msg, *refused));
        return show_again(reader.state(), 422);
    }
    return Response::see_other(done);
}

/// The same for a form that showed the file's revision (action_fields).
template <class Action>
Result<Response> carry_out(Visit& visit, const Parameters& parameters, FormReader& reader, const Action& action,
                           const ShowAgain& show_again, const html::Url& done) {
    HOGO_TRY(file, read_file_id(parameters));
    HOGO_TRY(target, read_target(file, reader.form()));
    return carry_out(visit, target, reader, action, show_again, done);
}

/// The same for a form page of its own, which leads back to `section` of the file.
template <class Action>
Result<Response> carry_out(Visit& visit, const Parameters& parameters, FormReader& reader, const Action& action,
                           std::string_view title, const FormContent& content, const html::ElementId& section) {
    HOGO_TRY(file, read_file_id(parameters));
    return carry_out(visit, parameters, reader, action,
                     [&](const FormState& state, int status) { return show_file_form(visit, parameters, title, content, state, status); },
                     html::url("/files/{}", file).at(section));
}

/// Several forms on one page: only the one that was sent shows what was typed in it and what is wrong with it.
struct PageForms {
    const FormState& state;
    std::string_view sent;  ///< the `step` that came back; empty on a fresh page
    FormState fresh = {};

    const FormState& of(std::string_view step) const { return step == sent ? state : fresh; }
};

/// One of them: its name goes with it in the field `step`.
template <class... Parts>
html::Html step_form(const FilePage& page, const PageForms& forms, std::string_view step, const html::Url& to,
                     const Parts&... parts) {
    using namespace html;
    return posted_form(page.visit.context(), to, action_fields(page.visit, page.view.opened, forms.of(step).sent()),
                       input(attr("type", "hidden"), attr("name", "step"), attr("value", step)), parts...);
}

}  // namespace hogo::web::staff
