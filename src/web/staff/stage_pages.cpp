#include "web/staff/stage_pages.h"

#include "actions/deciders.h"
#include "actions/determine_stage.h"
#include "actions/propose_not_established.h"
#include "web/messages/stage.h"
#include "web/staff/file_forms.h"

namespace hogo::web::staff {
namespace {

using namespace html;
using domain::Stage;

std::string stage_name(const FilePage& page, Stage stage) {
    return page.label(rules::Thing::stage, *Code::parse(name_of(stage)));
}

bool may_decide(const FilePage& page, const Code& decision) {
    return actions::may_decide(page.visit.actor, actions::decider_of(page.pack(), decision, "section_chief"));
}

std::string decider_name(const FilePage& page, const Code& decision) {
    return page.label(rules::Thing::decider, actions::decider_of(page.pack(), decision, "section_chief"));
}

Html stands_now(const FilePage& page) {
    const auto& msg = page.msg();
    std::vector<Html> steps;
    for (const auto& [reached, origin] : page.file().stages)
        steps.push_back(li(strong(stage_name(page, reached.stage)), " ", page.by(origin), page.words_about(origin.event)));
    const auto& pack = page.pack();
    const auto code = *Code::parse(name_of(page.file().stage));
    const auto stage = std::ranges::find(pack.stages(), code, &rules::Stage::id);
    return together(p(badge(Icon::open, stage_name(page, page.file().stage)), " ",
                      when(stage != pack.stages().end(), [&] { return span(stage->standard.in(page.visit.pack_language())); })),
                    when(!steps.empty(), [&] {
                        return details(summary(msg.stage.history(static_cast<std::int64_t>(steps.size()))), ul(cls("plain"), together(steps)));
                    }));
}

Html one_form(const FilePage& page, const PageForms& forms, std::string_view step, const Html& fields, const Html& submit) {
    return step_form(page, forms, step, page.url_to("stage"), fields, button_bar(submit));
}

Html determine_form(const FilePage& page, const PageForms& forms) {
    const auto& msg = page.msg();
    std::vector<Choice> choices;
    if (page.file().stage != Stage::reasonable_grounds)
        choices.push_back({std::string(name_of(Stage::reasonable_grounds)), stage_name(page, Stage::reasonable_grounds),
                           std::string(msg.stage.reasonable_grounds_hint())});
    if (may_decide(page, "recognise"))
        choices.push_back({std::string(name_of(Stage::recognised)), stage_name(page, Stage::recognised), std::string(msg.stage.recognised_hint())});
    const auto& state = forms.of("determine");
    const bool alone = choices.size() == 1;
    auto fresh = state;
    if (!state.sent() && alone) fresh.start("stage", choices.front().value);
    return page_section("forward", msg.stage.forward(),
                        together(when(!may_decide(page, "recognise"), [&] { return p(cls("hint"), msg.stage.recognition_by(decider_name(page, "recognise"))); }),
                                 choices.empty()
                                     ? p(msg.stage.no_step())
                                     : one_form(page, forms, "determine",
                                                together(radios(msg, fresh, "stage", msg.stage.which(), choices),
                                                         text_area(msg, fresh, "reasons", msg.stage.reasons(), {.hint = msg.stage.reasons_hint()})),
                                                primary_button(msg.stage.record()))));
}

Html propose_form(const FilePage& page, const PageForms& forms) {
    const auto& msg = page.msg();
    const auto& state = forms.of("propose");
    return page_section("not-established", msg.stage.propose_title(),
                        together(p(msg.stage.propose_explained()),
                                 details(flag("open", state.has_errors()), summary(msg.stage.propose_unfold()),
                                         one_form(page, forms, "propose",
                                                  text_area(msg, state, "proposal_reasons", msg.stage.propose_reasons(),
                                                            {.hint = msg.stage.propose_reasons_hint()}),
                                                  secondary_button(msg.stage.propose())))));
}

Html waiting_proposal(const FilePage& page, const PageForms& forms) {
    const auto& msg = page.msg();
    const auto& origin = page.file().not_established_proposed->second;
    const bool own = origin.author == page.visit.actor.id();
    Html answer;
    if (own) {
        answer = p(badge(Icon::waiting, msg.stage.waits_for_second()), " ", msg.stage.own_proposal());
    } else if (!may_decide(page, "not_established")) {
        answer = p(badge(Icon::waiting, msg.stage.waits_for_second()), " ", msg.stage.answered_by(decider_name(page, "not_established")));
    } else {
        const auto& state = forms.of("answer");
        answer = one_form(page, forms, "answer",
                          together(radios(msg, state, "agreed", msg.stage.answer_question(),
                                          {{"no", std::string(msg.stage.keep_open()), std::string(msg.stage.keep_open_hint())},
                                           {"yes", std::string(msg.stage.agree()), std::string(msg.stage.agree_hint())}}),
                                   text_area(msg, state, "answer_reasons", msg.stage.answer_reasons())),
                          primary_button(msg.stage.answer()));
    }
    return page_section("not-established", msg.stage.waiting_title(),
                        together(notice(msg, Weight::info, msg.stage.until_answered()), p(page.by(origin)),
                                 page.words_about(origin.event), answer));
}

Html reopen_form(const FilePage& page, const PageForms& forms) {
    const auto& msg = page.msg();
    const auto& state = forms.of("reopen");
    return page_section("reopening", msg.stage.reopen_title(),
                        together(p(msg.stage.reopen_explained()),
                                 one_form(page, forms, "reopen",
                                          text_area(msg, state, "reopening_reasons", msg.stage.reopen_reasons(),
                                                    {.hint = msg.stage.reopen_reasons_hint()}),
                                          primary_button(msg.stage.reopen()))));
}

Html stage_content(const FilePage& page, const FormState& state, std::string_view sent) {
    const auto& msg = page.msg();
    const auto& file = page.file();
    const PageForms forms{state, sent};
    std::vector<Html> parts{p(cls("lead"), msg.stage.lead()), page_section("present", msg.stage.present(), stands_now(page))};
    if (file.file_ended()) {
        parts.push_back(reopen_form(page, forms));
    } else {
        if (file.not_established_proposed) parts.push_back(waiting_proposal(page, forms));
        if (file.stage != Stage::recognised) parts.push_back(determine_form(page, forms));
        if (!file.not_established_proposed && file.file_open()) parts.push_back(propose_form(page, forms));
    }
    parts.push_back(p(link_button(url("/files/{}", page.view.opened.id).at("now"), msg.stage.back())));
    return together(parts);
}

Result<Response> post_step(Visit& visit, const Parameters& parameters, const Form& form) {
    FormReader reader(visit.msg, form);
    const auto step = std::string(form.raw("step"));
    const FormContent content = [&](const FilePage& page, const FormState& state) { return stage_content(page, state, step); };
    const auto run = [&](const auto& action) {
        return carry_out(visit, parameters, reader, action, visit.msg.stage.title(), content, "now");
    };
    if (step == "determine") {
        const auto stage = domain::stage_named(form.raw("stage"));
        if (!stage) reader.state().wrong("stage", std::string(visit.msg.stage.stage_needed()));
        return run(actions::DetermineStage{stage.value_or(Stage::reasonable_grounds), {reader.needed_text("reasons", 4000)}});
    }
    if (step == "propose") return run(actions::ProposeNotEstablished{{reader.needed_text("proposal_reasons", 4000)}});
    if (step == "answer") {
        if (!form.has("agreed")) reader.state().wrong("agreed", std::string(visit.msg.stage.answer_needed()));
        return run(actions::AnswerNotEstablished{reader.yes("agreed"), {reader.needed_text("answer_reasons", 4000)}});
    }
    if (step == "reopen") return run(actions::Reopen{{reader.needed_text("reopening_reasons", 4000)}});
    return problem(ProblemKind::invalid_input, "broken_form", "no such step");
}

}  // namespace

void add_stage_pages(Pages& pages) {
    pages.get("/files/{file}/stage", [](Visit& visit, const Parameters& parameters) {
        return show_file_form(visit, parameters, visit.msg.stage.title(),
                              [](const FilePage& page, const FormState& state) { return stage_content(page, state, {}); });
    });
    pages.post("/files/{file}/stage", post_step);
}

}  // namespace hogo::web::staff
