// Form parts: label above, hint below it, error beside the field and in the summary, what was typed kept.
#pragma once
#include "web/html/html.h"
#include "web/html/hx.h"
#include "web/http/form.h"
#include "web/messages.h"

namespace hogo::web::staff {

/// What stands in a form's fields and what is wrong with them: fresh, with values to start from, or as it was sent.
class FormState {
  public:
    FormState() = default;
    explicit FormState(const Form& sent) : sent_(&sent) {}
    /// A value to begin with; what was sent goes before it.
    FormState& start(std::string_view field, std::string value);
    /// A sentence about what to do, shown at the field and in the summary.
    FormState& wrong(std::string_view field, std::string sentence);

    /// The form as it came; null for a fresh one.
    const Form* sent() const { return sent_; }
    bool has_errors() const { return !errors_.empty(); }
    std::string value(std::string_view field) const;
    bool is_chosen(std::string_view field, std::string_view value) const;
    const std::string* error(std::string_view field) const;
    const std::vector<std::pair<std::string, std::string>>& errors() const { return errors_; }

  private:
    const Form* sent_ = nullptr;
    std::vector<std::pair<std::string, std::string>> start_;
    std::vector<std::pair<std::string, std::string>> errors_;
};

/// The element that the summary's link leads to: `field-<name>`.
html::ElementId field_id(std::string_view field);

/// Nothing where nothing is wrong. Stands on top of the page and takes the focus.
html::Html error_summary(const Messages& msg, const FormState& state);

enum class Width { short_number, medium, full };

struct FieldOptions {
    std::string_view hint = {};
    bool optional = false;
    Width width = Width::full;
    std::string_view type = "text";           ///< text, password, email, tel, search, date, time, datetime-local, number, file
    std::string_view autocomplete = "off";
    std::string_view input_mode = {};         ///< numeric, tel, …
    std::size_t max_length = 0;               ///< characters; 0: none
    std::string_view lang = {};               ///< of what is typed: the person's own words
    int rows = 4;                             ///< of a text area
};

html::Html field(const Messages& msg, const FormState& state, std::string_view name, std::string_view label,
                 const FieldOptions& options = {});
html::Html text_area(const Messages& msg, const FormState& state, std::string_view name, std::string_view label,
                     FieldOptions options = {});
html::Html date_field(const Messages& msg, const FormState& state, std::string_view name, std::string_view label,
                      FieldOptions options = {});

struct Choice {
    std::string value;
    std::string label;
    std::string hint = {};
};

html::Html radios(const Messages& msg, const FormState& state, std::string_view name, std::string_view legend,
                  const std::vector<Choice>& choices, const FieldOptions& options = {});
html::Html checkboxes(const Messages& msg, const FormState& state, std::string_view name, std::string_view legend,
                      const std::vector<Choice>& choices, const FieldOptions& options = {});
/// One box by itself ("I have told the person …"); its value is `yes`.
html::Html checkbox(const FormState& state, std::string_view name, std::string_view label, std::string_view hint = {});
html::Html select_field(const Messages& msg, const FormState& state, std::string_view name, std::string_view label,
                        const std::vector<Choice>& choices, const FieldOptions& options = {});

/// Four large buttons: `yes`, `no`, `unknown`, `not_asked`, of which one is always chosen (not asked, to begin with).
/// `saved_by`: attributes of htmx that save the answer as it is pressed; without script the form's own button does.
html::Html answer_buttons(const Messages& msg, const FormState& state, std::string_view name, std::string_view question,
                          std::string_view hint = {}, const std::vector<html::Attribute>& saved_by = {});

/// One primary action a page; the others beside it.
html::Html primary_button(std::string_view label);
html::Html secondary_button(std::string_view label);
/// A button of the same form that posts elsewhere.
html::Html secondary_button_to(std::string_view label, const html::Url& to);
/// A link that looks like a button, where pressing it only leads somewhere.
html::Html link_button(const html::Url& to, std::string_view label);
html::Html primary_link_button(const html::Url& to, std::string_view label);

template <class... Parts>
html::Html button_bar(const Parts&... parts) {
    return html::div(html::cls("button-bar"), parts...);
}

}  // namespace hogo::web::staff
