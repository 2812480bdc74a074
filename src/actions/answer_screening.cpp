#include "actions/answer_screening.h"

namespace hogo::actions {

Verdict decide(const Deciding<AnswerScreening>& deciding, const AnswerScreening& answers) {
    const std::map<Code, domain::FactValue> facts(answers.indicators.begin(), answers.indicators.end());
    if (auto refused = first_of({casework_on(deciding.file, deciding.actor, {domain::Role::consultation_desk}),
                                 known_facts(deciding.pack, facts)}))
        return refused;
    if (answers.indicators.empty() && !answers.suspicion && answers.observed.words.empty())
        return Refused{"nothing_answered", "house", {}, "an_answer"};
    return permitted;
}

std::vector<domain::Event> change(const domain::CaseFile& file, const AnswerScreening& answers, domain::Occasion& occasion) {
    std::vector<domain::Event> events;
    if (!answers.indicators.empty()) events.push_back(occasion.event(domain::IndicatorsAnswered{answers.indicators}));
    if (answers.suspicion) events.push_back(occasion.event(domain::SuspicionStated{*answers.suspicion}));
    const auto about = events.empty() ? (file.encounter ? file.encounter->origin.event : domain::EventId()) : events.back().id;
    add_words(events, occasion, "observed", about, answers.observed);
    return events;
}

}  // namespace hogo::actions
