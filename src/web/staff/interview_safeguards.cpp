#include "web/staff/interview_safeguards.h"

#include "web/messages/interview.h"

namespace hogo::web::staff {

using namespace html;

namespace {

std::string met_field(const Code& safeguard) {
    return "met-" + safeguard.text();
}
std::string reason_field(const Code& safeguard) {
    return "reason-" + safeguard.text();
}

/// One safeguard: its sentence is what is ticked; the reason for not meeting it and the rule behind it
/// unfold.
Html safeguard_row(const FilePage& page, const FormState& state, const rules::Safeguard& safeguard) {
    const auto& msg = page.msg();
    const auto name = met_field(safeguard.id), reason = reason_field(safeguard.id);
    const auto* error = state.error(name);
    return div(cls("safeguard"), cls_if(error != nullptr, "field-wrong"),
               input(attr("type", "hidden"), attr("name", "safeguard"), attr("value", safeguard.id.text())),
               when(error != nullptr, [&] { return p(cls("field-error"), icon(Icon::urgent), *error); }),
               checkbox(state, name, safeguard.label.in(page.visit.pack_language())),
               div(cls("safeguard-more"),
                   when(safeguard.level == "justify",
                        [&] {
                            return details(
                                flag("open", error != nullptr || !state.value(reason).empty()),
                                summary(msg.interview.cannot_be_met()),
                                field(msg, state, reason, msg.interview.reason(), {.max_length = 500}));
                        }),
                   decisive_explanations(page, rules::Kind::safeguard, safeguard.id)));
}

/// Those of one level under its heading; what may not apply at all stands apart.
Html safeguard_group(std::string_view title, std::string_view hint, Icon shape,
                     const std::vector<Html>& rows) {
    return when(!rows.empty(), [&] {
        return together(h3(cls("safeguard-group"), badge(shape, title)), p(cls("hint"), hint),
                        together(rows));
    });
}

}  // namespace

Html safeguards_part(const FilePage& page, const FormState& state,
                     const std::function<bool(const rules::Safeguard&)>& shown) {
    const auto& msg = page.msg();
    std::vector<Html> block, justify, ask, unsettled, always;
    for (const auto* safeguard : actions::safeguards_to_answer(page.view.assessment)) {
        if (!shown(*safeguard)) continue;
        const auto* answer = page.view.assessment.safeguard(safeguard->id);
        auto& rows = answer && !answer->settled      ? unsettled
                     : safeguard->level == "block"   ? block
                     : safeguard->level == "justify" ? justify
                                                     : ask;
        rows.push_back(safeguard_row(page, state, *safeguard));
    }
    for (const auto& answer : page.view.assessment.safeguards) {
        const auto& level = answer.safeguard->level;
        if (level != "warn" && level != "invariant" && level != "access") continue;
        always.push_back(
            li(badge(level == "warn" ? Icon::caution : Icon::info, page.label(rules::Thing::level, level)),
               " ", answer.safeguard->label.in(page.visit.pack_language())));
    }
    return page_section(
        "safeguards", msg.interview.safeguards(),
        together(p(cls("hint"), msg.interview.safeguards_lead()),
                 safeguard_group(page.label(rules::Thing::level, "block"), msg.interview.block_hint(),
                                 Icon::held, block),
                 safeguard_group(page.label(rules::Thing::level, "justify"), msg.interview.justify_hint(),
                                 Icon::caution, justify),
                 safeguard_group(page.label(rules::Thing::level, "ask"), msg.interview.ask_hint(), Icon::info,
                                 ask),
                 safeguard_group(msg.interview.unsettled(), msg.interview.unsettled_hint(), Icon::waiting,
                                 unsettled),
                 p(cls("hint"), msg.interview.in_the_room()),
                 details(summary(msg.interview.keep_in_mind(static_cast<std::int64_t>(always.size()))),
                         ul(cls("plain"), together(always)))));
}

void read_safeguards(FormReader& reader, const Visit& visit, std::map<Code, domain::Answer>& answers,
                     std::map<Code, Text>& reasons) {
    const auto& msg = visit.msg;
    for (const auto typed : reader.form().all("safeguard")) {
        const auto code = Code::parse(typed);
        const auto* safeguard = code ? visit.pack().safeguard(*code) : nullptr;
        if (!safeguard) continue;
        const auto& label = safeguard->label.in(visit.pack_language());
        const bool met = reader.yes(met_field(*code));
        auto reason = Text::parse(reader.form().raw(reason_field(*code)), 500);
        const bool explained = reason && !reason->empty();
        if (met)
            answers.emplace(*code, domain::Answer::yes);
        else if (safeguard->level == "justify" && explained)
            answers.emplace(*code, domain::Answer::no);
        else
            reader.state().wrong(met_field(*code),
                                 safeguard->level == "block"     ? msg.interview.stops_block(label)
                                 : safeguard->level == "justify" ? msg.interview.stops_justify(label)
                                                                 : msg.interview.stops_ask(label));
        if (explained) reasons.emplace(*code, std::move(*reason));
    }
}

}  // namespace hogo::web::staff
