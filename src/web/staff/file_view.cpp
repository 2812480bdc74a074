#include "web/staff/file_view.h"

#include "rules/explain.h"
#include "web/messages/circumstance.h"
#include "web/messages/file.h"

namespace hogo::web::staff {

using namespace html;

std::string FilePage::answer(domain::Answer answer) const {
    switch (answer) {
        case domain::Answer::yes: return std::string(msg().file.answer_yes());
        case domain::Answer::no: return std::string(msg().file.answer_no());
        case domain::Answer::unknown: return std::string(msg().file.answer_unknown());
        case domain::Answer::not_asked: return std::string(msg().file.answer_not_asked());
    }
    bug("an answer that is none");
}

std::string FilePage::fact(const Code& code) const {
    if (pack().fact(code)) return label(rules::Thing::fact, code);
    return std::string(code == "other.exploitation" ? msg().circumstance.kind_exploitation() : msg().circumstance.kind_added());
}

Html FilePage::by(const domain::Origin& origin) const {
    return small(cls("origin"), visit.staff_name(origin.author), " · ",
                 moment_ago(origin.at, view.now, visit.site.house.zone, msg()));
}

Html FilePage::day(LocalDate day) const { return html::day(day, msg()); }

Html FilePage::words_about(const domain::EventId& event) const {
    if (!view.opened.file.opened.has(domain::Compartment::condition))
        return p(cls("closed"), icon(Icon::closed), msg().file.words_closed());
    std::vector<Html> parts;
    for (const auto* words : file().words_about(event)) {
        const auto& said = words->recorded;
        if (!said.words.empty()) parts.push_back(blockquote(attr("lang", said.language.text()), attr("dir", "auto"), said.words));
        if (!said.translation.empty())
            parts.push_back(blockquote(cls("translation"), attr("lang", "ja"), said.translation));
    }
    return together(parts);
}

Url FilePage::url_to(std::string_view page) const { return url("/files/{}/{}", view.opened.id, page); }

Explanation explain(const FilePage& page, const rules::Explanation& explanation) {
    const auto language = page.visit.pack_language();
    const auto& rule = *explanation.rule;
    Explanation shown;
    shown.rule = rule.label.in(language);
    shown.provision = rule.authority.provision;
    shown.verified = rule.authority.verified;
    std::vector<Code> opened;
    for (auto part : domain::all_compartments)
        if (page.file().opened.has(part)) opened.push_back(*Code::parse(name_of(part)));
    if (!rules::may_render(page.pack(), rule, opened)) {
        shown.outcome = page.msg().file.reason_closed();
        return shown;
    }
    shown.outcome = rule.reason.in(language);
    for (auto fact : rule.reads)
        shown.facts.push_back(rules::text_of(page.pack(), fact, page.view.assessment.facts[fact], language));
    for (const auto& change : page.view.assessment.changes_of(explanation))
        shown.would_change.push_back(rules::text_of(page.pack(), change, language));
    return shown;
}

Html decisive_explanations(const FilePage& page, rules::Kind kind, const Code& id) {
    std::vector<const rules::Explanation*> in_force;
    for (const auto* found : rules::explanations_about(page.pack(), page.view.assessment, kind, id))
        if (found->outcome != rules::Outcome::not_in_force) in_force.push_back(found);
    const bool any_applies = std::ranges::any_of(in_force, [](const auto* found) { return found->outcome == rules::Outcome::applied; });
    const auto deciding = any_applies ? rules::Outcome::applied : rules::Outcome::unsettled;
    std::vector<Html> decisive, considered;
    for (const auto* found : in_force)
        (found->outcome == deciding ? decisive : considered).push_back(explanation(page.msg(), explain(page, *found)));
    return together(together(decisive), when(!considered.empty(), [&] {
                        return details(cls("considered"), summary(page.msg().file.also_considered(static_cast<std::int64_t>(considered.size()))),
                                       together(considered));
                    }));
}

}  // namespace hogo::web::staff
