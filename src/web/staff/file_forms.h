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

/// Runs an action on the file and answers: back to `section` when done; the form again, with the sentence, when a rule
/// refused it or the file had changed. What was typed is kept.
template <class Action>
Result<Response> carry_out(Visit& visit, const Parameters& parameters, FormReader& reader, const Action& action,
                           std::string_view title, const FormContent& content, const html::ElementId& section) {
    if (!reader.sound()) return show_file_form(visit, parameters, title, content, reader.state(), 422);
    HOGO_TRY(file, read_file_id(parameters));
    HOGO_TRY(target, read_target(file, reader.form()));
    const auto outcome = actions::perform(visit.site.house, visit.actor, target, action);
    if (!outcome) {
        if (outcome.error().kind != ProblemKind::conflict && outcome.error().kind != ProblemKind::invalid_input)
            return std::unexpected(outcome.error());
        reader.state().wrong(outcome.error().field.view(), sentence_of(visit.msg, outcome.error()));
        return show_file_form(visit, parameters, title, content, reader.state(),
                              outcome.error().kind == ProblemKind::conflict ? 409 : 422);
    }
    if (const auto* refused = std::get_if<actions::Refused>(&*outcome)) {
        reader.state().wrong("", sentence_of(visit.msg, *refused));
        return show_file_form(visit, parameters, title, content, reader.state(), 422);
    }
    return Response::see_other(html::url("/files/{}", file).at(section));
}

}  // namespace hogo::web::staff
