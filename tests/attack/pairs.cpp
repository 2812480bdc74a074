#include "pairs.h"

#include "actions/declare_record.h"
#include "actions/receive_encounter.h"
#include "actions/wall.h"
#include "planning_house.h"

namespace hogo::attack {
namespace {

using namespace actions::testing;
using Chance = std::mt19937_64;

template <class List>
const auto& any_of(Chance& chance, const List& list) {
    return list[chance() % std::size(list)];
}

constexpr std::uint64_t scene = 1'000'000;  ///< numbers of requests that nobody observes

void raise_wall(World& world, const CaseId& file, const std::string& by, const std::string& against) {
    world.random.begin(scene + 50);
    auto ready = ready_to_raise(world.house(), world.base.as(by), file,
                                {world.base.id(against), "named_in_case", true, said("関係者")});
    if (!ready) throw std::runtime_error("no wall: " + std::string(ready.error().code.view()));
    TestHouse::receipt_of(world.act(scene + 51, by, file, *ready), "wall");
}

std::string number_of(World& world, const CaseId& file) {
    return world.store().read_case(file, {}, {}).value().number;
}

domain::IdentityRecorded identity(const std::string& name, const std::string& document) {
    domain::IdentityRecorded identity;
    identity.names = {text(name)};
    identity.documents = {{"passport", text(document), "tha"}};
    return identity;
}

/// By what way somebody came to be not available: named by whoever wrote the person down, found by matching, or
/// found because they told of themselves later. In the second world the same press of a button is the plain flag.
void stage_reason(World& world, const Pair& pair, bool second, const std::string& beginner, Chance& chance,
                  const auto& done) {
    std::string who = pair.observer == "coordinator" ? any_of(chance, std::array{"officer_two", "interpreter"})
                                                     : "officer_two";
    const auto way = chance() % 3;
    if (way == 2 && who == pair.observer) who = "interpreter";  // what the observer told is no secret from the observer
    world.truth.conflict = !second;
    const auto keep_away = [&](std::string_view name) {
        KeepPersonAway away;
        away.person.role = "official";
        away.person.names = {text(name)};
        return away;
    };
    if (way == 2) {
        done(3, beginner, keep_away("Chan Dara"));
        world.random.begin(scene + pair.number * 100 + 60);
        const auto told = declare_record(world.house(), world.base.as(who),
                                         {{}, {text(second ? "Mori Gaku" : "チャン・ダラー")}, {}, {}, {}});
        if (!told || !std::holds_alternative<Done>(*told)) throw std::runtime_error("nothing was told");
        if (second) done(4, beginner, KeepStaffAway{world.base.id(who)});
    } else if (second) {
        done(3, beginner, KeepStaffAway{world.base.id(who)});
    } else {
        auto away = keep_away(who);
        if (way == 0) away.staff = world.base.id(who);
        done(3, beginner, away);
    }
}

/// One side of a pair. `second`: the other world.
void stage(World& world, const Pair& pair, bool second, const CaseId& other_file,
           const std::string& other_number) {
    Chance chance(pair.number);
    auto& truth = world.truth;
    truth.observer = pair.observer;
    truth.file = other_file, truth.number = other_number;
    const bool differs_in_existence = pair.secret == Secret::hidden_file || pair.secret == Secret::wall;
    if (differs_in_existence && second) return;
    const auto beginner = std::string(any_of(chance, std::array{"officer", "enforcement", "residence"}));
    const auto file = world.begin(scene + pair.number * 100, beginner);
    truth.file = file, truth.number = number_of(world, file);
    const auto done = [&](std::uint64_t step, const std::string& who, const auto& action) {
        TestHouse::receipt_of(world.act(scene + pair.number * 100 + step, who, file, action), "scene");
    };
    if (chance() % 2)
        done(1, beginner,
             wish(world.base, {any_of(chance, std::array<Code, 2>{"stay_in_japan", "return_home"})}));
    switch (pair.secret) {
        case Secret::hidden_file:
            break;
        case Secret::wall:
            raise_wall(world, file, pair.observer == "lead" ? "lead_two" : "lead", pair.observer);
            break;
        case Secret::content: {
            const std::string mark = second ? "B" : "A";
            truth.name = "Name of " + mark, truth.address = (second ? "北海道" : "沖縄県") + mark,
            truth.statement = std::string(second ? 40 : 20, 's') + mark;
            if (pair.observer == "medic") done(2, "lead", Assign{"medic", world.base.id("medic")});
            if (pair.observer == "liaison") done(2, "lead", Assign{"liaison", world.base.id("liaison")});
            done(3, beginner, RecordIdentity{identity(truth.name, "AA" + mark + "12345")});
            if (pair.observer != "liaison")
                done(4, beginner,
                     RecordWhereabouts{{"shelter",
                                        text(truth.address),
                                        text("03-0000-000" + std::string(second ? "1" : "2")),
                                        {},
                                        world.base.today()}});
            KeepPersonAway away;
            away.person.role = "broker";
            away.person.names = {text("Broker " + mark)};
            done(5, beginner, away);
            break;
        }
        case Secret::events: {
            if (pair.observer == "medic") done(2, "lead", Assign{"medic", world.base.id("medic")});
            if (second) break;
            done(3, beginner, RecordIdentity{identity("Somebody", "AA1234567")});
            truth.kept_away = 1, truth.name = "Somebody";
            break;
        }
        case Secret::link:
            truth.known_document = !second;
            done(3, beginner, RecordIdentity{identity("Somebody", second ? "ZZ7654321" : "AA1234567")});
            break;
        case Secret::reason: {
            world.random.begin(scene + pair.number * 100 + 70);
            auto asked = asked_for(world.base);
            asked.request = InterviewRequestId::draw(world.random);
            done(2, beginner, requesting(world.base, file, asked));
            stage_reason(world, pair, second, beginner, chance, done);
            break;
        }
    }
}

std::string filled(const std::string& pattern, const std::string& file, const std::string& other) {
    std::string path;
    for (std::size_t at = 0; at < pattern.size();) {
        if (pattern[at] != '{') {
            path += pattern[at++];
            continue;
        }
        const auto end = pattern.find('}', at);
        path += pattern.substr(at, end - at + 1) == "{file}" ? file : other;
        at = end + 1;
    }
    return path;
}

/// Everything that a form of the house may hold; most routes read some of it.
Fields typed(World& world, Chance& chance, std::uint64_t number) {
    Chance ids(number);
    std::string action;
    for (int i = 0; i < 2; ++i) action += fmt::format("{:016x}", ids());
    const auto someone =
        world.base
            .id(std::string(any_of(chance, std::array{"officer_two", "lead_two", "medic", "interpreter"})))
            .text();
    return {
        {"action_id", action},
        {"seen", "1"},
        {"number", world.truth.number},
        {"part", std::string(any_of(chance, std::array{"identity", "condition", "whereabouts", "access"}))},
        {"step", std::string(any_of(
                     chance, std::array{"give", "raise", "confirmed", "break", "approve", "end", "open", "close", "answer_close"}))},
        {"closing_reasons", "because"},
        {"agreed", "yes"},
        {"answer_reasons", "because"},
        {"task", "officer"},
        {"staff", someone},
        {"ended_task", "officer"},
        {"ended_staff", someone},
        {"ground", "named_in_case"},
        {"reasons", "because"},
        {"wishes", "stay_in_japan"},
        {"language", "th"},
        {"said_on", "2025-06-12"},
        {"words", "words"},
        {"kind", "special_permission"},
        {"purpose", "protection_detail"},
        {"recipient", "police"},
        {"fields", "whereabouts"},
        {"until_day", "2025-06-13"},
        {"until_time", "12:00"},
        {"officer", someone},
        {"interpreter", someone},
        {"document", "victim_interview"},
        {"room", "room_3"},
        {"day", "2025-06-13"},
        {"time", "14:00"},
        {"length", "60"},
        {"mode", "everything"}};
}

struct Act {
    bool system = false;
    Asked asked;
};

std::vector<Act> acts_of(World& world, const Pair& pair) {
    Chance chance(pair.number * 7919 + 1);
    const auto routes = world.router().routes();
    const auto file = world.truth.file.text();
    std::vector<Act> acts;
    const auto get = [&](std::string path, Fields query = {}) {
        acts.push_back({false, {web::Method::get, std::move(path), std::move(query), {}, {}}});
    };
    const auto post = [&](std::string path) {
        acts.push_back({false,
                        {web::Method::post,
                         std::move(path),
                         {},
                         typed(world, chance, pair.number * 1000 + acts.size()),
                         {}}});
    };
    if (pair.observer == "system") {
        const auto report = fmt::format(
            R"({{"door":"landing_examination","seen_at":"{}","suspicion":"yes","facts":{{"person.sex":"female","person.age":24}},)"
            R"("indicators":{{}},"observed":"Somebody answered for her.","name":"Example","document":{{"type":"passport","number":"AA1234567","issuing_country":"THA"}}}})",
            world.house().now().text());
        acts.push_back({true, {web::Method::post, "/api/v1/encounters", {}, {}, report}});
        acts.push_back({true, {web::Method::post, "/api/v1/encounters", {}, {}, report}});
        acts.push_back({true, {web::Method::post, "/api/v1/encounters", {}, {}, "{}"}});
        acts.push_back({true, {web::Method::get, "/api/v1/encounters", {}, {}, {}}});
        return acts;
    }
    get("/files/" + file);
    post("/files");
    get("/work");
    get("/work", {{"all", "yes"}});
    get("/director");
    post("/files/" + file + "/people-at-work");
    get("/files/" + file + "/openings");
    std::size_t most = pair.acts;
    if (pair.secret == Secret::reason) {  // and wherever somebody is chosen
        const auto before = acts.size();
        for (const auto* page : {"interviews/new", "people-at-work", "needs"}) get("/files/" + file + "/" + page);
        post("/files/" + file + "/interviews/new");
        get("/planning");
        post("/planning/plan");
        get("/planning");
        most += acts.size() - before;
    }
    while (acts.size() < most) {
        const auto& route = routes[(pair.number * pair.acts + chance()) % routes.size()];
        if (route.pattern.starts_with("/api/") || route.pattern == "/sign-out")
            continue;  // systems have acts of their own
        Chance other(pair.number + acts.size());
        const auto path = filled(route.pattern, file, fmt::format("{:016x}{:016x}", other(), other()));
        if (route.method == web::Method::get)
            get(path);
        else
            post(path);
    }
    return acts;
}

std::string joined(const std::vector<std::string>& lines) {
    std::string all;
    for (const auto& line : lines) all += line + "; ";
    return all;
}

std::string first_difference(const std::string& a, const std::string& b) {
    const auto [at, bt] = std::ranges::mismatch(a, b);
    const auto from = std::max<std::ptrdiff_t>(0, at - a.begin() - 60);
    return fmt::format("«{}» against «{}»", a.substr(from, 160), b.substr(from, 160));
}

std::optional<std::string> compare(const Pair& pair, const Act& act, const Answer& a, const Answer& b) {
    const auto say = [&](std::string_view what, const std::string& how) {
        return fmt::format("pair {} ({}, {}): {} of {}: {}", pair.number, name_of(pair.secret), pair.observer,
                           what, act.asked.text(), how);
    };
    if (a.head != b.head) return say("head", first_difference(a.head, b.head));
    if (a.body != b.body) return say("body", first_difference(a.body, b.body));
    // How many lines a unit has is a declared release to whoever holds the unit's key: a file, a notice or a possible link is
    // one line more to open. The bytes above are not.
    if (pair.secret == Secret::hidden_file) return std::nullopt;
    if (a.calls != b.calls) return say("calls", joined(a.calls) + " against " + joined(b.calls));
    if (a.drawn != b.drawn) return say("random bytes", fmt::format("{} against {}", a.drawn, b.drawn));
    if (pair.secret == Secret::events || pair.secret == Secret::reason) return std::nullopt;
    for (const auto& [name, count] : a.crypto)
        if (count != b.crypto.at(name))
            return say("cryptographic calls",
                       fmt::format("{} {} against {}", name, count, b.crypto.at(name)));
    return std::nullopt;
}

}  // namespace

std::string_view name_of(Secret secret) {
    constexpr std::string_view names[] = {"hidden_file", "wall", "content", "events", "link", "reason"};
    return names[static_cast<std::size_t>(secret)];
}

const std::vector<std::string>& observers() {
    static const std::vector<std::string> all{"landing",     "residence",   "enforcement", "officer_two",
                                              "lead",        "lead_two",    "director",    "director_two",
                                              "coordinator", "interpreter", "liaison",     "desk",
                                              "duty",        "medic",       "auditor",     "administrator"};
    return all;
}

Pair pair_of(std::uint64_t number, std::size_t acts) {
    Chance chance(number);
    Pair pair{
        .number = number, .secret = all_secrets[number % all_secrets.size()], .observer = {}, .acts = acts};
    const auto choose = [&](std::initializer_list<const char*> from) {
        return std::string(*(from.begin() + chance() % from.size()));
    };
    switch (pair.secret) {
        case Secret::hidden_file:
            pair.observer = choose(
                {"officer_two", "landing", "interpreter", "liaison", "desk", "medic", "administrator"});
            break;
        case Secret::wall:
            pair.observer = choose({"officer_two", "lead", "lead_two", "director", "director_two", "duty",
                                    "coordinator", "medic", "landing", "liaison", "desk"});
            break;
        case Secret::content:
            pair.observer =
                choose({"director", "coordinator", "medic", "liaison", "officer_two", "interpreter"});
            break;
        case Secret::events:
            pair.observer = choose({"coordinator", "medic", "officer_two", "desk"});
            break;
        case Secret::link:
            pair.observer = choose({"system", "system", "officer_two", "coordinator", "desk"});
            break;
        case Secret::reason:
            pair.observer = choose({"officer_two", "coordinator", "coordinator", "interpreter"});
            break;
    }
    return pair;
}

void make_ready(World& world) {
    fill_calendars(world.base);
    world.settle(observers());
}

std::optional<std::string> difference(World& world, const Pair& pair,
                                      std::set<web::Router::Listed>* covered) {
    // Where the other world has no such file, its observers still ask for it by the address that it would
    // have.
    std::vector<Answer> first;
    std::vector<Act> acts;
    CaseId file;
    std::string number;
    for (const bool second : {false, true}) {
        world.rewind();
        stage(world, pair, second, file, number);
        if (!second) {
            file = world.truth.file, number = world.truth.number;
            acts = acts_of(world, pair);
        }
        for (std::size_t at = 0; at < acts.size(); ++at) {
            const auto& act = acts[at];
            const auto request = pair.number * 1000 + at;
            auto answer = act.system ? world.ask_system(request, act.asked)
                                     : world.ask(request, pair.observer, act.asked);
            if (!second) {
                first.push_back(std::move(answer));
                continue;
            }
            if (auto found = compare(pair, act, first[at], answer)) return found;
        }
    }
    if (covered)
        for (const auto& act : acts) {
            web::Request request;
            request.method = act.asked.method, request.path = act.asked.path;
            for (std::size_t at = 1; at < request.path.size();) {
                const auto end = std::min(request.path.find('/', at), request.path.size());
                request.segments.push_back(request.path.substr(at, end - at));
                at = end + 1;
            }
            covered->insert({act.asked.method, std::string(world.router().match(request).pattern)});
        }
    return std::nullopt;
}

}  // namespace hogo::attack
