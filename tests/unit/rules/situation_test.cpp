#include "rules/situation.h"

#include <gmock/gmock.h>

#include "packs.h"
#include "rules/explain.h"

namespace hogo::rules {
namespace {

std::string complaint(const std::string& text) {
    const auto situation = read_situation(japanese_pack(), {"x.yaml", text});
    return situation ? "fine" : situation.error().front().text();
}

std::vector<std::string> unmet_in(const std::string& text) {
    const auto situation = read_situation(japanese_pack(), {"x.yaml", text});
    if (!situation) throw std::runtime_error(situation.error().front().text());
    std::vector<std::string> reasons;
    for (const auto& one : unmet(japanese_pack(), *situation, evaluate(japanese_pack(), situation->facts, situation->date), "x.yaml"))
        reasons.push_back(one.text());
    return reasons;
}

TEST(ASituation, IsReadAsItIsWritten) {
    const auto situation = read_situation(japanese_pack(), {"x.yaml", R"(
format: situation/1
title: A title
date: 2025-03-03
door: residence_examination
person: {age: 24}
answers: {d5.violence: yes}
wishes: [stay_in_japan]
circumstances: {cooperation: refused, danger_on_return: unknown}
facts: {stay.period_days: 365}
)"});
    ASSERT_TRUE(situation) << situation.error().front().text();
    const auto said = [&](const char* fact) { return situation->facts.text_of(*japanese_pack().fact_index(*Code::parse(fact))); };
    EXPECT_EQ(situation->title, "A title");
    EXPECT_EQ(situation->date, LocalDate::of(2025, 3, 3));
    EXPECT_EQ(said("door"), "residence_examination");
    EXPECT_EQ(said("person.age"), "24");
    EXPECT_EQ(said("d5.violence"), "yes");
    EXPECT_EQ(said("wishes.stay_in_japan"), "yes");
    EXPECT_EQ(said("wishes.return_home"), "not_asked");
    EXPECT_EQ(said("cooperation"), "refused");
    EXPECT_EQ(said("circumstances.danger_on_return"), "unknown");
    EXPECT_EQ(said("stay.period_days"), "365");
}

TEST(ASituationThatIsWrong, IsToldFileLineAndReason) {
    EXPECT_EQ(complaint("door: other"), "x.yaml:1: \"date\" is missing");
    EXPECT_EQ(complaint("date: 2025-02-30"), "x.yaml:1: must be a day that exists, like 2024-06-10");
    EXPECT_EQ(complaint("date: 2025-02-03\nperson:\n  shoe_size: 24"), "x.yaml:3: unknown fact \"person.shoe_size\"");
    EXPECT_EQ(complaint("date: 2025-02-03\ndoor: the_window"),
              "x.yaml:2: door cannot be \"the_window\": the value is not one that the fact can take");
    EXPECT_EQ(complaint("date: 2025-02-03\nfacts: {file.opens: no}"),
              "x.yaml:2: file.opens cannot be \"no\": this fact is concluded, not recorded");
    EXPECT_EQ(complaint("date: 2025-02-03\npack: uk"), "x.yaml:2: written for another pack than jp");
    EXPECT_EQ(complaint("date: 2025-02-03\ndoor: other\ndoor: departure"), "x.yaml:3: \"door\" stands twice");
    EXPECT_EQ(complaint("format: situation/9\ndate: 2025-02-03"), "x.yaml:1: the format must be situation/1");
    EXPECT_THAT(complaint("a: ["), testing::HasSubstr("no YAML"));
    EXPECT_THAT(complaint("\xff"), testing::HasSubstr("UTF-8"));
}

TEST(AnExpectation, ThatIsNotMetSaysWhichAndWhy) {
    const std::string facts = "date: 2025-06-12\nsuspicion: yes\nstay: {standing: overstayed}\nexpect:\n";
    EXPECT_THAT(unmet_in(facts + "  file: opens"), testing::IsEmpty());
    EXPECT_THAT(unmet_in(facts + "  file: unsettled"), testing::ElementsAre("x.yaml:5: expected file = unsettled: it is opens"));
    EXPECT_THAT(unmet_in(facts + "  holds: {custody: not_held}"), testing::ElementsAre("x.yaml:5: expected holds custody = not_held: it is held"));
    EXPECT_THAT(unmet_in(facts + "  measures: [renewal]"), testing::ElementsAre("x.yaml:5: expected measures renewal: it is closed, wish not_needed"));
    EXPECT_THAT(unmet_in(facts + "  alerts:\n    - leaders_apart"), testing::ElementsAre("x.yaml:6: expected alerts leaders_apart: it is not raised"));
    EXPECT_THAT(unmet_in(facts + "  moonlight: yes"), testing::ElementsAre("x.yaml:5: expected moonlight = yes: nothing of that name can be expected"));
}

/// Each line of an `expect` can fail: for every kind of expectation, one that this situation does not meet.
TEST(EveryKindOfExpectation, CanFail) {
    const std::string facts = "date: 2025-06-12\nsuspicion: yes\nstay: {standing: overstayed}\nlift: {revocation: 2025-06-30}\nexpect:\n";
    for (const char* line : {"file: does_not_open", "track: landing", "screening: {d1: yes}", "screening: {result: no_indication}",
                             "screening: {list: child}", "holds: [revocation]", "holds: [no_such]", "measures: [no_such]",
                             "not_measures: [supervisory_measure]", "not_measures: [no_such]", "measure_states: {renewal: open}",
                             "measure_states: {assisted_return: follows}", "first_measure: renewal", "deciders: {renewal: director}",
                             "deciders: {nothing: director}", "statuses: {renewal: long_term_resident}", "second_person: [renewal]",
                             "second_person: [nothing]", "grounds: [change_cooperation]", "deadlines: [stay_expires]",
                             "deadlines: {lift_revocation_ends: 2025-06-30}", "deadlines: {lift_revocation_ends: {days_left: 1}}",
                             "deadlines: {lift_revocation_ends: {act_by: 2025-07-02}}", "no_deadlines: [lift_revocation_ends]",
                             "alerts: [leaders_apart]", "no_alerts: [deposit_zero]", "interview: [i17]", "interview: {i03: warn}",
                             "interview: {i03: to_settle}", "no_interview: [i03]", "custody_days: {with_file: 0}", "never_held: [waive_hearing]",
                             "never_held: [no_such]", "steps_held: [hearing]", "steps_held: [revoke_status]", "rules: {custody_held: not_met}",
                             "rules: {no_such: applied}"})
        EXPECT_EQ(unmet_in(facts + "  " + line).size(), 1U) << line;
}

TEST(TheAnswer, HasTheDocumentedShape) {
    FactTable facts(japanese_pack());
    (void)facts.set("suspicion", Answer::yes);
    const auto answer = answer_json(japanese_pack(), evaluate(japanese_pack(), facts, LocalDate::of(2025, 6, 12)));
    std::vector<std::string> keys;
    for (const auto& [key, value] : answer.items()) keys.push_back(key);
    EXPECT_THAT(keys, testing::ElementsAre("format", "pack", "date", "file", "track", "screening", "holds", "measures", "not_proposed",
                                           "deadlines", "alerts", "interview", "custody_days", "conflicts", "explanations"));
    EXPECT_EQ(answer["format"], "situation-answer/1");
    EXPECT_EQ(answer["pack"], "jp/" + japanese_pack().version());
    keys.clear();
    for (const auto& [key, value] : answer["explanations"][0].items()) keys.push_back(key);
    EXPECT_THAT(keys, testing::ElementsAre("for", "rule", "provision", "source", "verified", "outcome", "reason", "facts", "would_change",
                                           "compartments"));
}

TEST(TwoAnswers, DifferInThePartsThatDiffer) {
    const nlohmann::ordered_json one = {{"file", "opens"}, {"holds", 1}, {"explanations", 1}};
    const nlohmann::ordered_json other = {{"file", "opens"}, {"holds", 2}, {"explanations", 2}};
    EXPECT_THAT(differing_parts(one, other, {}), testing::ElementsAre("holds"));
    EXPECT_THAT(differing_parts(one, other, {"file"}), testing::IsEmpty());
}

TEST(TheTextAnswer, SpeaksJapaneseAndEnglish) {
    FactTable facts(japanese_pack());
    (void)facts.set("suspicion", Answer::yes);
    const Assessment assessment = evaluate(japanese_pack(), facts, LocalDate::of(2025, 6, 12));
    EXPECT_THAT(answer_text(japanese_pack(), assessment, Language::ja), testing::HasSubstr("収容の留保"));
    EXPECT_THAT(answer_text(japanese_pack(), assessment, Language::en), testing::HasSubstr("not verified"));
}

}  // namespace
}  // namespace hogo::rules
