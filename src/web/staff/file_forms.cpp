#include "web/staff/file_forms.h"

#include "web/messages/file.h"
#include "web/messages/form.h"

namespace hogo::web::staff {

using namespace html;

Text FormReader::text(Literal field, std::size_t limit, Text::Lines lines) {
    auto parsed = form_.text(field, limit, lines);
    if (parsed) return std::move(*parsed);
    state_.wrong(field.view(), sentence_of(msg_, parsed.error()));
    return {};
}

Text FormReader::needed_text(Literal field, std::size_t limit, Text::Lines lines) {
    auto parsed = text(field, limit, lines);
    if (parsed.empty() && !state_.error(field.view())) state_.wrong(field.view(), std::string(msg_.form.needed()));
    return parsed;
}

std::optional<LocalDate> FormReader::date(Literal field) {
    const auto typed = form_.raw(field.view());
    if (typed.empty()) return std::nullopt;
    const auto parsed = LocalDate::parse(typed);
    if (!parsed) state_.wrong(field.view(), std::string(msg_.form.no_such_day()));
    return parsed;
}

LocalDate FormReader::needed_date(Literal field) {
    const auto parsed = date(field);
    if (!parsed && !state_.error(field.view())) state_.wrong(field.view(), std::string(msg_.form.day_needed()));
    return parsed.value_or(LocalDate{});
}

std::optional<Code> FormReader::code(Literal field) {
    const auto typed = form_.raw(field.view());
    if (typed.empty()) return std::nullopt;
    auto parsed = Code::parse(typed);
    if (!parsed) state_.wrong(field.view(), std::string(msg_.form.choose_one()));
    return parsed;
}

Code FormReader::needed_code(Literal field) {
    auto parsed = code(field);
    if (!parsed && !state_.error(field.view())) state_.wrong(field.view(), std::string(msg_.form.choose_one()));
    return parsed.value_or(Code());
}

std::vector<Code> FormReader::codes(Literal field) {
    std::vector<Code> out;
    for (const auto typed : form_.all(field.view())) {
        if (auto parsed = Code::parse(typed)) out.push_back(std::move(*parsed));
        else state_.wrong(field.view(), std::string(msg_.form.choose_one()));
    }
    return out;
}

domain::Answer FormReader::answer(std::string_view field) const {
    return domain::answer_named(form_.raw(field)).value_or(domain::Answer::not_asked);
}

Html file_link(const FilePage& page) {
    return p(cls("breadcrumb"), a(href(url("/files/{}", page.view.opened.id)), page.msg().file.number(page.view.opened.number)));
}

Result<Response> show_file_form(Visit& visit, const Parameters& parameters, std::string_view title,
                                const FormContent& content, const FormState& state, int status) {
    HOGO_TRY(file, read_file_id(parameters));
    HOGO_TRY(view, actions::open_file(visit.site.house, visit.actor, file));
    const FilePage page{visit, view};
    return visit.page(std::nullopt, view.opened.number,
                      together(error_summary(visit.msg, state),
                               file_link(page), h1(title), content(page, state)),
                      status);
}

}  // namespace hogo::web::staff
