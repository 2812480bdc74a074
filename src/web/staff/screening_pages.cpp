#include "web/staff/screening_pages.h"

#include "actions/answer_screening.h"
#include "actions/close_screening.h"
#include "web/messages/file.h"
#include "web/messages/screening.h"
#include "web/staff/screening_parts.h"

namespace hogo::web::staff {
namespace {

using namespace html;

/// The page's two forms, each with what is wrong in it.
struct States {
    FormState answers;
    FormState close;
};

Result<Response> show(Visit& visit, const actions::CaseId& file, const States& states, int status = 200) {
    HOGO_TRY(view, actions::open_file(visit.site.house, visit.actor, file, {}, "screening"));
    if (view.opened.file.inquiry) return Response::see_other(url("/inquiries/{}", file));
    const FilePage page{visit, view};
    const auto& msg = visit.msg;
    std::vector<Html> groups;
    std::vector<Anchor> anchors;
    bool open = true;
    for (const auto& group : screening_groups(visit.pack(), visit.pack_language())) {
        anchors.push_back({ElementId::join("group", group.id.text()), group.label});
        groups.push_back(screening_group(page, states.answers, group, std::exchange(open, false)));
    }
    const auto& summary_of = states.close.has_errors() ? states.close : states.answers;
    return visit.page(
        std::nullopt, view.opened.number,
        together(error_summary(msg, summary_of),
                 p(cls("breadcrumb"), a(href(url("/files/{}", file)), msg.file.number(view.opened.number))),
                 h1(msg.screening.title()), p(cls("lead"), msg.screening.lead()), page_anchors(msg, anchors),
                 div(cls("screening-columns"),
                     posted_form(visit.context(), page.url_to("screening"),
                                 screening_fields(page, states.answers), together(groups),
                                 text_area(msg, states.answers, "observed", msg.screening.observed(),
                                           {.hint = msg.screening.observed_hint(),
                                            .optional = true,
                                            .max_length = 4000,
                                            .rows = 3}),
                                 button_bar(primary_button(msg.screening.save()),
                                            link_button(url("/files/{}", file), msg.screening.to_file()))),
                     aside(attr("aria-label", msg.screening.so_far()), screening_panel(page),
                           closing_form(page, states.close)))),
        status);
}

const rules::Fact* fact_of_target(const rules::Pack& pack, std::string_view target, ScreeningGroup& found) {
    for (auto& group : screening_groups(pack, rules::Language::ja))
        for (const auto question : group.questions)
            if (question_id(pack.facts()[question]).text() == target) {
                found = group;
                return &pack.facts()[question];
            }
    return nullptr;
}

/// One press: saves that answer alone, whatever else stands in the form, and answers with what changed on the
/// page.
Result<Response> save_one(Visit& visit, const actions::CaseId& file, const Form& form) {
    ScreeningGroup group;
    const auto* fact = fact_of_target(visit.pack(), visit.request.htmx_target, group);
    if (!fact) return problem(ProblemKind::invalid_input, "broken_form", "a press on no question");
    FormState state;
    const auto answer = domain::answer_named(form.raw(screening_field(*fact)));
    std::optional<std::string> wrong;
    if (!answer) wrong = std::string(visit.msg.screening.not_saved());
    // Two presses in a row may meet at the store; the later one goes again, for it asks about no other
    // answer.
    for (int attempt = 0; answer && attempt < 4; ++attempt) {
        const auto outcome =
            actions::perform(visit.site.house, visit.actor,
                             {file, domain::ActionId::draw(visit.site.house.random), std::nullopt},
                             actions::AnswerScreening{.indicators = {{fact->id, *answer}}, .suspicion = {}});
        if (!outcome && outcome.error().kind == ProblemKind::conflict) {
            wrong = sentence_of(visit.msg, outcome.error());
            continue;
        }
        if (!outcome) return std::unexpected(outcome.error());
        const auto* refused = std::get_if<actions::Refused>(&*outcome);
        wrong = refused ? std::optional(sentence_of(visit.msg, *refused)) : std::nullopt;
        break;
    }
    if (wrong) state.wrong(screening_field(*fact), *wrong);
    HOGO_TRY(view, actions::open_file(visit.site.house, visit.actor, file, {}, "screening"));
    const FilePage page{visit, view};
    return Response::page(together(screening_question(page, state, group, *fact), screening_panel(page),
                                   group_count(page, group), screening_fields(page, state)));
}

/// Without script: everything that differs from what is on record, in one action.
Result<Response> save_all(Visit& visit, const actions::CaseId& file, const Form& form) {
    FormReader reader(visit.msg, form);
    HOGO_TRY(target, read_target(file, form));
    HOGO_TRY(opened, actions::gather(visit.site.house, visit.actor, file, {domain::Compartment::procedure},
                                     {"screening"}));
    actions::AnswerScreening answers;
    for (const auto& group : screening_groups(visit.pack(), visit.pack_language()))
        for (const auto question : group.questions) {
            const auto& fact = visit.pack().facts()[question];
            if (!form.has(screening_field(fact))) continue;
            const auto before = opened.file.indicators.find(fact.id);
            const auto known =
                before == opened.file.indicators.end() ? domain::Answer::not_asked : before->second;
            if (const auto given = reader.answer(screening_field(fact)); given != known)
                answers.indicators.emplace(fact.id, given);
        }
    answers.observed.words = reader.text("observed", 4000);
    if (!reader.sound()) return show(visit, file, {reader.state(), {}}, 422);
    const auto back = url("/files/{}/screening", file);
    if (answers.indicators.empty() && answers.observed.words.empty()) return Response::see_other(back);
    const auto outcome = actions::perform(visit.site.house, visit.actor, target, answers);
    if (!outcome && outcome.error().kind != ProblemKind::conflict) return std::unexpected(outcome.error());
    if (!outcome) {
        reader.state().wrong("", sentence_of(visit.msg, outcome.error()));
        return show(visit, file, {reader.state(), {}}, 409);
    }
    if (const auto* refused = std::get_if<actions::Refused>(&*outcome)) {
        reader.state().wrong("", sentence_of(visit.msg, *refused));
        return show(visit, file, {reader.state(), {}}, 422);
    }
    return Response::see_other(back);
}

Result<Response> suspect(Visit& visit, const Parameters& parameters, const Form& form) {
    HOGO_TRY(file, read_file_id(parameters));
    HOGO_TRY(target, read_target(file, form));
    // A suspicion holds whatever anybody else changed meanwhile.
    target.seen.reset();
    HOGO_TRY(outcome,
             actions::perform(visit.site.house, visit.actor, target,
                              actions::AnswerScreening{.indicators = {}, .suspicion = domain::Answer::yes}));
    if (const auto* refused = std::get_if<actions::Refused>(&outcome)) {
        FormState state;
        state.wrong("", sentence_of(visit.msg, *refused));
        return show(visit, file, {state, {}}, 422);
    }
    return Response::see_other(url("/files/{}/screening", file).at(screening_panel_id));
}

Result<Response> close(Visit& visit, const Parameters& parameters, const Form& form) {
    HOGO_TRY(file, read_file_id(parameters));
    HOGO_TRY(target, read_target(file, form));
    FormReader reader(visit.msg, form);
    const actions::CloseScreening closing{.because = reader.needed_code("because")};
    if (!reader.yes("no_suspicion"))
        reader.state().wrong("no_suspicion", std::string(visit.msg.screening.no_suspicion_needed()));
    if (!reader.sound()) return show(visit, file, {{}, reader.state()}, 422);

    auto answer_problem = [&](const auto& outcome) -> std::optional<Result<Response>> {
        if (!outcome) {
            if (outcome.error().kind != ProblemKind::conflict) return std::unexpected(outcome.error());
            reader.state().wrong("", sentence_of(visit.msg, outcome.error()));
            return show(visit, file, {{}, reader.state()}, 409);
        }
        const auto* refused = std::get_if<actions::Refused>(&*outcome);
        // The same press twice: the screening is closed, which is what was asked for.
        if (!refused || refused->rule == "screening_closed_already") return std::nullopt;
        reader.state().wrong("", sentence_of(visit.msg, *refused));
        return show(visit, file, {{}, reader.state()}, 422);
    };
    // That nobody suspects it is said by a named officer, and recorded before the screening closes on it.
    const auto said =
        actions::perform(visit.site.house, visit.actor, target,
                         actions::AnswerScreening{.indicators = {}, .suspicion = domain::Answer::no});
    if (auto answer = answer_problem(said)) return std::move(*answer);
    const auto closed =
        actions::perform(visit.site.house, visit.actor,
                         {file, domain::ActionId::draw(visit.site.house.random), std::nullopt}, closing);
    if (auto answer = answer_problem(closed)) return std::move(*answer);
    return Response::see_other(url("/files/{}/screening", file));
}

}  // namespace

void add_screening_pages(Pages& pages) {
    pages.get("/files/{file}/screening", [](Visit& visit, const Parameters& parameters) -> Result<Response> {
        HOGO_TRY(file, read_file_id(parameters));
        return show(visit, file, {});
    });
    pages.post("/files/{file}/screening",
               [](Visit& visit, const Parameters& parameters, const Form& form) -> Result<Response> {
                   HOGO_TRY(file, read_file_id(parameters));
                   return visit.request.htmx ? save_one(visit, file, form) : save_all(visit, file, form);
               });
    pages.post("/files/{file}/screening/suspicion", suspect);
    pages.post("/files/{file}/screening/close", close);
}

}  // namespace hogo::web::staff
