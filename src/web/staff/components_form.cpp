#include "web/staff/components_form.h"

#include <algorithm>

#include "web/messages/components.h"
#include "web/staff/components_display.h"

namespace hogo::web::staff {

using namespace html;

FormState& FormState::start(std::string_view field, std::string value) {
    start_.emplace_back(field, std::move(value));
    return *this;
}

FormState& FormState::wrong(std::string_view field, std::string sentence) {
    errors_.emplace_back(field, std::move(sentence));
    return *this;
}

std::string FormState::value(std::string_view field) const {
    if (sent_) return sent_->kept(field);
    for (const auto& [name, value] : start_)
        if (name == field) return value;
    return {};
}

bool FormState::is_chosen(std::string_view field, std::string_view value) const {
    if (sent_) return std::ranges::any_of(sent_->all(field), [&](std::string_view sent) { return sent == value; });
    return std::ranges::any_of(start_, [&](const auto& entry) { return entry.first == field && entry.second == value; });
}

const std::string* FormState::error(std::string_view field) const {
    for (const auto& [name, sentence] : errors_)
        if (name == field) return &sentence;
    return nullptr;
}

ElementId field_id(std::string_view field) { return ElementId::join("field", field); }

namespace {

ElementId hint_id(std::string_view name) { return ElementId::join("hint", name); }
ElementId error_id(std::string_view name) { return ElementId::join("error", name); }

Html hint_of(std::string_view name, std::string_view hint) {
    return when(!hint.empty(), [&] { return p(cls("field-hint"), id(hint_id(name)), hint); });
}

Html error_of(const Messages& msg, const FormState& state, std::string_view name) {
    const std::string* sentence = state.error(name);
    if (!sentence) return {};
    return p(cls("field-error"), id(error_id(name)), icon(Icon::urgent),
             span(cls("visually-hidden"), msg.components.error_prefix(), ": "), *sentence);
}

Attribute described_by(const FormState& state, std::string_view name, std::string_view hint) {
    std::string ids;
    if (!hint.empty()) ids = hint_id(name).text();
    if (state.error(name)) ids += (ids.empty() ? "" : " ") + std::string(error_id(name).text());
    return attr_if(!ids.empty(), "aria-describedby", ids);
}

Html optional_mark(const Messages& msg, bool optional) {
    return when(optional, [&] { return span(cls("optional"), msg.components.optional()); });
}

Attribute width_of(Width width) {
    switch (width) {
        case Width::short_number: return cls("width-short");
        case Width::medium: return cls("width-medium");
        case Width::full: return {};
    }
    bug("a width that is none");
}

Html wrapped(const Messages& msg, const FormState& state, std::string_view name, std::string_view label_text,
             const FieldOptions& options, const Html& control) {
    return div(cls("field"), cls_if(state.error(name), "field-wrong"),
               label(for_field(field_id(name)), label_text, optional_mark(msg, options.optional)),
               hint_of(name, options.hint), error_of(msg, state, name), control);
}

enum class Kind { radio, checkbox };

Html choice_group(const Messages& msg, const FormState& state, std::string_view name, std::string_view legend_text,
                  const std::vector<Choice>& choices, const FieldOptions& options, Kind kind) {
    std::vector<Html> items;
    for (const Choice& choice : choices) {
        // The summary's link leads to the first of them.
        ElementId own = items.empty() ? field_id(name) : ElementId::join(field_id(name).text(), choice.value);
        ElementId own_hint = ElementId::join("choice-hint", std::string(name) + "-" + choice.value);
        items.push_back(
            div(cls("choice"),
                input(id(own), attr("type", kind == Kind::radio ? "radio" : "checkbox"), attr("name", name),
                      attr("value", choice.value), flag("checked", state.is_chosen(name, choice.value)),
                      attr_if(!choice.hint.empty(), "aria-describedby", own_hint.text())),
                label(for_field(own), choice.label),
                when(!choice.hint.empty(), [&] { return p(cls("choice-hint"), id(own_hint), choice.hint); })));
    }
    return fieldset(cls("field"), cls_if(state.error(name), "field-wrong"), described_by(state, name, options.hint),
                    legend(legend_text, optional_mark(msg, options.optional)), hint_of(name, options.hint),
                    error_of(msg, state, name), div(cls("choices"), items));
}

}  // namespace

Html error_summary(const Messages& msg, const FormState& state) {
    if (!state.has_errors()) return {};
    return div(cls("error-summary"), attr("role", "alert"), attr("tabindex", -1), attr("data-focus", ""),
               h2(icon(Icon::urgent), msg.components.errors_title(static_cast<std::int64_t>(state.errors().size()))),
               ul(each(state.errors(), [](const auto& error) {
                   return li(a(href(Url::here(field_id(error.first))), error.second));
               })));
}

Html field(const Messages& msg, const FormState& state, std::string_view name, std::string_view label_text,
           const FieldOptions& options) {
    // A password is never written back into a page.
    bool secret = options.type == "password" || options.type == "file";
    return wrapped(msg, state, name, label_text, options,
                   input(id(field_id(name)), attr("name", name), attr("type", options.type), width_of(options.width),
                         attr_if(!secret, "value", state.value(name)), attr("autocomplete", options.autocomplete),
                         attr_if(!options.input_mode.empty(), "inputmode", options.input_mode),
                         attr_if(options.max_length > 0, "maxlength", std::to_string(options.max_length)),
                         attr_if(!options.lang.empty(), "lang", options.lang),
                         attr_if(state.error(name), "aria-invalid", "true"), described_by(state, name, options.hint)));
}

Html text_area(const Messages& msg, const FormState& state, std::string_view name, std::string_view label_text,
               FieldOptions options) {
    // Browsers drop one line end at the beginning of a text area.
    return wrapped(msg, state, name, label_text, options,
                   textarea(id(field_id(name)), attr("name", name), attr("rows", options.rows),
                            attr("autocomplete", options.autocomplete),
                            attr_if(options.max_length > 0, "maxlength", std::to_string(options.max_length)),
                            attr_if(!options.lang.empty(), "lang", options.lang),
                            attr_if(state.error(name), "aria-invalid", "true"), described_by(state, name, options.hint),
                            "\n" + state.value(name)));
}

Html date_field(const Messages& msg, const FormState& state, std::string_view name, std::string_view label_text,
                FieldOptions options) {
    options.type = "date";
    options.width = Width::medium;
    return field(msg, state, name, label_text, options);
}

Html radios(const Messages& msg, const FormState& state, std::string_view name, std::string_view legend_text,
            const std::vector<Choice>& choices, const FieldOptions& options) {
    return choice_group(msg, state, name, legend_text, choices, options, Kind::radio);
}

Html checkboxes(const Messages& msg, const FormState& state, std::string_view name, std::string_view legend_text,
                const std::vector<Choice>& choices, const FieldOptions& options) {
    return choice_group(msg, state, name, legend_text, choices, options, Kind::checkbox);
}

Html checkbox(const FormState& state, std::string_view name, std::string_view label_text, std::string_view hint) {
    return div(cls("field choice"),
               input(id(field_id(name)), attr("type", "checkbox"), attr("name", name), attr("value", "yes"),
                     flag("checked", state.is_chosen(name, "yes")), described_by(state, name, hint)),
               label(for_field(field_id(name)), label_text),
               when(!hint.empty(), [&] { return p(cls("choice-hint"), id(hint_id(name)), hint); }));
}

Html select_field(const Messages& msg, const FormState& state, std::string_view name, std::string_view label_text,
                  const std::vector<Choice>& choices, const FieldOptions& options) {
    return wrapped(msg, state, name, label_text, options,
                   select(id(field_id(name)), attr("name", name), width_of(options.width),
                          attr_if(state.error(name), "aria-invalid", "true"), described_by(state, name, options.hint),
                          option(attr("value", ""), msg.components.choose()), each(choices, [&](const Choice& choice) {
                              return option(attr("value", choice.value),
                                            flag("selected", state.is_chosen(name, choice.value)), choice.label);
                          })));
}

Html answer_buttons(const Messages& msg, const FormState& state, std::string_view name, std::string_view question,
                    std::string_view hint, const std::vector<Attribute>& saved_by) {
    const std::pair<std::string_view, std::string_view> answers[] = {{"yes", msg.components.yes()},
                                                                     {"no", msg.components.no()},
                                                                     {"unknown", msg.components.unknown()},
                                                                     {"not_asked", msg.components.not_asked()}};
    std::string chosen = state.value(name);
    std::vector<Html> buttons;
    for (const auto& [value, word] : answers) {
        ElementId own = buttons.empty() ? field_id(name) : ElementId::join(field_id(name).text(), value);
        bool checked = chosen == value || (chosen.empty() && value == "not_asked");
        buttons.push_back(label(cls("answer"), for_field(own),
                                input(id(own), attr("type", "radio"), attr("name", name), attr("value", value),
                                      flag("checked", checked), saved_by),
                                span(cls("answer-word"), word)));
    }
    return fieldset(cls("field answers"), cls_if(state.error(name), "field-wrong"), described_by(state, name, hint),
                    legend(question), hint_of(name, hint), error_of(msg, state, name),
                    div(cls("answer-row"), buttons));
}

Html primary_button(std::string_view label_text) { return button(attr("type", "submit"), cls("primary"), label_text); }
Html secondary_button(std::string_view label_text) {
    return button(attr("type", "submit"), cls("secondary"), label_text);
}
Html secondary_button_to(std::string_view label_text, const Url& to) {
    return button(attr("type", "submit"), cls("secondary"), form_action(to), label_text);
}
Html link_button(const Url& to, std::string_view label_text) {
    return a(cls("button secondary"), href(to), label_text);
}
Html primary_link_button(const Url& to, std::string_view label_text) {
    return a(cls("button primary"), href(to), label_text);
}

}  // namespace hogo::web::staff
