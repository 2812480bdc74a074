// The interface for other systems, against its own description: what it answers, refuses and never repeats.
#include "web/api/interface.h"

#include "actions/register_system.h"
#include "test_house.h"
#include "web/api/schema.h"

namespace hogo::web::api {
namespace {

using actions::testing::TestHouse;
using Json = nlohmann::json;

struct Api : ::testing::Test {
    TestHouse house;
    Router router;
    std::string key{actions::draw_interface_key(house.random()).reveal()};

    Api() {
        const auto added = actions::add_system(house.house(), house.as("administrator"),
                                               {"airline-liaison", "Airline liaison", "tokyo", SecretText(std::string(key))});
        if (!added || !std::holds_alternative<actions::OfficeChange>(*added)) throw std::runtime_error("no system");
        add_interface_routes(router, house.house());
    }

    Request request(Method method, const std::string& path, const std::string& body = {}) {
        Request request;
        request.method = method;
        request.path = path;
        for (std::size_t at = 1; at < path.size();) {
            const auto end = std::min(path.find('/', at), path.size());
            request.segments.push_back(path.substr(at, end - at));
            at = end + 1;
        }
        request.content_type = "application/json";
        request.authorization = "Bearer " + key;
        request.body = Bytes(body.begin(), body.end());
        return request;
    }
    Response post(const std::string& path, const std::string& body) { return router.answer(request(Method::post, path, body)); }
    Response report(const std::string& body) { return post("/api/v1/encounters", body); }
    Response check(const std::string& body) { return post("/api/v1/hold-checks", body); }

