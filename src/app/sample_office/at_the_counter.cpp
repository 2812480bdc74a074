// S1, S5, S10, S16: people who hold a status of residence.
#include "app/sample_office/scenario_list.h"

#include "actions/answer_screening.h"
#include "actions/consider_circumstance.h"
#include "actions/keep_person_away.h"
#include "actions/propose_measure.h"
#include "actions/record_encounter.h"
#include "actions/record_status.h"
#include "actions/record_whereabouts.h"
#include "actions/record_wish.h"

namespace hogo::app {

using namespace actions;
using domain::Answer;

void tell_a_spouse_visa_that_is_a_debt(Scene& scene) {
    scene.shift_to_now(LocalDate::of(2025, 3, 3));
    scene.at("2025-03-03", 10, 20);
    RecordEncounter met;
    met.door = "residence_examination";
    met.seen_at = scene.now();
    met.language = "fil";
    met.facts = {{"person.sex", Code("female")}, {"person.age", std::int64_t{24}}, {"person.nationality", Code("ph")},
                 {"stay.standing", Code("lawful")}, {"stay.status", Code("spouse_of_japanese")}};
    met.indicators = {{"d5.documents_confiscated", Answer::yes}, {"d4.wage_manipulation", Answer::yes},
                      {"d4.bad_living", Answer::yes}, {"d1.marriage", Answer::yes}};
    met.suspicion = Answer::yes;
    met.observed = words("旅券を店の支配人が預かっていると話した。給料から毎月7万円が「切符代」として引かれている。店の上の部屋に6人で住んでいる。");
    met.identity.names = {words("Maria L.")};
    const auto file = scene.done(record_encounter(scene.house, scene.as("examiner"), scene.action(), met)).file;

    scene.does("examiner", file, RecordStatus{"spouse_of_japanese", scene.day("2022-04-20"), scene.day("2025-04-20")});
    scene.at("2025-03-03", 10, 55);
    scene.does("examiner", file,
               RecordWish{.wishes = {"wishes.leave_employer", "wishes.stay_in_japan", "wishes.work_elsewhere", "wishes.no_police_contact"},
                          .language = "fil",
                          .said_on = scene.day("2025-03-03"),
                          .words = words("Gusto ko pong umalis sa bar at magtrabaho sa iba. Ayaw ko munang makipag-usap sa pulis."),
                          .translation = words("店を辞めて、別の所で働きたいです。警察とは、今はまだ話したくありません。")});
    scene.does("examiner", file,
               KeepPersonAway{{.role = "employer",
                               .names = {words("大沢 剛"), words("オオサワ・ツヨシ")},
                               .phones = {words("03-0000-1200")},
                               .companies = {words("有限会社 青い鳥企画")},
                               .places = {words("店のある区")},
                               .note = words("店の支配人。旅券を預かっている。")},
                              std::nullopt});
    scene.does("examiner", file,
               ConsiderCircumstance{"circumstances.condition_and_need", Answer::yes, "person", scene.day("2025-03-03"),
                                    {words("眠れず、店に戻るのが怖いと話した。")}});
    scene.does("examiner", file, ProposeMeasure{"change_of_status", {{"status", "designated_activities"}}, {}});
}

void tell_the_technical_intern(Scene& scene) {
    scene.shift_to_now(LocalDate::of(2025, 2, 10));
    scene.at("2025-02-10", 14, 5);
    RecordEncounter met;
    met.door = "residence_examination";
    met.seen_at = scene.now();
    met.language = "vi";
    met.facts = {{"person.sex", Code("male")}, {"person.age", std::int64_t{31}}, {"person.nationality", Code("vn")},
                 {"stay.standing", Code("lawful")}, {"stay.status", Code("technical_intern")}, {"work.wages_unpaid", Answer::yes}};
    met.indicators = {{"d1.wages", Answer::yes}, {"d1.contract", Answer::yes}, {"d4.excessive_hours", Answer::yes},
                      {"d4.low_pay", Answer::yes}, {"d5.documents_confiscated", Answer::yes},
                      {"d5.threat_of_denunciation", Answer::yes}, {"d5.wages_withheld", Answer::yes}};
    met.observed = words("時間外労働は月95時間で、7か月支払われていない。旅券と通帳は会社が保管。契約書に「逃亡」の罰金がある。");
    met.identity.names = {words("Nguyen V. T.")};
    const auto file = scene.done(record_encounter(scene.house, scene.as("examiner"), scene.action(), met)).file;
    scene.does("examiner", file, RecordStatus{"technical_intern", scene.day("2025-01-31"), scene.day("2026-01-31")});
    scene.does("examiner", file,
               RecordWish{.wishes = {"wishes.claim_wages", "wishes.return_home"},
                          .language = "vi",
                          .said_on = scene.day("2025-02-10"),
                          .words = words("Tôi muốn nhận đủ tiền lương, rồi về nhà."),
                          .translation = words("賃金を全部受け取って、それから家に帰りたいです。")});
    scene.does("examiner", file, ProposeMeasure{"wage_claim", {}, {}});
    scene.does("examiner", file, ProposeMeasure{"labour_inspection", {}, {}});
}

void tell_thirteen_days_left(Scene& scene) {
    scene.shift_to_now(LocalDate::of(2025, 1, 20));
    scene.at("2025-01-20", 9, 40);
    RecordEncounter met;
    met.door = "residence_examination";
    met.seen_at = scene.now();
    met.language = "th";
    met.facts = {{"person.sex", Code("female")}, {"person.age", std::int64_t{22}}, {"person.nationality", Code("th")},
                 {"stay.standing", Code("lawful")}, {"stay.status", Code("short_term_stay")}};
    met.suspicion = Answer::yes;
    met.observed = words("航空券も宿も男が用意したと言い、宿の名前を暗記した文のように答えた。");
    const auto file = scene.done(record_encounter(scene.house, scene.as("examiner"), scene.action(), met)).file;
    scene.does("examiner", file, RecordStatus{"short_term_stay", scene.day("2025-01-03"), scene.day("2025-02-02")});
}

void tell_mother_and_newborn(Scene& scene) {
    scene.shift_to_now(LocalDate::of(2026, 1, 19));
    scene.at("2026-01-19", 11, 0);
    RecordEncounter met;
    met.door = "residence_examination";
    met.seen_at = scene.now();
    met.language = "th";
    met.facts = {{"person.sex", Code("female")}, {"person.age", std::int64_t{29}}, {"person.nationality", Code("th")},
                 {"stay.standing", Code("lawful")}, {"stay.status", Code("designated_activities")},
                 {"family.child_born_on", scene.day("2025-12-28")}, {"family.child_acknowledged", Answer::no}};
    met.suspicion = Answer::yes;
    met.observed = words("店の客だった男が子の父だが、認知していない。男に住所を知られたくないと話した。");
    const auto mother = scene.done(record_encounter(scene.house, scene.as("officer"), scene.action(), met)).file;
    scene.does("officer", mother, RecordStatus{"designated_activities", scene.day("2025-09-16"), scene.day("2026-03-16")});
    scene.does("officer", mother,
               KeepPersonAway{{.role = "other",
                               .names = {words("木下 (下の名は不明)")},
                               .phones = {},
                               .companies = {},
                               .places = {},
                               .note = words("子の父。店の客だった。")}, std::nullopt});

    // The child has a number of its own.
    RecordEncounter child;
    child.door = "residence_examination";
    child.seen_at = scene.now();
    child.facts = {{"person.sex", Code("male")}, {"person.age", std::int64_t{0}}, {"person.nationality", Code("th")},
                   {"family.child_born_on", scene.day("2025-12-28")}};
    child.suspicion = Answer::yes;
    child.child_of = mother;
    scene.done(record_encounter(scene.house, scene.as("officer"), scene.action(), child));
}

}  // namespace hogo::app
