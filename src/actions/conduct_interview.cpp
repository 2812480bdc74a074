#include "actions/conduct_interview.h"

#include "actions/booking.h"

namespace hogo::actions {

using enum domain::InterviewState;

Verdict decide(const Deciding<BeginInterview>& deciding, const BeginInterview& beginning) {
    if (auto refused = first_of({casework_on(deciding.file, deciding.actor),
                                 interview_stands(deciding.file, beginning.interview, {arranged})}))
        return refused;
    const auto& arranged_for = deciding.file.interview(beginning.interview)->arranged;
    if (arranged_for.officer != deciding.actor.id())
        return Refused{"another_officer_was_arranged", "policy_p10", {}, "the_arranged_officer"};
    if (deciding.today < arranged_for.day) return Refused{"before_its_day", "house", {}, "the_arranged_day"};
    return permitted;
}
std::vector<domain::Event> change(const domain::CaseFile&, const BeginInterview& beginning, domain::Occasion& occasion) {
    return {occasion.event(domain::InterviewMoment{beginning.interview, "begun"})};
}

Verdict decide(const Deciding<TellRights>& deciding, const TellRights& telling) {
    return first_of({casework_on(deciding.file, deciding.actor),
                     interview_stands(deciding.file, telling.interview, {arranged, in_progress, paused})});
}
std::vector<domain::Event> change(const domain::CaseFile&, const TellRights& telling, domain::Occasion& occasion) {
    return {occasion.event(domain::InterviewMoment{telling.interview, "rights_told"})};
}

std::span<const Code> interview_moments() {
    static const std::array<Code, 5> moments{"paused", "resumed", "stopped", "ended", "cancelled"};
    return moments;
}

Verdict decide(const Deciding<MarkInterview>& deciding, const MarkInterview& marking) {
    if (auto refused = first_of({casework_on(deciding.file, deciding.actor, {domain::Role::coordinator}),
                                 listed(marking.moment, interview_moments(), "moment")}))
        return refused;
    if (marking.moment == "paused") return interview_stands(deciding.file, marking.interview, {in_progress});
    if (marking.moment == "resumed") return interview_stands(deciding.file, marking.interview, {paused});
    if (marking.moment == "cancelled") return interview_stands(deciding.file, marking.interview, {arranged});
    return interview_stands(deciding.file, marking.interview, {in_progress, paused});
}
std::vector<domain::Event> change(const domain::CaseFile&, const MarkInterview& marking, domain::Occasion& occasion) {
    return {occasion.event(domain::InterviewMoment{marking.interview, marking.moment})};
}

Result<Besides> besides_of(House& house, const Actor&, const OpenedFile& opened, const MarkInterview& marking) {
    Besides besides;
    const auto* interview = opened.file.interview(marking.interview);
    if (!interview || marking.moment != "cancelled") return besides;
    const auto& arranged_as = interview->arranged;
    const PlannedPlace place{arranged_as.day, static_cast<int>(arranged_as.minute), arranged_as.officer, arranged_as.interpreter, arranged_as.room};
    const auto line = interview->planned ? line_id(house, interview->planned->request) : hand_line(house, opened.id, place);
    clear(house, line, place, besides.planning);
    besides.planning.lines_gone.push_back(line);
    return besides;
}

Verdict decide(const Deciding<AnswerDeparture>& deciding, const AnswerDeparture& answering) {
    if (auto refused = first_of({casework_on(deciding.file, deciding.actor),
                                 interview_stands(deciding.file, answering.interview, {arranged, in_progress, paused})}))
        return refused;
    const auto& planned = deciding.file.interview(answering.interview)->planned;
    if (!planned || !planned->missed.contains(answering.ideal) || answering.agreed == domain::Answer::not_asked)
        return Refused{"not_listed", "house", {"ideal"}, "a_listed_value"};
    return permitted;
}
std::vector<domain::Event> change(const domain::CaseFile&, const AnswerDeparture& answering, domain::Occasion& occasion) {
    return {occasion.event(domain::DepartureAnswered{answering.interview, answering.ideal, answering.agreed})};
}

Verdict decide(const Deciding<ReviewRecord>& deciding, const ReviewRecord& review) {
    if (auto refused = first_of({casework_on(deciding.file, deciding.actor),
                                 interview_stands(deciding.file, review.interview, {in_progress, paused, ended})}))
        return refused;
    const auto& interview = *deciding.file.interview(review.interview);
    if (!review.corrections.words.empty() && (interview.withdrawn || !interview.consent))
        return Refused{interview.withdrawn ? Code("consent_withdrawn") : Code("i03_consent"), "policy_p11", {}, "consent"};
    return permitted;
}
std::vector<domain::Event> change(const domain::CaseFile&, const ReviewRecord& review, domain::Occasion& occasion) {
    std::vector events{occasion.event(domain::InterviewMoment{review.interview, "record_reviewed"})};
    add_words(events, occasion, "review", events.front().id, review.corrections, domain::Compartment::statement);
    return events;
}

}  // namespace hogo::actions