    Json encounter(const std::string& number) {
        return {{"door", "landing_examination"},
                {"seen_at", house.house().now().text()},
                {"suspicion", "yes"},
                {"facts", {{"person.sex", "female"}, {"person.age", 24}, {"encounter.companion", "yes"}, {"stay.expires_on", "2025-07-01"}}},
                {"indicators", {{"d5.debt_bondage", "yes"}}},
                {"observed", "Somebody answered for her."},
                {"name", "Example Invented-Person"},
                {"document", {{"type", "passport"}, {"number", number}, {"issuing_country", "PHL"}}}};
    }
    std::string hold_check(const std::string& number) {
        return Json{{"document_type", "passport"}, {"document_number", number}, {"issuing_country", "PH"}, {"step", "take_into_custody"}}.dump();
    }
    std::size_t commits() {
        return static_cast<std::size_t>(std::ranges::count(house.store().leaves(), "change", &actions::testing::MemoryStore::Leaf::kind));
    }
};

TEST_F(Api, TheDescriptionNamesExactlyTheRoutesThatAreServed) {
    std::vector<std::string> served, described;
    for (const auto& route : interface_routes()) served.push_back(std::string(name_of(route.method)) + " " + std::string(route.path));
    for (const auto& [path, methods] : openapi().at("paths").items())
        for (const auto& [method, operation] : methods.items()) {
            auto name = method;
            std::ranges::transform(name, name.begin(), [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
            described.push_back(name + " " + path);
        }
    std::ranges::sort(served);
    std::ranges::sort(described);
    EXPECT_EQ(served, described);
    for (const auto& route : interface_routes()) {
        const auto answer = router.answer(request(route.method, std::string(route.path)));
        EXPECT_NE(answer.status, 404) << route.path;
        EXPECT_NE(answer.status, 405) << route.path;
    }
}

TEST_F(Api, TheDescriptionIsServedToAnybodyAsItStands) {
    auto asked = request(Method::get, "/api/v1/openapi.json");
    asked.authorization.clear();
    const auto answer = router.answer(asked);
    EXPECT_EQ(answer.status, 200);
    EXPECT_TRUE(answer.content_type.starts_with("application/json"));
    EXPECT_EQ(Json::parse(answer.body), openapi());
    EXPECT_EQ(openapi().at("openapi"), "3.1.0");
}

TEST_F(Api, EveryReferenceInTheDescriptionLeadsSomewhere) {
    std::function<void(const Json&)> walk = [&](const Json& part) {
        if (part.is_object() && part.contains("$ref")) {
            const auto to = part["$ref"].get<std::string>();
            ASSERT_TRUE(to.starts_with("#/"));
            EXPECT_TRUE(openapi().contains(Json::json_pointer(to.substr(1)))) << to;
        }
        if (part.is_structured())
            for (const auto& each : part) walk(each);
    };
    walk(openapi());
}

/// Each status and body that the code answers is one that the description allows for that operation.
TEST_F(Api, EveryAnswerIsOneThatTheDescriptionAllows) {
    auto allowed = [&](const std::string& path, const Response& answer) {
        const auto& responses = openapi().at("paths").at(path).at("post").at("responses");
        const auto status = std::to_string(answer.status);
        ASSERT_TRUE(responses.contains(status)) << path << " " << status;
        auto response = responses.at(status);
        if (response.contains("$ref")) response = openapi().at(Json::json_pointer(response["$ref"].get<std::string>().substr(1)));
        const auto type = answer.content_type.substr(0, answer.content_type.find(';'));
        ASSERT_TRUE(response.at("content").contains(type)) << type;
        const auto reference = response["content"][type]["schema"]["$ref"].get<std::string>();
        EXPECT_TRUE(faults_of(Json::parse(answer.body), reference.substr(reference.rfind('/') + 1)).empty()) << answer.body;
    };
    for (const auto& path : {std::string("/api/v1/encounters"), std::string("/api/v1/hold-checks")}) {
        allowed(path, post(path, path.ends_with("encounters") ? encounter("P1234567A").dump() : hold_check("P1234567A")));
        allowed(path, post(path, "{}"));
        allowed(path, post(path, "no json"));
        auto keyless = request(Method::post, path, "{}");
        keyless.authorization = "Bearer nobody";
        allowed(path, router.answer(keyless));
        auto plain = request(Method::post, path, "{}");
        plain.content_type = "text/plain";
        allowed(path, router.answer(plain));
    }
}

TEST_F(Api, EveryWrongKeyGetsTheSameBytes) {
    std::set<std::string> bodies;
    for (const auto& header : {std::string(), std::string("Bearer "), std::string("Basic ") + key, std::string("Bearer ") + key + "x",
                               "Bearer hogo_" + std::string(43, 'A'), std::string("Bearer \xff\xfe")}) {
        auto asked = request(Method::post, "/api/v1/encounters", encounter("P1234567A").dump());
        asked.authorization = header;
        const auto answer = router.answer(asked);
        EXPECT_EQ(answer.status, 401) << header;
        bodies.insert(answer.body);
    }
    EXPECT_EQ(bodies.size(), 1u);
    EXPECT_EQ(commits(), 0u);
}

TEST_F(Api, KnownAndUnknownPersonsGetAnswersOfOneShapeAndSize) {
    actions::RecordEncounter known;
    known.identity.documents.push_back({"passport", actions::testing::text("P1234567A"), "ph"});
    house.begin("officer", known);
    const auto first = report(encounter("P1234567A").dump()), second = report(encounter("P7654321B").dump());
    EXPECT_EQ(first.status, 202);
    EXPECT_EQ(second.status, 202);
    EXPECT_EQ(first.body.size(), second.body.size());
    EXPECT_EQ(first.content_type, second.content_type);
    EXPECT_EQ(first.headers, second.headers);
    EXPECT_EQ(Json::parse(first.body).at("accepted"), true);
    EXPECT_EQ(Json::parse(first.body).size(), 2u);
}

TEST_F(Api, AReportArrivesInTheFileAsItWasSent) {
    EXPECT_EQ(report(encounter("P1234567A").dump()).status, 202);
    const domain::IdentityDocument document{"passport", actions::testing::text("P1234567A"), "ph"};
    const auto files = house.store().find_documents(actions::document_tokens(house.house(), {{document}}));
    ASSERT_EQ(files->size(), 1u);
    const auto file = house.file(files->front());
    EXPECT_TRUE(file.file_open());
    EXPECT_EQ(file.facts.at("person.age").back().value, domain::FactValue(std::int64_t(24)));
    EXPECT_EQ(file.identity.opened()->back().first.names.front(), actions::testing::text("Example Invented-Person"));
}

TEST_F(Api, TheSameIdempotencyKeyIsTheSameEncounterAndAnotherIsAnother) {
    auto asked = request(Method::post, "/api/v1/encounters", encounter("P1234567A").dump());
    asked.idempotency_key = "3F2504E0-4F89-11D3-9A0C-0305E82C3301";
    const auto first = router.answer(asked);
    asked.idempotency_key = "3f2504e0-4f89-11d3-9a0c-0305e82c3301";
    EXPECT_EQ(router.answer(asked).body, first.body);
    asked.idempotency_key = "3f2504e0-4f89-11d3-9a0c-0305e82c3302";
    EXPECT_NE(router.answer(asked).body, first.body);
    asked.idempotency_key = "no uuid";
    EXPECT_EQ(router.answer(asked).status, 422);
}

TEST_F(Api, HoldChecksAnswerOneWordInOneSize) {
    EXPECT_EQ(report(encounter("P1234567A").dump()).status, 202);
    const auto refer = check(hold_check("P1234567A"));
    EXPECT_EQ(refer.status, 200);
    EXPECT_EQ(Json::parse(refer.body), (Json{{"answer", "refer"}}));
    for (int i = 0; i < 20; ++i) {
        const auto answer = check(hold_check(fmt::format("XX{:07}", 1000 + i)));
        EXPECT_EQ(answer.body.size(), refer.body.size());
        EXPECT_EQ(answer.headers, refer.headers);
        if (Json::parse(answer.body) == Json{{"answer", "proceed"}}) return;
    }
    FAIL() << "nobody proceeds";
}

TEST_F(Api, WhatDoesNotFitIsRefusedWithoutRepeatingItAndChangesNothing) {
    const auto good = encounter("P1234567A");
    const auto with = [&](const char* pointer, const Json& value) {
        auto changed = good;
        changed[Json::json_pointer(pointer)] = value;
        return changed.dump();
    };
    auto without_door = good;
    without_door.erase("door");
    const std::pair<std::string, std::string> wrong[] = {
        {"", ""},
        {"[]", ""},
        {"{\"door\":1", ""},
        {"\xff\xfe", ""},
        {R"({"door":"landing_examination","door":"departure","seen_at":"2025-06-12T03:00:00Z"})", ""},
        {std::string(5000, '['), ""},
        {without_door.dump(), ""},
        {with("/door", 7), "/door"},
        {with("/door", "back_door"), "/door"},
        {with("/door", "Secret Word"), "/door"},
        {with("/seen_at", "yesterday afternoon"), "/seen_at"},
        {with("/seen_at", "2025-02-30T10:00:00Z"), "/seen_at"},
        {with("/seen_at", "2031-01-01T10:00:00Z"), "/seen_at"},
        {with("/language", "x"), "/language"},
        {with("/suspicion", "perhaps"), "/suspicion"},
        {with("/suspicion", true), "/suspicion"},
        {with("/facts", Json::array()), "/facts"},
        {with("/facts/person.shoe_size", 40), "/facts"},
        {with("/facts/person.age", "twenty"), "/facts"},
        {with("/facts/person.age", 1.5), "/facts"},
        {with("/facts/stay.expires_on", "2025-02-30"), "/facts"},
        {with("/indicators/d5.debt_bondage", "maybe"), "/indicators"},
        {with("/observed", std::string(4001, 'x')), "/observed"},
        {with("/observed", "a\u0007b"), "/observed"},
        {with("/name", std::string(301, 'x')), "/name"},
        {with("/document/number", ""), "/document/number"},
        {with("/document/type", "library_card"), "/document/type"},
        {with("/document/issuing_country", "Philippines"), "/document/issuing_country"},
        {with("/secret_member", "secret value"), ""}};
    for (const auto& [body, pointer] : wrong) {
        const auto answer = report(body);
        EXPECT_EQ(answer.status, 422) << body;
        EXPECT_EQ(answer.content_type, "application/problem+json");
        const auto problem = Json::parse(answer.body);
        EXPECT_TRUE(faults_of(problem, "Problem").empty()) << answer.body;
        EXPECT_TRUE(std::ranges::any_of(problem["errors"], [&](const Json& error) { return error["pointer"] == pointer; }))
            << body.substr(0, 200) << "\n" << answer.body;
        for (const auto* sent : {"secret", "Secret", "perhaps", "yesterday", "library", "shoe", "Invented", "P1234567A", "xxxx"})
            EXPECT_EQ(answer.body.find(sent), std::string::npos) << answer.body;
    }
    EXPECT_EQ(commits(), 0u);
}

TEST_F(Api, ABrokenHoldCheckIsRefusedLikeABrokenReport) {
    for (const auto& body : {std::string("{}"), std::string("null"), hold_check("a\u0007b"), hold_check(std::string(61, '1')),
                             std::string(R"({"document_type":"passport","document_number":"P1","issuing_country":"PH","step":"take_into_custody","x":1})"),
                             std::string(R"({"document_type":"passport","document_number":12345678,"issuing_country":"PH","step":"take_into_custody"})"),
                             std::string(R"({"document_type":"passport","document_number":"P1","issuing_country":"PH","step":"No Code"})")})
        EXPECT_EQ(check(body).status, 422) << body;
}

TEST_F(Api, OnlyJsonIsRead) {
    for (const auto& [type, status] : {std::pair{"application/json; charset=utf-8", 202}, std::pair{"Application/JSON", 202},
                                       std::pair{"text/plain", 415}, std::pair{"", 415}, std::pair{"application/jsonp", 415}}) {
        auto asked = request(Method::post, "/api/v1/encounters", encounter("P1234567A").dump());
        asked.content_type = type;
        EXPECT_EQ(router.answer(asked).status, status) << type;
    }
}

}  // namespace
}  // namespace hogo::web::api
