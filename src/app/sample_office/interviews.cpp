// S8, and the calendars of the sample office. All persons are invented.
#include "app/sample_office/interviews.h"

#include "actions/calendar.h"
#include "actions/keep_person_away.h"
#include "actions/open_file.h"
#include "actions/record_encounter.h"
#include "actions/request_interview.h"
#include "app/sample_office/scenario_list.h"

namespace hogo::app {

using namespace actions;
using domain::Answer;

namespace {

struct Interpreting {
    const char* login;
    const char* keeper;
    std::vector<SpokenLanguage> spoken;
    const char* home;
    std::vector<int> weekdays;  ///< 0 Monday
    bool remote;
};

const std::vector<Interpreting>& interpreting() {
    static const std::vector<Interpreting> list{
        {"interpreter",
         "coordinator",
         {{"fil", "tagalog", "both", true}, {"en", {}, "both", false}},
         "バタンガス",
         {0, 1, 2, 3, 4},
         false},
        {"interpreter-th",
         "coordinator",
         {{"th", "isan", "both", true}, {"lo", {}, "both", false}},
         "コンケン",
         {0, 1, 2, 3, 4},
         false},
        {"interpreter-th2", "duty", {{"th", {}, "both", true}}, "", {0, 1, 2, 3, 4, 5, 6}, true},
        {"interpreter-id", "duty", {{"id", "javanese", "both", true}}, "スラバヤ", {0, 1, 2, 3, 4}, false},
        {"interpreter-vi", "coordinator", {{"vi", {}, "both", true}}, "ゲアン", {1, 2, 3, 4}, false},
        {"interpreter-my", "coordinator", {{"my", {}, "both", true}}, "", {0, 2, 4}, true},
        {"interpreter-km", "coordinator", {{"km", {}, "both", true}}, "カンポット", {0, 1, 2, 3, 4}, false},
    };
    return list;
}

void keep(Scene& scene, const std::string& keeper, const Code& resource, const Calendar& calendar) {
    scene.done(keep_calendar(scene.house, scene.as(keeper), resource, calendar));
}

}  // namespace

void fill_calendars(Scene& scene) {
    for (const auto& one : interpreting()) {
        Calendar calendar;
        for (const int weekday : one.weekdays) calendar.shifts.push_back({weekday, {}});
        calendar.spoken = one.spoken;
        calendar.home = words(one.home);
        calendar.confidential_since = LocalDate::of(2025, 4, 1);
        calendar.remote = one.remote;
        keep(scene, one.keeper, resource_of(scene.id(one.login)), calendar);
    }
    for (const auto* officer : {"examiner", "enforcement", "officer", "officer2", "lead", "medical"}) {
        auto calendar = usual_week();
        if (officer == std::string_view("officer")) calendar.training = 2;
        keep(scene, "coordinator", resource_of(scene.id(officer)), calendar);
    }
    for (const auto* officer : {"landing", "landing2", "narita-lead"})
        keep(scene, "duty", resource_of(scene.id(officer)), usual_week());
    const auto room = [&](const std::string& keeper, const Code& id, const Code& zone, bool step_free,
                          bool equipped) {
        auto calendar = usual_week();
        calendar.zone = zone;
        calendar.step_free = step_free;
        calendar.remote = equipped;
        keep(scene, keeper, resource_of_room(id), calendar);
    };
    room("coordinator", "counter-2", "minato", true, false);
    room("coordinator", "room-301", "minato", true, false);
    room("coordinator", "room-b1", "minato", false, true);
    room("coordinator", "outside-a", "shinjuku", true, true);
    room("duty", "secondary", "narita", true, false);
    room("duty", "quiet-room", "narita", true, true);
}

void ask_for_interview(Scene& scene, const std::string& login, const CaseId& file,
                       domain::InterviewRequested asked) {
    RequestInterview requesting;
    requesting.asked = std::move(asked);
    requesting.asked.request = domain::InterviewRequestId::draw(scene.house.random);
    auto view = open_file(scene.house, scene.as(login), file);
    if (!view) throw ScenarioFailed{std::string(view.error().code.view())};
    for (const auto* safeguard : safeguards_to_answer(view->assessment))
        if (!answered_by_the_plan(*safeguard))
            requesting.asked.safeguards.emplace(safeguard->id, Answer::yes);
    scene.does(login, file, requesting);
}

void tell_the_brokers_cousin(Scene& scene) {
    scene.shift_to_now(LocalDate::of(2025, 5, 7));
    scene.at("2025-05-07", 11, 10);
    RecordEncounter met;
    met.door = "residence_examination";
    met.seen_at = scene.now();
    met.language = "km";
    met.facts = {{"person.sex", Code("female")},
                 {"person.age", std::int64_t{29}},
                 {"person.nationality", Code("kh")},
                 {"stay.standing", Code("lawful")}};
    met.suspicion = Answer::yes;
    met.observed = words("仲介者に旅券を預けさせられたと話した。");
    met.identity.names = {words("Sokha C.")};
    const auto file =
        scene.done(record_encounter(scene.house, scene.as("officer"), scene.action(), met)).file;
    scene.does("officer", file,
               KeepPersonAway{{.role = "broker",
                               .names = {words("ចាន់ ដារ៉ា"), words("Chan Dara"), words("チャン・ダラー")},
                               .phones = {},
                               .companies = {},
                               .places = {},
                               .note = words("同じ村の出身。親族が通訳をしているらしい。")},
                              scene.id("interpreter-km")});
    ask_for_interview(scene, "officer", file,
                      {.request = {},
                       .document = "victim_interview",
                       .language = "km",
                       .dialect = {},
                       .second_language = {},
                       .length_minutes = 60,
                       .earliest = scene.house.today().plus_days(1),
                       .latest = {},
                       .risk = 1,
                       .officer = "female",
                       .interpreter = "no_preference"});
}

}  // namespace hogo::app
