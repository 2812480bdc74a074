#include <nlohmann/json.hpp>

#include "planning/json.h"

namespace hogo::planning {
namespace {

using Json = nlohmann::ordered_json;

Json assignments(const Plan& plan) {
    Json all = Json::array();
    for (const auto& a : plan)
        all.push_back({{"interview", a.interview},
                       {"day", a.day},
                       {"slot", a.slot},
                       {"officer", a.officer},
                       {"interpreter", a.interpreter},
                       {"room", a.room}});
    return all;
}

Json level_object(const Levels& levels) {
    Json object;
    for (int k = 0; k < level_count; ++k) object[level_names[k]] = levels[k];
    return object;
}

Json remedy_object(const Remedy& remedy) {
    Json object = {{"kind", remedy.kind == Remedy::Kind::officer       ? "officer"
                            : remedy.kind == Remedy::Kind::interpreter ? "interpreter"
                                                                       : "room"},
                   {"at", {{"day", remedy.at.day}, {"from", remedy.at.from}, {"until", remedy.at.until}}}};
    if (remedy.female) object["female"] = *remedy.female;
    if (remedy.kind == Remedy::Kind::interpreter) object["language"] = remedy.language;
    if (remedy.kind == Remedy::Kind::officer) object["training"] = remedy.training;
    if (remedy.kind == Remedy::Kind::room)
        object["privacy"] = remedy.privacy, object["accessible"] = remedy.accessible,
        object["office"] = remedy.office;
    if (remedy.remote) object["remote"] = true;
    return object;
}

Json explanation_objects(const std::vector<Explanation>& explanations) {
    Json all = Json::array();
    for (const auto& e : explanations) {
        Json object = {{"interview", e.interview}, {"ideal", name_of(e.ideal)}, {"cause", name_of(e.cause)}};
        for (const auto& removed : e.removed)
            object["removed"].push_back(
                {{"party", removed.party}, {"rule", removed.rule}, {"count", removed.count}});
        if (!e.bookings.empty()) object["bookings"] = e.bookings;
        if (e.move)
            object["move"] = {{"other", assignments({e.move->other})[0]},
                              {"own", assignments({e.move->own})[0]}};
        if (e.remedy) object["remedy"] = remedy_object(*e.remedy);
        object["sentence"] = e.sentence;
        all.push_back(std::move(object));
    }
    return all;
}

}  // namespace

std::string write_plan(const Instance& instance, const Outcome& outcome, Objective objective,
                       const std::vector<Explanation>& explanations) {
    Json plan = {{"format", "planning-plan/1"},
                 {"objective", objective == Objective::cost ? "cost" : "levels"},
                 {"interviews", instance.interviews.size()},
                 {"levels", level_object(outcome.levels)},
                 {"cost", outcome.cost}};
    if (objective == Objective::cost) {
        plan["bound"] = outcome.bound;
        plan["gap"] = outcome.cost > 0 ? static_cast<double>(outcome.cost - outcome.bound) /
                                             static_cast<double>(outcome.cost)
                                       : 0.0;
    } else {
        plan["bounds"] = outcome.bounds;
    }
    plan["proven"] = outcome.proven;
    plan["assignments"] = assignments(outcome.plan);
    plan["explanations"] = explanation_objects(explanations);
    return plan.dump();
}

std::string write_replanned(const Planner& planner, const Replanned& replanned,
                            const std::vector<Explanation>& explanations) {
    const Json plan = {{"format", "planning-plan/1"},
                       {"objective", "levels"},
                       {"interviews", planner.instance().interviews.size()},
                       {"levels", level_object(planner.levels())},
                       {"cost", cost_of(planner.levels())},
                       {"changes",
                        {{"placed", assignments(replanned.placed)},
                         {"unplanned", replanned.unplanned},
                         {"others_moved", replanned.others_moved}}},
                       {"assignments", assignments(planner.plan())},
                       {"explanations", explanation_objects(explanations)}};
    return plan.dump();
}

}  // namespace hogo::planning
