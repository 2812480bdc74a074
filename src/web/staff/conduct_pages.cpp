// The conduct page: a tablet between two people. Large type, few words, pause and stop always in reach.
#include "actions/conduct_interview.h"
#include "actions/interview_consent.h"
#include "actions/keep_staff_away.h"
#include "actions/record_statement.h"
#include "actions/state_needs.h"
#include "web/messages/conduct.h"
#include "web/messages/interview.h"
#include "web/messages/needs.h"
#include "web/staff/board_sentences.h"
#include "web/staff/file_forms.h"
#include "web/staff/file_page.h"
#include "web/staff/interview_pages.h"
#include "web/staff/interview_rights.h"
#include "web/staff/interview_view.h"
#include "web/staff/languages.h"

namespace hogo::web::staff {
namespace {

using namespace html;
using domain::InterviewState;

/// A break after at most this long (I13).
constexpr std::chrono::minutes break_after{50};

struct Conduct {
    const FilePage& page;
    const domain::Interview& interview;
    const PageForms& forms;

    const Messages& msg() const { return page.msg(); }
    Url here() const { return url("/files/{}/interviews/{}", page.view.opened.id, interview.arranged.interview); }
    bool running() const { return interview.state == InterviewState::in_progress || interview.state == InterviewState::paused; }
    /// Consent stands, the rights were told and the interview is going on: then words may be kept.
    bool may_record() const {
        return interview.state == InterviewState::in_progress && interview.consent && !interview.withdrawn && interview.rights_told;
    }
};

template <class... Parts>
Html step_of(const Conduct& conduct, std::string_view step, const Parts&... parts) {
    return step_form(conduct.page, conduct.forms, step, conduct.here(), parts...);
}

/// One press, its own form.
Html press(const Conduct& conduct, std::string_view step, std::string_view label, bool primary = false) {
    return step_of(conduct, step, primary ? primary_button(label) : secondary_button(label));
}

// ── in reach at all times ────────────────────────────────────────────────────────────────────────────────────

Html next_break(const Conduct& conduct) {
    const auto& msg = conduct.msg();
    if (conduct.interview.state == InterviewState::paused) return p(cls("conduct-clock"), icon(Icon::held), strong(msg.conduct.on_break()));
    std::optional<Instant> since;
    for (const auto& [moment, origin] : conduct.interview.moments)
        if (moment == "begun" || moment == "resumed") since = origin.at;
    if (!since || conduct.interview.state != InterviewState::in_progress) return {};
    const auto due = since->plus(break_after);
    const auto& zone = conduct.page.visit.site.house.zone;
    const auto until = clock_text(zone.minute_of_day(due));
    const bool late = conduct.page.view.now >= due;
    return p(cls("conduct-clock"), icon(late ? Icon::urgent : Icon::waiting),
             strong(late ? std::string(msg.conduct.break_now()) : msg.conduct.break_by(until)));
}

Html reach(const Conduct& conduct) {
    const auto& msg = conduct.msg();
    const auto& interview = conduct.interview;
    return div(cls("conduct-bar"),
               div(cls("conduct-state"), badge(Icon::info, document_name(msg, interview.arranged.document)),
                   interview_state(msg, interview), next_break(conduct)),
               when(conduct.running(), [&] {
                   return div(cls("conduct-presses"),
                              interview.state == InterviewState::paused ? press(conduct, "resume", msg.conduct.resume())
                                                                        : press(conduct, "pause", msg.conduct.pause()),
                              press(conduct, "stop", msg.conduct.stop()));
               }));
}

/// Two documents with different readers: the screen says which this is, and what I03 and I18 govern.
Html document_part(const Conduct& conduct) {
    const auto& msg = conduct.msg();
    const auto& document = conduct.interview.arranged.document;
    const bool statutory = document == "statutory_questioning";
    const bool at_the_port = conduct.page.file().encounter && conduct.page.file().encounter->recorded.door == "landing_examination";
    const auto title = statutory ? std::string(at_the_port ? msg.conduct.statutory_at_the_port() : msg.conduct.statutory_in_the_country())
                                 : document_name(msg, document);
    return div(id("document"), cls("conduct-document"),
               notice(msg, statutory ? Weight::caution : Weight::info, title,
                      p(statutory ? msg.conduct.statutory_explained() : msg.conduct.victim_explained())));
}

// ── rights and consent ───────────────────────────────────────────────────────────────────────────────────────

Html rights_list(const Rights& rights) {
    return ol(cls("rights"), attr("lang", rights.language), attr("dir", "auto"),
              each(rights.sentences, [](std::string_view sentence) { return li(sentence); }));
}

Html rights_part(const Conduct& conduct) {
    const auto& msg = conduct.msg();
    const auto& language = conduct.interview.arranged.language;
    const auto* own = rights_in(language);
    Html side;
    if (own && language != "ja") {
        side = div(h3(language_name(msg, language)), when(!own->compared, [&] { return p(badge(Icon::caution, msg.conduct.machine_made())); }), rights_list(*own));
    } else {
        side = div(h3(msg.conduct.easy_japanese()), when(!own, [&] { return p(badge(Icon::caution, msg.conduct.not_in_language())); }),
                   rights_list(rights_in_easy_japanese()));
    }
    const bool told = conduct.interview.rights_told;
    const Html pair = div(cls("rights-pair"), side, div(h3(msg.conduct.japanese()), rights_list(rights_in_japanese())));
    // Once told they stay one press away, and what comes next is nearer.
    return page_section("rights", msg.conduct.rights(),
                        together(told ? details(summary(msg.conduct.rights_again()), pair) : pair,
                                 told ? p(badge(Icon::done, msg.conduct.rights_told()))
                                      : when(conduct.interview.state == InterviewState::arranged || conduct.running(), [&] {
                                            return button_bar(press(conduct, "rights", msg.conduct.tell_rights(), true));
                                        })));
}

std::string restriction_name(const Messages& msg, const Code& code) {
    return std::string(msg.conduct.find("restriction_" + code.text()).value_or(code.text()));
}

Html consent_part(const Conduct& conduct) {
    const auto& msg = conduct.msg();
    const auto& interview = conduct.interview;
    Html content;
    if (interview.withdrawn) {
        content = notice(msg, Weight::info, msg.conduct.no_consent(), p(msg.conduct.no_consent_explained()));
    } else if (interview.consent) {
        std::vector<Html> limits;
        for (const auto& code : interview.restrictions) limits.push_back(li(restriction_name(msg, code)));
        content = together(p(badge(Icon::done, msg.conduct.consent_stands())),
                           when(!limits.empty(), [&] { return together(p(msg.conduct.limits()), ul(cls("chips"), together(limits))); }),
                           button_bar(press(conduct, "withdraw", msg.conduct.withdraw())));
    } else if (interview.state == InterviewState::arranged || conduct.running()) {
        std::vector<Choice> restrictions;
        for (const auto& code : actions::consent_restrictions()) restrictions.push_back({code.text(), restriction_name(msg, code)});
        content = together(p(msg.conduct.consent_question()),
                           step_of(conduct, "consent",
                                   checkboxes(msg, conduct.forms.of("consent"), "restrictions", msg.conduct.restrictions(), restrictions, {.optional = true}),
                                   button_bar(interview.rights_told ? primary_button(msg.conduct.consents()) : secondary_button(msg.conduct.consents()))),
                           press(conduct, "withdraw", msg.conduct.declines()));
    } else {
        content = p(msg.conduct.no_consent_recorded());
    }
    return page_section("consent", msg.conduct.consent(), content);
}

// ── before and during ────────────────────────────────────────────────────────────────────────────────────────

Html begin_part(const Conduct& conduct) {
    const auto& msg = conduct.msg();
    if (conduct.interview.state != InterviewState::arranged || conduct.interview.withdrawn) return {};
    const bool own = conduct.interview.arranged.officer == conduct.page.visit.actor.id();
    const bool ready = conduct.interview.consent && conduct.interview.rights_told;
    return page_section("begin", msg.conduct.begin_title(),
                        together(own ? press(conduct, "begin", msg.conduct.begin(), ready)
                                     : p(msg.conduct.begun_by(conduct.page.visit.staff_name(conduct.interview.arranged.officer))),
                                 p(press(conduct, "cancel", msg.conduct.cancel()))));
}

Html present_part(const Conduct& conduct) {
    const auto& msg = conduct.msg();
    const auto& arranged = conduct.interview.arranged;
    std::vector<Definition> present{{std::string(msg.interview.officer()), span(conduct.page.visit.staff_name(arranged.officer))}};
    present.push_back({std::string(msg.interview.interpreter()),
                       span(arranged.interpreter ? conduct.page.visit.staff_name(*arranged.interpreter) : std::string(msg.interview.no_interpreter()))});
    if (const auto& planned = conduct.interview.planned) {
        if (planned->from_afar) present.push_back({std::string(msg.conduct.from_afar()), span(msg.conduct.from_afar_hint())});
        std::vector<Html> others;
        for (const auto& who : planned->present) others.push_back(li(msg.needs.find("present_" + who.text()).value_or(who.text())));
        if (!others.empty()) present.push_back({std::string(msg.needs.present()), ul(cls("plain"), together(others))});
    }
    present.push_back({std::string(msg.interview.room()), span(room_name(conduct.page, arranged.room))});
    present.push_back({std::string(msg.interview.day()), together(conduct.page.day(arranged.day), " ", clock_text(arranged.minute), " · ",
                                                                  msg.interview.minutes(arranged.length_minutes))});
    return page_section("present", msg.conduct.present(), definition_list(present));
}

/// Which ideals the plan missed and why, and what the person says to each (P8, P9, P10).
Html plan_part(const Conduct& conduct) {
    const auto& msg = conduct.msg();
    const auto& planned = conduct.interview.planned;
    if (!planned) return {};
    std::vector<Html> rows;
    for (const auto& [ideal, cause] : planned->missed) {
        const auto answered = conduct.interview.departures.find(ideal);
        const bool open = answered == conduct.interview.departures.end();
        const bool agreed = !open && answered->second == domain::Answer::yes;
        rows.push_back(li(p(strong(ideal_name(msg, ideal)), " — ", cause_text(msg, cause)),
                          open ? p(msg.conduct.departure_question()) : p(badge(agreed ? Icon::done : Icon::caution, agreed ? msg.conduct.departure_agreed() : msg.conduct.departure_refused())),
                          step_of(conduct, "departure", input(attr("type", "hidden"), attr("name", "ideal"), attr("value", ideal.text())),
                                  div(cls("conduct-presses"),
                                      button(attr("type", "submit"), cls("secondary"), attr("name", "agreed"), attr("value", "yes"), msg.conduct.agrees()),
                                      button(attr("type", "submit"), cls("secondary"), attr("name", "agreed"), attr("value", "no"), msg.conduct.does_not_agree())))));
    }
    return page_section("plan", msg.conduct.plan(),
                        rows.empty() ? p(badge(Icon::done, msg.conduct.all_met()))
                                     : together(p(cls("hint"), msg.conduct.plan_hint()), ul(cls("plain"), together(rows))));
}

/// What was told already: days and who, never the words before somebody opens them on the record.
Html told_part(const Conduct& conduct) {
    const auto& msg = conduct.msg();
    const auto& file = conduct.page.file();
    std::vector<Html> earlier;
    for (const auto& other : file.interviews)
        if (other.arranged.interview != conduct.interview.arranged.interview &&
            (other.state == InterviewState::ended || other.state == InterviewState::in_progress || other.state == InterviewState::paused))
            earlier.push_back(li(day_text(other.arranged.day, msg.language), " · ", document_name(msg, other.arranged.document), " · ",
                                 conduct.page.visit.staff_name(other.arranged.officer)));
    Html statements;
    if (const auto* opened = file.statements.opened()) {
        std::vector<Html> lines;
        for (const auto& [statement, origin] : *opened)
            lines.push_back(li(p(conduct.page.by(origin), when(statement.safety_only, [&] { return together(" ", badge(Icon::caution, msg.conduct.safety_only())); })),
                               blockquote(attr("lang", statement.language.text()), attr("dir", "auto"), statement.words),
                               when(!statement.translation.empty(), [&] { return blockquote(cls("translation"), attr("lang", "ja"), statement.translation); })));
        statements = lines.empty() ? p(msg.conduct.nothing_told()) : ul(cls("plain"), together(lines));
    } else {
        // While words are being written the button belongs to their form, so that they come along and stay.
        const bool writing = conduct.may_record();
        const Html open = writing ? button(attr("type", "submit"), cls("secondary"), attr("form", "statement-words"), attr("name", "open"),
                                           attr("value", "statements"), msg.conduct.open_statements())
                                  : step_of(conduct, "open", secondary_button(msg.conduct.open_statements()));
        statements = closed_part(msg, msg.conduct.statements(),
                                 together(open, five_minutes(conduct.page, domain::Compartment::statement),
                                          when(writing, [&] { return small(msg.conduct.typed_stays()); })));
    }
    return page_section("told", msg.conduct.told(), together(p(cls("hint"), msg.conduct.told_hint()),
                                                              earlier.empty() ? p(msg.conduct.no_earlier()) : ul(together(earlier)), statements));
}

Html words_fields(const Conduct& conduct, FormState state, std::string_view prefix, std::string_view label, std::string_view hint) {
    const auto& msg = conduct.msg();
    const auto name = [&](std::string_view field) { return std::string(prefix) + std::string(field); };
    state.start(name("language"), conduct.interview.arranged.language.text());
    return together(text_area(msg, state, name("words"), label, {.hint = hint, .rows = 6}),
                    text_area(msg, state, name("translation"), msg.conduct.translation(), {.optional = true, .rows = 3}),
                    select_field(msg, state, name("language"), msg.conduct.spoken_in(), language_choices(msg)));
}

Html statement_part(const Conduct& conduct) {
    const auto& msg = conduct.msg();
    if (conduct.interview.state == InterviewState::arranged || conduct.interview.state == InterviewState::cancelled) return {};
    Html content;
    if (conduct.may_record()) {
        content = step_of(conduct, "statement", id("statement-words"), words_fields(conduct, conduct.forms.of("statement"), "", msg.conduct.words(), msg.conduct.words_hint()),
                          button_bar(primary_button(msg.conduct.record())));
    } else if (conduct.interview.withdrawn) {
        content = p(icon(Icon::closed), " ", msg.conduct.cannot_after_withdrawal());
    } else if (!conduct.interview.consent) {
        content = p(icon(Icon::closed), " ", msg.conduct.cannot_without_consent());
    } else if (!conduct.interview.rights_told) {
        content = p(icon(Icon::closed), " ", msg.conduct.cannot_before_rights());
    } else {
        content = p(icon(Icon::closed), " ", msg.conduct.cannot_now());
    }
    return page_section("statement", msg.conduct.statement(), content);
}

Html requests_part(const Conduct& conduct) {
    const auto& msg = conduct.msg();
    if (!conduct.running() && conduct.interview.state != InterviewState::arranged) return {};
    return page_section("requests", msg.conduct.requests(),
                        together(p(cls("hint"), msg.conduct.requests_hint()),
                                 div(cls("conduct-presses"), press(conduct, "woman", msg.conduct.wants_woman()),
                                     press(conduct, "interpreter", msg.conduct.wants_interpreter()),
                                     when(conduct.interview.state == InterviewState::in_progress, [&] { return press(conduct, "pause", msg.conduct.wants_break()); }))));
}

Html safety_part(const Conduct& conduct) {
    const auto& msg = conduct.msg();
    return page_section("safety", msg.conduct.safety(),
                        together(p(badge(Icon::caution, msg.conduct.safety_only()), " ", msg.conduct.safety_explained()),
                                 details(flag("open", conduct.forms.sent == "safety"), summary(msg.conduct.safety_unfold()),
                                         step_of(conduct, "safety",
                                                 words_fields(conduct, conduct.forms.of("safety"), "safety_", msg.conduct.safety_words(), msg.conduct.safety_hint()),
                                                 button_bar(secondary_button(msg.conduct.record_safety()))))));
}

Html review_part(const Conduct& conduct) {
    const auto& msg = conduct.msg();
    const auto& interview = conduct.interview;
    if (!conduct.running() && interview.state != InterviewState::ended) return {};
    if (interview.record_reviewed) return page_section("review", msg.conduct.review(), p(badge(Icon::done, msg.conduct.reviewed())));
    return page_section("review", msg.conduct.review(),
                        together(p(cls("hint"), msg.conduct.review_hint()),
                                 step_of(conduct, "review",
                                         when(interview.consent && !interview.withdrawn, [&] {
                                             return text_area(msg, conduct.forms.of("review"), "corrections", msg.conduct.corrections(), {.optional = true, .rows = 3});
                                         }),
                                         button_bar(secondary_button(msg.conduct.read_back()),
                                                    when(conduct.running(), [&] { return secondary_button_to(msg.conduct.end(), conduct.here().query("then", "ended")); })))));
}

Html conduct_content(const Conduct& conduct) {
    const auto& msg = conduct.msg();
    return div(cls("conduct"), reach(conduct), document_part(conduct),
               when(conduct.interview.state == InterviewState::cancelled, [&] { return notice(msg, Weight::info, msg.conduct.cancelled()); }),
               rights_part(conduct), consent_part(conduct), plan_part(conduct), begin_part(conduct), statement_part(conduct), requests_part(conduct),
               safety_part(conduct), told_part(conduct), review_part(conduct), present_part(conduct),
               p(link_button(url("/files/{}", conduct.page.view.opened.id).at("interviews"), msg.interview.back())));
}

// ── requests ─────────────────────────────────────────────────────────────────────────────────────────────────

Result<domain::InterviewId> read_interview_id(const Parameters& parameters) {
    const auto interview = domain::InterviewId::parse(parameters["interview"]);
    if (!interview) return problem(ProblemKind::not_found, "no_such_page", "no such interview");
    return *interview;
}

Result<Response> show_conduct(Visit& visit, const Parameters& parameters, const FormState& state, std::string_view sent, int status,
                              domain::Compartments more = {}, const Code& purpose = "conduct_interview") {
    HOGO_TRY(file, read_file_id(parameters));
    HOGO_TRY(id, read_interview_id(parameters));
    HOGO_TRY(view, actions::open_file(visit.site.house, visit.actor, file, more, purpose));
    const FilePage page{visit, view};
    const auto* interview = page.file().interview(id);
    if (!interview) return problem(ProblemKind::not_found, "no_such_page", "no such interview on this file");
    const PageForms forms{state, sent};
    return visit.page(std::nullopt, view.opened.number,
                      together(error_summary(visit.msg, state), file_link(page), h1(visit.msg.conduct.title()), conduct_content({page, *interview, forms})),
                      status);
}

Result<Response> post_conduct(Visit& visit, const Parameters& parameters, const Form& form) {
    HOGO_TRY(file, read_file_id(parameters));
    HOGO_TRY(interview, read_interview_id(parameters));
    HOGO_TRY(action, read_action(form));
    FormReader reader(visit.msg, form);
    const auto step = std::string(form.raw("step"));
    // No revision: a pause must not fail because somebody else wrote to the file meanwhile.
    const actions::Target target{file, action, std::nullopt};
    const auto run = [&](const auto& doing) {
        return carry_out(visit, target, reader, doing,
                         [&](const FormState& state, int status) { return show_conduct(visit, parameters, state, step, status); },
                         url("/files/{}/interviews/{}", file, interview));
    };
    if (step == "open" || form.has("open"))
        return show_conduct(visit, parameters, reader.state(), step, 200, {domain::Compartment::statement}, "open_statement");
    if (step == "rights") return run(actions::TellRights{interview});
    if (step == "begin") return run(actions::BeginInterview{interview});
    if (step == "consent") return run(actions::StateConsent{interview, reader.codes("restrictions")});
    if (step == "withdraw") return run(actions::WithdrawConsent{interview});
    if (step == "pause") return run(actions::MarkInterview{interview, "paused"});
    if (step == "resume") return run(actions::MarkInterview{interview, "resumed"});
    if (step == "stop") return run(actions::MarkInterview{interview, "stopped"});
    if (step == "cancel") return run(actions::MarkInterview{interview, "cancelled"});
    if (step == "woman") return run(actions::StateNeeds{{{"needs.officer", Code("female")}}});
    if (step == "interpreter") return run(actions::AskAnotherInterpreter{interview});
    if (step == "departure") return run(actions::AnswerDeparture{interview, reader.needed_code("ideal"), reader.answer("agreed")});
    if (step == "statement")
        return run(actions::RecordStatement{interview, reader.needed_code("language"), reader.needed_text("words", 20000), reader.text("translation", 20000)});
    if (step == "safety")
        return run(actions::RecordSafetyInformation{interview, reader.needed_code("safety_language"), reader.needed_text("safety_words", 20000),
                                                    reader.text("safety_translation", 20000)});
    if (step == "review" && visit.request.query_value("then") == "ended") return run(actions::MarkInterview{interview, "ended"});
    if (step == "review") return run(actions::ReviewRecord{interview, {reader.text("corrections", 4000)}});
    return problem(ProblemKind::invalid_input, "broken_form", "no such step");
}

// ── safety information outside an interview ──────────────────────────────────────────────────────────────────

Html safety_form(const FilePage& page, const FormState& given) {
    const auto& msg = page.msg();
    auto state = given;
    if (page.file().encounter && page.file().encounter->recorded.language)
        state.start("safety_language", page.file().encounter->recorded.language->text());
    return posted_form(page.visit.context(), page.url_to("safety"), action_fields(page.visit, page.view.opened, state.sent()),
                       p(badge(Icon::caution, msg.conduct.safety_only()), " ", msg.conduct.safety_explained()),
                       text_area(msg, state, "safety_words", msg.conduct.safety_words(), {.hint = msg.conduct.safety_hint()}),
                       text_area(msg, state, "safety_translation", msg.conduct.translation(), {.optional = true}),
                       select_field(msg, state, "safety_language", msg.conduct.spoken_in(), language_choices(msg)),
                       button_bar(primary_button(msg.conduct.record_safety()),
                                  link_button(url("/files/{}", page.view.opened.id).at("interviews"), msg.interview.back())));
}

}  // namespace

void add_conduct_pages(Pages& pages) {
    pages.get("/files/{file}/interviews/{interview}", [](Visit& visit, const Parameters& parameters) {
        return show_conduct(visit, parameters, {}, {}, 200);
    });
    pages.post("/files/{file}/interviews/{interview}", post_conduct);
    pages.get("/files/{file}/safety", [](Visit& visit, const Parameters& parameters) {
        return show_file_form(visit, parameters, visit.msg.conduct.safety(), safety_form);
    });
    pages.post("/files/{file}/safety", [](Visit& visit, const Parameters& parameters, const Form& form) {
        FormReader reader(visit.msg, form);
        const actions::RecordSafetyInformation information{std::nullopt, reader.needed_code("safety_language"),
                                                           reader.needed_text("safety_words", 20000), reader.text("safety_translation", 20000)};
        return carry_out(visit, parameters, reader, information, visit.msg.conduct.safety(), safety_form, "interviews");
    });
}

}  // namespace hogo::web::staff
