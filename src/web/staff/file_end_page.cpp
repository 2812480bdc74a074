// Closing a file, how long each of its parts is kept, and proposing and deciding what is erased.
#include "actions/close_file.h"
#include "actions/deciders.h"
#include "actions/erase_file.h"
#include "web/messages/erasure.h"
#include "web/staff/erasure_pages.h"
#include "web/staff/erasure_parts.h"
#include "web/staff/file_forms.h"

namespace hogo::web::staff {
namespace {

using namespace html;
using domain::Compartment;

bool may_decide(const FilePage& page, const Code& decision) {
    return actions::may_decide(page.visit.actor, actions::decider_of(page.pack(), decision, "section_chief"));
}

template <class... Parts>
Html one_form(const FilePage& page, const PageForms& forms, std::string_view step, const Parts&... parts) {
    return step_form(page, forms, step, page.url_to("end"), parts...);
}

/// What was proposed, and the second person's answer; `decision`: whose it is in the pack.
Html waiting(const FilePage& page, const PageForms& forms, const Code& decision) {
    const auto& msg = page.msg();
    const auto& [proposed, origin] = *page.file().end_waits;
    const bool erasing = decision == Code("erase");
    Html answer;
    if (origin.author == page.visit.actor.id()) {
        answer = p(badge(Icon::waiting, msg.erasure.waits_for_second()), " ", msg.erasure.own_proposal());
    } else if (!may_decide(page, decision)) {
        const auto decider =
            page.label(rules::Thing::decider, actions::decider_of(page.pack(), decision, "section_chief"));
        answer =
            p(badge(Icon::waiting, msg.erasure.waits_for_second()), " ", msg.erasure.answered_by(decider));
    } else {
        const auto& state = forms.of("answer_" + decision.text());
        const auto agree_hint = erasing ? msg.erasure.agree_erasing_hint() : msg.erasure.agree_closing_hint();
        const auto keep_hint =
            erasing ? msg.erasure.disagree_erasing_hint() : msg.erasure.disagree_closing_hint();
        answer = one_form(page, forms, "answer_" + decision.text(),
                          radios(msg, state, "agreed", msg.erasure.question(),
                                 {{"no", std::string(msg.erasure.disagree()), std::string(keep_hint)},
                                  {"yes", std::string(msg.erasure.agree()), std::string(agree_hint)}}),
                          text_area(msg, state, "answer_reasons", msg.erasure.reasons()),
                          button_bar(primary_button(msg.erasure.answer())));
    }
    const auto what = erasing ? p(strong(parts_text(page.visit, parts_named(proposed.parts)))) : Html();
    return page_section(
        "waiting", erasing ? msg.erasure.erasing_waiting() : msg.erasure.closing_waiting(),
        together(when(!erasing, [&] { return notice(msg, Weight::info, msg.erasure.until_answered()); }),
                 what, p(page.by(origin)), page.words_about(origin.event), answer));
}

Html closing_form(const FilePage& page, const PageForms& forms) {
    const auto& msg = page.msg();
    const auto& state = forms.of("close");
    return page_section(
        "closing", msg.erasure.closing(),
        together(p(msg.erasure.closing_explained()),
                 one_form(page, forms, "close",
                          text_area(msg, state, "closing_reasons", msg.erasure.closing_reasons(),
                                    {.hint = msg.erasure.closing_reasons_hint()}),
                          button_bar(secondary_button(msg.erasure.propose_closing())))));
}

/// Until when a part of a file that is over is kept, or when it was erased; of another, how long it will be.
Html kept_until(const FilePage& page, const rules::Retention& retention, domain::Compartment part,
                std::span<const actions::KeptPart> kept) {
    const auto& msg = page.msg();
    const auto found = std::ranges::find(kept, part, &actions::KeptPart::part);
    if (found != kept.end()) {
        const bool due = found->until < page.view.today;
        return together(div(page.day(found->until)),
                        badge(due ? Icon::caution : Icon::open,
                              due ? msg.erasure.state_due() : msg.erasure.state_kept()));
    }
    const auto erased = page.file().erased.find(part);
    if (erased == page.file().erased.end())
        return span(msg.erasure.months(std::to_string(retention.period.months)));
    return together(div(page.day(page.visit.site.house.zone.day_of(erased->second.at))),
                    badge(Icon::done, msg.erasure.state_erased()));
}

/// Every part with its time, and the reason for it.
Html schedule(const FilePage& page, std::span<const actions::KeptPart> kept) {
    const auto& msg = page.msg();
    Table table{
        std::string(msg.erasure.kept()),
        {std::string(msg.erasure.part()), std::string(msg.erasure.until()), std::string(msg.erasure.why())},
        {}};
    const auto& all = page.pack().retention();
    for (const auto& retention : all)
        if (const auto part = domain::compartment_named(retention.compartment.text()))
            table.rows.push_back({span(part_name(page.visit, *part)),
                                  kept_until(page, retention, *part, kept),
                                  span(retention.reason.in(page.visit.pack_language()))});
    const bool verified =
        std::ranges::all_of(all, [](const rules::Retention& each) { return each.authority.verified; });
    return page_section(
        "kept", msg.erasure.kept(),
        together(p(kept.empty() && page.file().erased.empty() ? msg.erasure.not_over()
                                                              : msg.erasure.kept_explained()),
                 when(!verified, [&] { return p(cls("hint"), msg.erasure.unverified()); }), table_of(table)));
}

Html erasing_form(const FilePage& page, const PageForms& forms, domain::Compartments due) {
    const auto& msg = page.msg();
    if (due.empty()) return p(cls("nothing"), icon(Icon::done), msg.erasure.nothing_due());
    const auto& state = forms.of("erase");
    std::vector<Choice> choices;
    if (due.has(Compartment::procedure)) {
        choices.push_back({"whole", std::string(msg.erasure.whole()), std::string(msg.erasure.whole_hint())});
    } else {
        for (auto part : domain::all_compartments)
            if (due.has(part)) choices.push_back({std::string(name_of(part)), part_name(page.visit, part)});
    }
    return page_section(
        "erasing", msg.erasure.erasing(),
        together(p(msg.erasure.erasing_explained()),
                 one_form(page, forms, "erase", checkboxes(msg, state, "parts", msg.erasure.which(), choices),
                          text_area(msg, state, "erasing_reasons", msg.erasure.reasons()),
                          button_bar(secondary_button(msg.erasure.propose_erasing())))));
}

Html content(const FilePage& page, const FormState& state, std::string_view sent) {
    const auto& msg = page.msg();
    const auto& file = page.file();
    const PageForms forms{state, sent};
    const auto kept = actions::kept_parts(page.pack(), file);
    const bool over = file.at_rest_since().has_value();
    std::vector<Html> parts{p(cls("lead"), msg.erasure.end_lead())};
    if (file.end_waits)
        parts.push_back(waiting(page, forms, over ? "erase" : "close"));
    else if (!over && file.file_open())
        parts.push_back(closing_form(page, forms));
    parts.push_back(schedule(page, kept));
    if (over && !file.end_waits && may_decide(page, "erase"))
        parts.push_back(erasing_form(page, forms, actions::due_parts(kept, page.view.today)));
    parts.push_back(p(link_button(url("/files/{}", page.view.opened.id), msg.erasure.back())));
    return together(parts);
}

domain::Compartments chosen_parts(const Form& form) {
    domain::Compartments parts;
    for (const auto& value : form.all("parts")) {
        if (value == "whole") return domain::Compartments::all();
        if (const auto part = domain::compartment_named(value)) parts.add(*part);
    }
    return parts;
}

Result<Response> post_step(Visit& visit, const Parameters& parameters, const Form& form) {
    FormReader reader(visit.msg, form);
    const auto step = std::string(form.raw("step"));
    HOGO_TRY(file, read_file_id(parameters));
    const ShowAgain again = [&](const FormState& state, int status) {
        return show_file_form(
            visit, parameters, visit.msg.erasure.end_title(),
            [&](const FilePage& page, const FormState& shown) { return content(page, shown, step); }, state,
            status);
    };
    const auto run = [&](const auto& action, const Url& done) {
        return carry_out(visit, parameters, reader, action, again, done);
    };
    const auto here = url("/files/{}/end", file);
    const auto needs_answer = [&] {
        if (!form.has("agreed"))
            reader.state().wrong("agreed", std::string(visit.msg.erasure.answer_needed()));
    };
    if (step == "close")
        return run(actions::ProposeClosing{{reader.needed_text("closing_reasons", 4000)}}, here);
    if (step == "answer_close") {
        needs_answer();
        return run(actions::AnswerClosing{reader.yes("agreed"), {reader.needed_text("answer_reasons", 4000)}},
                   here);
    }
    if (step == "erase") {
        const auto parts = chosen_parts(form);
        if (parts.empty()) reader.state().wrong("parts", std::string(visit.msg.erasure.which_needed()));
        return run(actions::ProposeErasure{parts, {reader.needed_text("erasing_reasons", 4000)}}, here);
    }
    if (step == "answer_erase") {
        needs_answer();
        const bool agreed = reader.yes("agreed");
        return run(actions::AnswerErasure{agreed, {reader.needed_text("answer_reasons", 4000)}},
                   agreed ? url("/erasures") : here);
    }
    return problem(ProblemKind::invalid_input, "broken_form", "no such step");
}

}  // namespace

void add_file_end_page(Pages& pages) {
    pages.get("/files/{file}/end", [](Visit& visit, const Parameters& parameters) {
        return show_file_form(
            visit, parameters, visit.msg.erasure.end_title(),
            [](const FilePage& page, const FormState& state) { return content(page, state, {}); });
    });
    pages.post("/files/{file}/end", post_step);
}

}  // namespace hogo::web::staff
