#include "actions/arrange_interview.h"

#include "actions/add_words.h"
#include "actions/booking.h"

namespace hogo::actions {
namespace {

constexpr domain::Role interpreters[] = {domain::Role::interpreter};
const std::vector<domain::Role> officers(casework_roles);

bool enforced_in_the_room(const rules::Safeguard& safeguard) { return safeguard.about == "i03" || safeguard.about == "i18"; }
bool to_be_answered(const Code& level) {
    return level == "block" || level == "justify" || level == "ask" || level == "offer";
}

struct Safeguards {
    const Deciding<ArrangeInterview>& deciding;
    const ArrangeInterview& arranging;
    std::vector<Code> unanswered = {}, unmet = {}, unexplained = {};

    domain::Answer answer_to(const rules::Safeguard& safeguard) const {
        const auto given = arranging.safeguards.find(safeguard.id);
        const auto answer = given == arranging.safeguards.end() ? domain::Answer::not_asked : given->second;
        // Whether the officer is a woman is on record; a box does not change it.
        const auto* officer = deciding.directory.find(arranging.officer);
        if (safeguard.id == "female_officer" && answer == domain::Answer::yes && officer && officer->female != Code("yes"))
            return domain::Answer::no;
        return answer;
    }
    void check(const rules::Safeguard& safeguard) {
        const auto answer = answer_to(safeguard);
        const auto reason = arranging.reasons.find(safeguard.id);
        const bool explained = reason != arranging.reasons.end() && !reason->second.empty();
        if (answer == domain::Answer::not_asked) unanswered.push_back(safeguard.id);
        else if (safeguard.level == "block" && answer != domain::Answer::yes) unmet.push_back(safeguard.id);
        else if (safeguard.level == "justify" && answer != domain::Answer::yes && !explained) unexplained.push_back(safeguard.id);
    }
    Verdict verdict() {
        for (const auto* safeguard : safeguards_to_answer(deciding.assessment)) check(*safeguard);
        if (!unanswered.empty()) return Refused{"safeguards_unanswered", "policy_p8", unanswered, "an_answer_to_each"};
        if (!unmet.empty()) return Refused{"safeguards_not_met", "policy_p8", unmet, "meeting_them_first"};
        if (!unexplained.empty()) return Refused{"safeguards_need_reasons", "policy_p9", unexplained, "reasons"};
        return permitted;
    }
};

Verdict room_fits(const Directory& directory, const ArrangeInterview& arranging) {
    const auto room = std::ranges::find(directory.rooms, arranging.room, &RoomRecord::id);
    if (room == directory.rooms.end()) return Refused{"not_listed", "house", {"room"}, "a_listed_value"};
    if (room->privacy == 0 && arranging.document == "victim_interview")
        return Refused{"not_at_the_counter", "policy_p8", {arranging.room}, "a_closed_room"};
    return permitted;
}

}  // namespace

std::span<const Code> interview_documents() {
    static const std::array<Code, 2> documents{"victim_interview", "statutory_questioning"};
    return documents;
}

std::vector<const rules::Safeguard*> safeguards_to_answer(const rules::Assessment& assessment) {
    std::vector<const rules::Safeguard*> found;
    for (const auto& answer : assessment.safeguards)
        if (to_be_answered(answer.safeguard->level) && !enforced_in_the_room(*answer.safeguard)) found.push_back(answer.safeguard);
    return found;
}

Verdict decide(const Deciding<ArrangeInterview>& deciding, const ArrangeInterview& arranging) {
    if (auto refused = first_of({casework_on(deciding.file, deciding.actor, {domain::Role::coordinator}),
                                 listed(arranging.document, interview_documents(), "document")}))
        return refused;
    if (arranging.day < deciding.today) return Refused{"day_has_passed", "house", {"day"}, "a_day_to_come"};
    if (arranging.minute < 0 || arranging.minute >= 24 * 60 || arranging.length_minutes < 5 || arranging.length_minutes > 8 * 60)
        return Refused{"not_listed", "house", {"time"}, "a_listed_value"};
    if (auto refused = first_of({room_fits(deciding.directory, arranging),
                                 is_available(deciding.file, deciding.directory, arranging.officer, officers)}))
        return refused;
    if (arranging.interpreter)
        if (auto refused = is_available(deciding.file, deciding.directory, *arranging.interpreter, interpreters))
            return refused;
    return Safeguards{deciding, arranging}.verdict();
}

std::vector<domain::Event> change(const domain::CaseFile&, const ArrangeInterview& arranging, domain::Occasion& occasion) {
    std::vector events{occasion.event(domain::InterviewArranged{.interview = occasion.fresh<struct domain::InterviewTag>(),
                                                                .document = arranging.document,
                                                                .day = arranging.day,
                                                                .minute = arranging.minute,
                                                                .length_minutes = arranging.length_minutes,
                                                                .room = arranging.room,
                                                                .officer = arranging.officer,
                                                                .interpreter = arranging.interpreter,
                                                                .language = arranging.language,
                                                                .safeguards = arranging.safeguards})};
    for (const auto& [safeguard, reason] : arranging.reasons)
        add_words(events, occasion, safeguard, events.front().id, {reason});
    return events;
}

Result<Besides> besides_of(House& house, const Actor&, const OpenedFile& opened, const ArrangeInterview& arranging) {
    const PlannedPlace place{arranging.day, static_cast<int>(arranging.minute), arranging.officer, arranging.interpreter, arranging.room};
    const Booked booked{.line = hand_line(house, opened.id, place),
                        .unit = opened.unit,
                        .language = arranging.language,
                        .document = arranging.document,
                        .length = static_cast<int>(arranging.length_minutes),
                        .from_afar = false,
                        .place = place};
    Besides besides;
    besides.planning.held_if_free = slots_of(house, booked.line, place, booked.length);
    HOGO_CHECK(book(house, booked, besides.planning));
    return besides;
}

}  // namespace hogo::actions
