#include "actions/request_interview.h"

#include <set>

#include "actions/add_words.h"

namespace hogo::actions {
namespace {

const std::set<Code>& plan_answers() {
    static const std::set<Code> ids{"i05",
                                    "i06",
                                    "i07",
                                    "i09",
                                    "i10",
                                    "female_officer",
                                    "preferred_officer",
                                    "female_interpreter",
                                    "native_language_interpreter",
                                    "not_at_the_counter",
                                    "away_from_persons_to_avoid",
                                    "afternoons_only",
                                    "mornings_only"};
    return ids;
}

constexpr int longest_minutes = 180;

Verdict all_listed(const std::vector<Code>& values, std::span<const Code> list, const Code& field) {
    for (const auto& value : values)
        if (auto refused = listed(value, list, field)) return refused;
    return permitted;
}

/// The others are answered before anything is planned: nobody is led to a room before the risk was looked at.
Verdict safeguards_answered(const Deciding<RequestInterview>& deciding, const RequestInterview& requesting) {
    std::vector<Code> unanswered, unmet, unexplained;
    for (const auto* safeguard : safeguards_to_answer(deciding.assessment)) {
        if (answered_by_the_plan(*safeguard)) continue;
        const auto given = requesting.asked.safeguards.find(safeguard->id);
        const auto answer =
            given == requesting.asked.safeguards.end() ? domain::Answer::not_asked : given->second;
        const auto reason = requesting.reasons.find(safeguard->id);
        const bool explained = reason != requesting.reasons.end() && !reason->second.empty();
        if (answer == domain::Answer::not_asked)
            unanswered.push_back(safeguard->id);
        else if (safeguard->level == "block" && answer != domain::Answer::yes)
            unmet.push_back(safeguard->id);
        else if (safeguard->level == "justify" && answer != domain::Answer::yes && !explained)
            unexplained.push_back(safeguard->id);
    }
    if (!unanswered.empty())
        return Refused{"safeguards_unanswered", "policy_p8", unanswered, "an_answer_to_each"};
    if (!unmet.empty()) return Refused{"safeguards_not_met", "policy_p8", unmet, "meeting_them_first"};
    if (!unexplained.empty()) return Refused{"safeguards_need_reasons", "policy_p9", unexplained, "reasons"};
    return permitted;
}

}  // namespace

std::span<const Code> preferences() {
    static const std::array<Code, 3> all{"female", "male", "no_preference"};
    return all;
}
std::span<const Code> companions() {
    static const std::array<Code, 4> all{"support_person", "lawyer", "guardian", "child_guidance"};
    return all;
}

bool answered_by_the_plan(const rules::Safeguard& safeguard) {
    return plan_answers().contains(safeguard.id);
}

Verdict decide(const Deciding<RequestInterview>& deciding, const RequestInterview& requesting) {
    const auto& asked = requesting.asked;
    if (auto refused = first_of({casework_on(deciding.file, deciding.actor),
                                 listed(asked.document, interview_documents(), "document"),
                                 listed(asked.officer, preferences(), "officer"),
                                 listed(asked.interpreter, preferences(), "interpreter"),
                                 all_listed(asked.present, companions(), "present")}))
        return refused;
    if (asked.language.empty()) return Refused{"not_listed", "house", {"language"}, "a_listed_value"};
    if (asked.length_minutes < 20 || asked.length_minutes > longest_minutes || asked.risk < 0 ||
        asked.risk > 2)
        return Refused{"not_listed", "house", {"length"}, "a_listed_value"};
    if (asked.latest && (*asked.latest < asked.earliest || *asked.latest < deciding.today))
        return Refused{"day_has_passed", "house", {"latest"}, "a_day_to_come"};
    return safeguards_answered(deciding, requesting);
}

std::vector<domain::Event> change(const domain::CaseFile&, const RequestInterview& requesting,
                                  domain::Occasion& occasion) {
    std::vector events{occasion.event(requesting.asked)};
    for (const auto& [safeguard, reason] : requesting.reasons)
        add_words(events, occasion, safeguard, events.front().id, {reason});
    return events;
}

Result<Besides> besides_of(House& house, const Actor&, const OpenedFile& opened,
                           const RequestInterview& requesting) {
    PlanningLine line;
    line.file = opened.id;
    line.request = requesting.asked.request;
    line.language = requesting.asked.language;
    line.document = requesting.asked.document;
    line.length = static_cast<int>(requesting.asked.length_minutes);
    Besides besides;
    HOGO_TRY(rows, seal_line(house, opened.unit, line));
    besides.planning.lines = std::move(rows);
    return besides;
}

Verdict decide(const Deciding<WithdrawRequest>& deciding, const WithdrawRequest& withdrawing) {
    if (auto refused = casework_on(deciding.file, deciding.actor, {domain::Role::coordinator}))
        return refused;
    if (deciding.file.requests.closed()) return Refused{"needs_closed", "policy_p14", {}, "the_case_lead"};
    const auto* request = deciding.file.request(withdrawing.request);
    if (!request || request->closed) return Refused{"no_such_interview", "house", {}, {}};
    return permitted;
}

std::vector<domain::Event> change(const domain::CaseFile&, const WithdrawRequest& withdrawing,
                                  domain::Occasion& occasion) {
    return {occasion.event(domain::InterviewRequestClosed{withdrawing.request, "withdrawn"})};
}

Result<Besides> besides_of(House& house, const Actor&, const OpenedFile&,
                           const WithdrawRequest& withdrawing) {
    Besides besides;
    besides.planning.lines_gone.push_back(line_id(house, withdrawing.request));
    return besides;
}

}  // namespace hogo::actions
