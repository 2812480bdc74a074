// S11, S18, S20: after the first permission, and stories that touch each other without crossing.
#include "app/sample_office/scenario_list.h"

#include "actions/consider_circumstance.h"
#include "actions/keep_person_away.h"
#include "actions/record_encounter.h"
#include "actions/record_status.h"
#include "actions/record_wish.h"
#include "actions/state_facts.h"

namespace hogo::app {

using namespace actions;
using domain::Answer;

void tell_two_years_later(Scene& scene) {
    scene.shift_to_now(LocalDate::of(2027, 5, 10));
    scene.at("2025-06-12", 9, 0);
    RecordEncounter met;
    met.door = "deportation_procedure";
    met.seen_at = scene.now();
    met.language = "th";
    met.facts = {{"person.sex", Code("female")}, {"person.age", std::int64_t{27}}, {"person.nationality", Code("th")},
                 {"stay.standing", Code("overstayed")}};
    met.suspicion = Answer::yes;
    const auto file = scene.done(record_encounter(scene.house, scene.as("officer"), scene.action(), met)).file;
    scene.at("2026-08-12", 10, 0);
    scene.does("officer", file, RecordStatus{"designated_activities", scene.day("2026-08-12"), scene.day("2027-08-12")});
    scene.does("officer", file,
               StateFacts{{{"stay.protection_permission_on", scene.day("2025-08-12")}, {"stay.renewals_since", std::int64_t{1}},
                           {"stay.standing", Code("lawful")}},
                          "document", scene.day("2026-08-12")});
    scene.at("2026-12-15", 14, 0);
    scene.does("officer", file,
               StateFacts{{{"family.child_born_on", scene.day("2026-11-20")}, {"family.child_status_acquired_on", scene.day("2026-12-15")}},
                          "document", scene.day("2026-12-15")});
    scene.at("2027-05-10", 10, 30);
    scene.does("officer", file,
               RecordWish{.wishes = {"wishes.stay_in_japan"},
                          .language = "th",
                          .said_on = scene.day("2027-05-10"),
                          .words = words("อยากอยู่ที่ญี่ปุ่นต่อไปกับลูก"),
                          .translation = words("子どもと一緒に、これからも日本で暮らしたいです。")});
    for (const auto* kind : {"circumstances.settled_in_japan", "circumstances.child_in_need", "circumstances.danger_on_return"})
        scene.does("officer", file,
                   ConsiderCircumstance{*Code::parse(kind), Answer::yes, "officer", scene.day("2027-05-10"),
                                        {words("介護施設で働き、子を保育園に通わせている。帰国すれば債権者に追われるおそれが続いている。")}});
}

void tell_the_victim_who_recruited(Scene& scene) {
    scene.shift_to_now(LocalDate::of(2025, 12, 2));
    scene.at("2025-12-02", 10, 10);
    RecordEncounter met;
    met.door = "deportation_procedure";
    met.seen_at = scene.now();
    met.language = "th";
    met.facts = {{"person.sex", Code("female")}, {"person.age", std::int64_t{38}}, {"person.nationality", Code("th")},
                 {"stay.standing", Code("overstayed")}, {"person.recruited_others", Answer::yes}};
    met.indicators = {{"d5.debt_bondage", Answer::yes}, {"d5.against_peers", Answer::yes}};
    met.suspicion = Answer::yes;
    met.observed = words("以前は本人も借金で働かされていた。同じ店に知人を連れて来たことがあると話した。");
    const auto file = scene.done(record_encounter(scene.house, scene.as("enforcement"), scene.action(), met)).file;
    scene.does("enforcement", file,
               ConsiderCircumstance{"circumstances.compelled_acts", Answer::yes, "person", scene.day("2025-12-02"),
                                    {words("断れば借金を増やすと言われ、知人を誘わされた。")}});
}

void tell_rehearsed(Scene& scene) {
    scene.shift_to_now(LocalDate::of(2025, 8, 19));
    scene.at("2025-08-19", 11, 20);
    for (const auto* name : {"Lina T.", "Joy A."}) {
        RecordEncounter met;
        met.door = "residence_examination";
        met.seen_at = scene.now();
        met.language = "fil";
        met.facts = {{"person.sex", Code("female")}, {"person.nationality", Code("ph")}, {"stay.standing", Code("lawful")},
                     {"encounter.same_words", Answer::yes}};
        met.suspicion = Answer::yes;
        met.observed = words("二人が同じ言葉で、別の店のせいだと話した。言わされているのかもしれない。");
        met.identity.names = {words(name)};
        scene.done(record_encounter(scene.house, scene.as("examiner"), scene.action(), met));
    }
}

}  // namespace hogo::app
