// Every route, by every role, in every state of a file: the table in access_table.txt, compared with what the
// house answers.
//
// A new route fails here until its row stands in the table; a changed answer fails until somebody changed the
// row by hand, or with HOGO_WRITE_TABLES=1 after looking at what changed.
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "actions/wall.h"
#include "erased.h"
#include "pairs.h"

namespace hogo::attack {
namespace {

using namespace actions::testing;

const std::string table_file = HOGO_SOURCE_DIR "/tests/attack/access_table.txt";

/// A file that the officer began, one more that is walled from a person, and an id that no file has.
struct States {
    CaseId own, nowhere;
};

std::string path_of(const std::string& pattern, const std::string& file) {
    std::string path;
    for (std::size_t at = 0; at < pattern.size();) {
        if (pattern[at] != '{') {
            path += pattern[at++];
            continue;
        }
        const auto end = pattern.find('}', at);
        path += pattern.substr(at, end - at + 1) == "{file}" ? file : std::string(32, '7');
        at = end + 1;
    }
    return path;
}

/// A form that could be anybody's: its own action id, and the revision that a fresh file has.
Fields plain_form(std::uint64_t seen) {
    return {{"action_id", "0123456789abcdef0123456789abcdef"},
            {"seen", std::to_string(seen)},
            {"part", "condition"},
            {"number", "0000-0000-0"}};
}

bool about_a_file(const web::Router::Listed& route) {
    return route.pattern.contains("{file}");
}
bool of_a_system(const web::Router::Listed& route) {
    return route.pattern.starts_with("/api/");
}

class AccessTable : public ::testing::Test {
  protected:
    World world;
    CaseId own;
    std::uint64_t seen = 0;

    AccessTable() {
        make_ready(world);
        own = world.begin(1, "officer");
        seen = gather(world.house(), world.base.as("officer"), own, {}, {"test"})
                   .value()
                   .revision(Compartment::procedure);
        saved = world.store().save();
    }
    std::optional<MemoryStore::Saved> saved;

