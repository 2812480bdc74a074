#include "web/staff/measure_view.h"

#include "web/messages/circumstance.h"
#include "web/messages/draft.h"
#include "web/messages/file.h"
#include "web/messages/measure.h"

namespace hogo::web::staff {

using namespace html;
using domain::MeasureState;

namespace {

rules::Language pack_language(const Messages& words) {
    return words.language == Language::ja ? rules::Language::ja : rules::Language::en;
}

std::string answer_word(const Messages& words, domain::Answer answer) {
    return std::string(words.file.find(fmt::format("answer_{}", name_of(answer))).value_or(name_of(answer)));
}

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
    std::string out;
    for (const auto& part : parts) out += (out.empty() ? "" : std::string(between)) + part;
    return out;
}

std::string value_text(const rules::Pack& pack, const Code& fact, const domain::FactValue& value, const Messages& words) {
    const auto language = pack_language(words);
    return std::visit(
        [&]<class Value>(const Value& held) -> std::string {
            if constexpr (std::is_same_v<Value, domain::Answer>) return answer_word(words, held);
            else if constexpr (std::is_same_v<Value, Code>) return pack.option_label(fact, held, language);
            else if constexpr (std::is_same_v<Value, LocalDate>) return day_text(held, words.language);
            else if constexpr (std::is_same_v<Value, std::int64_t>) return std::to_string(held);
            else {
                std::vector<std::string> options;
                for (const auto& option : held) options.push_back(pack.option_label(fact, option, language));
                return joined(options, words.draft.and_also());
            }
        },
        value);
}

std::string source_name(const Messages& words, const Code& source) {
    return std::string(words.circumstance.find("source_" + source.text()).value_or(source.text()));
}

bool is_known(const domain::FactValue& value) {
    const auto* answer = std::get_if<domain::Answer>(&value);
    return !answer || *answer == domain::Answer::yes || *answer == domain::Answer::no;
}

/// Facts that were stated together stand in one sentence, by the event that stated them.
std::vector<Citation> fact_citations(const FilePage& page, const Messages& words) {
    std::vector<std::pair<const domain::Fact*, std::vector<std::string>>> stated;
    for (const auto& [code, history] : page.file().facts) {
        const auto& fact = history.back();
        if (!is_known(fact.value) || !page.pack().fact(code)) continue;
        auto found = std::ranges::find_if(stated, [&](const auto& entry) { return entry.first->origin.event == fact.origin.event; });
        if (found == stated.end()) found = stated.insert(stated.end(), {&fact, {}});
        found->second.push_back(words.draft.fact(page.pack().label(rules::Thing::fact, code, pack_language(words)),
                                                 value_text(page.pack(), code, fact.value, words)));
    }
    std::vector<Citation> out;
    for (const auto& [fact, facts] : stated)
        out.push_back({fact->origin.event,
                       words.draft.facts(day_text(fact->on, words.language), source_name(words, fact->source),
                                         joined(facts, words.draft.and_also())),
                       "timeline"});
    return out;
}

std::string evidence_of(const FilePage& page, const domain::EventId& event, const Messages& words) {
    std::vector<std::string> said;
    for (const auto* about : page.file().words_about(event)) {
        const auto& text = about->recorded.translation.empty() ? about->recorded.words : about->recorded.translation;
        if (!text.empty()) said.push_back(std::string(text.text()));
    }
    return said.empty() ? std::string() : words.draft.evidence(joined(said, " "));
}

void add_circumstances(const FilePage& page, const Messages& words, std::vector<Citation>& out) {
    std::vector<Code> kinds;
    for (const auto& circumstance : page.file().circumstances)
        if (std::ranges::find(kinds, circumstance.considered.kind) == kinds.end()) kinds.push_back(circumstance.considered.kind);
    for (const auto& kind : kinds) {
        const auto& last = *page.file().circumstance(kind);
        const auto label = page.pack().label(rules::Thing::fact, kind, pack_language(words));
        const auto day = day_text(last.considered.on, words.language);
        const auto source = source_name(words, last.considered.source);
        using enum domain::Answer;
        auto sentence = last.considered.answer == yes  ? words.draft.circumstance_yes(label, day, source)
                        : last.considered.answer == no ? words.draft.circumstance_no(label, day, source)
                                                       : words.draft.circumstance_unknown(label, day, source);
        out.push_back({last.origin.event, sentence + evidence_of(page, last.origin.event, words), "circumstances", true});
    }
}

void add_wishes(const FilePage& page, const Messages& words, std::vector<Citation>& out) {
    for (const auto& wish : page.file().wishes) {
        std::vector<std::string> named;
        for (const auto& code : wish.recorded.wishes) named.push_back(page.pack().label(rules::Thing::fact, code, pack_language(words)));
        const auto day = day_text(wish.recorded.said_on, words.language);
        auto sentence = named.empty() ? words.draft.wish_words(day) : words.draft.wish(day, joined(named, words.draft.and_also()));
        out.push_back({wish.origin.event, sentence + evidence_of(page, wish.origin.event, words), "wishes",
                       &wish == page.file().current_wish()});
    }
}

void add_course(const FilePage& page, const Messages& words, std::vector<Citation>& out) {
    if (const auto& encounter = page.file().encounter)
        out.push_back({encounter->origin.event,
                       words.draft.met(moment_text(encounter->recorded.seen_at, page.visit.site.house.zone, words.language),
                                       page.pack().label(rules::Thing::door, encounter->recorded.door, pack_language(words))),
                       "timeline", true});
    if (!page.file().statuses.empty()) {
        const auto& [status, origin] = page.file().statuses.back();
        const auto name = page.pack().label(rules::Thing::status, status.status, pack_language(words));
        out.push_back({origin.event,
                       status.until ? words.draft.status_until(name, day_text(*status.until, words.language)) : words.draft.status(name),
                       "timeline", true});
    }
    for (auto& fact : fact_citations(page, words)) out.push_back(std::move(fact));
}

}  // namespace

