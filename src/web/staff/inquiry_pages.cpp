#include "web/staff/inquiry_pages.h"

#include "actions/deciders.h"
#include "actions/inquiry.h"
#include "web/messages/inquiry.h"
#include "web/messages/letters.h"
#include "web/staff/file_forms.h"
#include "web/staff/languages.h"
#include "web/staff/record_lists.h"

namespace hogo::web::staff {
namespace {

using namespace html;

std::string word(const Messages& msg, std::string_view kind, const Code& code) {
    return std::string(msg.inquiry.find(fmt::format("{}_{}", kind, code.text())).value_or(code.text()));
}

std::string provision_of(const Messages& msg, const actions::InquiryGround& ground) {
    return std::string(msg.inquiry.find("provision_" + ground.id.text()).value_or(ground.provision));
}

std::vector<Choice> choices(const Messages& msg, std::string_view kind, std::span<const Code> codes) {
    std::vector<Choice> out;
    for (const auto& code : codes) out.push_back({code.text(), word(msg, kind, code)});
    return out;
}

// ── the desk ─────────────────────────────────────────────────────────────────────────────────────────────────

Html desk_form(const Visit& visit, const FormState& given) {
    const auto& msg = visit.msg;
    auto state = given;
    state.start("channel", "telephone").start("ground", "none").start("language", "ja");
    std::vector<Choice> grounds{{"none", word(msg, "ground", "none"), std::string(msg.inquiry.ground_none_hint())}};
    for (const auto& ground : actions::inquiry_grounds())
        grounds.push_back({ground.id.text(), word(msg, "ground", ground.id), provision_of(msg, ground)});
    return posted_form(visit.context(Place::inquiry_desk), url("/inquiries"), action_field(visit, state.sent()),
                       select_field(msg, state, "caller", msg.inquiry.caller(), choices(msg, "caller", actions::inquiry_callers())),
                       radios(msg, state, "channel", msg.inquiry.channel(), choices(msg, "channel", actions::inquiry_channels())),
                       text_area(msg, state, "names", msg.inquiry.caller_names(), {.hint = msg.inquiry.caller_names_hint(), .optional = true, .rows = 2}),
                       text_area(msg, state, "phones", msg.inquiry.caller_phones(), {.optional = true, .rows = 2}),
                       text_area(msg, state, "words", msg.inquiry.words(), {.hint = msg.inquiry.words_hint(), .optional = true}),
                       radios(msg, state, "ground", msg.inquiry.ground(), grounds, {.hint = msg.inquiry.ground_hint()}),
                       select_field(msg, state, "language", msg.inquiry.language(), language_choices(msg)),
                       button_bar(primary_button(msg.inquiry.receive())));
}

Response show_desk(const Visit& visit, const FormState& state, int status = 200) {
    const auto& msg = visit.msg;
    return visit.page(Place::inquiry_desk, msg.inquiry.title(),
                      together(error_summary(msg, state), h1(msg.inquiry.title()), p(cls("lead"), msg.inquiry.lead()),
                               notice(msg, Weight::info, msg.inquiry.same_for_all(), p(msg.inquiry.same_for_all_explained())),
                               desk_form(visit, state)),
                      status);
}

Result<Response> receive(Visit& visit, const Parameters&, const Form& form) {
    HOGO_TRY(action, read_action(form));
    FormReader reader(visit.msg, form);
    auto few_lines = [&](Literal field) {
        auto lines = lines_of(reader, field);
        lines.resize(std::min<std::size_t>(lines.size(), 10));
        return lines;
    };
    const actions::ReceiveInquiry inquiry{.caller = reader.needed_code("caller"), .channel = reader.needed_code("channel"),
                                          .ground = reader.needed_code("ground"), .language = reader.needed_code("language"),
                                          .words = {reader.text("words", 4000)}, .names = few_lines("names"), .phones = few_lines("phones")};
    if (!reader.sound()) return show_desk(visit, reader.state(), 422);
    HOGO_TRY(outcome, actions::receive_inquiry(visit.site.house, visit.actor, action, inquiry));
    if (const auto* refused = std::get_if<actions::Refused>(&outcome)) {
        reader.state().wrong("", sentence_of(visit.msg, *refused));
        return show_desk(visit, reader.state(), 422);
    }
    const auto& file = std::get<actions::Receipt>(outcome).file;
    // The answer follows from the ground alone. A desk that was interrupted here answers on the inquiry's own page; the
    // same form sent twice finds it answered, which is as it should be.
    const actions::Target target{file, domain::ActionId::draw(visit.site.house.random), std::nullopt};
    HOGO_CHECK(actions::perform(visit.site.house, visit.actor, target, actions::AnswerInquiry{}));
    return Response::see_other(url("/inquiries/{}", file));
}

// ── one inquiry ──────────────────────────────────────────────────────────────────────────────────────────────

/// What is said and printed: the same words for everybody.
Html answer_to_read() {
    const auto& ja = Messages::in(Language::ja);
    const auto& en = Messages::in(Language::en);
    return div(cls("read-aloud"), blockquote(attr("lang", "ja"), p(ja.letters.neutral_first()), p(ja.letters.neutral_second())),
               blockquote(attr("lang", "en"), p(en.letters.neutral_first()), p(en.letters.neutral_second())));
}

Html facts_of_inquiry(const FilePage& page) {
    const auto& msg = page.msg();
    const auto& inquiry = *page.file().inquiry;
    const auto& received = inquiry.received;
    return together(definition_list({{std::string(msg.inquiry.received()), moment(inquiry.origin.at, page.visit.site.house.zone, msg)},
                                     {std::string(msg.inquiry.caller()), span(word(msg, "caller", received.caller))},
                                     {std::string(msg.inquiry.channel()), span(word(msg, "channel", received.channel))},
                                     {std::string(msg.inquiry.ground()), span(word(msg, "ground", received.ground))},
                                     {std::string(msg.inquiry.words()), page.words_about(inquiry.origin.event)}}));
}

std::string decider_name(const FilePage& page, const actions::InquiryGround& ground) {
    return page.label(rules::Thing::decider, actions::decider_of(page.pack(), ground.decision, ground.decider));
}

Html decide_part(const FilePage& page, const actions::InquiryGround& ground, const PageForms& forms) {
    const auto& msg = page.msg();
    const auto& inquiry = *page.file().inquiry;
    if (!inquiry.awaits_decision()) return {};
    const auto decider = actions::decider_of(page.pack(), ground.decision, ground.decider);
    const auto* rule = page.pack().decision(ground.decision);
    const bool own = rule && rule->second_person && inquiry.answers.back().second.author == page.visit.actor.id();
    if (!actions::may_decide(page.visit.actor, decider) || own)
        return page_section("decision", msg.inquiry.decision(),
                            p(badge(Icon::waiting, msg.inquiry.waits()), " ", msg.inquiry.decided_by(decider_name(page, ground))));
    const auto& state = forms.of("decide");
    return page_section(
        "decision", msg.inquiry.decision(),
        step_form(page, forms, "decide", url("/inquiries/{}", page.view.opened.id),
                  p(strong(provision_of(msg, ground)), when(!ground.verified, [&] { return together(" ", badge(Icon::caution, msg.inquiry.not_verified())); })),
                  radios(msg, state, "answer", msg.inquiry.answer(),
                         {{"neutral", std::string(msg.inquiry.answer_neutral()), std::string(msg.inquiry.answer_neutral_hint())},
                          {"disclosed", std::string(msg.inquiry.answer_disclosed()), std::string(msg.inquiry.answer_disclosed_hint())}}),
                  text_area(msg, state, "reasons", msg.inquiry.reasons()), button_bar(primary_button(msg.inquiry.decide()))));
}

Html answers_of(const FilePage& page) {
    const auto& msg = page.msg();
    std::vector<TimelineItem> items;
    for (const auto& [answer, origin] : page.file().inquiry->answers)
        items.push_back({moment_ago(origin.at, page.view.now, page.visit.site.house.zone, msg), word(msg, "answered", answer.answer),
                         page.visit.staff_name(origin.author), page.words_about(origin.event)});
    return when(!items.empty(), [&] { return timeline(items); });
}

Result<Response> show_inquiry(Visit& visit, const Parameters& parameters, const FormState& state, std::string_view sent, int status) {
    HOGO_TRY(file, read_file_id(parameters));
    HOGO_TRY(view, actions::open_file(visit.site.house, visit.actor, file, {}, "open_inquiry"));
    const FilePage page{visit, view};
    if (!page.file().inquiry) return problem(ProblemKind::not_found, "no_such_page", "this file is no inquiry's");
    const auto& msg = visit.msg;
    const auto* ground = actions::inquiry_ground(page.file().inquiry->received.ground);
    const PageForms forms{state, sent};
    const bool answered = !page.file().inquiry->answers.empty();
    const bool disclosed = page.file().inquiry->answered("disclosed");
    return visit.page(
        Place::inquiry_desk, view.opened.number,
        together(error_summary(msg, state), p(cls("breadcrumb"), a(href(url("/inquiries")), msg.inquiry.title())),
                 h1(msg.inquiry.one(view.opened.number)),
                 page_section("say", msg.inquiry.say_this(),
                              together(p(cls("hint"), ground ? msg.inquiry.say_until_decided() : msg.inquiry.say_as_it_stands()), answer_to_read(),
                                       button_bar(link_button(url("/inquiries/{}/letter", file), msg.inquiry.print_answer())),
                                       when(!answered, [&] {
                                           return step_form(page, forms, "answer", url("/inquiries/{}", file), button_bar(primary_button(msg.inquiry.answered_so())));
                                       }))),
                 when(ground != nullptr, [&] { return decide_part(page, *ground, forms); }),
                 when(disclosed, [&] { return notice(msg, Weight::info, msg.inquiry.now_release(), p(msg.inquiry.now_release_explained())); }),
                 page_section("inquiry", msg.inquiry.the_inquiry(), together(facts_of_inquiry(page), answers_of(page))),
                 p(link_button(url("/inquiries"), msg.inquiry.back()))),
        status);
}

Result<Response> post_inquiry(Visit& visit, const Parameters& parameters, const Form& form) {
    HOGO_TRY(file, read_file_id(parameters));
    FormReader reader(visit.msg, form);
    const auto step = std::string(form.raw("step"));
    const auto run = [&](const auto& action) {
        return carry_out(visit, parameters, reader, action,
                         [&](const FormState& state, int status) { return show_inquiry(visit, parameters, state, step, status); },
                         url("/inquiries/{}", file));
    };
    if (step == "answer") return run(actions::AnswerInquiry{});
    if (step == "decide") return run(actions::DecideInquiry{reader.needed_code("answer"), {reader.needed_text("reasons", 4000)}});
    return problem(ProblemKind::invalid_input, "broken_form", "no such step");
}

/// The neutral answer on paper: no name, no number, nothing of what was asked.
Result<Response> print_answer(Visit& visit, const Parameters& parameters) {
    HOGO_TRY(file, read_file_id(parameters));
    HOGO_TRY(view, actions::open_file(visit.site.house, visit.actor, file, {}, "open_inquiry"));
    if (!view.opened.file.inquiry) return problem(ProblemKind::not_found, "no_such_page", "this file is no inquiry's");
    const auto& msg = visit.msg;
    const auto sheet = [&](Language language) {
        const auto& words = Messages::in(language);
        return article(cls("sheet letter"), attr("lang", code_of(language)), p(cls("letter-day"), day(view.today, words)),
                       h1(words.letters.answer_title()), p(words.letters.neutral_first()), p(words.letters.neutral_second()),
                       p(cls("letter-from"), words.letters.desk()));
    };
    return visit.page(Place::inquiry_desk, msg.letters.title(),
                      together(div(cls("only-on-screen"), p(cls("hint"), msg.letters.print_hint()),
                                   p(link_button(url("/inquiries/{}", file), msg.letters.back_to_inquiry()))),
                               sheet(Language::ja), sheet(Language::en)));
}

}  // namespace

void add_inquiry_pages(Pages& pages) {
    pages.get("/inquiries", [](Visit& visit, const Parameters&) -> Result<Response> { return show_desk(visit, {}); });
    pages.post("/inquiries", receive);
    pages.get("/inquiries/{file}", [](Visit& visit, const Parameters& parameters) {
        return show_inquiry(visit, parameters, {}, {}, 200);
    });
    pages.post("/inquiries/{file}", post_inquiry);
    pages.get("/inquiries/{file}/letter", print_answer);
}

}  // namespace hogo::web::staff