    Answer ask(const std::string& login, const web::Router::Listed& route, const CaseId& file) {
        Asked asked{route.method, path_of(route.pattern, file.text()), {}, {}, {}};
        if (route.method == web::Method::post) asked.fields = plain_form(seen);
        return world.ask(77, login, asked);
    }
    /// The same request in a world where nothing else happened.
    Answer ask_afresh(const std::string& login, const web::Router::Listed& route, const CaseId& file) {
        world.rewind();
        world.store().restore(*saved);
        return ask(login, route, file);
    }
    std::string row_of(const web::Router::Listed& route) {
        std::map<int, std::string> by_status;
        for (const auto& login : observers()) by_status[ask_afresh(login, route, own).status] += " " + login;
        auto row = fmt::format("{} {}\n", web::name_of(route.method), route.pattern);
        world.rewind();
        row += fmt::format(
            "    nobody {}\n",
            world.ask_nobody({route.method, path_of(route.pattern, own.text()), {}, {}, {}}).status);
        for (const auto& [status, logins] : by_status) row += fmt::format("    {}{}\n", status, logins);
        return row;
    }
};

TEST_F(AccessTable, IsTheOneThatStandsInTheTreeForEveryRouteAndRole) {
    std::map<std::string, std::string> expected;
    {
        std::ifstream file(table_file);
        std::string line, route;
        while (std::getline(file, line)) {
            if (line.empty() || line.starts_with('#')) continue;
            if (!line.starts_with(' ')) route = line;
            expected[route] += line + "\n";
        }
    }
    std::string table =
        "# Who gets what on each route, for a file that `officer` began in the unit of everybody here; "
        "`nobody` has no session.\n"
        "# Forms are sent with a right token and nothing filled in: 422 or 400 is a form that was read and "
        "not accepted.\n"
        "# Made by tests/attack/access_table_test.cpp with HOGO_WRITE_TABLES=1; each change of it is a "
        "decision.\n\n";
    std::size_t routes = 0;
    for (const auto& route : world.router().routes()) {
        const auto row = row_of(route);
        table += row;
        ++routes;
        const auto name = row.substr(0, row.find('\n'));
        if (std::getenv("HOGO_WRITE_TABLES")) continue;
        EXPECT_EQ(row, expected[name]) << "the row of this route";
        expected.erase(name);
    }
    if (std::getenv("HOGO_WRITE_TABLES")) {
        std::ofstream(table_file) << table;
        return;
    }
    for (const auto& [route, row] : expected)
        ADD_FAILURE() << route << " is in the table and answers nowhere";
    fmt::print("{} routes, {} roles, {} answers compared\n", routes, observers().size(),
               routes * (observers().size() + 1));
}

TEST_F(AccessTable, NothingButTheWayInOpensWithoutASession) {
    for (const auto& route : world.router().routes()) {
        const auto answer = world.ask_nobody({route.method, path_of(route.pattern, own.text()), {}, {}, {}});
        const bool way_in = route.pattern.starts_with("/sign-in") || route.pattern.starts_with("/assets") ||
                            route.pattern == "/language" || route.pattern == "/sign-out" ||
                            route.pattern == "/api/v1/openapi.json" ||
                            route.pattern.starts_with("/calendars/") || route.pattern.starts_with("/feeds/");
        if (way_in) continue;
        EXPECT_TRUE(answer.status == 303 || answer.status == 401 || answer.status == 404)
            << web::name_of(route.method) << " " << route.pattern << " answers " << answer.status
            << " without a session";
    }
}

TEST_F(AccessTable, AClosedAWalledAndANonexistentFileAreOneAnswerOnEveryRoute) {
    const auto nowhere = *CaseId::parse(std::string(32, 'c'));
    // `lead_two` is walled from the file; `landing` was never given a part in it.
    auto ready = ready_to_raise(world.house(), world.base.as("lead"), own,
                                {world.base.id("lead_two"), "named_in_case", true, said("関係者")})
                     .value();
    TestHouse::receipt_of(world.act(5, "lead", own, ready), "wall");
    saved = world.store().save();
    std::size_t compared = 0;
    for (const auto& route : world.router().routes()) {
        if (!about_a_file(route) || of_a_system(route)) continue;
        for (const auto* login : {"lead_two", "landing"}) {
            const auto closed = ask_afresh(login, route, own), none = ask_afresh(login, route, nowhere);
            const auto name = fmt::format("{} {} by {}", web::name_of(route.method), route.pattern, login);
            EXPECT_EQ(closed.head, none.head) << name;
            EXPECT_EQ(closed.body, none.body) << name;
            EXPECT_EQ(closed.calls, none.calls) << name;
            EXPECT_EQ(closed.crypto, none.crypto) << name;
            EXPECT_GE(closed.status, 400) << name;
            ++compared;
        }
    }
    EXPECT_GT(compared, 60u);
}

TEST_F(AccessTable, AnErasedAndANonexistentFileAreOneAnswerOnEveryRoute) {
    const auto nowhere = *CaseId::parse(std::string(32, 'c'));
    shred(world.base, own);
    saved = world.store().save();
    for (const auto& route : world.router().routes()) {
        if (!about_a_file(route) || of_a_system(route)) continue;
        for (const auto* login : {"duty", "lead", "director"}) {  // who read it until then
            const auto erased = ask_afresh(login, route, own), none = ask_afresh(login, route, nowhere);
            const auto name = fmt::format("{} {} by {}", web::name_of(route.method), route.pattern, login);
            EXPECT_EQ(erased.head, none.head) << name;
            EXPECT_EQ(erased.body, none.body) << name;
            EXPECT_EQ(erased.calls, none.calls) << name;
            EXPECT_EQ(erased.crypto, none.crypto) << name;
        }
    }
}

TEST_F(AccessTable, EveryRouteWithoutAFileIsOnTheListOfReleases) {
    std::ostringstream text;
    text << std::ifstream(HOGO_SOURCE_DIR "/docs/releases.md").rdbuf();
    const auto whole = text.str();
    const auto from = whole.find("## Routes");
    ASSERT_NE(from, whole.npos);
    const auto section = whole.substr(from, whole.find("\n## ", from) - from);
    std::set<std::string> listed, served;
    for (std::size_t at = 0; (at = section.find("`/", at)) != section.npos;) {
        const auto end = section.find('`', at + 1);
        listed.insert(section.substr(at + 1, end - at - 1));
        at = end + 1;
    }
    for (const auto& route : world.router().routes())
        if (!about_a_file(route)) served.insert(route.pattern);
    for (const auto& route : served)
        EXPECT_TRUE(listed.contains(route))
            << route << " answers, and docs/releases.md does not say what it tells";
    for (const auto& route : listed)
        EXPECT_TRUE(served.contains(route)) << route << " is on the list of releases and answers nowhere";
}

}  // namespace
}  // namespace hogo::attack
