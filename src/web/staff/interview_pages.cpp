#include "web/staff/interview_pages.h"

#include <charconv>

#include "actions/arrange_interview.h"
#include "web/messages/file.h"
#include "web/messages/form.h"
#include "web/messages/interview.h"
#include "web/messages/needs.h"
#include "web/staff/file_forms.h"
#include "web/staff/file_page.h"
#include "web/staff/interview_safeguards.h"
#include "web/staff/interview_view.h"
#include "web/staff/languages.h"

namespace hogo::web::staff {
namespace {

using namespace html;

Html interview_card(const FilePage& page, const domain::Interview& interview) {
    const auto& msg = page.msg();
    const auto& arranged = interview.arranged;
    const auto place = url("/files/{}/interviews/{}", page.view.opened.id, arranged.interview);
    return article(cls("entry"),
                   div(cls("entry-head"),
                       h3(day_text(arranged.day, page.visit.language), " ", clock_text(arranged.minute)),
                       interview_state(msg, interview)),
                   p(badge(Icon::info, document_name(msg, arranged.document))),
                   p(room_name(page, arranged.room), " · ", msg.interview.minutes(arranged.length_minutes),
                     " · ", language_name(msg, arranged.language)),
                   p(msg.interview.officer(), ": ", page.visit.staff_name(arranged.officer), " · ",
                     msg.interview.interpreter(), ": ",
                     arranged.interpreter ? page.visit.staff_name(*arranged.interpreter)
                                          : std::string(msg.interview.no_interpreter())),
                   button_bar(link_button(place, msg.interview.to_conduct()),
                              when(interview.state == domain::InterviewState::arranged, [&] {
                                  return link_button(
                                      page.url_to("letters").query("interview", arranged.interview.text()),
                                      msg.interview.letter());
                              })));
}

/// Casework officers or interpreters that can come, and the names of those who cannot, without a reason.
struct Available {
    std::vector<Choice> choices;
    std::vector<std::string> not_available;
};

Available available(const FilePage& page, std::span<const domain::Role> roles) {
    const auto& msg = page.msg();
    Available out;
    const auto* away = page.file().staff_kept_away.opened();
    const auto directory = page.visit.site.house.office.directory();
    for (const auto& [id, person] : directory->staff) {
        if (!person.active || std::ranges::find(roles, person.role) == roles.end()) continue;
        if (!away || std::ranges::find(*away, id) != away->end()) {
            if (away) out.not_available.push_back(person.name);
            continue;
        }
        std::string label = person.name;
        if (person.female == Code("yes")) label += " · " + std::string(msg.interview.woman());
        for (const auto& language : person.languages) label += " · " + language_name(msg, language);
        out.choices.push_back({id.text(), std::move(label)});
    }
    return out;
}

Html choose_person(const FilePage& page, const FormState& state, std::string_view name,
                   std::string_view label, const Available& people, const FieldOptions& options) {
    const auto& msg = page.msg();
    std::vector<Html> absent;
    for (const auto& person : people.not_available)
        absent.push_back(li(person, " — ", msg.interview.not_available()));
    return together(select_field(msg, state, name, label, people.choices, options),
                    when(!absent.empty(), [&] { return ul(cls("not-available"), together(absent)); }));
}

std::vector<Choice> rooms(const FilePage& page) {
    const auto& msg = page.msg();
    std::vector<Choice> out;
    for (const auto& room : page.visit.site.house.office.directory()->rooms)
        out.push_back(
            {room.id.text(),
             room.name + " · " +
                 std::string(msg.interview.find(fmt::format("privacy_{}", room.privacy)).value_or(""))});
    return out;
}

Html arrange_form(const FilePage& page, const FormState& given) {
    const auto& msg = page.msg();
    auto state = given;
    if (page.file().encounter && page.file().encounter->recorded.language)
        state.start("language", page.file().encounter->recorded.language->text());
    state.start("officer", page.visit.actor.id().text());
    const std::vector<domain::Role> casework(actions::casework_roles);
    const domain::Role interpreting[] = {domain::Role::interpreter};
    std::vector<Choice> documents, lengths;
    for (const auto& document : actions::interview_documents())
        documents.push_back(
            {document.text(), document_name(msg, document),
             std::string(msg.interview.find("document_hint_" + document.text()).value_or(""))});
    for (const auto minutes : {20, 30, 45, 60, 90})
        lengths.push_back({std::to_string(minutes), msg.interview.minutes(minutes)});
    if (!page.file().staff_kept_away.opened())
        return together(
            notice(msg, Weight::info, msg.interview.lead_arranges()),
            p(link_button(url("/files/{}", page.view.opened.id).at("interviews"), msg.interview.back())));
    return posted_form(
        page.visit.context(), url("/files/{}/interviews/new", page.view.opened.id),
        action_fields(page.visit, page.view.opened, state.sent()), p(cls("lead"), msg.interview.lead()),
        page_section(
            "what", msg.interview.what_and_when(),
            together(radios(msg, state, "document", msg.interview.document(), documents),
                     date_field(msg, state, "day", msg.interview.day()),
                     field(msg, state, "time", msg.interview.time(),
                           {.hint = msg.interview.time_hint(), .width = Width::short_number, .type = "time"}),
                     select_field(msg, state, "length", msg.interview.length(), lengths,
                                  {.hint = msg.interview.length_hint(), .width = Width::medium}),
                     select_field(msg, state, "room", msg.interview.room(), rooms(page),
                                  {.hint = msg.interview.room_hint()}))),
        page_section(
            "who", msg.interview.who(),
            together(select_field(msg, state, "language", msg.interview.language(), language_choices(msg)),
                     choose_person(page, state, "officer", msg.interview.officer(), available(page, casework),
                                   {.hint = msg.interview.officer_hint()}),
                     choose_person(page, state, "interpreter", msg.interview.interpreter(),
                                   available(page, interpreting), {.optional = true}))),
        safeguards_part(page, state, [](const rules::Safeguard&) { return true; }),
        button_bar(
            primary_button(msg.interview.arrange()),
            link_button(url("/files/{}", page.view.opened.id).at("interviews"), msg.interview.back())));
}

template <class Id>
std::optional<Id> chosen_person(FormReader& reader, const Messages& msg, std::string_view field,
                                bool needed) {
    const auto typed = reader.form().raw(field);
    const auto id = Id::parse(typed);
    if (!id && (needed || !typed.empty())) reader.state().wrong(field, std::string(msg.form.choose_one()));
    return id;
}

Result<Response> post_arrangement(Visit& visit, const Parameters& parameters, const Form& form) {
    FormReader reader(visit.msg, form);
    const auto& msg = visit.msg;
    actions::ArrangeInterview arranging{.document = reader.needed_code("document"),
                                        .day = reader.needed_date("day"),
                                        .minute = 0,
                                        .length_minutes = 0,
                                        .room = reader.needed_code("room"),
                                        .officer = {},
                                        .interpreter = {},
                                        .language = reader.needed_code("language"),
                                        .safeguards = {}};
    if (const auto minute = minute_of(form.raw("time")))
        arranging.minute = *minute;
    else
        reader.state().wrong("time", std::string(msg.form.no_such_time()));
    const auto length = form.raw("length");
    const auto [end, error] =
        std::from_chars(length.data(), length.data() + length.size(), arranging.length_minutes);
    if (error != std::errc{}) reader.state().wrong("length", std::string(msg.form.choose_one()));
    arranging.officer =
        chosen_person<domain::StaffId>(reader, msg, "officer", true).value_or(domain::StaffId{});
    arranging.interpreter = chosen_person<domain::StaffId>(reader, msg, "interpreter", false);
    read_safeguards(reader, visit, arranging.safeguards, arranging.reasons);
    return carry_out(visit, parameters, reader, arranging, msg.interview.title(), arrange_form, "interviews");
}

}  // namespace

Html interviews_section(const FilePage& page) {
    const auto& msg = page.msg();
    std::vector<Html> cards;
    for (auto interview = page.file().interviews.rbegin(); interview != page.file().interviews.rend();
         ++interview)
        cards.push_back(interview_card(page, *interview));
    return page_section(
        "interviews", msg.file.interviews(),
        together(p(cls("hint"), msg.interview.explained()),
                 cards.empty() ? p(msg.interview.none_yet()) : together(cards),
                 button_bar(
                     primary_link_button(page.url_to("interview-request"), msg.needs.request()),
                     link_button(url("/files/{}/interviews/new", page.view.opened.id), msg.interview.title()),
                     link_button(page.url_to("safety"), msg.interview.safety()))));
}

void add_interview_pages(Pages& pages) {
    pages.get("/files/{file}/interviews/new", [](Visit& visit, const Parameters& parameters) {
        return show_file_form(visit, parameters, visit.msg.interview.title(), arrange_form);
    });
    pages.post("/files/{file}/interviews/new", post_arrangement);
}

}  // namespace hogo::web::staff
