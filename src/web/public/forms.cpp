#include "web/public/forms.h"

namespace hogo::web::open {
namespace {

using namespace html;

ElementId field_of(std::string_view name) {
    return ElementId::join("f", name);
}
ElementId hint_of(std::string_view name) {
    return ElementId::join("h", name);
}
ElementId error_of(std::string_view name) {
    return ElementId::join("e", name);
}

std::string typed(const FormView& view, std::string_view name) {
    const auto found = view.typed.find(std::string(name));
    return found == view.typed.end() ? std::string() : found->second;
}

const Wrong* wrong_with(const FormView& view, std::string_view name) {
    const auto found = std::ranges::find(view.wrong, name, &Wrong::field);
    return found == view.wrong.end() ? nullptr : &*found;
}

Html hidden(std::string_view name, std::string_view value) {
    return input(attr("type", "hidden"), attr("name", name), attr("value", value));
}

/// What is wrong, above everything: each sentence leads to its field, and says that what was typed is kept.
Html errors(const FormView& view) {
    if (view.wrong.empty()) return {};
    const bool kept = std::ranges::any_of(view.typed, [](const auto& one) { return !one.second.empty(); });
    return div(cls("errors"), id("errors"), attr("role", "alert"), h2(view.words["error.heading"]),
               each(view.wrong,
                    [](const Wrong& one) {
                        return p(one.field.empty() ? together(one.sentence)
                                                   : a(href(Url::here(field_of(one.field))), one.sentence));
                    }),
               when(kept, [&] { return p(view.words["error.kept"]); }));
}

/// Label, hint, error, and what refers to them.
struct Around {
    Html before;
    std::vector<Attribute> attributes;
};

Around around(const FormView& view, std::string_view name, std::string_view title, const Html& hint,
              bool optional) {
    const auto* wrong = wrong_with(view, name);
    std::string described = std::string(hint_of(name).text());
    if (wrong) described += " " + std::string(error_of(name).text());
    return {together(label(for_field(field_of(name)), title,
                           when(optional, [&] { return small(" ", view.words["consult.optional"]); })),
                     span(cls("hint"), id(hint_of(name)), hint),
                     when(wrong != nullptr,
                          [&] { return span(cls("error"), id(error_of(name)), wrong->sentence); })),
            {id(field_of(name)), attr("name", name), attr("autocomplete", "off"), attr("spellcheck", "false"),
             attr("aria-describedby", described), attr_if(wrong != nullptr, "aria-invalid", "true")}};
}

Html text_area(const FormView& view, std::string_view name, std::string_view title, const Html& hint,
               int rows) {
    const auto parts = around(view, name, title, hint, false);
    return div(cls("field"), parts.before,
               textarea(parts.attributes, attr("rows", rows), attr("dir", "auto"), flag("required"),
                        typed(view, name)));
}

Html one_line(const FormView& view, std::string_view name, std::string_view title, std::string_view hint) {
    const auto parts = around(view, name, title, together(hint), true);
    return div(
        cls("field"), parts.before,
        input(parts.attributes, attr("type", "text"), attr("dir", "auto"), attr("value", typed(view, name))));
}

Html receipt_field(const FormView& view) {
    const auto parts = around(view, "receipt", view.words["return.receipt"],
                              together(view.words["return.receipt_hint"]), false);
    return div(cls("field"), parts.before,
               input(parts.attributes, attr("type", "text"), attr("inputmode", "numeric"), attr("dir", "ltr"),
                     cls("digits"), flag("required"), attr("value", typed(view, "receipt"))));
}

Html danger_field(const FormView& view) {
    const auto& words = view.words;
    const auto choice = [&](std::string_view value, std::string_view text) {
        const auto field = field_of(fmt::format("danger-{}", value));
        return div(cls("choice-line"),
                   input(id(field), attr("type", "radio"), attr("name", "danger"), attr("value", value),
                         flag("checked", typed(view, "danger") == value)),
                   label(for_field(field), text));
    };
    return fieldset(cls("field"), legend(words["consult.danger"]),
                    span(cls("hint"), words["consult.danger_hint"]),
                    choice("yes", words["consult.danger_yes"]), choice("no", words["consult.danger_no"]),
                    choice("unsure", words["consult.danger_unsure"]));
}

Html answer_in_field(const FormView& view) {
    const auto& words = view.words;
    const auto chosen = typed(view, "answer_in").empty() ? words.tongue.id : typed(view, "answer_in");
    const auto parts =
        around(view, "answer_in", words["consult.language"], together(words["consult.language_hint"]), false);
    return div(cls("field"), parts.before,
               select(parts.attributes,
                      each(view.texts.languages(),
                           [&](const LanguageTexts& one) {
                               return option(attr("value", one.tongue.id), attr("lang", one.tongue.tag),
                                             flag("selected", one.tongue.id == chosen), one.tongue.name);
                           }),
                      option(attr("value", "other"), flag("selected", chosen == "other"),
                             words["consult.language_other"])));
}

Html words_field(const FormView& view, std::string_view title) {
    return text_area(view, "words", title,
                     together(view.words.with("consult.words_hint", {{"max", std::to_string(words_limit)}})),
                     8);
}

Html send_button(std::string_view text) {
    return p(button(attr("type", "submit"), cls("main"), text));
}

/// What a phone converts its own photographs into, so that one kind arrives.
constexpr std::string_view taken_kinds = "image/jpeg,image/png,image/webp,image/gif,application/pdf,.pdf";

/// Behind the text, so that a body that breaks off has brought it.
Html files_field(const FormView& view) {
    const auto hint = view.words.with("consult.attach_hint", {{"size", std::string(files_limit_text)}});
    const auto parts = around(view, "files", view.words["consult.attach"], together(hint), true);
    return div(cls("field"), parts.before,
               input(parts.attributes, attr("type", "file"), attr("accept", taken_kinds), flag("multiple")));
}

/// No way for a browser to keep or to judge what is typed.
template <class... Parts>
Html quiet_form(const LanguageTexts& words, int number, const Parts&... parts) {
    return form(action(address(words, number)), attr("enctype", "multipart/form-data"), attr("autocomplete", "off"),
                flag("novalidate"), parts...);
}

Html page(const FormView& view, int number, const Html& first, const Html& rest) {
    return frame({view.texts, view.words, number, view.words["site.name"]}, first, rest);
}

Html write_again(const FormView& view, const SecretText& receipt) {
    return section(
        h2(view.words["reply.write_heading"]),
        quiet_form(view.words, return_number, hidden("form", view.form), hidden("step", "write"),
                   hidden("receipt", receipt.reveal()), words_field(view, view.words["reply.words"]), files_field(view),
                   send_button(view.words["reply.send"])));
}

Html card(const LanguageTexts& words, const SecretText& receipt) {
    return section(cls("card"), h2(words["card.heading"]), p(words["card.product"]), p(words["card.number"]),
                   p(cls("digits"), attr("dir", "ltr"), receipt.reveal()), p(words["card.note"]));
}

Html finish(const LanguageTexts& words) {
    return p(a(cls("button"), attr("rel", "noreferrer"), href(url("/leave")), words["sent.finish"]));
}

}  // namespace

std::vector<Code> answer_languages(const Texts& texts) {
    std::vector<Code> all;
    for (const auto& one : texts.languages()) all.push_back(*Code::parse(one.tongue.id));
    all.emplace_back("other");
    return all;
}

Html consult_page(const FormView& view) {
    const auto& words = view.words;
    return page(
        view, consult_number,
        together(errors(view), h1(words["consult.heading"]), p(cls("lead"), words["consult.lead"])),
        together(
            p(cls("note"), sentence(view.texts, words, "consult.danger_now")),
            p(words["consult.who_reads"], " ", words["consult.passed_on"], " ",
              a(href(address(words, view.texts.number_of("what-we-do"))), words["consult.more"])),
            quiet_form(words, consult_number, hidden("form", view.form),
                       words_field(view, words["consult.words"]), danger_field(view), answer_in_field(view),
                       one_line(view, "contact", words["consult.contact"], words["consult.contact_hint"]),
                       one_line(view, "hours", words["consult.hours"], words["consult.hours_hint"]),
                       one_line(view, "avoid", words["consult.avoid"], words["consult.avoid_hint"]), files_field(view),
                       p(cls("hint"), words["consult.time"]), send_button(words["consult.send"]))));
}

Html return_page(const FormView& view) {
    const auto& words = view.words;
    return page(
        view, return_number,
        together(errors(view), h1(words["return.heading"]), p(cls("lead"), words["return.lead"])),
        together(quiet_form(words, return_number, hidden("form", view.form), receipt_field(view),
                            send_button(words["return.open"])),
                 p(a(href(address(words, view.texts.number_of("where"))), words["return.other_ways"]))));
}

Html sent_page(const Texts& texts, const LanguageTexts& words, const SecretText& receipt) {
    return frame({texts, words, consult_number, words["site.name"]},
                 together(h1(words["sent.heading"]), p(cls("lead"), words["sent.lead"])),
                 together(section(h2(words["sent.receipt"]),
                                  p(cls("digits receipt"), attr("dir", "ltr"), receipt.reveal()),
                                  p(strong(words["sent.receipt_explained"])), p(words["sent.keep"]),
                                  p(words["sent.show_nobody"]), p(words["sent.when"])),
                          finish(words), h2(words["sent.card"]), p(cls("hint"), words["sent.card_hint"]),
                          p(button(attr("type", "button"), id("print"), flag("hidden"), words["site.print"])),
                          card(words, receipt)));
}

Html inbox_page(const FormView& view, const SecretText& receipt,
                const std::optional<actions::Answer>& answer) {
    const auto& words = view.words;
    const auto shown = [&] {
        return together(h1(words["reply.heading"]),
                        p(cls("lead"), words.with("reply.day", {{"date", words.day(answer->day)}})),
                        p(words["reply.from"]),
                        blockquote(attr("dir", "auto"), p(cls("typed"), answer->text)),
                        when(answer->machine, [&] { return p(cls("note"), words["reply.translated"]); }),
                        when(!answer->original.empty(),
                             [&] {
                                 return details(summary(words["reply.original"]),
                                                blockquote(attr("lang", "ja"), attr("dir", "auto"),
                                                           p(cls("typed"), answer->original)));
                             }),
                        p(words["reply.once"]));
    };
    const auto nothing = [&] {
        return together(
            h1(words["return.nothing_heading"]), p(cls("lead"), words["return.nothing"]),
            p(a(href(address(words, view.texts.number_of("where"))), words["return.other_ways"])));
    };
    return page(view, return_number, answer ? shown() : nothing(),
                together(finish(words), write_again(view, receipt)));
}

Html again_page(const FormView& view, const SecretText& receipt, bool arrived) {
    const auto& words = view.words;
    if (arrived)
        return page(view, return_number,
                    together(h1(words["sent.heading"]), p(cls("lead"), words["reply.sent"])), finish(words));
    return page(view, return_number, together(errors(view), h1(words["reply.write_heading"])),
                write_again(view, receipt));
}

}  // namespace hogo::web::open
