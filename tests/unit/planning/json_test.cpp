// What is written fits its schema; what is read is refused with its field.
#include "planning/json.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include <nlohmann/json.hpp>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

#include "sample.h"

namespace hogo::planning {
namespace {

bool fits(const std::string& name, const nlohmann::json& value) {
    std::ifstream file(std::string(HOGO_SOURCE_DIR "/docs/formats/planning/") + name + ".schema.json");
    const auto document = nlohmann::json::parse(file);
    valijson::Schema schema;
    valijson::SchemaParser().populateSchema(valijson::adapters::NlohmannJsonAdapter(document), schema);
    return valijson::Validator().validate(schema, valijson::adapters::NlohmannJsonAdapter(value), nullptr);
}

const char* const tiny = R"({"format": "planning-instance/2",
    "calendar": {"days": 2, "slots_per_day": 4, "slot_minutes": 30, "lunch_before_slot": 2},
    "officers": [{"id": "O", "female": true, "training": 2, "available": [[true, true], [true, true]]}],
    "interpreters": [{"id": "T", "native": "km", "others": [], "network": 3, "available": [{"day": 0, "from": 0, "until": 2}]}],
    "rooms": [{"id": "R", "privacy": 3, "zone": 1, "office": "a"}],
    "companions": [{"id": "S", "available": [[true, false], [false, false]]}],
    "interviews": [{"id": "I", "native": "km", "second": null, "duration": 2, "deadline_day": 1, "present": ["S"],
                    "pin": {"day": 0}, "not_before": {"day": 0, "slot": 0}},
                   {"id": "J", "native": "km", "duration": 2, "risk": 2, "prefers": "afternoon"}]})";

TEST(Formats, AnInstanceThatFitsItsSchemaIsRead) {
    EXPECT_TRUE(fits("instance-2", nlohmann::json::parse(tiny)));
    const auto instance = read_instance(tiny);
    ASSERT_TRUE(instance) << instance.error().front().text();
    EXPECT_EQ(instance->interviews[0].pin->day, 0);
    EXPECT_EQ(instance->interpreters[0].network, "3");
    auto spoilt = nlohmann::json::parse(tiny);
    spoilt["interviews"][0]["risk"] = 7;
    EXPECT_FALSE(fits("instance-2", spoilt));
    ASSERT_FALSE(read_instance(spoilt.dump()));
    EXPECT_EQ(read_instance(spoilt.dump()).error().front().text(), "interviews[0].risk: between 0 and 2");
}

TEST(Formats, APlanWithExplanationsFitsItsSchemaAndIsReadBack) {
    Planner planner(sample::draw({.interviews = 30, .second_format = true}, 4));
    InTurn in_turn;
    for (const auto objective : {Objective::levels, Objective::cost}) {
        Budget budget;
        budget.objective = objective;
        budget.search.iterations = 300, budget.bound.iterations = 20;
        const auto outcome = planner.plan(budget, in_turn);
        const auto written = write_plan(planner.instance(), outcome, objective, planner.explain());
        EXPECT_TRUE(fits("plan-1", nlohmann::json::parse(written)));
        EXPECT_EQ(read_plan(written).value(), outcome.plan);
    }
    const auto replanned = planner.change({.cancelled = {planner.instance().interviews.front().id}});
    EXPECT_TRUE(
        fits("plan-1", nlohmann::json::parse(write_replanned(planner, replanned, planner.explain()))));
}

TEST(Formats, ChangesAreCheckedAgainstTheInstance) {
    const auto instance = read_instance(tiny).value();
    const std::string good =
        R"({"format": "planning-changes/1", "absences": [{"party": "room", "id": "R", "day": 1, "from": 0, "until": 2}],
        "conflicts": [{"interview": "J", "party": "officer", "id": "O"}], "cancelled": ["I"], "pins": [{"interview": "J", "pin": null}],
        "added": [{"id": "K", "native": "th", "duration": 1}]})";
    EXPECT_TRUE(fits("changes-1", nlohmann::json::parse(good)));
    ASSERT_TRUE(read_changes(good, instance)) << read_changes(good, instance).error().front().text();
    const auto wrong = read_changes(R"({"format": "planning-changes/1", "cancelled": ["nobody"]})", instance);
    ASSERT_FALSE(wrong);
    EXPECT_EQ(wrong.error().front().text(), "cancelled[0]: no interview \"nobody\"");
    const auto misspelt = read_changes(R"({"format": "planning-changes/1", "absense": []})", instance);
    ASSERT_FALSE(misspelt);
    EXPECT_EQ(misspelt.error().front().field, "absense");
}

}  // namespace
}  // namespace hogo::planning
