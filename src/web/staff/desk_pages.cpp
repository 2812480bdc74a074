#include "web/staff/desk_pages.h"

#include "actions/consultation_desk.h"
#include "web/html/moments.h"
#include "web/messages/attachment.h"
#include "web/messages/desk.h"
#include "web/staff/components.h"
#include "web/staff/file_forms.h"
#include "web/staff/foreign_files.h"
#include "web/staff/languages.h"

namespace hogo::web::staff {
namespace {

using namespace html;

std::string word(const Messages& msg, std::string_view kind, const Code& code) {
    return std::string(msg.desk.find(fmt::format("{}_{}", kind, code.text())).value_or(code.text()));
}

/// The public site's languages have easy Japanese besides.
std::string name_of_language(const Messages& msg, const Code& language) {
    if (language == "other") return std::string(msg.desk.other_language());
    const auto plain = language == "ja-easy" ? Code("ja") : language;
    const auto name = language_name(msg, plain);
    return language == plain ? name : fmt::format("{} (easy)", name);
}

Html danger_badge(const Messages& msg, const Code& danger) {
    return badge(danger == "yes" ? Icon::urgent : danger == "unsure" ? Icon::caution : Icon::open, word(msg, "danger", danger));
}

// ── the queue ────────────────────────────────────────────────────────────────────────────────────────────────

Table queue_table(const Visit& visit, std::string_view title, const std::vector<actions::ConsultationLine>& lines) {
    const auto& msg = visit.msg;
    Table table{std::string(title),
                {std::string(msg.desk.since()), std::string(msg.desk.danger()), std::string(msg.desk.answer_in()),
                 std::string(msg.desk.state()), std::string(msg.desk.open())},
                {}};
    for (const auto& line : lines) {
        const auto more = static_cast<std::int64_t>(line.alike) - 1;
        table.rows.push_back(
            {day(line.since, msg), danger_badge(msg, line.danger), span(name_of_language(msg, line.answer_in)),
             together(span(word(msg, "state", line.state)), when(more > 0, [&] { return p(cls("hint"), msg.desk.alike(more)); }),
                      when(line.crowd, [&] { return p(cls("hint"), msg.desk.crowd()); })),
             link_button(url("/desk/{}", to_hex(line.inbox)), msg.desk.open())});
    }
    return table;
}

Html language_filter(const Visit& visit, const actions::ConsultationQueue& queue, std::string_view chosen) {
    const auto& msg = visit.msg;
    std::map<std::string, std::string> languages;
    for (const auto* lines : {&queue.waiting, &queue.answered})
        for (const auto& line : *lines) languages.emplace(line.answer_in.text(), name_of_language(msg, line.answer_in));
    std::vector<Choice> choices{{"", std::string(msg.desk.all_languages())}};
    for (const auto& [code, name] : languages) choices.push_back({code, name});
    FormState state;
    state.start("language", std::string(chosen));
    return form(search_action(url("/desk")), select_field(msg, state, "language", msg.desk.filter(), choices, {.width = Width::medium}),
                button_bar(secondary_button(msg.desk.show())));
}

Result<Response> show_queue(Visit& visit, const Parameters&) {
    const auto& msg = visit.msg;
    HOGO_TRY(queue, actions::read_consultations(visit.site.house, visit.actor));
    const std::string chosen(visit.request.query_value("language").value_or(""));
    const auto of_language = [&](std::vector<actions::ConsultationLine> lines, std::size_t most) {
        if (!chosen.empty()) std::erase_if(lines, [&](const auto& line) { return line.answer_in != chosen; });
        if (lines.size() > most) lines.resize(most);
        return lines;
    };
    const auto waiting = of_language(queue.waiting, 200), answered = of_language(queue.answered, 50);
    const auto listed = [&](std::string_view title, const std::vector<actions::ConsultationLine>& lines) {
        return lines.empty() ? p(cls("nothing"), icon(Icon::done), msg.desk.none()) : table_of(queue_table(visit, title, lines));
    };
    return visit.page(Place::consultation_desk, msg.desk.title(),
                      together(h1(msg.desk.title()), p(cls("lead"), msg.desk.lead()), p(cls("hint"), msg.desk.who()),
                               button_bar(link_button(url("/desk/urgent"), msg.desk.urgent_page())),
                               language_filter(visit, queue, chosen),
                               page_section("waiting", msg.desk.waiting(), listed(msg.desk.waiting(), waiting)),
                               page_section("answered", msg.desk.answered(), listed(msg.desk.answered(), answered))));
}

// ── one consultation ─────────────────────────────────────────────────────────────────────────────────────────

Html in_lines(std::string_view text) { return p(cls("as-written"), attr("dir", "auto"), text); }

Html files_of(const Messages& msg, const actions::OpenedMessage& message) {
    if (message.words.files.empty()) return {};
    return together(p(cls("hint"), msg.attachment.files()), ul(each(message.words.files, [&](const actions::AttachedFile& file) {
                        return listed_file(msg, file, url("/desk/{}/files/{}", to_hex(message.head.inbox), to_hex(file.id)));
                    })));
}

Html message_of(const Visit& visit, const actions::OpenedMessage& message) {
    const auto& msg = visit.msg;
    std::vector<Definition> asked;
    const auto add = [&](std::string_view term, const std::string& text) {
        if (!text.empty()) asked.push_back({std::string(term), in_lines(text)});
    };
    add(msg.desk.contact(), message.words.contact);
    add(msg.desk.hours(), message.words.hours);
    add(msg.desk.avoid(), message.words.avoid);
    return together(div(cls("badges"), danger_badge(msg, message.head.danger), badge(Icon::open, name_of_language(msg, message.head.answer_in))),
                    when(!message.words.words.empty(), [&] { return blockquote(in_lines(message.words.words)); }), files_of(msg, message), when(!asked.empty(), [&] { return definition_list(asked); }));
}

Html note_of(const Visit& visit, const actions::OpenedNote& note) {
    const auto& msg = visit.msg;
    if (note.head.kind == "handed_over") {
        const auto file = actions::CaseId::parse(note.words.detail);
        return file ? p(a(href(url("/files/{}", *file)), msg.desk.handed_over_to())) : Html();
    }
    return together(when(!note.words.detail.empty(), [&] { return p(strong(word(msg, "to", *Code::parse(note.words.detail)))); }),
                    blockquote(in_lines(note.words.text)),
                    when(!note.words.original.empty(), [&] { return blockquote(attr("lang", "ja"), in_lines(note.words.original)); }));
}

Html exchange_of(const Visit& visit, const actions::OpenedConsultation& opened) {
    std::vector<TimelineItem> items;
    std::size_t noted = 0;
    std::set<vault::RawId> covered;
    for (const auto& message : opened.messages) {
        // A note stands behind the messages that it answers.
        while (noted < opened.notes.size() && !opened.notes[noted].head.covers.empty() &&
               std::ranges::find(opened.notes[noted].head.covers, message.id) == opened.notes[noted].head.covers.end() &&
               std::ranges::all_of(opened.notes[noted].head.covers, [&](const auto& id) { return covered.contains(id); })) {
            const auto& note = opened.notes[noted++];
            items.push_back({day(note.day, visit.msg), word(visit.msg, "state", note.head.kind), {}, note_of(visit, note)});
        }
        covered.insert(message.id);
        items.push_back({day(message.day, visit.msg), std::string(visit.msg.desk.message()), {}, message_of(visit, message)});
    }
    for (; noted < opened.notes.size(); ++noted) {
        const auto& note = opened.notes[noted];
        items.push_back({day(note.day, visit.msg), word(visit.msg, "state", note.head.kind), {}, note_of(visit, note)});
    }
    return timeline(items);
}

template <class... Parts>
Html desk_form(const Visit& visit, const PageForms& forms, std::string_view step, const vault::Inbox& inbox, const Parts&... parts) {
    return posted_form(visit.context(), url("/desk/{}", to_hex(inbox)), action_field(visit, forms.of(step).sent()),
                       input(attr("type", "hidden"), attr("name", "step"), attr("value", step)), parts...);
}

Html templates(const Messages& msg) {
    const auto& ja = Messages::in(Language::ja);
    const auto& en = Messages::in(Language::en);
    const auto both = [](std::string_view first, std::string_view second) {
        return div(cls("two-columns"), blockquote(attr("lang", "ja"), p(first)), blockquote(attr("lang", "en"), p(second)));
    };
    return details(cls("fold"), summary(msg.desk.templates()), p(cls("hint"), msg.desk.templates_hint()),
                   both(ja.desk.template_received(), en.desk.template_received()), both(ja.desk.template_safe(), en.desk.template_safe()),
                   both(ja.desk.template_meet(), en.desk.template_meet()), both(ja.desk.template_danger(), en.desk.template_danger()),
                   both(ja.desk.template_papers(), en.desk.template_papers()));
}

Html answer_part(const Visit& visit, const actions::OpenedConsultation& opened, const PageForms& forms) {
    const auto& msg = visit.msg;
    const auto& state = forms.of("answer");
    const auto& language = opened.line.answer_in;
    const auto lang = language == "other" ? std::string() : language == "ja-easy" ? std::string("ja") : language.text();
    return page_section(
        "answer", msg.desk.answer(),
        together(p(cls("hint"), msg.desk.answer_hint()),
                 when(opened.unread_replies > 0, [&] { return notice(msg, Weight::info, msg.desk.unread(opened.unread_replies)); }),
                 desk_form(visit, forms, "answer", opened.line.inbox,
                           div(cls("two-columns"),
                               text_area(msg, state, "text", msg.desk.text(name_of_language(msg, language)),
                                         {.hint = msg.desk.text_hint(), .lang = lang, .rows = 8}),
                               text_area(msg, state, "original", msg.desk.original(),
                                         {.hint = msg.desk.original_hint(), .optional = true, .lang = "ja", .rows = 8})),
                           checkbox(state, "machine", msg.desk.machine()), button_bar(primary_button(msg.desk.send()))),
                 templates(msg)));
}

Html other_steps(const Visit& visit, const actions::OpenedConsultation& opened, const PageForms& forms) {
    const auto& msg = visit.msg;
    const auto& inbox = opened.line.inbox;
    std::vector<Choice> places;
    for (const auto& place : actions::referral_places()) places.push_back({place.text(), word(msg, "to", place)});
    const auto& over = forms.of("hand_over");
    const auto& refer = forms.of("refer");
    const auto& close = forms.of("close");
    return together(
        page_section("hand-over", msg.desk.hand_over(),
                     together(p(cls("hint"), msg.desk.hand_over_hint()),
                              desk_form(visit, forms, "hand_over", inbox, checkbox(over, "consent", msg.desk.consent()),
                                        text_area(msg, over, "observed", msg.desk.observed(),
                                                  {.hint = msg.desk.observed_hint(), .optional = true, .max_length = 4000}),
                                        button_bar(secondary_button(msg.desk.hand_over_do()))))),
        page_section("refer", msg.desk.refer(),
                     together(p(cls("hint"), msg.desk.refer_hint()),
                              desk_form(visit, forms, "refer", inbox, select_field(msg, refer, "to", msg.desk.to(), places, {.width = Width::medium}),
                                        checkbox(refer, "agreed", msg.desk.agreed()), checkbox(refer, "danger", msg.desk.life_danger()),
                                        text_area(msg, refer, "reasons", msg.desk.reasons(), {.max_length = 4000}),
                                        button_bar(secondary_button(msg.desk.refer_do()))))),
        page_section("close", msg.desk.close(),
                     together(p(cls("hint"), msg.desk.close_hint()),
                              desk_form(visit, forms, "close", inbox,
                                        text_area(msg, close, "reasons", msg.desk.close_reasons(), {.max_length = 4000}),
                                        button_bar(secondary_button(msg.desk.close_do()))))));
}

Result<vault::Inbox> read_inbox_id(const Parameters& parameters) {
    const auto bytes = from_hex(parameters["consultation"]);
    vault::Inbox inbox{};
    if (!bytes || bytes->size() != inbox.size())
        return problem(ProblemKind::not_found, "no_such_page", "there is no such consultation");
    std::ranges::copy(*bytes, inbox.begin());
    return inbox;
}

Response show_opened(Visit& visit, const actions::OpenedConsultation& opened, const FormState& state, std::string_view sent, int status) {
    const auto& msg = visit.msg;
    const PageForms forms{state, sent};
    return visit.page(Place::consultation_desk, msg.desk.one(),
                      together(error_summary(msg, state), p(cls("breadcrumb"), a(href(url("/desk")), msg.desk.back())), h1(msg.desk.one()),
                               when(opened.line.danger == "yes" && opened.line.waits(),
                                    [&] {
                                        return notice(msg, Weight::urgent, msg.desk.danger_yes(),
                                                      p(a(href(url("/desk/urgent")), msg.desk.urgent_page())));
                                    }),
                               page_section("messages", msg.desk.messages(), exchange_of(visit, opened)),
                               answer_part(visit, opened, forms), other_steps(visit, opened, forms)),
                      status);
}

std::optional<Code> spoken(const Code& language) {
    if (language == "other") return std::nullopt;
    return language == "ja-easy" ? Code("ja") : language;
}

actions::DeskStep read_step(const Visit& visit, FormReader& reader, std::string_view step, const actions::OpenedConsultation& opened) {
    if (step == "refer")
        return actions::ReferConsultation{reader.needed_code("to"), reader.needed_text("reasons", 4000), reader.yes("agreed"), reader.yes("danger")};
    if (step == "close") return actions::CloseConsultation{reader.needed_text("reasons", 4000)};
    if (step == "hand_over") {
        actions::RecordEncounter encounter;
        encounter.door = "consultation";
        encounter.seen_at = visit.site.house.now();
        encounter.language = spoken(opened.line.answer_in);
        encounter.observed = reader.text("observed", 4000);
        return actions::HandOverConsultation{reader.yes("consent"), std::move(encounter)};
    }
    return actions::AnswerConsultation{reader.needed_text("text", vault::reply_limit), reader.text("original", vault::reply_limit),
                                       reader.yes("machine")};
}

Result<Response> post_step(Visit& visit, const Parameters& parameters, const Form& form) {
    HOGO_TRY(inbox, read_inbox_id(parameters));
    HOGO_TRY(action, read_action(form));
    HOGO_TRY(opened, actions::open_consultation(visit.site.house, visit.actor, inbox));
    FormReader reader(visit.msg, form);
    const auto sent = std::string(form.raw("step"));
    const auto step = read_step(visit, reader, sent, opened);
    const auto again = [&](std::string_view field, std::string_view sentence, int status) {
        reader.state().wrong(field, std::string(sentence));
        return show_opened(visit, opened, reader.state(), sent, status);
    };
    if (!reader.sound()) return show_opened(visit, opened, reader.state(), sent, 422);
    auto outcome = actions::take_desk_step(visit.site.house, visit.actor, action, opened, step);
    if (!outcome) {
        if (outcome.error().code.view() == "inbox_full") return again("text", visit.msg.desk.full(), 409);
        if (outcome.error().code.view() == "record_too_long") return again("text", visit.msg.desk.too_long(), 422);
        return std::unexpected(outcome.error());
    }
    if (const auto* refused = std::get_if<actions::Refused>(&*outcome)) return again("", sentence_of(visit.msg, *refused), 422);
    if (const auto& file = std::get<std::optional<actions::CaseId>>(*outcome))
        return Response::see_other(url("/files/{}/screening", *file));
    return Response::see_other(url("/desk"));
}

Result<Response> show_urgent(Visit& visit, const Parameters&) {
    const auto& msg = visit.msg;
    if (!visit.actor.is({domain::Role::consultation_desk, domain::Role::duty}))
        return problem(ProblemKind::not_found, "no_such_page", "this page is not open to you");
    const auto step = [](std::string_view title, std::string_view text) { return li(strong(title), p(text)); };
    return visit.page(Place::consultation_desk, msg.desk.urgent_title(),
                      together(p(cls("breadcrumb"), a(href(url("/desk")), msg.desk.back())), h1(msg.desk.urgent_title()),
                               p(cls("lead"), msg.desk.urgent_lead()),
                               ol(cls("drill"), step(msg.desk.urgent_1_title(), msg.desk.urgent_1()),
                                  step(msg.desk.urgent_2_title(), msg.desk.urgent_2()), step(msg.desk.urgent_3_title(), msg.desk.urgent_3()),
                                  step(msg.desk.urgent_4_title(), msg.desk.urgent_4()), step(msg.desk.urgent_5_title(), msg.desk.urgent_5()),
                                  step(msg.desk.urgent_6_title(), msg.desk.urgent_6()), step(msg.desk.urgent_7_title(), msg.desk.urgent_7()))));
}

// ── a file that came with a message ──────────────────────────────────────────────────────────────────────────

using SentFile = std::function<Result<Response>(Visit&, const vault::Inbox&, actions::OpenedFilePieces)>;

/// Opens it, on record, and shows it in one of the three ways.
PageHandler sent_file(SentFile show) {
    return [show = std::move(show)](Visit& visit, const Parameters& parameters) -> Result<Response> {
        HOGO_TRY(inbox, read_inbox_id(parameters));
        HOGO_TRY(id, read_attachment_id(parameters));
        if (visit.site.sent_files == nullptr)
            return problem(ProblemKind::not_found, "no_such_page", "files are not opened here");
        HOGO_TRY(opened, actions::open_sent_file(visit.site.house, *visit.site.sent_files, visit.actor, inbox, id));
        return show(visit, inbox, std::move(opened));
    };
}

Result<Response> show_sent_file(Visit& visit, const vault::Inbox& inbox, actions::OpenedFilePieces opened) {
    const auto consultation = to_hex(inbox), file = to_hex(opened.file.id);
    return foreign_file_page(visit, Place::consultation_desk,
                             {opened.file, url("/desk/{}", consultation), url("/desk/{}/files/{}/picture", consultation, file),
                              url("/desk/{}/files/{}/raw", consultation, file), std::string(visit.msg.desk.one())},
                             opened.pieces);
}

}  // namespace

void add_desk_pages(Pages& pages) {
    pages.get("/desk", show_queue);
    pages.get("/desk/urgent", show_urgent);
    pages.get("/desk/{consultation}", [](Visit& visit, const Parameters& parameters) -> Result<Response> {
        HOGO_TRY(inbox, read_inbox_id(parameters));
        HOGO_TRY(opened, actions::open_consultation(visit.site.house, visit.actor, inbox));
        return show_opened(visit, opened, {}, {}, 200);
    });
    pages.post("/desk/{consultation}", post_step);
    pages.get("/desk/{consultation}/files/{attachment}", sent_file(show_sent_file));
    pages.get("/desk/{consultation}/files/{attachment}/picture",
              sent_file([](Visit& visit, const vault::Inbox&, actions::OpenedFilePieces opened) {
                  return foreign_file_picture(visit, opened.pieces);
              }));
    pages.get("/desk/{consultation}/files/{attachment}/raw",
              sent_file([](Visit&, const vault::Inbox&, actions::OpenedFilePieces opened) -> Result<Response> {
                  return foreign_file_itself(opened.file, std::move(opened.pieces));
              }));
}

}  // namespace hogo::web::staff
