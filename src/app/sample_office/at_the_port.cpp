// S4, S17: before landing, and ashore on a crew's permission.
#include "app/sample_office/scenario_list.h"

#include "actions/keep_person_away.h"
#include "actions/propose_measure.h"
#include "actions/record_encounter.h"

namespace hogo::app {

using namespace actions;
using domain::Answer;

void tell_at_the_port(Scene& scene) {
    scene.shift_to_now(LocalDate::of(2025, 9, 1));
    scene.at("2025-09-01", 22, 40);
    RecordEncounter met;
    met.door = "landing_examination";
    met.seen_at = scene.now();
    met.language = "id";
    met.facts = {{"person.sex", Code("female")}, {"person.age", std::int64_t{19}}, {"person.age_disputed", Answer::yes},
                 {"person.nationality", Code("id")}, {"stay.standing", Code("at_the_port")}, {"encounter.companion", Answer::yes}};
    met.indicators = {{"d4.low_pay", Answer::unknown}, {"d5.documents_confiscated", Answer::unknown}};
    met.suspicion = Answer::yes;
    met.observed = words("同行の男がすべて代わりに答える。宿の名前を暗唱する。航空券は男が支払った。旅券では19歳だが、もっと若く見える。");
    const auto file = scene.done(record_encounter(scene.house, scene.as("landing"), scene.action(), met)).file;
    scene.does("landing", file,
               KeepPersonAway{{.role = "inviter",
                               .names = {words("Budi W.")},
                               .phones = {},
                               .companies = {},
                               .places = {},
                               .note = words("同行の男。到着便が同じ。")}, std::nullopt});
    scene.does("landing", file, ProposeMeasure{"provisional_landing", {}, {}});
}

void tell_the_seafarer(Scene& scene) {
    scene.shift_to_now(LocalDate::of(2025, 7, 22));
    scene.at("2025-07-22", 8, 30);
    RecordEncounter met;
    met.door = "other";
    met.seen_at = scene.now();
    met.language = "id";
    met.facts = {{"person.sex", Code("male")}, {"person.age", std::int64_t{23}}, {"person.nationality", Code("id")},
                 {"stay.standing", Code("crew_permission")}, {"work.seafarer", Answer::yes}, {"work.wages_unpaid", Answer::yes},
                 {"travel.departs_on", scene.day("2025-07-24")}};
    met.indicators = {{"d4.low_pay", Answer::yes}, {"d5.violence", Answer::yes}};
    met.suspicion = Answer::yes;
    met.observed = words("漁船で働き、給料は一度も払われていない。殴られた跡がある。明後日出港の予定。");
    const auto file = scene.done(record_encounter(scene.house, scene.as("duty"), scene.action(), met)).file;
    scene.does("duty", file,
               KeepPersonAway{{.role = "employer", .names = {}, .phones = {}, .companies = {words("船舶代理店")}, .places = {}, .note = words("代理店の担当者。")}, std::nullopt});
}

}  // namespace hogo::app
