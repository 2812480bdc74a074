#include "web/staff/circumstance_pages.h"

#include "actions/consider_circumstance.h"
#include "actions/state_facts.h"
#include "web/messages/circumstance.h"
#include "web/staff/file_forms.h"
#include "web/staff/file_page.h"

namespace hogo::web::staff {
namespace {

using namespace html;

/// The pack's circumstances, cooperation among them, then whatever else was considered on this file.
std::vector<Code> kinds_of(const FilePage& page) {
    std::vector<Code> kinds;
    for (const auto* group : {"circumstances", "cooperation"})
        for (const auto* fact : page.pack().facts_of(*Code::parse(group))) kinds.push_back(fact->id);
    for (const auto& circumstance : page.file().circumstances)
        if (std::ranges::find(kinds, circumstance.considered.kind) == kinds.end()) kinds.push_back(circumstance.considered.kind);
    return kinds;
}

Html circumstance_card(const FilePage& page, const Code& kind) {
    const auto& msg = page.msg();
    const auto* last = page.file().circumstance(kind);
    const bool never_asked_for = kind == page.pack().facts()[page.pack().known().cooperation].id;
    std::vector<Html> history;
    for (auto entry = page.file().circumstances.rbegin(); entry != page.file().circumstances.rend(); ++entry) {
        if (entry->considered.kind != kind) continue;
        history.push_back(li(strong(page.answer(entry->considered.answer)), " · ",
                             msg.circumstance.find("source_" + entry->considered.source.text()).value_or(entry->considered.source.text()),
                             " · ", page.day(entry->considered.on), " ", page.by(entry->origin),
                             page.words_about(entry->origin.event)));
    }
    return article(cls("entry"),
                   div(cls("entry-head"), h3(page.fact(kind)),
                       last ? badge(last->considered.answer == domain::Answer::unknown ? Icon::waiting : Icon::done,
                                    page.answer(last->considered.answer))
                        : never_asked_for ? badge(Icon::info, msg.circumstance.never_a_condition())
                                          : badge(Icon::caution, msg.circumstance.not_considered())),
                   ul(cls("plain"), together(history)),
                   button_bar(link_button(page.url_to("circumstances").query("kind", kind.text()),
                                          last ? msg.circumstance.add_to() : msg.circumstance.consider())));
}

std::vector<Choice> sources(const Messages& msg) {
    std::vector<Choice> choices;
    for (const auto& source : actions::fact_sources())
        choices.push_back({source.text(), std::string(msg.circumstance.find("source_" + source.text()).value_or(source.text()))});
    return choices;
}

Html circumstance_form(const FilePage& page, const FormState& state) {
    const auto& msg = page.msg();
    std::vector<Choice> kinds;
    for (const auto& kind : kinds_of(page)) kinds.push_back({kind.text(), page.fact(kind)});
    return posted_form(
        page.visit.context(), page.url_to("circumstances"), action_fields(page.visit, page.view.opened, state.sent()),
        p(cls("lead"), msg.circumstance.explained()), select_field(msg, state, "kind", msg.circumstance.which(), kinds),
        radios(msg, state, "answer", msg.circumstance.is_it_so(),
               {{"yes", page.answer(domain::Answer::yes)}, {"no", page.answer(domain::Answer::no)},
                {"unknown", page.answer(domain::Answer::unknown), std::string(msg.circumstance.unknown_hint())}}),
        text_area(msg, state, "evidence", msg.circumstance.evidence(), {.hint = msg.circumstance.evidence_hint(), .optional = true}),
        radios(msg, state, "source", msg.circumstance.source(), sources(msg)),
        date_field(msg, state, "on", msg.circumstance.on()),
        button_bar(primary_button(msg.circumstance.record()),
                   link_button(url("/files/{}", page.view.opened.id).at("circumstances"), msg.circumstance.back())));
}

}  // namespace

Html circumstances_section(const FilePage& page) {
    const auto& msg = page.msg();
    std::vector<Html> cards;
    for (const auto& kind : kinds_of(page)) cards.push_back(circumstance_card(page, kind));
    return page_section("circumstances", msg.circumstance.title(),
                        together(p(cls("hint"), msg.circumstance.open_list()), div(cls("entry-grid"), together(cards))));
}

void add_circumstance_pages(Pages& pages) {
    pages.get("/files/{file}/circumstances", [](Visit& visit, const Parameters& parameters) {
        FormState state;
        state.start("on", visit.site.house.today().text());
        if (const auto kind = visit.request.query_value("kind")) state.start("kind", std::string(*kind));
        return show_file_form(visit, parameters, visit.msg.circumstance.record(), circumstance_form, state);
    });
    pages.post("/files/{file}/circumstances", [](Visit& visit, const Parameters& parameters, const Form& form) {
        FormReader reader(visit.msg, form);
        const auto answer = domain::answer_named(form.raw("answer"));
        if (!answer) reader.state().wrong("answer", std::string(visit.msg.circumstance.answer_needed()));
        const actions::ConsiderCircumstance considering{.kind = reader.needed_code("kind"),
                                                        .answer = answer.value_or(domain::Answer::unknown),
                                                        .source = reader.needed_code("source"),
                                                        .on = reader.needed_date("on"),
                                                        .evidence = {reader.text("evidence", 4000)}};
        return carry_out(visit, parameters, reader, considering, visit.msg.circumstance.record(), circumstance_form, "circumstances");
    });
}

}  // namespace hogo::web::staff
