#include "actions/answer_link.h"

#include "actions/link_check.h"
#include "actions/second_line.h"
#include "actions/wall.h"

namespace hogo::actions {
namespace {

using domain::PossibleLink;

const PossibleLink* link_of(const domain::CaseFile& file, const EventId& person, const StaffId& staff) {
    const auto* links = file.links.opened();
    if (!links) return nullptr;
    const auto found = std::ranges::find_if(
        *links, [&](const PossibleLink& link) { return link.person == person && link.found.staff == staff; });
    return found == links->end() ? nullptr : &*found;
}

/// Another of this person's links to the same file that nobody cleared.
bool linked_otherwise(const domain::CaseFile& file, const AnswerLink& answering) {
    return std::ranges::any_of(*file.links.opened(), [&](const PossibleLink& link) {
        return link.found.staff == answering.staff && link.person != answering.person && link.stands();
    });
}

bool waits_otherwise(const domain::CaseFile& file, const AnswerLink& answering) {
    return std::ranges::any_of(*file.links.opened(), [&](const PossibleLink& link) {
        return link.found.staff == answering.staff && link.person != answering.person && link.waits();
    });
}

/// The block has another reason beside links: somebody set it by hand.
bool kept_away_by_hand(const domain::CaseFile& file, const StaffId& staff) {
    const auto* marks = file.staff_marks.opened();
    if (!marks) return true;
    return std::ranges::any_of(*marks, [&](const auto& mark) {
        const auto& [kept, origin] = mark;
        return kept.staff == staff &&
               std::ranges::none_of(*file.links.opened(), [&](const PossibleLink& link) {
                   return link.found.staff == staff && link.origin.at == origin.at &&
                          link.origin.author == origin.author &&
                          std::ranges::find(link.found.evidence, named_by_hand) == link.found.evidence.end();
               });
    });
}

/// The last wall by somebody's own decision, that a link's wall came on top of.
bool walled_by_hand(const domain::CaseFile& file, const StaffId& staff) {
    bool stands = false;
    for (const auto& [decided, origin] : *file.access_decisions.opened()) {
        if (decided.staff != staff) continue;
        if (decided.step == "wall_lifted" || decided.step == "wall_refused")
            stands = false;
        else if (decided.step == "wall_set" && decided.ground != "possible_link")
            stands = true;
    }
    return stands;
}

/// What this answer says to the wall against them, if anything.
std::optional<AnswerWall> to_the_wall(const domain::CaseFile& file, const StaffId& answerer,
                                      const AnswerLink& answering) {
    if (!file.access_decisions.opened()) return std::nullopt;
    for (const auto& wall : walls_of(file)) {
        if (wall.staff != answering.staff || wall.ground != "possible_link") continue;
        if (answering.answer == "confirmed") {
            if (wall.stands || wall.origin.author == answerer) return std::nullopt;
            return AnswerWall{answering.staff, "confirmed", {}};
        }
        if (linked_otherwise(file, answering) || walled_by_hand(file, answering.staff)) return std::nullopt;
        return AnswerWall{answering.staff, wall.stands ? Code("lifted") : Code("refused"), {}};
    }
    return std::nullopt;
}

}  // namespace

Verdict decide(const Deciding<AnswerLink>& deciding, const AnswerLink& answering) {
    if (!deciding.actor.is({domain::Role::case_lead, domain::Role::duty}))
        return Refused{"not_the_decider", "policy_p14", {"case_lead"}, "case_lead"};
    if (auto refused = first_of(
            {casework_on(deciding.file, deciding.actor), listed(answering.answer, link_answers(), "answer")}))
        return refused;
    for (auto part : domain::all_compartments)
        if (AnswerLink::reads.has(part) && !deciding.file.opened.has(part))
            return Refused{
                "you_do_not_hold", "policy_p14", {*Code::parse(name_of(part))}, "somebody_who_holds_it"};
    const auto* link = link_of(deciding.file, answering.person, answering.staff);
    if (!link || answering.staff == deciding.actor.id()) return Refused{"no_such_link", "house", {}, {}};
    if (!link->waits()) return Refused{"answered_already", "house", {}, {}};
    return has_reasons(answering.reasons.words, "policy_p14");
}

std::vector<domain::Event> change(const domain::CaseFile& file, const AnswerLink& answering,
                                  domain::Occasion& occasion) {
    std::vector events{
        occasion.event(domain::LinkAnswered{answering.person, answering.staff, {}, answering.answer})};
    add_words(events, occasion, "reasons", events.front().id, answering.reasons, Compartment::network);
    if (const auto wall = to_the_wall(file, occasion.author, answering))
        for (auto& event : change(file, *wall, occasion))
            if (!std::holds_alternative<domain::StaffKeptAway>(event.payload))
                events.push_back(std::move(event));
    const bool ends = answering.answer == "cleared" && !linked_otherwise(file, answering) &&
                      !kept_away_by_hand(file, answering.staff) && !walled_by_hand(file, answering.staff);
    if (ends) events.push_back(occasion.event(domain::StaffKeptAway{answering.staff, true}));
    return events;
}

Result<Besides> besides_of(House& house, const Actor& actor, const OpenedFile& opened,
                           const AnswerLink& answering) {
    Besides besides;
    if (const auto wall = to_the_wall(opened.file, actor.id(), answering)) {
        HOGO_TRY(of_wall, besides_of(house, actor, opened, *wall));
        besides = std::move(of_wall);
    }
    if (!waits_otherwise(opened.file, answering))
        HOGO_CHECK(tell_second(house, actor, opened, "link", answering.staff, std::nullopt, besides));
    return besides;
}

}  // namespace hogo::actions
