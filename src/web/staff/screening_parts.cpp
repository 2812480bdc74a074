#include "web/staff/screening_parts.h"

#include "actions/close_screening.h"
#include "web/messages/file.h"
#include "web/messages/screening.h"

namespace hogo::web::staff {
namespace {

using namespace html;

domain::Answer answer_of(const domain::CaseFile& file, const rules::Fact& fact) {
    const auto found = file.indicators.find(fact.id);
    return found == file.indicators.end() ? domain::Answer::not_asked : found->second;
}

Html dimension_line(const FilePage& page, std::size_t at) {
    const auto& msg = page.msg();
    const auto& answer = page.view.assessment.screening.dimensions[at];
    const auto& word = page.pack().dimensions()[at];
    const auto yes = answer.strong + answer.medium + answer.weak;
    const auto [shape, says] = [&]() -> std::pair<Icon, std::string_view> {
        switch (answer.positive) {
            case rules::Truth::yes:
                return {Icon::done, msg.screening.dimension_yes()};
            case rules::Truth::no:
                return {Icon::closed, msg.screening.dimension_no()};
            case rules::Truth::unsettled:
                return {Icon::open, msg.screening.dimension_open()};
        }
        bug("a truth that is none");
    }();
    return div(dt(word.label.in(page.visit.pack_language())),
               dd(badge(shape, says), when(yes > 0, [&] { return small(msg.screening.answered_yes(yes)); })));
}

Html strict_reading(const FilePage& page) {
    const auto& msg = page.msg();
    const auto& result = page.view.assessment.screening.result;
    const auto& fact = page.pack().facts()[page.pack().known().result];
    if (!result) return p(msg.screening.strict_open());
    const auto& option = fact.options[*result];
    return together(p(strong(msg.screening.strict_says(option.label.in(page.visit.pack_language())))),
                    decisive_explanations(page, rules::Kind::result, option.id));
}

Html protective_reading(const FilePage& page) {
    const auto& msg = page.msg();
    const auto says = [&]() -> std::string_view {
        if (page.file().file_open()) return msg.screening.protective_yes();
        switch (page.view.assessment.file) {
            case rules::Truth::yes:
                return msg.screening.protective_yes();
            case rules::Truth::no:
                return msg.screening.protective_no();
            case rules::Truth::unsettled:
                return msg.screening.protective_open();
        }
        bug("a truth that is none");
    }();
    std::vector<Html> why;
    for (const auto& found : page.view.assessment.explanations)
        if (found.rule->kind == rules::Kind::file && found.outcome == rules::Outcome::applied)
            why.push_back(explanation(msg, explain(page, found)));
    return together(p(strong(says)), together(why));
}

Html suspicion(const FilePage& page) {
    const auto& msg = page.msg();
    if (page.file().suspicion == domain::Answer::yes)
        return p(cls("suspicion-stands"), icon(Icon::done), " ", msg.screening.suspicion_stands());
    return posted_form(page.visit.context(), url("/files/{}/screening/suspicion", page.view.opened.id),
                       cls("suspicion"), action_fields(page.visit, page.view.opened),
                       button(attr("type", "submit"), cls("secondary suspect"),
                              attr("aria-describedby", "suspect-note"), msg.screening.suspect()),
                       p(id("suspect-note"), cls("hint"), msg.screening.suspect_note()));
}

Html state_of_file(const FilePage& page) {
    const auto& msg = page.msg();
    if (page.file().file_open())
        return notice(msg, Weight::done, msg.screening.file_open(),
                      together(p(msg.screening.file_open_note()),
                               p(a(href(url("/files/{}", page.view.opened.id)), msg.screening.to_file()))));
    if (page.file().screening_closed)
        return notice(msg, Weight::info, msg.screening.closed(), p(msg.screening.closed_note()));
    return {};
}

}  // namespace

std::vector<ScreeningGroup> screening_groups(const rules::Pack& pack, rules::Language language) {
    std::vector<ScreeningGroup> groups;
    auto add_list = [&](const rules::Checklist& list) {
        groups.push_back({list.id, list.label.in(language), list.items, false});
    };
    for (const auto& list : pack.checklists())
        if (list.id == "prompts") add_list(list);
    for (std::size_t at = 0; at < pack.dimensions().size(); ++at) {
        const auto& word = pack.dimensions()[at];
        ScreeningGroup group{word.id, word.label.in(language), {}, true};
        for (const auto* indicator : pack.indicators_of(static_cast<rules::Dimension>(at)))
            group.questions.push_back(indicator->fact);
        groups.push_back(std::move(group));
    }
    for (const auto& list : pack.checklists())
        if (list.id != "prompts") add_list(list);
    return groups;
}

std::string screening_field(const rules::Fact& fact) {
    return "answer-" + fact.id.text();
}
ElementId question_id(const rules::Fact& fact) {
    return ElementId::join("question", fact.id.text());
}
ElementId group_count_id(const ScreeningGroup& group) {
    return ElementId::join("count", group.id.text());
}

Html screening_fields(const FilePage& page, const FormState& state) {
    return div(id(screening_fields_id), flag("hidden"),
               action_fields(page.visit, page.view.opened, state.sent()));
}

Html screening_question(const FilePage& page, const FormState& state, const ScreeningGroup& group,
                        const rules::Fact& fact) {
    const auto language = page.visit.pack_language();
    const auto field = screening_field(fact);
    FormState shown = state;
    if (!state.sent()) shown.start(field, std::string(name_of(answer_of(page.file(), fact))));
    const auto own = question_id(fact);
    const std::vector<Attribute> saved_by{
        hx::post(page.url_to("screening")),
        hx::trigger(hx::Trigger::change),
        hx::target(own),
        hx::swap(hx::Swap::outer),
        hx::select(own),
        hx::select_also({screening_panel_id, group_count_id(group), screening_fields_id})};
    const auto& asked = fact.question.empty() ? fact.label : fact.question;
    return div(id(own), cls("screening-question"),
               answer_buttons(page.msg(), shown, field, asked.in(language),
                              fact.question.empty() ? std::string()
                                                    : page.msg().screening.indicator(fact.label.in(language)),
                              saved_by));
}

Html group_count(const FilePage& page, const ScreeningGroup& group) {
    std::int64_t answered = 0, yes = 0;
    for (const auto question : group.questions) {
        const auto answer = answer_of(page.file(), page.pack().facts()[question]);
        answered += answer != domain::Answer::not_asked;
        yes += answer == domain::Answer::yes;
    }
    return span(id(group_count_id(group)), cls("group-count"),
                page.msg().screening.count(static_cast<std::int64_t>(group.questions.size()), answered, yes));
}

Html screening_group(const FilePage& page, const FormState& state, const ScreeningGroup& group, bool open) {
    std::vector<Html> questions;
    for (const auto question : group.questions)
        questions.push_back(screening_question(page, state, group, page.pack().facts()[question]));
    return details(
        cls("fold screening-group"), flag("open", open),
        summary(span(cls("group-name"), group.label), group_count(page, group)),
        div(id(ElementId::join("group", group.id.text())), cls("group-questions"),
            when(!group.scored, [&] { return p(cls("hint"), page.msg().screening.not_computed()); }),
            together(questions)));
}

Html screening_panel(const FilePage& page) {
    const auto& msg = page.msg();
    std::vector<Html> dimensions;
    for (std::size_t at = 0; at < page.pack().dimensions().size(); ++at)
        dimensions.push_back(dimension_line(page, at));
    return div(id(screening_panel_id), cls("screening-panel"), attr("aria-live", "polite"),
               state_of_file(page), suspicion(page),
               section(cls("card"), h2(msg.screening.so_far()), h3(msg.screening.protective()),
                       protective_reading(page), h3(msg.screening.strict()), strict_reading(page),
                       h3(msg.screening.dimensions()), dl(cls("dimensions"), together(dimensions)),
                       p(cls("hint"), msg.screening.tool_advises())));
}

Html closing_form(const FilePage& page, const FormState& close) {
    const auto& msg = page.msg();
    const bool nothing_suggests_it =
        page.file().stage == domain::Stage::encounter && !page.file().screening_closed &&
        page.file().suspicion != domain::Answer::yes && page.view.assessment.file != rules::Truth::yes;
    if (!nothing_suggests_it && !close.has_errors()) return {};
    std::vector<Choice> reasons;
    for (const auto& reason : actions::closing_reasons())
        reasons.push_back(
            {reason.text(),
             std::string(msg.screening.find("because_" + reason.text()).value_or(reason.text()))});
    return details(
        cls("fold"), flag("open", close.has_errors()), summary(msg.screening.close_title()),
        posted_form(page.visit.context(), url("/files/{}/screening/close", page.view.opened.id),
                    action_fields(page.visit, page.view.opened, close.sent()), p(msg.screening.close_note()),
                    checkbox(close, "no_suspicion", msg.screening.no_suspicion()),
                    radios(msg, close, "because", msg.screening.close_because(), reasons),
                    button_bar(secondary_button(msg.screening.close()))));
}

}  // namespace hogo::web::staff