std::string measure_name(const FilePage& page, const Code& kind) { return page.label(rules::Thing::measure, kind); }

std::string status_name(const FilePage& page, const Code& status) {
    if (status == "none") return std::string(page.msg().measure.status_none());
    const auto& statuses = page.pack().statuses();
    if (std::ranges::find(statuses, status, &rules::Word::id) != statuses.end()) return page.label(rules::Thing::status, status);
    return page.pack().option_label("stay.status", status, page.visit.pack_language());
}

std::string decision_word(const FilePage& page, const domain::Measure& measure, domain::Decision decision) {
    const auto* kind = page.pack().measure(measure.proposed.kind);
    const bool permission = kind && !kind->statuses.empty();
    const auto& words = page.msg().measure;
    if (decision == domain::Decision::granted) return std::string(permission ? words.permitted() : words.will_be_done());
    return std::string(permission ? words.not_permitted() : words.not_done());
}

Html measure_state(const FilePage& page, const domain::Measure& measure) {
    const auto& words = page.msg().measure;
    switch (measure.state) {
        case MeasureState::proposed: return badge(Icon::open, words.state_proposed());
        case MeasureState::drafted: return badge(Icon::open, words.state_drafted());
        case MeasureState::awaiting_decision: return badge(Icon::waiting, words.state_awaiting());
        case MeasureState::granted: return badge(Icon::done, decision_word(page, measure, domain::Decision::granted));
        case MeasureState::refused: return badge(Icon::closed, decision_word(page, measure, domain::Decision::refused));
        case MeasureState::withdrawn: return badge(Icon::closed, words.state_withdrawn());
    }
    bug("a state that is none");
}

Html beside_wish(const FilePage& page, const domain::Measure& measure) {
    const auto& words = page.msg().measure;
    // The wish at the time of the proposal; one that was told later counts where none had been told before.
    const domain::Wish* wish = page.file().current_wish();
    for (const auto& recorded : page.file().wishes)
        if (measure.proposed.wish == recorded.origin.event) wish = &recorded;
    if (!wish) return p(badge(Icon::waiting, words.not_asked()));
    const auto* answer = page.view.assessment.measure(measure.proposed.kind);
    const auto standing = answer ? answer->wish : rules::WishStanding::not_needed;
    Html mark;
    if (measure.proposed.departs_from_wish || standing == rules::WishStanding::against) mark = badge(Icon::caution, words.departs());
    else if (standing == rules::WishStanding::follows) mark = badge(Icon::done, words.follows());
    else mark = badge(Icon::info, words.no_wish_about_it());
    std::vector<std::string> named;
    for (const auto& code : wish->recorded.wishes) named.push_back(page.fact(code));
    const auto day = day_text(wish->recorded.said_on, page.visit.language);
    return p(mark, " ", named.empty() ? words.wish_in_words(day) : words.wish_said(day, joined(named, page.msg().draft.and_also())));
}

bool had_a_hand_in(const domain::Measure& measure, const domain::StaffId& person) {
    return measure.origin.author == person || (measure.sent && measure.sent->author == person) ||
           std::ranges::any_of(measure.drafts, [&](const auto& draft) { return draft.second.author == person; });
}

std::vector<Citation> citations(const FilePage& page, const Messages& words) {
    std::vector<Citation> out;
    add_course(page, words, out);
    add_wishes(page, words, out);
    add_circumstances(page, words, out);
    return out;
}

std::string composed_draft(const FilePage& page, const domain::Measure& measure) {
    const auto& words = Messages::in(Language::ja);
    const auto* kind = page.pack().measure(measure.proposed.kind);
    std::string text;
    const auto part = [&](std::string_view heading, const std::vector<Citation>& sentences, std::string_view none) {
        text += std::string(heading) + "\n";
        if (sentences.empty()) text += std::string(none) + "\n";
        for (const auto& sentence : sentences)
            if (sentence.weighs) text += sentence.sentence + "\n";
        text += "\n";
    };
    std::vector<Citation> course, wishes, circumstances;
    add_course(page, words, course);
    add_wishes(page, words, wishes);
    add_circumstances(page, words, circumstances);
    part(words.draft.heading_course(), course, words.draft.course_none());
    part(words.draft.heading_wish(), wishes, words.draft.wish_none());
    part(words.draft.heading_circumstances(), circumstances, words.draft.circumstances_none());
    const auto* answer = page.view.assessment.measure(measure.proposed.kind);
    text += std::string(words.draft.heading_conclusion()) + "\n";
    if (measure.proposed.departs_from_wish) text += std::string(words.draft.departs()) + "\n";
    else if (answer && answer->wish == rules::WishStanding::follows) text += std::string(words.draft.follows()) + "\n";
    if (kind) text += words.draft.conclusion(kind->provision, kind->label.ja) + "\n";
    return text;
}

}  // namespace hogo::web::staff
