// Short sentences for scripts of casework: what an officer does in one breath.
#pragma once
#include "actions/advance_measure.h"
#include "actions/answer_screening.h"
#include "actions/arrange_interview.h"
#include "actions/assign.h"
#include "actions/close_screening.h"
#include "actions/conduct_interview.h"
#include "actions/consider_circumstance.h"
#include "actions/decide_crime_report.h"
#include "actions/decide_measure.h"
#include "actions/determine_stage.h"
#include "actions/draft_measure.h"
#include "actions/inquiry.h"
#include "actions/interview_consent.h"
#include "actions/keep_person_away.h"
#include "actions/lift_hold.h"
#include "actions/note.h"
#include "actions/propose_measure.h"
#include "actions/propose_not_established.h"
#include "actions/record_custody.h"
#include "actions/record_identity.h"
#include "actions/record_statement.h"
#include "actions/record_status.h"
#include "actions/record_whereabouts.h"
#include "actions/record_wish.h"
#include "actions/release.h"
#include "actions/send_measure.h"
#include "actions/state_facts.h"
#include "actions/state_needs.h"
#include "test_house.h"

namespace hogo::actions::testing {

using domain::Answer;
using domain::MeasureState;
using domain::Stage;

inline Said said(std::string_view words) { return {text(words)}; }

inline StateFacts facts(const TestHouse& house, std::map<Code, domain::FactValue> stated) {
    return {std::move(stated), "document", house.today()};
}
inline RecordWish wish(const TestHouse& house, std::vector<Code> wishes) {
    return {std::move(wishes), "th", house.today(), text("คำพูดของเธอ"), text("本人の言葉")};
}
inline ConsiderCircumstance consider(const TestHouse& house, const Code& kind, Answer answer) {
    return {kind, answer, "person", house.today(), said("根拠")};
}
/// Every circumstance of the rules, with the same answer.
inline void consider_all(TestHouse& house, const CaseId& file, Answer answer = Answer::unknown) {
    for (const auto* fact : house.pack().facts_of("circumstances")) house.done("officer", file, consider(house, fact->id, answer));
}

/// Proposes, and answers the measure's id.
inline domain::MeasureId propose(TestHouse& house, const CaseId& file, const Code& kind, const std::string& login = "officer",
                                 Said reasons = {}) {
    house.done(login, file, ProposeMeasure{kind, {}, std::move(reasons)});
    return house.file(file).measures.back().proposed.measure;
}
/// A draft that cites the first event of the file.
inline DraftMeasure draft(TestHouse& house, const CaseId& file, const domain::MeasureId& measure) {
    return {measure, said("理由"), {house.file(file).timeline.front().origin.event}};
}
/// Considered, asked, drafted, sent: only the decision is missing.
inline domain::MeasureId sent(TestHouse& house, const CaseId& file, const Code& kind, const std::string& login = "officer") {
    if (house.file(file).wishes.empty()) house.done("officer", file, wish(house, {}));
    consider_all(house, file);
    const auto measure = propose(house, file, kind, login, said("理由"));
    house.done(login, file, draft(house, file, measure));
    house.done(login, file, SendMeasure{measure});
    return measure;
}

/// An overstayed woman from Thailand, met in a raid (S2).
inline CaseId begin_ploy(TestHouse& house) {
    RecordEncounter encounter;
    encounter.door = "deportation_procedure";
    encounter.language = "th";
    encounter.facts = {{"person.sex", Code("female")}, {"person.age", std::int64_t{27}},
                       {"person.nationality", Code("th")}, {"stay.standing", Code("overstayed")}};
    return house.begin("officer", encounter);
}
/// A woman with a status that ends in 48 days (S1).
inline CaseId begin_maria(TestHouse& house) {
    RecordEncounter encounter;
    encounter.door = "residence_examination";
    encounter.language = "fil";
    encounter.facts = {{"person.sex", Code("female")}, {"person.age", std::int64_t{24}}, {"stay.standing", Code("lawful")}};
    const auto file = house.begin("officer", encounter);
    house.done("officer", file, RecordStatus{"spouse_of_japanese", house.today().plus_days(-317), house.today().plus_days(48)});
    return file;
}

/// An interview by `officer` today in the closed room, every safeguard answered yes.
inline ArrangeInterview arrangement(TestHouse& house, const CaseId& file, const std::string& officer = "officer") {
    ArrangeInterview arranging{.document = "victim_interview",
                               .day = house.today(),
                               .minute = 14 * 60,
                               .length_minutes = 60,
                               .room = "room_3",
                               .officer = house.id(officer),
                               .interpreter = house.id("interpreter"),
                               .language = "th",
                               .safeguards = {},
                               .reasons = {}};
    for (const auto* safeguard : safeguards_to_answer(assess(house.pack(), house.file(file), house.today())))
        arranging.safeguards[safeguard->id] = Answer::yes;
    return arranging;
}
inline domain::InterviewId arrange(TestHouse& house, const CaseId& file) {
    house.done("officer", file, arrangement(house, file));
    return house.file(file).interviews.back().arranged.interview;
}

}  // namespace hogo::actions::testing
