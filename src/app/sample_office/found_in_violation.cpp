// S2, S3, S7, S13, S15: people found without a status. The same file, the same steps, the same screens (P2).
#include "app/sample_office/interviews.h"
#include "app/sample_office/scenario_list.h"

#include "actions/advance_measure.h"
#include "actions/consider_circumstance.h"
#include "actions/keep_person_away.h"
#include "actions/propose_measure.h"
#include "actions/propose_not_established.h"
#include "actions/record_custody.h"
#include "actions/record_encounter.h"
#include "actions/record_whereabouts.h"
#include "actions/record_wish.h"
#include "actions/state_facts.h"
#include "actions/state_needs.h"

namespace hogo::app {

using namespace actions;
using domain::Answer;

namespace {

/// S2 and S3 differ in their day alone.
CaseId found_in_a_raid(Scene& scene, const char* day) {
    scene.at(day, 5, 50);
    RecordEncounter met;
    met.door = "deportation_procedure";
    met.seen_at = scene.now();
    met.language = "th";
    met.facts = {{"person.sex", Code("female")}, {"person.age", std::int64_t{27}}, {"person.nationality", Code("th")},
                 {"stay.standing", Code("overstayed")}, {"encounter.rescued_on", scene.day(day)}};
    met.indicators = {{"d5.debt_bondage", Answer::yes}, {"d5.isolation", Answer::yes}, {"d5.violence_on_family", Answer::yes},
                      {"d4.excessive_hours", Answer::yes}};
    met.suspicion = Answer::yes;
    met.observed = words("借金540万円を負わされ、外出は見張り付き。故郷の家族を脅されている。");
    met.identity.names = {words("Ploy S."), words("พลอย ส.")};
    const auto file = scene.done(record_encounter(scene.house, scene.as("enforcement"), scene.action(), met)).file;
    scene.does("enforcement", file,
               KeepPersonAway{{.role = "broker",
                               .names = {words("สมชาย ก."), words("ソムチャイ")},
                               .phones = {words("+66 2 000 0000")},
                               .companies = {},
                               .places = {words("新宿の店の周り")},
                               .note = words("本人を探しているとの話がある。")},
                              std::nullopt});
    return file;
}

}  // namespace

void tell_found_in_a_raid(Scene& scene) {
    scene.shift_to_now(LocalDate::of(2025, 6, 12));
    const auto file = found_in_a_raid(scene, "2025-06-12");
    scene.at("2025-06-12", 7, 30);
    scene.does("enforcement", file, RecordCustody{scene.day("2025-06-12"), scene.day("2025-06-12"), "detention_order"});
    scene.does("enforcement", file, ProposeMeasure{"supervisory_measure", {}, {}});
    scene.does("enforcement", file,
               ConsiderCircumstance{"circumstances.condition_and_need", Answer::yes, "person", scene.day("2025-06-12"),
                                    {words("よく眠れず、服薬中。午前中は起き上がれない。")}});
    scene.does("enforcement", file, StateNeeds{{{"needs.hours", Code("afternoon")}, {"needs.officer", Code("female")}}});
    ask_for_interview(scene, "enforcement", file,
                      {.request = {},
                       .document = "victim_interview",
                       .language = "th",
                       .dialect = "isan",
                       .second_language = {},
                       .length_minutes = 60,
                       .earliest = scene.house.today().plus_days(1),  // one night's sleep first
                       .latest = {},
                       .risk = 2,
                       .officer = "female",
                       .interpreter = "female",
                       .unseen = false,
                       .step_free = false,
                       .child = false,
                       .avoid = {"shinjuku"}});
}

void tell_the_same_facts_earlier(Scene& scene) {
    scene.as_it_was();
    const auto file = found_in_a_raid(scene, "2024-05-20");
    scene.at("2024-05-20", 8, 10);
    scene.does("enforcement", file, RecordCustody{scene.day("2024-05-20"), scene.day("2024-05-20"), "detention_order"});
    scene.does("enforcement", file, ProposeMeasure{"provisional_release", {}, {}});
}

void tell_almost_nothing_is_known(Scene& scene) {
    scene.shift_to_now(LocalDate::of(2025, 4, 2));
    scene.at("2025-04-02", 15, 30);
    RecordEncounter met;
    met.door = "deportation_procedure";
    met.seen_at = scene.now();
    met.language = "my";
    met.facts = {{"person.sex", Code("male")}, {"person.age", Answer::unknown}, {"person.nationality", Code("mm")},
                 {"stay.standing", Code("other_violation")}};
    met.suspicion = Answer::yes;
    met.observed = words("40歳くらい。何も話さない。両手首に跡がある。");
    const auto file = scene.done(record_encounter(scene.house, scene.as("enforcement"), scene.action(), met)).file;
    scene.at("2025-04-02", 17, 0);
    scene.does("enforcement", file,
               ProposeNotEstablished{{words("ビルマ語での聴取でも、搾取をうかがわせる事情は語られなかった。現時点の資料では認知に至らない。")}});
}

void tell_already_detained(Scene& scene) {
    scene.shift_to_now(LocalDate::of(2025, 10, 7));
    scene.at("2025-10-07", 13, 15);
    RecordEncounter met;
    met.door = "detention_centre";
    met.seen_at = scene.now();
    met.language = "fil";
    met.facts = {{"person.sex", Code("female")}, {"person.age", std::int64_t{34}}, {"person.nationality", Code("ph")},
                 {"stay.standing", Code("overstayed")}, {"procedure.removal_order_on", scene.day("2025-05-12")},
                 {"custody.state", Code("detained")}, {"travel.departs_on", scene.day("2025-10-15")}};
    met.suspicion = Answer::yes;
    met.observed = words("看護師に、店で働かされ給料を取り上げられていたと打ち明けた。");
    met.identity.names = {words("Rosa M.")};
    const auto file = scene.done(record_encounter(scene.house, scene.as("medical"), scene.action(), met)).file;
    scene.does("medical", file, RecordCustody{scene.day("2025-05-12"), std::nullopt, "removal_order"});
}

void tell_twenty_three_at_once(Scene& scene) {
    scene.shift_to_now(LocalDate::of(2025, 11, 6));
    scene.at("2025-11-06", 5, 40);
    const auto seen = scene.now();
    scene.at("2025-11-06", 9, 15);
    std::vector<RecordEncounter> rows;
    for (int i = 0; i < 23; ++i) {
        RecordEncounter row;
        row.door = "deportation_procedure";
        row.seen_at = seen;
        row.language = Code::parse(i % 3 == 0 ? "id" : "vi");
        row.facts = {{"person.sex", *Code::parse(i % 5 == 0 ? "female" : "male")}, {"person.nationality", *Code::parse(i % 3 == 0 ? "id" : "vn")},
                     {"encounter.several_persons", Answer::yes}, {"encounter.leaders", Answer::yes},
                     {"stay.standing", Code("other_violation")}};
        row.suspicion = Answer::yes;
        rows.push_back(std::move(row));
    }
    scene.done(record_group_sheet(scene.house, scene.as("enforcement"), scene.action(), std::move(rows)));
}

}  // namespace hogo::app
